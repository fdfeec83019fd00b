"""From groups by set to sums by entity: each group is shared out among the members of its sets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from citenet.aggregate.arrays.adding_up import Share, at_places, of_few, of_many
from citenet.aggregate.arrays.groups import BLOCK, Groups
from citenet.aggregate.arrays.layout import Layout, ones
from citenet.aggregate.arrays.members import Members

DENSE = 1 << 25
"""Up to so many cells there is a place for each; of more, only those that hold something are kept."""

MOSTLY_EMPTY = 8
"""Nor is there a place for each cell when there are more than so many for each group, and few groups."""

_NEAR = 4
"""Pieces of no more than so many blocks from first to last are read at once, with what lies between them."""

Cells = dict[str, np.ndarray]
"""Sums by cell: ``bucket``, if there are any, ``citing``, ``cited``, ascending in this order, and ``total``, none 0."""


@dataclass(frozen=True)
class Run:
    """Groups that lie behind each other, of one period and one mask.

    Parameters
    ----------
    period, mask : int
        Theirs.
    where : slice
        Among the groups.
    n : int
        How many keys they are.
    arriving : float
        What they add up to once they are shared out: more than `n` where each member counts whole.
    """

    period: int
    mask: int
    where: slice
    n: int
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

    @property
    def n_cells(self) -> int:
        """See `cells`."""
        return cells(self.layout, self.citing, self.cited)

    @property
    def nothing(self) -> Cells:
        """The sums of nothing."""
        return self._cells(np.zeros(0, int), np.zeros(0))

    @property
    def is_dense(self) -> bool:
        """Whether there may be a place for each cell."""
        return self.n_cells <= DENSE

    def sums(self, runs: Sequence[Run], weights: np.ndarray) -> Iterator[Iterable[Cells]]:
        """Add up some runs of the groups, for each technology; where that is much, it comes piece by piece.

        Parameters
        ----------
        runs : sequence of Run
            Of `runs`, in their order.
        weights : numpy.ndarray
            Shape (n_runs, n_technologies): how much a run counts for each; 0 where it is not in it.
        """
        n_groups = sum(run.where.stop - run.where.start for run in runs)
        is_empty = n_groups <= BLOCK and MOSTLY_EMPTY * n_groups < self.n_cells
        at_once = max(DENSE // self.n_cells, 1)
        for first in range(0, weights.shape[1], at_once):
            some = weights[:, first:first + at_once]
            shares, n = self._shared(runs, some), some.shape[1]
            for of_one in ([of_many(shares)] if not self.is_dense else of_few(shares, n) if is_empty
                           else at_places(shares, n, self.n_cells)):
                yield itertools.starmap(self._cells, of_one)

    def _cells(self, places: np.ndarray, totals: np.ndarray) -> Cells:
        citing, cited = np.divmod(places, self.cited.n_entities)
        told = {}
        if self.layout.bucket:
            bucket, citing = np.divmod(citing, self.citing.n_entities)
            told = {"bucket": bucket.astype(np.min_scalar_type(ones(self.layout.bucket)))}
        return {**told, "citing": self.citing.names.take(citing), "cited": self.cited.names.take(cited),
                "total": totals}

    @cached_property
    def runs(self) -> list[Run]:
        """The groups by period and mask."""
        found = list(self.groups.runs(self.layout.mask_shift))
        wheres = [where for _, where in found]
        counted, arriving = np.zeros(len(found), np.int64), np.zeros(len(found))
        for pieces in blocks(wheres):
            keys, n = joined(self.groups, [where for _, where in pieces])
            runs, starts = [run for run, _ in pieces], _ends(pieces)[:-1]
            counted[runs] += np.add.reduceat(n, starts, dtype=np.int64)
            if not self._share_one:
                citing, cited, _ = self.layout.parts(keys)
                shares = n * self.citing.weight[citing] * self.cited.weight[cited]
                arriving[runs] += np.add.reduceat(shares, starts)
        arriving = counted.astype(float) if self._share_one else arriving
        return [Run(*self.layout.head(key), where, int(n), float(all_of_it))
                for (key, where), n, all_of_it in zip(found, counted, arriving, strict=True)]

    @property
    def _share_one(self) -> bool:
        return self.citing.share_one and self.cited.share_one

    def _shared(self, runs: Sequence[Run], weights: np.ndarray) -> Iterator[Share]:
        """Go through the shares of all groups, once for each technology that they are in."""
        for pieces in blocks([run.where for run in runs]):
            keys, n = joined(self.groups, [where for _, where in pieces])
            of_pieces, ends = weights[[run for run, _ in pieces]].T, _ends(pieces)
            for group, places, shares in self._shares(keys, n.astype(float)):
                cuts = np.searchsorted(group, ends)
                for technology, weight in enumerate(of_pieces):
                    if (weight == 1).all():
                        yield technology, places, shares
                    elif weight.any():
                        chosen = [(slice(cuts[i], cuts[i + 1]), weight[i]) for i in np.flatnonzero(weight)]
                        yield (technology, np.concatenate([places[cut] for cut, _ in chosen]),
                               np.concatenate([shares[cut] * factor for cut, factor in chosen]))

    def _shares(self, keys: np.ndarray, n: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Go through the shares of some groups: which group it is, the place of the cell, and what is added to it."""
        citing, cited, bucket = self.layout.parts(keys)
        left, right = self.citing.alone.take(citing), self.cited.alone.take(cited)
        kind = 2 * (left < 0) + (right < 0)
        both_alone, right_many, left_many, both_many = (np.flatnonzero(kind == one) for one in range(4))
        yield (both_alone, self._places(left.take(both_alone), right.take(both_alone), bucket, both_alone),
               n.take(both_alone))
        row, i = self.citing.each(citing.take(left_many))
        group = left_many.take(row)
        yield (group, self._places(self.citing.entity.take(i), right.take(group), bucket, group),
               n.take(group) * self.citing.share.take(i))
        row, j = self.cited.each(cited.take(right_many))
        group = right_many.take(row)
        yield (group, self._places(left.take(group), self.cited.entity.take(j), bucket, group),
               n.take(group) * self.cited.share.take(j))
        row, i, j = self.citing.crossed(citing.take(both_many), self.cited, cited.take(both_many))
        group = both_many.take(row)
        yield (group, self._places(self.citing.entity.take(i), self.cited.entity.take(j), bucket, group),
               n.take(group) * self.citing.share.take(i) * self.cited.share.take(j))

    def _places(self, citing: np.ndarray, cited: np.ndarray, bucket: np.ndarray, group: np.ndarray) -> np.ndarray:
        """Return the places of cells; `bucket` is told of all groups, and needed where there are any."""
        rows = bucket.take(group) * self.citing.n_entities + citing if self.layout.bucket else citing.astype(np.int64)
        return rows * self.cited.n_entities + cited


def cells(layout: Layout, citing: Members, cited: Members) -> int:
    """Return how many cells there are, empty ones too."""
    return citing.n_entities * cited.n_entities << layout.bucket


def blocks(runs: Sequence[slice]) -> Iterator[list[tuple[int, slice]]]:
    """Cut runs into blocks of `BLOCK` groups, whatever their length: pieces, each with the place of its run.

    >>> [[(run, piece.stop - piece.start) for run, piece in block] for block in blocks([slice(0, BLOCK + 2)] * 2)]
    [[(0, 262144)], [(0, 2), (1, 262142)], [(1, 4)]]
    """
    pieces: list[tuple[int, slice]] = []
    room = BLOCK
    for run, where in enumerate(runs):
        start = where.start
        while start < where.stop:
            stop = min(where.stop, start + room)
            pieces.append((run, slice(start, stop)))
            room -= stop - start
            start = stop
            if not room:
                yield pieces
                pieces, room = [], BLOCK
    if pieces:
        yield pieces


def joined(groups: Groups, pieces: Sequence[slice]) -> tuple[np.ndarray, np.ndarray]:
    """Return the keys of pieces of the groups, behind each other, and how often each occurs."""
    start, stop = pieces[0].start, pieces[-1].stop
    if stop - start > _NEAR * BLOCK:
        start, keys, n = 0, groups.keys.whole(), groups.n.whole()
    else:
        keys, n = groups.keys.read(slice(start, stop)), groups.n.read(slice(start, stop))
    cuts = [slice(piece.start - start, piece.stop - start) for piece in pieces]
    return np.concatenate([keys[cut] for cut in cuts]), np.concatenate([n[cut] for cut in cuts])


def _ends(pieces: Sequence[tuple[int, slice]]) -> np.ndarray:
    """Return where pieces that lie behind each other begin, and at last where all end."""
    return np.cumsum([0, *(piece.stop - piece.start for _, piece in pieces)])
