"""How does a table look in a terminal?"""

from __future__ import annotations

import pandas as pd

from citenet.tables import cell


def as_table(rows: pd.DataFrame) -> str:
    """Return the rows as aligned text: words to the left, numbers to the right, missing as a dot.

    >>> print(as_table(pd.DataFrame({"country": ["NL", "DE"], "balance": [-0.25, float("nan")]})))
    country  balance
    NL        -0.250
    DE             ·
    """
    cells = [[cell(value) for value in row] for row in rows.itertuples(index=False)]
    lines = [[str(column) for column in rows.columns], *cells]
    widths = [max(len(line[i]) for line in lines) for i in range(len(rows.columns))]
    right = [rows.dtypes.iloc[i].kind in "iuf" for i in range(len(rows.columns))]
    return "\n".join(
        "  ".join(cell.rjust(width) if number else cell.ljust(width)
                  for cell, width, number in zip(line, widths, right, strict=True)).rstrip()
        for line in lines)
