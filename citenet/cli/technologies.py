"""The command `technologies`: which class codes make a technology, and which rule put a patent there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citenet.cli.options import settings_options
from citenet.cli.printing import format_options, say, show
from citenet.cli.settling import refuse

if TYPE_CHECKING:
    from citenet.settings import Settings


@click.group(invoke_without_command=True)
@click.pass_context
@format_options
@settings_options("technologies", "language")
def technologies(context: click.Context, form: str | None, output: str | None, **flags: str | None) -> None:
    """List the technologies; `show` prints the rules of one, `test` what puts a patent or code where."""
    from citenet.pipeline.explaining import list_technologies
    from citenet.settings import resolve

    context.obj = resolve(flags).settings
    if verb := context.invoked_subcommand:
        refuse({f"--{form}": form, "-o": output}, f"before {verb}", fix=f"put it behind {verb}")
    else:
        show(list_technologies(context.obj), form=form, output=output, schema="technologies/1")


@technologies.command("show")
@click.argument("technology")
@format_options
@click.pass_obj
def show_one(settings: Settings, technology: str, form: str | None, output: str | None) -> None:
    """Print the rules of TECHNOLOGY: class codes, tier, evidence."""
    from citenet.pipeline.explaining import show_technology

    show(show_technology(technology, settings), form=form, output=output, schema="rules/1")


@technologies.command("test")
@click.argument("subjects", nargs=-1, required=True)
@click.option("--corpus", type=click.Path(), help="Corpus in which the patents are looked up.")
@format_options
@click.pass_obj
def test(settings: Settings, subjects: tuple[str, ...], corpus: str | None, form: str | None,
         output: str | None) -> None:
    """Tell which rule puts SUBJECTS where: class codes, or with --corpus document numbers.

    A code without a scheme in front of it (CPC, USPC, NTS) is an IPC code.

    \b
    citenet technologies test "G06N 10/20" "USPC 385/12"
    citenet technologies test --corpus data/sample DOCUMENT
    """
    from citenet.pipeline.explaining import explain_subjects

    rows = explain_subjects(subjects, settings, corpus=corpus)
    bare = dict.fromkeys(rows.loc[(rows["scheme"] == "IPC") & (rows["symbol"] == rows["subject"]), "subject"])
    if bare:
        say("read_as_ipc", codes=", ".join(bare))
    show(rows, form=form, output=output, schema="matches/1")
