"""The command `build`: everything for all technologies, into one folder."""

from __future__ import annotations

import click

from citenet.cli.options import ASSESSING, COUNTING, JUDGING, READING, corpus_argument, settings_options
from citenet.cli.printing import note
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@corpus_argument
@click.option("-o", "--output", default="outputs", show_default=True, type=click.Path(file_okay=False),
              help="Folder for the results; one that citenet made before is filled anew.")
@settings_options(*ASSESSING, *JUDGING, *COUNTING, *READING)
def build(corpus: str | None, output: str, **flags: str | None) -> None:
    """Make tables, scores and network pages of CORPUS for all technologies.

    Without CORPUS the simulated sample is used.
    """
    from citenet.pipeline.build import build

    def notice(text: str) -> None:
        progress_done()
        note(text)

    run = build(corpus, output, settings=settings_for(flags, corpus), progress=progress, notice=notice)
    progress_done()
    note(run.summary)
