"""How does a pipeline stop when a number crosses a limit? With --fail-on, and exit code 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from citenet.cli.printing import note

if TYPE_CHECKING:
    import pandas as pd

Command = TypeVar("Command", bound=Callable[..., Any])


def gates_option(command: Command) -> Command:
    """Add the option --fail-on."""
    return click.option("--fail-on", multiple=True, metavar="INDICATOR<NUMBER",
                        help="Exit with 1 when this holds for any row, of a comparison for its difference; may be "
                             "repeated: source_hhi>0.4, source_hhi.low>0.4.")(command)


def leave_when_fired(context: click.Context, texts: Sequence[str], rows: pd.DataFrame) -> None:
    """End with exit code 1 when a gate fires, and say on stderr which rows made it."""
    from citenet.comparison import fired, parse_gate

    found = fired([parse_gate(text) for text in texts], rows)
    for row in found.to_dict("records"):
        where = " ".join(str(row[key]) for key in ("technology", "entity", "window") if row.get(key) is not None)
        number = row["value"] if "value" in row else row["difference"]
        note(f"gate {row['gate']} fired: {where}: {number:.5g}")
    if len(found):
        context.exit(1)
