"""Which citations do not count: those within an organisation, and those that reach back too far? How many are they?"""

from __future__ import annotations

from threading import Lock

import numpy as np

from citenet.aggregate.arrays.families import Families
from citenet.aggregate.arrays.members import Members
from citenet.corpus import UNDATED


class LeavingOut:
    """Tells which citations count, and adds up those that do not.

    Parameters
    ----------
    owners : Members, optional
        The sets of organisations, where citations between families that share one do not count.
    reach : int
        How many years back a citation may reach to count; 0 for any.
    """

    def __init__(self, owners: Members | None, reach: int) -> None:
        self._owners, self._reach = owners, reach
        self._lock = Lock()
        self.n_shared = self.n_beyond = 0

    def __bool__(self) -> bool:
        """Whether any citation is left out at all."""
        return bool(self._owners or self._reach)

    def counts(self, families: Families, citing: np.ndarray, cited: np.ndarray) -> np.ndarray:
        """Return whether each citation counts; `citing` and `cited` are families."""
        counts = np.ones(len(citing), bool)
        if self._owners:
            organisations = families.sets[1]
            counts = ~share_a_member(self._owners, organisations[citing], organisations[cited])
        n_shared = len(counts) - int(counts.sum())
        if self._reach:
            counts &= within_reach(families.year[citing], families.year[cited], self._reach)
        with self._lock:
            self.n_shared += n_shared
            self.n_beyond += len(counts) - n_shared - int(counts.sum())
        return counts


def within_reach(citing: np.ndarray, cited: np.ndarray, reach: int) -> np.ndarray:
    """Tell which citations reach back at most so many years; none from or to a family without a year does.

    >>> within_reach(np.array([2010, 2010, UNDATED]), np.array([2005, 2004, 2004]), 5)
    array([ True, False, False])
    """
    back = citing.astype(np.int32) - cited.astype(np.int32)
    return (back <= reach) & (citing != UNDATED) & (cited != UNDATED)


def share_a_member(members: Members, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Tell which pairs of sets have a member in common; set 0 has none that is known.

    >>> sets = Members(np.array([0, 1, 2, 3, 5]), np.array([9, 0, 1, 0, 1]), np.ones(5), np.arange(10))
    >>> share_a_member(sets, np.array([1, 1, 3, 0]), np.array([2, 3, 3, 0]))
    array([False,  True,  True, False])
    """
    share = (one == other) & (one != 0)
    sizes = members.sizes
    open_pairs = np.flatnonzero(~share & (one != 0) & (other != 0) & ((sizes[one] > 1) | (sizes[other] > 1)))
    pairs, of_pair = np.unique(one[open_pairs].astype(np.int64) << 32 | other[open_pairs], return_inverse=True)
    if len(pairs):
        row, left, right = members.crossed(pairs >> 32, members, pairs & 0xFFFFFFFF)
        shared = np.zeros(len(pairs), bool)
        np.logical_or.at(shared, row, members.entity[left] == members.entity[right])
        share[open_pairs] = shared[of_pair]
    return share
