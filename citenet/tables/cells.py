"""How is a value written for a reader who asked for no special form?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citenet.reference.wording import worded
from citenet.tables.json_text import plain

if TYPE_CHECKING:
    import pandas as pd

MISSING = "·"
NAMES = frozenset({"entity", "partner", "organisation", "name", "country", "technology", "citing", "cited", "field",
                   "setting", "value", "rule"})
"""Columns of names, and of what is typed as it stands, which no language changes."""

_SEPARATORS = {"en": {}, "nl": str.maketrans(",.", ".,")}


def cell(value: Any, language: str = "en", *, whole: bool = False) -> str:
    """Return a value as text: numbers with the digits that matter, missing as a dot, lists with commas.

    A number has three decimals, from 10 on one, and none in a column of `whole` numbers.

    Examples
    --------
    >>> [cell(value) for value in (0.25, 1234.5, float("nan"), ["US", "DE"], "NL")]
    ['0.250', '1,234.5', '·', 'US, DE', 'NL']
    >>> cell(1234.5, "nl"), cell(1200.0, whole=True)
    ('1.234,5', '1,200')
    """
    value = plain(value)
    if value is None:
        return MISSING
    if isinstance(value, float):
        decimals = 0 if whole else 1 if abs(value) >= 10 else 3
        return f"{value:,.{decimals}f}".translate(_SEPARATORS[language])
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def cells_of(rows: pd.DataFrame, language: str = "en") -> list[list[str]]:
    """Return every row as texts, words in their language.

    >>> import pandas as pd
    >>> cells_of(pd.DataFrame({"entity": ["NL"], "position": ["near"], "families": [3.0]}), "nl")
    [['NL', 'dichtbij', '3']]
    """
    columns = []
    for place, name in enumerate(rows.columns):
        column = rows.iloc[:, place]
        if column.dtype.kind == "f":
            known = column.dropna()
            whole = bool((known == known.round()).all())
            columns.append([cell(value, language, whole=whole) for value in column])
        else:
            told = [cell(value, language) for value in column]
            columns.append(told if name in NAMES else [worded(value, language) for value in told])
    return [list(row) for row in zip(*columns, strict=True)]
