"""From what was counted to rows by technology, level, window and entity, all in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from citenet.aggregate.account import check_sum
from citenet.aggregate.arrays.periods import Periods
from citenet.aggregate.arrays.spreading import Cells, Spreading
from citenet.coded import code_type
from citenet.flows import LEVELS
from citenet.spill import Columns


@dataclass(frozen=True)
class Technologies:
    """The technologies that are counted.

    Parameters
    ----------
    n : int
        How many; each is the bit of its place in a mask.
    all_bit : int
        The bit of all patents together; 0 for none.
    counting : {"whole", "fractional"}
        Whether a family of several technologies counts in full for each.
    """

    n: int
    all_bit: int
    counting: str

    def weight(self, technology: int, mask: int) -> float:
        """Return how much a family or a citation counts for a technology; 0 where it is not in it.

        >>> [Technologies(3, 0b100, "fractional").weight(technology, 0b111) for technology in range(3)]
        [0.5, 0.5, 1.0]
        """
        if not mask >> technology & 1:
            return 0.0
        if self.counting == "whole" or 1 << technology == self.all_bit:
            return 1.0
        return 1 / max((mask & ~self.all_bit).bit_count(), 1)


@dataclass(frozen=True, eq=False)
class Sums:
    """The sums of one level by technology and window.

    Where there may be a place for each cell, they are worked out at once, all technologies of a window together,
    and the groups are let go. Elsewhere they are many: one after another, when they are asked for.

    Parameters
    ----------
    nothing : mapping
        The sums where nothing is.
    of : callable
        Gives the sums of a technology and a window, each by its number, in pieces.
    held : int
        Bytes of them that wait in memory.
    """

    nothing: Cells
    of: Callable[[int, int], Iterable[Cells]]
    held: int = 0


def sums_of(spreading: Spreading, periods: Periods, n_windows: int, technologies: Technologies, room: int) -> Sums:
    """Return the sums of some groups, of which about `room` bytes wait in memory; see :class:`Sums`.

    Raises
    ------
    ArithmeticError
        When something is lost on the way, now or when the sums are asked for: a bug of citenet, never of the data.
    """
    def those(chosen: Sequence[int], number: int) -> Iterator[Iterable[Cells]]:
        runs = [run for run in spreading.runs if number in periods.windows[run.period]
                and any(technologies.weight(technology, run.mask) for technology in chosen)]
        weights = np.array([[technologies.weight(technology, run.mask) for technology in chosen] for run in runs])
        weights = weights.reshape(len(runs), len(chosen))
        arriving = np.array([run.arriving for run in runs]) @ weights
        found = zip(spreading.sums(runs, weights), arriving.tolist(), strict=True)
        return (_checked(pieces, expected) for pieces, expected in found)

    if not spreading.is_dense:
        return Sums(spreading.nothing, lambda technology, number: next(those([technology], number)))
    found, where = _columns(spreading.nothing, room), {}
    for number in range(n_windows):
        for technology, pieces in enumerate(those(range(technologies.n), number)):
            cells, = pieces
            where[technology, number] = found.append(cells)
    return Sums(spreading.nothing, lambda technology, number: [found.read(where[technology, number])], found.held)


def _checked(pieces: Iterable[Cells], expected: float) -> Iterator[Cells]:
    total = 0.0
    for cells in pieces:
        total += float(cells["total"].sum())
        yield cells
    check_sum(expected, total)


def rows(levels: Mapping[int, Sums], n_windows: int, n_technologies: int, names: Iterable[str], room: int) -> Columns:
    """Return the sums, in the order of the columns; about `room` bytes of them wait in memory.

    Parameters
    ----------
    levels : mapping of Sums
        The sums of each level.
    n_windows, n_technologies : int
        How many of these there are.
    names : iterable of str
        Columns asked for, of ``technology``, ``level``, ``number`` (of the window), ``bucket``, where there are any,
        ``citing``, ``cited`` (by the names of the members) and ``total``; no row where nothing is.
    room : int
        See :class:`Columns`.
    """
    types = [code_type(n) for n in (n_technologies, len(LEVELS), n_windows)]

    def of(technology: int, level: int, number: int, cells: Cells) -> dict[str, np.ndarray]:
        values = zip(("technology", "level", "number"), (technology, level, number), types, strict=True)
        n = len(cells["total"])
        return {**{name: np.full(n, value, dtype) for name, value, dtype in values}, **cells}

    nothing = of(0, 0, 0, next(iter(levels.values())).nothing)
    found = _columns({name: nothing[name] for name in names}, room)
    for technology, level, number in product(range(n_technologies), levels, range(n_windows)):
        for cells in levels[level].of(technology, number):
            found.append(of(technology, level, number, cells))
    return found


def _columns(like: Cells, room: int) -> Columns:
    return Columns({name: values.dtype for name, values in like.items()}, room)
