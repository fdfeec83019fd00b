"""The command `trend`: is it getting better or worse?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, READING, corpus_argument, settings_options
from citenet.cli.printing import format_options, progress, progress_done, show
from citenet.cli.settling import settings_for


@click.command()
@click.argument("entity")
@corpus_argument
@click.option("--length", default=5, show_default=True, type=click.IntRange(min=1), help="Years in a window.")
@click.option("--step", type=click.IntRange(min=1), help="Years from one window to the next.  [default: the length]")
@click.option("--cumulative", is_flag=True, help="Windows that all start in the first year.")
@click.option("--benchmark", help="Other countries to show beside it: DE,BE,SE,AT.")
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@format_options
@settings_options(*COUNTING, *READING)
def trend(entity: str, corpus: str | None, length: int, step: int | None, cumulative: bool, benchmark: str | None,
          technology: tuple[str, ...], form: str | None, output: str | None, **flags: str | None) -> None:
    """Print indicators of the country ENTITY over windows, and their change a year with its interval.

    Windows are fixed (step = length), sliding (--step 1) or --cumulative; --window names them one by one.
    """
    from citenet.pipeline.trends import Windows, ask_trends

    settings = settings_for(flags, corpus)
    names = [entity, *filter(None, (benchmark or "").replace(" ", "").split(","))]
    answer = ask_trends(names, corpus, Windows(length, step or length, cumulative), technologies=technology,
                        settings=settings, progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="trend/1", about=answer.about, text=answer.text,
         table=answer.table)
