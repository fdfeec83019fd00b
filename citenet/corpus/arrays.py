"""The families of a corpus as arrays, a place for each: what one machine reads instead of joining tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
from numpy.lib.format import open_memmap, read_array_header_1_0, read_magic

from citenet.engine import connect, table_in
from citenet.errors import InputError

FOLDER = "arrays"

UNDATED = np.iinfo(np.int16).min
"""Stands in `year` for a family without a year."""

_FACTS = {"recorded": (np.bool_, False), "year": (np.int16, UNDATED), "applicant_countries": (np.int32, 0),
          "inventor_countries": (np.int32, 0), "organisations": (np.int32, 0)}
"""Types of the facts of a family, and what stands where no family bears a number."""

_LISTS = {"symbols": ("family_symbols", "family", "symbol_id"), "cited": ("family_citations", "citing", "cited")}
"""What a family has several of: the table, the column of the family and the column of the values."""

_ROWS = 1 << 21
"""About so many rows are read at once."""


@dataclass(frozen=True)
class FamilyArrays:
    """Arrays of which place f tells of family f; read from disk when and as far as they are asked for.

    Parameters
    ----------
    folder : Path
        Where :func:`write_arrays` put them.
    """

    folder: Path

    def fact(self, name: str) -> np.ndarray:
        """Return a column of the facts: ``recorded``, ``year`` (or `UNDATED`) or the number of a set."""
        return _read(self.folder / f"{name}.npy")

    def starts(self, name: str) -> np.ndarray:
        """Return where the list of each family begins in ``symbols`` or ``cited``, and at last where all end."""
        return _read(self.folder / f"{name}_from.npy")

    def values(self, name: str, start: int, stop: int) -> np.ndarray:
        """Return a piece of ``symbols`` or ``cited``; read anew each time, so that memory holds this piece only."""
        return _read(self.folder / f"{name}.npy", int(start), int(stop))


def _read(path: Path, start: int = 0, stop: int | None = None) -> np.ndarray:
    """Return a piece of an array, or all of it.

    Raises
    ------
    InputError
        When the file is gone, is no array, or ends before the piece does.
    """
    try:
        with path.open("rb") as file:
            read_magic(file)
            # NumPy writes this version of a header for all arrays of plain numbers.
            (n_values,), _, dtype = read_array_header_1_0(file)
            head, stop = file.tell(), n_values if stop is None else stop
            # Of a file that was cut off this gives fewer values, without a word.
            found = np.fromfile(file, dtype, stop - start, offset=start * dtype.itemsize)
    except (OSError, ValueError) as error:
        raise InputError("an array of the corpus cannot be read", where=str(path), found=[str(error)],
                         fix=_anew(path)) from error
    if len(found) < stop - start:
        held = (path.stat().st_size - head) // dtype.itemsize
        raise InputError(f"the file was cut off: it holds {held:,} of {max(n_values, stop):,} values",
                         where=str(path), fix=_anew(path))
    return found


def _anew(path: Path) -> str:
    return f"delete the folder {path.parent}: each count then works it out again; or import the source files again"


@contextmanager
def family_arrays(folder: Path, *, memory: str | None = None) -> Iterator[FamilyArrays]:
    """Open the arrays of a corpus folder; where there are none, they are worked out and forgotten again."""
    if (folder / FOLDER).is_dir():
        yield FamilyArrays(folder / FOLDER)
        return
    with TemporaryDirectory(prefix="citenet-") as scratch:
        write_arrays(folder, Path(scratch), memory=memory)
        yield FamilyArrays(Path(scratch))


def write_arrays(folder: Path, arrays: Path, *, memory: str | None = None) -> None:
    """Write the arrays of a corpus from the tables `family_facts`, `family_symbols` and `family_citations`.

    Parameters
    ----------
    folder : Path
        Holds the tables.
    arrays : Path
        Gets a file an array, as NumPy writes them; made where there is none.
    memory : str, optional
        Bound on memory.
    """
    arrays.mkdir(exist_ok=True)
    with connect(memory=memory, in_order=True) as connection:
        for name in ("family_facts", *(table for table, _, _ in _LISTS.values())):
            connection.execute(f"create temp view {name} as from {table_in(folder / f'{name}.parquet')}")
        n_families = connection.execute("select coalesce(max(family) + 1, 0) from family_facts").fetchall()[0][0]
        facts = connection.execute(f"select family, {', '.join(_FACTS)} from family_facts").fetchnumpy()
        for name, (dtype, nothing) in _FACTS.items():
            values = np.full(n_families, nothing, dtype)
            values[facts["family"]] = np.ma.filled(facts[name], nothing)
            np.save(arrays / f"{name}.npy", values)
        for name, source in _LISTS.items():
            _write_lists(connection, arrays, name, source, n_families)


def _write_lists(connection: duckdb.DuckDBPyConnection, arrays: Path, name: str, source: tuple[str, str, str],
                 n_families: int) -> None:
    """Write the values of all families behind each other, in order, and where those of each begin."""
    table, family, value = source
    n_rows = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
    n_each = np.zeros(n_families + 1, np.int64)
    written = 0
    if not n_rows:
        # An empty file cannot be mapped into memory.
        np.save(arrays / f"{name}.npy", np.zeros(0, np.int32))
        np.save(arrays / f"{name}_from.npy", n_each)
        return
    values = open_memmap(arrays / f"{name}.npy", "w+", np.int32, (n_rows,))
    step = max(n_families * _ROWS // n_rows, 1)
    for first in range(0, n_families, step):
        rows = connection.execute(f"""
            select {family} - {first} as family, {value} as value from {table}
            where {family} >= {first} and {family} < {first + step}""").fetchnumpy()
        values[written:written + len(rows["value"])] = _in_order(**rows)
        n_each[1:][first:first + step] = np.bincount(rows["family"], minlength=min(step, n_families - first))
        written += len(rows["value"])
    np.save(arrays / f"{name}_from.npy", np.cumsum(n_each))


def _in_order(family: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return the values family by family: as they are, for the tables that citenet writes are in this order."""
    if np.all(family[1:] >= family[:-1]):
        return value
    return value[np.lexsort((value, family))]
