"""The command `explain`: what does an indicator, a flag or a rule of judgement mean?"""

from __future__ import annotations

import click

from citenet.cli.options import JUDGING, settings_options
from citenet.cli.printing import format_options, show


@click.command()
@click.argument("name", required=False)
@format_options
@settings_options("language", *JUDGING)
def explain(name: str | None, form: str | None, output: str | None, **flags: str | None) -> None:
    """Print formula, unit, edge cases, source and a worked example of an indicator.

    NAME may also be a flag, or a rule of `citenet judge`. Without NAME indicators and flags are listed.
    """
    from citenet.pipeline.explaining import explain_indicator, explain_rule, list_indicators
    from citenet.settings import resolve

    settings = resolve(flags).settings
    if name:
        rows, text = explain_rule(name, settings) or explain_indicator(name, settings.language)
    else:
        rows, text = list_indicators(settings.language)
    show(rows, form=form, output=output, schema="catalogue/1", text=text)
