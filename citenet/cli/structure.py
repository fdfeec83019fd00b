"""The command `structure`: who belongs together in a network, and who stands in between?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, say_last_window, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("technology")
@corpus_argument
@click.option("--level", type=click.Choice(["country", "organisation"]), default="organisation", show_default=True,
              help="Countries or organisations.")
@click.option("--top", default=20, show_default=True, type=click.IntRange(min=1), help="How many the text shows.")
@click.option("--sources", default=64, show_default=True, type=click.IntRange(min=1),
              help="From how many entities shortest paths are counted, for betweenness; drawn where there are more.")
@format_options
@settings_options(*COUNTING, "seed", "language")
def structure(technology: str, corpus: str | None, level: str, top: int, sources: int, form: str | None,
              output: str | None, **flags: str | None) -> None:
    """Print PageRank, betweenness, community, component and cores of the network of TECHNOLOGY.

    The text shows the first by PageRank; JSON and CSV hold all.
    """
    from dataclasses import replace

    from citenet.pipeline.structure import ask_structure

    settings = replace(settings_for(flags, corpus), draws=0)
    answer = ask_structure(technology, corpus, level=level, top=top, sources=sources, settings=settings,
                           progress=progress)
    progress_done()
    say_last_window(answer.about["data_quality"]["windows"])
    show(answer.rows, form=form, output=output, schema="structure/1", about=answer.about, text=answer.text,
         table=answer.table)
