"""The command `explain`: what does an indicator or flag mean?"""

from __future__ import annotations

import click

from citenet.cli.options import settings_options
from citenet.cli.printing import format_options, show


@click.command()
@click.argument("indicator", required=False)
@format_options
@settings_options("language")
def explain(indicator: str | None, form: str | None, output: str | None, **flags: str | None) -> None:
    """Print formula, unit, edge cases, source and a worked example of INDICATOR.

    Without INDICATOR all of them are listed, and the flags.
    """
    from citenet.pipeline.explaining import explain_indicator, list_indicators
    from citenet.settings import resolve

    language = resolve(flags).settings.language
    rows, text = explain_indicator(indicator, language) if indicator else list_indicators(language)
    show(rows, form=form, output=output, schema="catalogue/1", text=text)
