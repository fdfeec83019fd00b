"""How does a pipeline stop when a number crosses a limit? With --fail-on, and exit code 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from citenet.cli.printing import note

if TYPE_CHECKING:
    import pandas as pd

    from citenet.comparison import Gate

Command = TypeVar("Command", bound=Callable[..., Any])


def gates_option(command: Command) -> Command:
    """Add the option --fail-on."""
    return click.option("--fail-on", multiple=True, metavar="INDICATOR<NUMBER",
                        help="Exit with 1 when this holds for any row, of a comparison for its difference; may be "
                             "repeated: source_hhi>0.4, source_hhi.low>0.4.", callback=_read)(command)


def _read(_context: click.Context, _parameter: click.Parameter, texts: Sequence[str]) -> Sequence[Gate]:
    """Read the gates before anything is worked out."""
    if not texts:
        return ()
    from citenet.comparison import parse_gate

    return [parse_gate(text) for text in texts]


def leave_when_fired(context: click.Context, gates: Sequence[Gate], rows: pd.DataFrame) -> None:
    """End with exit code 1 when a gate fires, and say on stderr which rows made it."""
    from citenet.comparison import fired

    found = fired(gates, rows)
    for row in found.to_dict("records"):
        where = " ".join(str(row[key]) for key in ("technology", "entity", "window") if isinstance(row.get(key), str))
        number = row["value"] if "value" in row else row["difference"]
        note(f"gate {row['gate']} fired: {where}: {number:.5g}")
    if len(found):
        context.exit(1)
