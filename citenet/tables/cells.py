"""How is a value written for a reader who asked for no special form?"""

from __future__ import annotations

from typing import Any

from citenet.tables.json_text import plain

MISSING = "·"


def cell(value: Any) -> str:
    """Return a value as text: numbers with three decimals or none, missing as a dot, lists with commas.

    Examples
    --------
    >>> [cell(value) for value in (0.25, 1200.0, float("nan"), ["US", "DE"], "NL")]
    ['0.250', '1,200', '·', 'US, DE', 'NL']
    """
    value = plain(value)
    if value is None:
        return MISSING
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) >= 10 else f"{value:,.3f}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
