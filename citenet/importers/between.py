"""Which pairs are between two? Those of one with itself are left out, counted, and the first of them told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import duckdb
import numpy as np

from citenet.corpus.pairs import EXAMPLES, Pairs, in_parts


@dataclass
class Between:
    """Pairs of two that differ, a part at a time, in the order of what cites; see :func:`in_parts` for what is given.

    `came` is the number of all pairs, `own` of those left out, and `first` are the first that have any.
    """

    unsorted: Iterable[Pairs]
    connection: duckdb.DuckDBPyConnection
    n_pairs: int
    citing: range
    came: int = 0
    own: int = 0
    first: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Pairs]:
        yield from in_parts(self._different(), self.connection, n_pairs=self.n_pairs, citing=self.citing)

    def _different(self) -> Iterator[Pairs]:
        for pairs in self.unsorted:
            citing = pairs >> 33
            own = citing == (pairs >> 2) & 0x7FFFFFFF
            self.came += len(pairs)
            self.own += int(np.count_nonzero(own))
            self.first = np.union1d(self.first, citing[own])[:EXAMPLES].astype(int).tolist()
            yield pairs[~own]
