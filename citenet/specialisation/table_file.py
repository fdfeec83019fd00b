"""Which cells are in a file of rows and columns? All of them, as text, or none."""

from __future__ import annotations

import csv
import gzip
import zlib
from itertools import chain
from pathlib import Path

import duckdb
import pandas as pd

from citenet.engine import connect, table_in
from citenet.errors import InputError
from citenet.reference.delimited import separator_of

_ACCEPTED = "CSV or TSV in UTF-8, also .gz, or Parquet"


def read_cells(path: Path) -> pd.DataFrame:
    r"""Read every column of a CSV, TSV (also .gz) or Parquet file as text; empty cells are missing.

    The separator (comma, semicolon, tab or bar) is the one that the header has most of.

    Raises
    ------
    InputError
        When the file is absent, unreadable, without rows, or has rows that do not fit its header.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "table.csv")
    ...     _ = file.write_text("entity;count\nNA;1,5\n")
    ...     read_cells(file).to_dict("records")
    [{'entity': 'NA', 'count': '1,5'}]
    """
    if not path.is_file():
        raise InputError("is a folder, not a file" if path.is_dir() else "no such file", where=str(path))
    try:
        table = _parquet(path) if path.suffix == ".parquet" else _delimited(path)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error, csv.Error, duckdb.Error) as error:
        raise InputError("cannot be read as a table", where=str(path), found=[str(error).splitlines()[0]],
                         allowed=_ACCEPTED) from error
    if table.empty:
        raise InputError("holds no rows", where=str(path), allowed=_ACCEPTED)
    return table


def _parquet(path: Path) -> pd.DataFrame:
    with connect(in_order=True) as connection:
        return connection.execute(f"select columns(*)::varchar from {table_in(path)}").df()


def _delimited(path: Path) -> pd.DataFrame:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        separator = separator_of(first)
        rows = [row for row in csv.reader(chain([first], file), delimiter=separator, strict=True) if row]
    header, body = ([name.strip() for name in rows[0]], rows[1:]) if rows else ([], [])
    repeated = sorted({name for name in header if header.count(name) > 1})
    if repeated:
        raise InputError("names a column more than once in its header", where=str(path), found=repeated)
    unlike = [separator.join(row) for row in body if len(row) != len(header)]
    if unlike:
        raise InputError(f"{len(unlike)} of {len(body)} rows have more or fewer cells than the header's {len(header)}",
                         where=str(path), found=unlike, fix="put text that holds the separator in double quotes")
    return pd.DataFrame(body, columns=header, dtype="str").replace("", None)
