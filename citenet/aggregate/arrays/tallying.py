"""How many citations came how far, on arrays?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.periods import UNDATED_PERIOD, Periods
from citenet.aggregate.arrays.spreading import Run, Spreading, blocks, joined
from citenet.aggregate.numbered import SIDES, Tally


@dataclass(frozen=True)
class LevelTally:
    """The citations of a level that are within a technology, run by run, and those in a window of unknown entities."""

    runs: Sequence[Run]
    unknown: Mapping[str, int]


def tally_of_level(citations: Spreading, periods: Periods) -> LevelTally:
    """Look through the citations of a level by which sides are of set 0, which is nobody that is known."""
    n_by_side = np.zeros(4, np.int64)
    for pieces in blocks([run.where for run in citations.runs if periods.windows[run.period]]):
        keys, n = joined(citations.groups, [where for _, where in pieces])
        citing, cited = citations.layout.of_nobody(keys)
        n_by_side += np.bincount(citing * 2 + cited, n, minlength=4).astype(np.int64)
    known, cited_only, citing_only, both = map(int, n_by_side)
    return LevelTally(citations.runs, dict(zip(SIDES, (citing_only, cited_only, both, known), strict=True)))


def tally_of(total: int, leaving_out: LeavingOut, levels: Mapping[str, LevelTally], periods: Periods) -> Tally:
    """Add up `total` citations between families; of the levels the first tells of all, each of its own entities."""
    runs = next(iter(levels.values())).runs
    return Tally(
        total, total - leaving_out.n_shared, total - leaving_out.n_shared - leaving_out.n_beyond,
        sum(run.n for run in runs), sum(run.n for run in runs if run.period == UNDATED_PERIOD),
        sum(run.n for run in runs if periods.windows[run.period]),
        {level: tally.unknown for level, tally in levels.items()})
