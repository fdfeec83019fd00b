"""How do tables become a workbook? A sheet a table, numbers as numbers, and names never as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.errors import SettingsError
from citenet.tables import plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_000_000
"""A sheet of Excel ends a little above this."""
NARROW, WIDE = 9, 70
MADE = datetime(1980, 1, 1)
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")

FORMATS = {"share": "0.0%", "percent": "0.0", "citations": "#,##0.0", "families": "#,##0.0", "entities": "0",
           "rank": "0", "yes or no": "0", "paths": "#,##0"}
"""Number format by unit; any other has three decimals. Cells keep all digits."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: `rows` under a frozen heading.

    `units` stand in a second line of the heading, and decide how numbers look; `n_keys` columns on the left
    stay in sight.
    """

    name: str
    rows: pd.DataFrame
    units: Sequence[str] = ()
    n_keys: int = 1


def write_workbook(path: Path, sheets: Sequence[Sheet], *, title: str) -> None:
    """Write a workbook (.xlsx); it bears no day of today, so a second run gives the same bytes.

    Missing values are empty cells. Text is always written as text, also where it begins like a formula.

    Raises
    ------
    SettingsError
        When a table has more rows than a sheet holds.
    """
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise SettingsError(f"the table '{sheet.name}' has {len(sheet.rows):,} rows", where=path.name,
                                allowed=f"{MOST_ROWS:,} rows in a sheet", fix="write it as CSV or Parquet")
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"in_memory": True})
    workbook.set_properties({"title": title, "author": "citenet", "created": MADE})
    formats = _Formats(workbook)
    for sheet in sheets:
        _Page(workbook.add_worksheet(sheet.name), formats).fill(sheet)
    workbook.close()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._numbers: dict[str, Any] = {}
        self.head = workbook.add_format({"bold": True, "bottom": 1})
        self.unit = workbook.add_format({"italic": True, "bottom": 1})
        self._long = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._guarded = workbook.add_format({"quote_prefix": True})

    def number(self, unit: str) -> Any:
        """Return the format of numbers in this unit."""
        shape = FORMATS.get(unit, "0.000")
        if shape not in self._numbers:
            self._numbers[shape] = self._workbook.add_format({"num_format": shape})
        return self._numbers[shape]

    def text(self, text: str) -> Any:
        """Return the format of a text: one that begins like a formula stays a text when it is edited."""
        if text.startswith(FORMULA_MARKS):
            return self._guarded
        return self._long if len(text) > WIDE else None


@dataclass(frozen=True, eq=False)
class _Page:
    """A sheet under the pen."""

    page: Worksheet
    formats: _Formats

    def fill(self, sheet: Sheet) -> None:
        heads, rows = [str(name) for name in sheet.rows.columns], sheet.rows
        for column, name in enumerate(heads):
            self.page.write_string(0, column, name, self.formats.head)
        for column, unit in enumerate(sheet.units):
            self.page.write_string(1, column, unit, self.formats.unit)
        first = 2 if sheet.units else 1
        units = sheet.units or [""] * len(heads)
        for column, (name, unit) in enumerate(zip(rows.columns, units, strict=True)):
            for row, value in enumerate(rows[name].tolist(), start=first):
                self._write(row, column, plain(value), unit)
            self.page.set_column(column, column, _width(rows[name], heads[column]))
        self.page.freeze_panes(first, sheet.n_keys)
        if len(rows):
            self.page.autofilter(first - 1, 0, first - 1 + len(rows), len(heads) - 1)

    def _write(self, row: int, column: int, value: Any, unit: str) -> None:
        if isinstance(value, bool):
            self.page.write_boolean(row, column, value)
        elif isinstance(value, (int, float)):
            self.page.write_number(row, column, value, self.formats.number(unit))
        elif value:
            self.page.write_string(row, column, str(value), self.formats.text(str(value)))


def _width(values: pd.Series, head: str) -> int:
    """Give a column room for its heading and for most of its first texts."""
    texts = [len(value) for value in values.head(200) if isinstance(value, str)]
    return min(max([len(head) + 2, *(length + 2 for length in texts), NARROW]), WIDE)
