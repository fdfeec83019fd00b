"""The command `config`: which settings hold here, and where does each come from?"""

from __future__ import annotations

import click

from citenet.cli.options import ASSESSING, COUNTING, JUDGING, READING, settings_options
from citenet.cli.printing import format_options, show


@click.command()
@format_options
@settings_options(*ASSESSING, *COUNTING, *READING, *JUDGING)
def config(form: str | None, output: str | None, **flags: str | None) -> None:
    """Show every setting with its origin: flag, environment (CITENET_NAME), citenet.toml or default."""
    from dataclasses import asdict

    import pandas as pd

    from citenet.settings import resolve

    resolved = resolve(flags)
    found = [(name, str(value), resolved.origins[name]) for name, value in asdict(resolved.settings).items()]
    rows = pd.DataFrame(found, columns=["setting", "value", "origin"])
    show(rows, form=form, output=output, schema="config/1")
