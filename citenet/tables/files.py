"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from citenet.engine import quoted


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as CSV or Parquet, by the ending of `path`; numbers keep all their digits.

    The bytes are the same however the frame holds its texts: in which order, beside which that it lacks.
    """
    if path.suffix == ".parquet":
        # Texts by their numbers: turned into texts first, they take three times as long.
        texts = {name: _in_order(frame[name]) for name in frame.select_dtypes(["category", "str"])}
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.register("frame", frame.assign(**texts))
            connection.execute(f"copy frame to {quoted(path)} (format parquet, compression zstd)")
    else:
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _in_order(column: pd.Series) -> pd.Series:
    """Return texts by numbers in their order, none of which is not there."""
    column = column.astype("category")
    texts, codes = column.cat.categories, column.cat.codes.to_numpy()
    there = np.zeros(len(texts) + 1, bool)  # the last is what is missing, which has the code -1
    there[codes] = True
    kept = np.flatnonzero(there[:-1])
    if len(kept) == len(texts) and texts.is_monotonic_increasing:
        return column
    ordered = kept[texts[kept].argsort()]
    renumbered = np.full(len(texts) + 1, -1, codes.dtype)
    renumbered[ordered] = np.arange(len(ordered))
    return pd.Series(pd.Categorical.from_codes(renumbered[codes], texts[ordered]), index=column.index)
