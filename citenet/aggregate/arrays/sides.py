"""What does a family say of the citations that it makes, and of those that it gets? Each a part of their keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from citenet.aggregate.arrays.families import Families
from citenet.aggregate.arrays.layout import Layout, ones
from citenet.aggregate.arrays.level import Level
from citenet.aggregate.arrays.periods import Periods

OF_A_CITED = 9
"""Bytes of what a family says when it is cited."""


@dataclass(frozen=True, eq=False)
class Cited:
    """What some families that follow each other say when they are cited, looked up for each citation.

    Parameters
    ----------
    families : range
        Who they are.
    keys : numpy.ndarray
        Their parts of the keys.
    counts : numpy.ndarray
        Whether they are in any technology, where they must be.
    """

    families: range
    keys: np.ndarray
    counts: np.ndarray

    @cached_property
    def few_count(self) -> bool:
        """Whether asking for a yes or no first saves looking up most keys."""
        return bool(np.count_nonzero(self.counts) * 2 < len(self.counts))


@dataclass(frozen=True, eq=False)
class Sides:
    """The families of a level, as those that cite and as those that are cited."""

    families: Families
    periods: Periods
    level: Level
    layout: Layout

    @property
    def of_families(self) -> Sides:
        """The same where families are counted: nobody is cited."""
        return replace(self, layout=replace(self.layout, cited=0))

    def citing(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """Return whether each family from `first` to before `last` is in a technology, and what those that are say."""
        here, mask = slice(first, last), self._mask(slice(first, last))
        counts = mask != 0
        own = np.flatnonzero(counts)
        return counts, self.layout.citing_keys(
            self.periods.of(self.families.year[here][own]), mask[own], self._sets[here][own],
            self.families.buckets(first + own, self.level.n_buckets))

    def as_cited(self, families: slice | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return whether each of some families counts when it is cited, and what it says then."""
        mask = self._mask(families)
        if self.families.scope == "citing":
            mask = np.full_like(mask, ones(self.layout.mask))
        return mask != 0, self.layout.cited_keys(mask, self._sets[families])

    def cited(self, families: range) -> Cited:
        """Return what all of some families say when they are cited."""
        found = Cited(families, np.empty(len(families), np.uint64), np.empty(len(families), bool))
        for block in Families.blocks(families):
            here = slice(block.start - families.start, block.stop - families.start)
            found.counts[here], found.keys[here] = self.as_cited(slice(block.start, block.stop))
        return found

    def _mask(self, families: slice | np.ndarray) -> np.ndarray:
        mask = self.families.mask[families]
        return mask & mask.dtype.type(self.level.technologies & ones(self.layout.mask))

    @property
    def _sets(self) -> np.ndarray:
        return self.families.sets[self.level.number]
