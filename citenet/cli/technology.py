"""The command `technology`: all about one technology on one page."""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, JUDGING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import say
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("technology")
@corpus_argument
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The page; by default TECHNOLOGY.html.")
@settings_options("focal", *JUDGING, *COUNTING, *READING)
def technology(technology: str, corpus: str | None, output: str | None, **flags: str | None) -> None:
    """Make the page of TECHNOLOGY (such as semiconductors, or all) from CORPUS.

    On whom the focal country depends most, how sure that is, what happens if a source stops, better or worse than
    five years ago, opportunities and vulnerabilities, leaders, organisations, and how it was counted. `citenet build`
    makes the pages of all technologies.
    """
    from citenet.pipeline.technology_pages import write_technology

    page = output or f"{technology}.html"
    write_technology(technology, corpus, page, settings=settings_for(flags, corpus), progress=progress)
    progress_done()
    if page != "-":
        say("open", page=page)
