"""The command `network`: one interactive page of one technology."""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import say
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("technology")
@corpus_argument
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@click.option("--shown", type=click.IntRange(min=1),
              help="Entities drawn at most, up to 20000.  [default: all countries, the 60 strongest organisations]")
@click.option("--renderer", type=click.Choice(["auto", "vis", "sigma"]), default="auto", show_default=True,
              help="vis draws every link with its arrow, sigma draws crowds; auto takes sigma for more than 300.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The page; by default TECHNOLOGY-LEVEL.html.")
@settings_options("focal", *COUNTING, *READING)
def network(technology: str, corpus: str | None, level: str, shown: int | None, renderer: str, output: str | None,
            **flags: str | None) -> None:
    """Make the network page of TECHNOLOGY (such as semiconductors, or all) from CORPUS.

    The page is one file that needs no server and no internet. Several windows (--window 5) get a slider.
    """
    from citenet.pipeline.writing import write_network
    from citenet.report import View

    page = output or f"{technology}-{level}.html"
    write_network(technology, corpus, page, level=level, settings=settings_for(flags, corpus),
                  view=View(shown, renderer), progress=progress)
    progress_done()
    say("page", file=page)
