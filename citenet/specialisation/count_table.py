"""How does a table of counts come in, whatever its columns are called?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from citenet.errors import InputError
from citenet.specialisation.table_file import read_cells


def read_count_table(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    labels: Sequence[str] = ("entity", "field"),
    values: Sequence[str] = ("count",),
    may_lack: Sequence[str] = (),
) -> pd.DataFrame:
    r"""Read a table with a row an entity, field and year, and check it.

    Parameters
    ----------
    path : str or Path
        CSV, TSV (both also .gz; UTF-8) or Parquet, with a header.
    columns : mapping of str to str, optional
        What the columns of `labels`, `values` and ``year`` are called in the file, where that differs.
    labels : sequence of str
        Columns of text that, with the year, tell rows apart.
    values : sequence of str
        Columns of numbers, none negative.
    may_lack : sequence of str
        Those of `values` that may be empty in a row: not known, which is not 0.

    Returns
    -------
    pandas.DataFrame
        `labels`, ``year`` (when the file has it), `values`, then all other columns as text; sorted.

    Raises
    ------
    InputError
        When the file cannot be read, lacks a column, repeats a row, or holds an empty label, a year that
        is not a whole number, or a value that is empty, negative or no number.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "exports.csv")
    ...     _ = file.write_text("country;product;year;value\nNA;8542;2020;1.5\nNL;8486;2020;20\n")
    ...     read_count_table(file, columns={"entity": "country", "field": "product", "count": "value"})
      entity field  year  count
    0     NA  8542  2020    1.5
    1     NL  8486  2020   20.0
    """
    where = str(path)
    table = _renamed(read_cells(Path(path)), columns or {}, needed=[*labels, *values], where=where)
    keys = [*labels, *(["year"] if "year" in table else [])]
    for label in labels:
        _refuse(table, table[label].isna() | (table[label].str.strip() == ""), what=f"no {label}", where=where,
                fix="fill it in, or leave these rows out")
    numbers = {name: _numbers(table, name, where=where, may_lack=name in may_lack)
               for name in [*keys[len(labels):], *values]}
    if "year" in table:
        _refuse(table, numbers["year"] % 1 != 0, what="a year that is not a whole number", where=where)
        numbers["year"] = numbers["year"].astype(int)
    table = table.assign(**numbers)
    _refuse(table, table.duplicated(keys, keep=False), what=f"the same {', '.join(keys)} as another row", where=where,
            fix="add such rows up first, or name the column that tells them apart among the labels")
    others = [name for name in table.columns if name not in {*keys, *values}]
    return table[[*keys, *values, *others]].sort_values(keys, ignore_index=True)


def count_matrix(table: pd.DataFrame, *, field: str = "field", value: str = "count") -> pd.DataFrame:
    """Lay a tidy table out as entity × field, all years in it added up; what has no row counts 0.

    Raises
    ------
    InputError
        When a row has no `value`: what is not known cannot be added up.

    Examples
    --------
    >>> table = pd.DataFrame({"entity": ["NL", "NL", "BE"], "field": ["ai", "ai", "optics"], "year": [1, 2, 1],
    ...                       "count": [2.0, 3.0, 4.0]})
    >>> count_matrix(table).loc["NL"].to_dict()
    {'ai': 5.0, 'optics': 0.0}
    """
    _refuse(table, table[value].isna(), what=f"no {value}", where="the count table")
    return table.pivot_table(index="entity", columns=field, values=value, aggfunc="sum", fill_value=0.0)


def _renamed(table: pd.DataFrame, columns: Mapping[str, str], *, needed: Sequence[str], where: str) -> pd.DataFrame:
    absent = [name for name in needed if columns.get(name, name) not in table]
    absent += [name for name, theirs in columns.items() if theirs not in table and name not in absent]
    if absent:
        raise InputError(f"no column {', '.join(repr(columns.get(name, name)) for name in absent)}", where=where,
                         found=list(table.columns), fix=f"--columns {','.join(f'{name}=COLUMN' for name in absent)}")
    ours = {theirs: name for name, theirs in columns.items()}
    return table.drop(columns=[name for name in columns if name not in ours and name in table]).rename(columns=ours)


def _numbers(table: pd.DataFrame, name: str, *, where: str, may_lack: bool) -> pd.Series:
    given = table[name].str.strip()
    given = given.where(given != "")
    numbers = pd.to_numeric(given, errors="coerce").astype(float)
    if not may_lack:
        _refuse(table, given.isna(), what=f"no {name}", where=where,
                fix="fill it in (a count of nothing is 0), or leave these rows out")
    _refuse(table, given.notna() & ~np.isfinite(numbers), what=f"a {name} that is no number", where=where,
            fix="write numbers as 1234.5, without separators of thousands")
    _refuse(table, numbers < 0, what=f"a negative {name}", where=where)
    return numbers


def _refuse(table: pd.DataFrame, bad: pd.Series, *, what: str, where: str, fix: str | None = None) -> None:
    if bad.any():
        rows = [" | ".join("" if pd.isna(cell) else str(cell) for cell in row).rstrip()
                for row in table[bad].itertuples(index=False)]
        raise InputError(f"{int(bad.sum())} of {len(table)} rows have {what}", where=where, found=rows, fix=fix)
