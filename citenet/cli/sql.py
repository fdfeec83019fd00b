"""The command `sql`: the SQL of a count, for the engines of others."""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, settings_options
from citenet.cli.settling import refuse

RULES = [name for name in COUNTING if name not in ("memory", "engine", "master", "stages")]


@click.command()
@click.argument("step", required=False, type=click.Choice(["publications", "families", "counting"]))
@click.option("--dialect", type=click.Choice(["duckdb", "spark", "bigquery"]), default="duckdb", show_default=True,
              help="Whose SQL to write.")
@settings_options(*RULES)
def sql(step: str | None, dialect: str, **flags: str | None) -> None:
    """Print the SQL that counts citations, or one STEP of it, with the rules as tables.

    \b
    publications  the public table of patents on Google BigQuery becomes the tables of a corpus
    families      patents and parties become the facts and sets of families
    counting      the tables of a corpus become citations and families by technology and country

    What comes out in the end is read by citenet import flows. Each statement is checked to be
    valid in its dialect; none is run.
    """
    from citenet.pipeline.script import counting_script
    from citenet.settings import resolve

    if step not in (None, "counting"):
        refuse({f"--{name.replace('_', '-')}": value for name, value in flags.items()}, f"in the step {step}",
               fix="leave it out, or write the step counting")
    click.echo(counting_script(resolve(flags).settings, dialect=dialect, step=step), nl=False)
