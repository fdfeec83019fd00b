"""The command `table`: measures of any table of counts, patents or not."""

from __future__ import annotations

import click

from citenet.cli.import_ import columns_of
from citenet.cli.options import language_option
from citenet.cli.printing import format_options, show

MEASURES = ("rca", "complexity", "eigenvalues", "relatedness", "opportunity", "assets", "impact", "productivity",
            "chain")


@click.command()
@click.argument("measure", type=click.Choice(MEASURES))
@click.argument("file", type=click.Path())
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns are called in your file: entity=country,field=product,count=value.")
@click.option("--presence", is_flag=True, help="The counts already say who is specialised: 1 yes, 0 no.")
@format_options
@language_option
def table(measure: str, file: str, columns: dict[str, str], presence: bool, form: str | None,
          output: str | None) -> None:
    """Work out MEASURE from FILE, a table of counts.

    \b
    rca           entity, field, count                   share, rank and specialisation (RCA, RAI)
    complexity    entity, field, count                   of entities and of fields, 0 to 100
    eigenvalues   entity, field, count                   that complexity rests on
    relatedness   entity, field, count                   of each pair of fields
    opportunity   entity, field, count                   density, distance, gain of each further field
    assets        family, entity, office, citations, income  asset index (field and year if given)
    impact        entity, field, publications, citations field-weighted citation impact (year if given)
    productivity  entity, field, publications, researchers
    chain         entity, technology, stage, count       share from publications to scale-ups

    FILE may have a column year: impact and assets compare within each year, the other measures add years up.
    """
    from citenet.pipeline.count_tables import measure_table

    found = measure_table(file, measure, columns, presence=presence)
    show(found, form=form, output=output, schema=f"table-{measure}/1")
