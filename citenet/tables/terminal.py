"""How does a table look in a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citenet.reference.wording import heading
from citenet.tables.cells import cells_of

if TYPE_CHECKING:
    import pandas as pd


def as_table(rows: pd.DataFrame, language: str = "en") -> str:
    """Return the rows as aligned text: words to the left, numbers to the right, missing as a dot.

    Headings, words and numbers are those of the language.

    >>> import pandas as pd
    >>> print(as_table(pd.DataFrame({"country": ["NL", "DE"], "balance": [-0.25, float("nan")]})))
    country  balance
    NL        -0.250
    DE             ·
    >>> print(as_table(pd.DataFrame({"country": ["NL"], "source_hhi": [0.25]}), "nl"))
    land  bronnenconcentratie (hhi)
    NL                        0,250
    """
    lines = [[heading(str(column), language) for column in rows.columns], *cells_of(rows, language)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(rows.columns))]
    right = [rows.dtypes.iloc[i].kind in "iuf" for i in range(len(rows.columns))]
    return "\n".join(
        "  ".join(cell.rjust(width) if number else cell.ljust(width)
                  for cell, width, number in zip(line, widths, right, strict=True)).rstrip()
        for line in lines)
