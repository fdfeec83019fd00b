"""How many citations came how far, on arrays?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citenet.aggregate.arrays.counting import LevelCounts
from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.periods import UNDATED_PERIOD, Periods
from citenet.aggregate.arrays.spreading import Spreading, blocks
from citenet.aggregate.numbered import SIDES, Tally
from citenet.flows import LEVELS


def tally_of(total: int, leaving_out: LeavingOut, levels: Sequence[LevelCounts], periods: Periods) -> Tally:
    """Add up `total` citations between families; of the levels the first tells of all, each of its own entities."""
    runs = levels[0].citations.whole.runs
    _, n = levels[0].citations.whole.groups.mapped()
    return Tally(
        total, total - leaving_out.n_shared, total - leaving_out.n_shared - leaving_out.n_beyond, int(n.sum()),
        sum(int(n[run.where].sum()) for run in runs if run.period == UNDATED_PERIOD),
        sum(int(n[run.where].sum()) for run in runs if periods.windows[run.period]),
        {LEVELS[counts.level.number]: _unknown(counts.citations.whole, periods) for counts in levels})


def _unknown(spreading: Spreading, periods: Periods) -> dict[str, int]:
    """Count the citations in a window by which sides are of set 0, which is nobody that is known."""
    n_by_side = np.zeros(4, np.int64)
    for run in spreading.runs:
        if periods.windows[run.period]:
            for keys, n in blocks(spreading.groups, [(run.where, 1.0)]):
                citing, cited, _ = spreading.layout.parts(keys)
                n_by_side += np.bincount((citing == 0) * 2 + (cited == 0), n, minlength=4).astype(np.int64)
    known, cited_only, citing_only, both = map(int, n_by_side)
    return dict(zip(SIDES, (citing_only, cited_only, both, known), strict=True))
