"""The command `compare`: what is different, and is it more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from citenet.cli.gates import gates_option, leave_when_fired
from citenet.cli.options import COUNTING, READING, corpus_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import refuse, settings_for

if TYPE_CHECKING:
    from citenet.comparison import Gate


@click.command()
@click.argument("first")
@click.argument("second")
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@gates_option
@format_options
@settings_options("focal", *COUNTING, *READING)
@click.pass_context
def compare(context: click.Context, first: str, second: str, corpus: str | None, technology: tuple[str, ...],
            fail_on: Sequence[Gate], form: str | None, output: str | None, **flags: str | None) -> None:
    """Compare FIRST with SECOND: two countries, two windows, or two folders.

    \b
    citenet compare NL DE CORPUS                    two countries
    citenet compare 2011-2015 2016-2020 CORPUS      the focal country in two windows
    citenet compare outputs/old outputs/new         the focal country in two runs, or two corpora
    """
    from citenet.pipeline.comparing import ask_comparison, compared

    across = compared(first, second)
    if across == "folder":
        refuse({"CORPUS": corpus}, "where two folders are compared")
        settings = settings_for(flags, first, second, of_built=["focal", "language"])
    else:
        named = "two windows" if across == "window" else "two countries"
        refuse({"--window": flags["window"]} if across == "window" else {"--focal": flags["focal"]},
               f"where {named} are compared")
        settings = settings_for(flags, corpus)
    answer = ask_comparison(first, second, corpus, entity=settings.focal, technologies=technology, settings=settings,
                            progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="comparison/1", about=answer.about, text=answer.text,
         table=answer.table)
    leave_when_fired(context, fail_on, answer.rows)
