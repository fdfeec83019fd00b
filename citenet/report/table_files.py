"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from citenet.engine import quoted


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as CSV or Parquet, by the ending of `path`; numbers keep all their digits."""
    if path.suffix == ".parquet":
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.register("frame", frame)
            connection.execute(f"copy frame to {quoted(path)} (format parquet, compression zstd)")
    else:
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def write_json(document: Mapping[str, Any], path: Path) -> None:
    """Write a JSON document: UTF-8, missing as null, never NaN."""
    text = json.dumps(plain(document), ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain dictionaries, missing values as None.

    >>> records(pd.DataFrame({"entity": ["NL"], "value": [float("nan")]}))
    [{'entity': 'NL', 'value': None}]
    """
    return [plain(row) for row in frame.to_dict("records")]


def plain(value: Any) -> Any:
    """Return `value` in kinds that JSON knows; what is missing or not finite becomes None."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "item"):
        value = value.item()
    if value is pd.NA or value is pd.NaT or isinstance(value, float) and not math.isfinite(value):
        return None
    return value
