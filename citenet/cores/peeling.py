"""In which shell is each entity, when the weakest are peeled off first? Exact, also for large networks."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from scipy import sparse

_BATCH = 512


def s_shells(matrix: sparse.csr_array) -> np.ndarray:
    """Return the shell of each row of a symmetric matrix, exactly.

    Peels the weakest entity, with all that fall to its level as a consequence, then the next. Only the
    few weakest wait in a heap, up to a horizon that moves when they are gone: Python sees each entity
    about once, numpy the edges.

    Examples
    --------
    >>> triangle_and_leaf = [[0, 2, 2, 1], [2, 0, 2, 0], [2, 2, 0, 0], [1, 0, 0, 0]]
    >>> s_shells(sparse.csr_array(triangle_and_leaf, dtype=float)).tolist()
    [4.0, 4.0, 4.0, 1.0]
    """
    strength = np.asarray(matrix.sum(axis=1), dtype=float)
    peeling = _Peeling(matrix, strength, np.full(len(strength), np.nan))
    left = np.arange(len(strength))
    while len(left):
        last = min(_BATCH, len(left)) - 1
        peeling.peel_up_to(float(np.partition(strength[left], last)[last]))
        left = left[np.isnan(peeling.shells[left])]
    return peeling.shells


@dataclass
class _Peeling:
    """What each entity still exchanges with those not peeled, and the shells known so far."""

    matrix: sparse.csr_array
    strength: np.ndarray
    shells: np.ndarray
    level: float = 0.0

    def peel_up_to(self, horizon: float) -> None:
        """Peel every entity whose strength is, or falls, not above the horizon."""
        waiting = np.flatnonzero(np.isnan(self.shells) & (self.strength <= horizon))
        heap = list(zip(self.strength[waiting].tolist(), waiting.tolist(), strict=True))
        heapify(heap)
        while heap:
            strength, entity = heappop(heap)
            if strength == self.strength[entity] and np.isnan(self.shells[entity]):
                self.level = strength
                self._peel_with_consequences(entity, horizon, heap)

    def _peel_with_consequences(self, entity: int, horizon: float, heap: list[tuple[float, int]]) -> None:
        """Peel an entity and all that fall to its level; queue those that fall under the horizon."""
        self.shells[entity] = self.level
        falling = [entity]
        while falling:
            entity = falling.pop()
            links = slice(self.matrix.indptr[entity], self.matrix.indptr[entity + 1])
            partners = self.matrix.indices[links]
            self.strength[partners] -= self.matrix.data[links]
            reached = partners[(self.strength[partners] <= horizon) & np.isnan(self.shells[partners])]
            falls = self.strength[reached] <= self.level
            self.shells[reached[falls]] = self.level
            falling.extend(reached[falls].tolist())
            for partner in reached[~falls].tolist():
                heappush(heap, (float(self.strength[partner]), partner))
