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
        return _mapped(self.folder / f"{name}.npy")

    def starts(self, name: str) -> np.ndarray:
        """Return where the list of each family begins in ``symbols`` or ``cited``, and at last where all end."""
        return _mapped(self.folder / f"{name}_from.npy")

    def values(self, name: str, start: int, stop: int) -> np.ndarray:
        """Return a piece of ``symbols`` or ``cited``; read anew each time, so that memory holds this piece only."""
        path = self.folder / f"{name}.npy"
        dtype, head = _checked(path, int(stop))
        return np.fromfile(path, dtype, int(stop - start), offset=head + int(start) * dtype.itemsize)


def _mapped(path: Path) -> np.ndarray:
    """Return an array, of which memory holds what is looked at as long as nothing else needs the room."""
    dtype, head = _checked(path)
    if path.stat().st_size == head:
        # An empty file cannot be mapped.
        return np.zeros(0, dtype)
    return np.asarray(np.memmap(path, dtype, "r", offset=head))


def _checked(path: Path, n: int = 0) -> tuple[np.dtype, int]:
    """Return the type of the values in a file, and where they begin.

    Raises
    ------
    InputError
        When the file is gone, is no array, or ends before all values, or the first `n`, are told.
    """
    try:
        with path.open("rb") as file:
            read_magic(file)
            # NumPy writes this version of a header for all arrays of plain numbers.
            (n_values,), _, dtype = read_array_header_1_0(file)
            head, size = file.tell(), path.stat().st_size
    except (OSError, ValueError) as error:
        raise InputError("an array of the corpus cannot be read", where=str(path), found=[str(error)],
                         fix=_anew(path)) from error
    held, asked = (size - head) // dtype.itemsize, max(n_values, n)
    if held < asked:
        raise InputError(f"the file was cut off: it holds {held:,} of {asked:,} values", where=str(path),
                         fix=_anew(path))
    return dtype, head


def _anew(path: Path) -> str:
    return f"delete the folder {path.parent}: each count then works it out again; or import the source files again"


@contextmanager
def family_arrays(folder: Path, *, memory: str | None = None) -> Iterator[FamilyArrays]:
    """Open the arrays of a corpus folder; where there are none, they are worked out and forgotten again."""
    if (folder / FOLDER).is_dir():
        yield FamilyArrays(folder / FOLDER)
        return
    # Some systems remove no file that is still mapped.
    with TemporaryDirectory(prefix="citenet-", ignore_cleanup_errors=True) as scratch:
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
        _write_facts(connection, arrays, n_families)
        for name, source in _LISTS.items():
            _write_lists(connection, arrays, name, source, n_families)


def _write_facts(connection: duckdb.DuckDBPyConnection, arrays: Path, n_families: int) -> None:
    facts = {name: _new(arrays / f"{name}.npy", n_families, dtype) for name, (dtype, _) in _FACTS.items()}
    known = ", ".join(f"coalesce({name}, {nothing}) as {name}" for name, (_, nothing) in _FACTS.items())
    for first in range(0, n_families, _ROWS):
        rows = connection.execute(f"""
            select family - {first} as family, {known} from family_facts
            where family >= {first} and family < {first + _ROWS}""").fetchnumpy()
        for name, (_, nothing) in _FACTS.items():
            here = facts[name][first:first + _ROWS]
            here.fill(nothing)
            here[rows["family"]] = rows[name]


def _write_lists(connection: duckdb.DuckDBPyConnection, arrays: Path, name: str, source: tuple[str, str, str],
                 n_families: int) -> None:
    """Write the values of all families behind each other, in order, and where those of each begin."""
    table, family, value = source
    n_rows = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
    values, starts = _new(arrays / f"{name}.npy", n_rows), _new(arrays / f"{name}_from.npy", n_families + 1, np.int64)
    starts[0] = written = 0
    step = max(n_families * _ROWS // max(n_rows, 1), 1)
    for first in range(0, n_families, step):
        rows = connection.execute(f"""
            select {family} - {first} as family, {value} as value from {table}
            where {family} >= {first} and {family} < {first + step}""").fetchnumpy()
        values[written:written + len(rows["value"])] = _in_order(**rows)
        n_each = np.bincount(rows["family"], minlength=min(step, n_families - first))
        starts[1:][first:first + step] = written + np.cumsum(n_each)
        written += len(rows["value"])


def _new(path: Path, n: int, dtype: type = np.int32) -> np.ndarray:
    """Return an array to be written to that lies in a new file."""
    if not n:
        # An empty file cannot be mapped.
        np.save(path, np.zeros(0, dtype))
        return np.zeros(0, dtype)
    return np.asarray(open_memmap(path, "w+", dtype, (n,)))


def _in_order(family: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return the values family by family: as they are, for the tables that citenet writes are in this order."""
    if np.all(family[1:] >= family[:-1]):
        return value
    return value[np.lexsort((value, family))]
