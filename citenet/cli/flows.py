"""The command `flows`: the aggregation alone."""

from __future__ import annotations

from pathlib import Path

import click

from citenet.cli.options import COUNTING, corpus_argument, language_option, settings_options
from citenet.cli.printing import say
from citenet.cli.settling import refuse, settings_for


@click.command()
@corpus_argument
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False),
              help="File for the citations between entities (.parquet or .csv).")
@click.option("--families", type=click.Path(dir_okay=False), help="File for the families of each entity.")
@click.option("--level", type=click.Choice(["country", "organisation"]), help="Only this level.")
@settings_options(*COUNTING)
@language_option
def flows(corpus: str | None, output: str, families: str | None, level: str | None, **flags: str | None) -> None:
    """Count the citations of CORPUS between countries and between organisations.

    What could not be placed stays in the table as the entity "unknown".
    """
    from citenet.pipeline.flows import write_flows

    if families and Path(families).resolve() == Path(output).resolve():
        refuse({"--families": families}, "in the file of -o", fix="name two files")
    cells = write_flows(corpus, output, families=families, level=level, settings=settings_for(flags, corpus))
    say("flows", n=cells, output=output)
