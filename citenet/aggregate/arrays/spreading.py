"""From groups by set to sums by entity: each group is shared out among the members of its sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from citenet.aggregate.arrays.groups import BLOCK, Groups
from citenet.aggregate.arrays.layout import Layout
from citenet.aggregate.arrays.members import Members

DENSE = 1 << 25
"""Up to so many cells there is a place for each; of more, only those that hold something are kept."""

MOSTLY_EMPTY = 8
"""Nor is there a place for each cell when there are more than so many for each group, and few groups."""

_NEAR = 4
"""Pieces of no more than so many blocks from first to last are read at once, with what lies between them."""

NOTHING: dict[str, np.ndarray] = {
    "bucket": np.zeros(0, np.int32), "citing": np.zeros(0, np.int32), "cited": np.zeros(0, np.int32),
    "total": np.zeros(0)}
"""The sums of nothing."""


@dataclass(frozen=True)
class Run:
    """Groups that lie behind each other, of one period and one mask, and how much arrives of them if each weighs 1."""

    period: int
    mask: int
    where: slice
    arriving: float


@dataclass(frozen=True, eq=False)
class Spreading:
    """Groups, with what is needed to share them out.

    Parameters
    ----------
    groups : Groups
        How often each key occurs.
    layout : Layout
        Where the parts of a key are.
    citing, cited : Members
        The members of the sets on either side.
    """

    groups: Groups
    layout: Layout
    citing: Members
    cited: Members

    def cells(self, runs: Sequence[tuple[slice, float]]) -> dict[str, np.ndarray]:
        """Add up some runs of the groups, each multiplied by a weight.

        Returns
        -------
        dict of numpy.ndarray
            ``bucket``, ``citing``, ``cited``, ascending in this order, and ``total``, none 0.
        """
        n_cells = self.citing.n_entities * self.cited.n_entities << self.layout.bucket
        n_groups = sum(where.stop - where.start for where, _ in runs)
        is_empty = n_groups <= BLOCK and MOSTLY_EMPTY * n_groups < n_cells
        places, totals = (_sparse(self._shared(runs)) if is_empty or n_cells > DENSE
                          else _dense(self._shared(runs), n_cells))
        rest, cited = np.divmod(places, self.cited.n_entities)
        bucket, citing = np.divmod(rest, self.citing.n_entities)
        return {"bucket": bucket.astype(np.int32), "citing": self.citing.names[citing],
                "cited": self.cited.names[cited], "total": totals} if len(totals) else NOTHING

    @cached_property
    def runs(self) -> list[Run]:
        """The groups by period and mask."""
        found = list(self.groups.runs(self.layout.mask_shift))
        arriving = self._arriving([where.stop for _, where in found])
        return [Run(*self.layout.head(key), where, float(n)) for (key, where), n in zip(found, arriving, strict=True)]

    def _arriving(self, stops: Sequence[int]) -> np.ndarray:
        """Return what the groups of each run add up to once they are shared out, by where the runs end.

        They are more than the groups where each member counts whole.
        """
        totals, start = np.zeros(len(stops)), 0
        for keys, n in blocks(self.groups, [(slice(0, stops[-1]), 1.0)] if stops else []):
            citing, cited, _ = self.layout.parts(keys)
            run = np.searchsorted(stops, np.arange(start, start + len(n)), side="right")
            totals += np.bincount(run, n * self.citing.weight[citing] * self.cited.weight[cited], len(stops))
            start += len(n)
        return totals

    def _shared(self, runs: Sequence[tuple[slice, float]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Go through the shares of all groups: the place of the cell, and what is added to it."""
        for keys, n in blocks(self.groups, runs):
            citing, cited, bucket = self.layout.parts(keys)
            left, right = self.citing.alone[citing], self.cited.alone[cited]
            alone = (left >= 0) & (right >= 0)
            one, several = np.flatnonzero(alone), np.flatnonzero(~alone)
            yield self._places(left[one], right[one], bucket[one]), n[one]
            row, i, j = self.citing.crossed(citing[several], self.cited, cited[several])
            yield (self._places(self.citing.entity[i], self.cited.entity[j], bucket[several][row]),
                   n[several][row] * self.citing.share[i] * self.cited.share[j])

    def _places(self, citing: np.ndarray, cited: np.ndarray, bucket: np.ndarray) -> np.ndarray:
        return (bucket * self.citing.n_entities + citing) * self.cited.n_entities + cited


def blocks(groups: Groups, runs: Sequence[tuple[slice, float]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Go through the keys and weighted numbers of the runs, in blocks of `BLOCK`, whatever the length of the runs."""
    pieces: list[tuple[slice, float]] = []
    room = BLOCK
    for where, weight in runs:
        start = where.start
        while start < where.stop:
            stop = min(where.stop, start + room)
            pieces.append((slice(start, stop), weight))
            room -= stop - start
            start = stop
            if not room:
                yield _joined(groups, pieces)
                pieces, room = [], BLOCK
    if pieces:
        yield _joined(groups, pieces)


def _joined(groups: Groups, pieces: list[tuple[slice, float]]) -> tuple[np.ndarray, np.ndarray]:
    start, stop = pieces[0][0].start, pieces[-1][0].stop
    if stop - start > _NEAR * BLOCK:
        start, (keys, n) = 0, groups.mapped()
    else:
        keys, n = groups.read(slice(start, stop))
    cuts = [(slice(where.start - start, where.stop - start), weight) for where, weight in pieces]
    return np.concatenate([keys[cut] for cut, _ in cuts]), np.concatenate([n[cut] * weight for cut, weight in cuts])


def _dense(shares: Iterator[tuple[np.ndarray, np.ndarray]], n_cells: int) -> tuple[np.ndarray, np.ndarray]:
    totals = np.zeros(n_cells)
    for places, n in shares:
        np.add.at(totals, places, n)
    filled = np.flatnonzero(totals)
    return filled, totals[filled]


def _sparse(shares: Iterator[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    parts = list(shares)
    places, n = (np.concatenate([part[i] for part in parts]) for i in (0, 1)) if parts else (np.zeros(0, int),) * 2
    order = _stable_order(places)
    places = places[order]
    first = np.flatnonzero(np.diff(places, prepend=-1))
    return places[first], np.add.reduceat(n[order], first) if len(first) else n


def _stable_order(places: np.ndarray) -> np.ndarray:
    """Sort so that what is equal stays in its order, in which it is then added up on every machine."""
    n_bits = len(places).bit_length()
    if places.max(initial=0) >> (63 - n_bits):
        return np.argsort(places, kind="stable")
    # Thirteen times as fast: whole numbers that tell the place and the order.
    return np.sort(places << n_bits | np.arange(len(places))) & (1 << n_bits) - 1
