"""The command `institutions`: which country is in which institutional class, and when?"""

from __future__ import annotations

import click

from citenet.cli.options import settings_options
from citenet.cli.printing import format_options, show


@click.command()
@click.argument("countries", nargs=-1)
@format_options
@settings_options("as_of", "bloc_order", "institutions", "language")
def institutions(countries: tuple[str, ...], form: str | None, output: str | None, **flags: str | None) -> None:
    """Print the class of COUNTRIES (by default all members): EU, OECD or NATO, other.

    Membership is read at --as-of; names of countries in several languages are understood.
    """
    from citenet.pipeline.explaining import list_institutions
    from citenet.settings import resolve

    settings = resolve(flags).settings
    show(list_institutions(countries, settings), form=form, output=output, schema="institutions/1")
