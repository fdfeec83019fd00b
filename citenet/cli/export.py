"""The command `export`: a network in the form that another tool reads."""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import say, say_last_window, spare_inputs
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for
from citenet.reference.forms import ENDINGS


@click.command()
@name_argument("technology")
@corpus_argument
@click.option("--to", "form", required=True, type=click.Choice(list(ENDINGS)),
              help="The tool or form: csv and parquet hold the citations alone, xlsx the scores too.")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@click.option("-o", "--output", type=click.Path(dir_okay=False),
              help="The file; by default TECHNOLOGY-LEVEL with the ending of the form.")
@settings_options(*COUNTING, *READING)
def export(technology: str, corpus: str | None, form: str, level: str, output: str | None,
           **flags: str | None) -> None:
    """Write the network of TECHNOLOGY for Gephi, Cytoscape, VOSviewer, Pajek, a spreadsheet or a script."""
    from citenet.pipeline.writing import export_network

    file = output or f"{technology}-{level}{ENDINGS[form]}"
    spare_inputs(file)
    windows = export_network(technology, corpus, file, form=form, level=level, settings=settings_for(flags, corpus),
                             progress=progress)
    progress_done()
    say_last_window(windows)
    say("network", file=file)
