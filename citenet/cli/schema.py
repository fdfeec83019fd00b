"""The command `schema`: what may a program expect of the JSON that citenet writes?"""

from __future__ import annotations

import click


@click.command()
@click.argument("document", type=click.Choice(["scores", "run"]))
def schema(document: str) -> None:
    """Print the JSON Schema of scores.json (also of `citenet scores --json`) or of run.json."""
    from citenet.tables import as_json
    from citenet.tables.schemas import SCHEMAS

    click.echo(as_json(SCHEMAS[document]()), nl=False)
