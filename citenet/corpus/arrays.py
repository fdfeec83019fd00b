"""The families of a corpus as arrays, a place for each: what one machine reads instead of joining tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import duckdb
import numpy as np
from numpy.lib.format import dtype_to_descr, read_array_header_1_0, read_magic, write_array_header_1_0

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

_START, _VALUE = np.int64, np.int32
"""Types of where lists begin, and of what is in them."""

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
        return _mapped(self.folder / f"{name}.npy", _FACTS[name][0])

    def starts(self, name: str) -> np.ndarray:
        """Return where the list of each family begins in ``symbols`` or ``cited``, and at last where all end."""
        return _mapped(self.folder / f"{name}_from.npy", _START)

    def values(self, name: str, start: int, stop: int) -> np.ndarray:
        """Return a piece of ``symbols`` or ``cited``; read anew each time, so that memory holds this piece only."""
        path = self.folder / f"{name}.npy"
        head, _ = _checked(path, _VALUE, int(stop))
        return np.fromfile(path, _VALUE, int(stop - start), offset=head + int(start) * np.dtype(_VALUE).itemsize)

    def check(self) -> None:
        """See whether all tell of the same families.

        Raises
        ------
        InputError
            When the arrays are of several corpora, or cannot be read.
        """
        of_families = {name: len(self.fact(name)) for name in _FACTS} | {
            f"{name}_from": len(self.starts(name)) - 1 for name in _LISTS}
        if len(set(of_families.values())) > 1:
            raise InputError("the arrays of the corpus are not of the same families", where=str(self.folder),
                             found=[f"{name} of {n:,}" for name, n in of_families.items()],
                             fix=_anew(self.folder / "recorded.npy"))


def _mapped(path: Path, dtype: type) -> np.ndarray:
    """Return an array, of which memory holds what is looked at as long as nothing else needs the room."""
    head, n_values = _checked(path, dtype)
    if not n_values:
        # An empty file cannot be mapped.
        return np.zeros(0, dtype)
    return np.asarray(np.memmap(path, dtype, "r", offset=head, shape=(n_values,)))


def _checked(path: Path, dtype: type, n: int = 0) -> tuple[int, int]:
    """Return where the values in a file begin, and how many there are.

    Raises
    ------
    InputError
        When the file is gone, is no array of this type, or ends before all values, or the first `n`, are told.
    """
    try:
        with path.open("rb") as file:
            read_magic(file)
            # NumPy writes this version of a header for all arrays of plain numbers.
            (n_values,), _, found = read_array_header_1_0(file)
            head, size = file.tell(), path.stat().st_size
        if found != dtype:
            raise ValueError(f"it holds {found}, not {np.dtype(dtype)}")
    except (OSError, ValueError) as error:
        raise InputError("an array of the corpus cannot be read", where=str(path), found=[str(error)],
                         fix=_anew(path)) from error
    held, asked = (size - head) // found.itemsize, max(n_values, n)
    if held < asked:
        raise InputError(f"the file was cut off: it holds {held:,} of {asked:,} values", where=str(path),
                         fix=_anew(path))
    return head, n_values


def _anew(path: Path) -> str:
    return f"delete the folder {path.parent}: each count then works it out again; or import the source files again"


@contextmanager
def family_arrays(folder: Path, *, memory: str | None = None) -> Iterator[FamilyArrays]:
    """Open the arrays of a corpus folder; where there are none, they are worked out and forgotten again."""
    if (folder / FOLDER).is_dir():
        found = FamilyArrays(folder / FOLDER)
        found.check()
        yield found
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
    known = ", ".join(f"coalesce({name}, {nothing}) as {name}" for name, (_, nothing) in _FACTS.items())
    with ExitStack() as opened:
        files = {name: opened.enter_context(_new(arrays / f"{name}.npy", n_families, dtype))
                 for name, (dtype, _) in _FACTS.items()}
        for first in range(0, n_families, _ROWS):
            rows = connection.execute(f"""
                select family - {first} as family, {known} from family_facts
                where family >= {first} and family < {first + _ROWS}""").fetchnumpy()
            for name, (dtype, nothing) in _FACTS.items():
                values: np.ndarray = np.full(min(_ROWS, n_families - first), nothing, dtype)
                values[rows["family"]] = rows[name]
                files[name].write(values.data)


def _write_lists(connection: duckdb.DuckDBPyConnection, arrays: Path, name: str, source: tuple[str, str, str],
                 n_families: int) -> None:
    """Write the values of all families behind each other, in order, and where those of each begin."""
    table, family, value = source
    n_rows = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
    step, written = max(n_families * _ROWS // max(n_rows, 1), 1), 0
    with (_new(arrays / f"{name}.npy", n_rows, _VALUE) as values,
          _new(arrays / f"{name}_from.npy", n_families + 1, _START) as starts):
        starts.write(np.zeros(1, _START).data)
        for first in range(0, n_families, step):
            rows = connection.execute(f"""
                select {family} - {first} as family, {value} as value from {table}
                where {family} >= {first} and {family} < {first + step}""").fetchnumpy()
            values.write(_in_order(**rows).astype(_VALUE, copy=False).data)
            n_each = np.bincount(rows["family"], minlength=min(step, n_families - first))
            starts.write((written + np.cumsum(n_each)).astype(_START, copy=False).data)
            written += len(rows["value"])


@contextmanager
def _new(path: Path, n: int, dtype: type) -> Iterator[IO[bytes]]:
    """Open a file for an array of `n` values, as NumPy writes it; these are to be written in order."""
    # Mapped into memory, it would end the process without a word where the disk is full.
    with path.open("wb") as file:
        descr = dtype_to_descr(np.dtype(dtype))
        write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": (n,)})
        yield file


def _in_order(family: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return the values family by family: as they are, for the tables that citenet writes are in this order."""
    if np.all(family[1:] >= family[:-1]):
        return value
    return value[np.lexsort((value, family))]
