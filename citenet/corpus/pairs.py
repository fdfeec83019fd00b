"""How are hundreds of millions of pairs put in order, each of them once, in little memory?

A pair is one whole number: what cites in its upper bits, what is cited below them, and in the last two the place of
its origin, 0 where it has none. Sorting such numbers, those of a range of what cites at a time, costs a tenth of what
sorting rows of several columns does. Other pairs, such as a family and its symbol, are numbers of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import duckdb
import numpy as np
from numpy.typing import NDArray

from citenet.engine import scratch, write_parquet

AT_ONCE = 1 << 21
"""Pairs of a piece that is worked on at a time: memory that is used again is quicker than memory that is new."""

MOST = 8
"""A part of more than so many pieces is put apart once more."""

FILES = 64
"""Files to put pairs apart into: some systems let a program open no more than 256."""

EXAMPLES = 5

Pairs = NDArray[np.uint64]


def unpacked(one: str, other: str) -> str:
    """Return the two columns of a `pair` in SQL."""
    return f"cast(pair >> 33 as integer) as {one}, cast((pair >> 2) & 2147483647 as integer) as {other}"


def write_pairs(
    connection: duckdb.DuckDBPyConnection, path: Path, parts: Iterable[Pairs], columns: str
) -> tuple[int, dict[tuple[int, int], int]]:
    """Write a table of pairs in order, each once; of several origins the first counts.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Writes the table; pairs that are in order wait in its folder for intermediate files.
    path : Path
        The Parquet file to write.
    parts : iterable of arrays
        The pairs in any order, but all those of a part smaller than those of the next. They are sorted in place.
    columns : str
        What to write of a `pair`, in SQL.

    Returns
    -------
    int
        Rows written.
    dict
        The first pairs that are there more than once, and how often.
    """
    repeated: dict[tuple[int, int], int] = {}
    waiting = scratch(connection) / f"{path.stem}.pairs"
    with waiting.open("wb") as file:
        for pairs in parts:
            pairs.sort()
            for begins in range(0, len(pairs), AT_ONCE):
                first = _first(pairs, begins)
                piece = pairs[begins:begins + AT_ONCE]
                file.write(piece[first].data)
                if len(repeated) < EXAMPLES:
                    repeated |= _repeated(pairs, piece[~first])
    # What lies on disk in order is written as it is: another sort would take three times as long as all else here.
    ordered = np.memmap(waiting, np.uint64, "r") if waiting.stat().st_size else np.zeros(0, np.uint64)
    connection.register("ordered", {"pair": ordered})
    rows = write_parquet(connection, f"select {columns} from ordered", path, in_order=True)
    connection.unregister("ordered")
    # Some systems remove no file that is still mapped.
    del ordered
    waiting.unlink()
    return rows, dict(islice(repeated.items(), EXAMPLES))


def in_parts(
    unsorted: Iterable[Pairs], connection: duckdb.DuckDBPyConnection, *, n_pairs: int, citing: range
) -> Iterator[Pairs]:
    """Put pairs that come in any order into parts, all those of a part smaller than those of the next.

    Parameters
    ----------
    unsorted : iterable of arrays
        The pairs, which are sorted in place; they wait on disk until the last has come.
    connection : duckdb.DuckDBPyConnection
        In its folder for intermediate files they wait.
    n_pairs : int
        How many come, for the number of parts; more or fewer make larger or smaller parts.
    citing : range
        The numbers of what cites.

    Yields
    ------
    array of uint64
        No more than a few million, but for what cites more than that by itself.
    """
    n_parts = min(n_pairs // AT_ONCE + 1, FILES)
    width = max(-(-len(citing) // n_parts), 1)
    parts = [citing[first:first + width] for first in range(0, max(len(citing), 1), width)]
    borders = np.array([part.start for part in parts[1:]], np.uint64) << 33
    with ExitStack() as opened:
        files = [opened.enter_context(TemporaryFile(dir=scratch(connection))) for _ in parts]
        for pairs in unsorted:
            pairs.sort()
            for file, some in zip(files, np.split(pairs, np.searchsorted(pairs, borders)), strict=True):
                file.write(some.data)
        for part, file in zip(parts, files, strict=True):
            n = file.tell() // 8
            file.seek(0)
            if n <= MOST * AT_ONCE or width == 1:
                yield np.fromfile(file, np.uint64)
            else:
                yield from in_parts(_read(file), connection, n_pairs=n, citing=part)
            # Each pair is on disk once again where it is in order.
            file.close()


def _read(file: IO[bytes]) -> Iterator[Pairs]:
    while len(pairs := np.fromfile(file, np.uint64, AT_ONCE)):
        yield pairs


def _first(pairs: Pairs, begins: int) -> NDArray[np.bool_]:
    """Tell which of the next sorted pairs are not the same as the one before but for their origin."""
    piece = pairs[begins:begins + AT_ONCE]
    first = np.empty(len(piece), bool)
    first[0] = begins == 0 or piece[0] ^ pairs[begins - 1] > 3
    np.greater(piece[1:] ^ piece[:-1], 3, out=first[1:])
    return first


def _repeated(pairs: Pairs, again: Pairs) -> dict[tuple[int, int], int]:
    """Say how often the smallest pairs `again` are among the sorted `pairs`."""
    found = np.unique(again >> 2)[:EXAMPLES]
    times = np.searchsorted(pairs, (found + 1) << 2) - np.searchsorted(pairs, found << 2)
    return {(int(pair >> 31), int(pair & 0x7FFFFFFF)): int(n) for pair, n in zip(found, times, strict=True)}
