"""The command `trend`: is it getting better or worse?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import refuse, settings_for


@click.command()
@name_argument("entity")
@corpus_argument
@click.option("--length", type=click.IntRange(min=1), help="Years in a window.  [default: 5]")
@click.option("--step", type=click.IntRange(min=1), help="Years from one window to the next.  [default: the length]")
@click.option("--cumulative", is_flag=True, help="Windows that all start in the first year.")
@click.option("--benchmark", help="Other countries to show beside it: DE,BE,SE,AT.")
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@format_options
@settings_options(*COUNTING, *READING)
def trend(entity: str, corpus: str | None, length: int | None, step: int | None, cumulative: bool,
          benchmark: str | None, technology: tuple[str, ...], form: str | None, output: str | None,
          **flags: str | None) -> None:
    """Print indicators of the country ENTITY over windows, and their change a year with its interval.

    Windows are fixed (step = length), sliding (--step 1) or --cumulative; --window names them one by one.
    """
    from dataclasses import replace

    from citenet.pipeline.trends import Windows, ask_trends
    from citenet.settings import names_in

    shapes = {"--length": length, "--step": step, "--cumulative": cumulative}
    if flags["window"]:
        refuse(shapes, "beside --window, which names the windows one by one", fix="leave out one or the other")
    if cumulative and step:
        refuse({"--length": length}, "beside --cumulative and --step")
    settings = settings_for(flags, corpus)
    if any(shapes.values()):
        # Asked for here and now, they go before windows in the environment or in citenet.toml.
        settings = replace(settings, window="")
    years = length or 5
    names = [entity, *names_in(benchmark or "")]
    answer = ask_trends(names, corpus, Windows(years, step or years, cumulative), technologies=technology,
                        settings=settings, progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="trend/1", about=answer.about, text=answer.text,
         table=answer.table)
