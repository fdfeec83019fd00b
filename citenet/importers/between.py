"""Which pairs are between two? Those of one with itself are left out, counted, and the first of them told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from citenet.corpus.pairs import EXAMPLES, Pairs


@dataclass
class Between:
    """Those of the `pairs` that are of two that differ, in the order in which they come.

    `came` is the number of all pairs, `own` of those left out, and `first` are the first that have any.
    """

    pairs: Iterable[Pairs]
    came: int = 0
    own: int = 0
    first: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Pairs]:
        for pairs in self.pairs:
            citing = pairs >> 33
            own = citing == (pairs >> 2) & 0x7FFFFFFF
            self.came += len(pairs)
            self.own += int(np.count_nonzero(own))
            self.first = np.union1d(self.first, citing[own])[:EXAMPLES].astype(int).tolist()
            yield pairs[~own]
