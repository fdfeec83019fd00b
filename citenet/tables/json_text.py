"""How do results become JSON? Plain kinds only, missing as null, the same text on a second run."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def write_json(document: Mapping[str, Any], path: Path) -> None:
    """Write a JSON document: UTF-8, missing as null, never NaN."""
    path.write_text(as_json(document), encoding="utf-8", newline="\n")


def as_json(document: Mapping[str, Any]) -> str:
    """Return a JSON document as text; its "rows", where it has them, stand one to a line.

    >>> print(as_json({"schema": "example/1", "rows": [{"entity": "NL"}, {"entity": "DE"}]}), end="")
    {
     "schema": "example/1",
     "rows": [
      {"entity": "NL"},
      {"entity": "DE"}
     ]
    }
    """
    whole = json.dumps(plain({key: value for key, value in document.items() if key != "rows"}), ensure_ascii=False,
                       indent=1, allow_nan=False)
    if "rows" not in document:
        return whole + "\n"
    one = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    rows = ",\n  ".join(one(row) for row in document["rows"])
    return f'{whole[:-2]},\n "rows": [\n  {rows}\n ]\n}}\n'


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain dictionaries, missing values as None.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"entity": ["NL"], "value": [float("nan")]}))
    [{'entity': 'NL', 'value': None}]
    """
    columns = [[plain(value) for value in frame[name].tolist()] for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def plain(value: Any) -> Any:
    """Return `value` in kinds that JSON knows; what is missing or not finite becomes None."""
    if hasattr(value, "item"):
        value = value.item()
    # The kinds of cells come first: of them a table has very many.
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if value is None:
        return None
    # Only those who have pandas come here, with what it calls missing.
    import pandas as pd

    return None if value is pd.NA or value is pd.NaT else value
