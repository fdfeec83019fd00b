"""The command `check`: how good are the data?"""

from __future__ import annotations

import click

from citenet.cli.import_ import READING
from citenet.cli.options import language_asked, language_option
from citenet.cli.printing import format_options, show
from citenet.errors import InputError


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--strict", is_flag=True, help="Exit with 1 when there is anything to worry about.")
@READING["delimiter"]
@READING["encoding"]
@format_options
@language_option
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], strict: bool, form: str | None, output: str | None,
          **options: str | None) -> None:
    """Report on a corpus, or look at raw files before importing them.

    Coverage of country, organisation, class, year and family; unmatched ids; duplicates;
    self-citations; offices such as EP and WO taken for countries; everything left out, and why.
    """
    from citenet.pipeline.checking import check_paths

    report = check_paths(paths, language_asked(), **options)
    show(report.rows, form=form, output=output, schema="check/1", text=report.text)
    if report.refused:
        context.exit(InputError.exit_code)
    if strict and report.worries:
        context.exit(1)
