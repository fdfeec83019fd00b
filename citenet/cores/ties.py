"""Which values count as equal? Entities that tie are taken or left together, whatever their names."""

from __future__ import annotations

import numpy as np

TIE = 1e-11
"""Values closer than this share of the largest are equal: their difference is rounding."""


def tie_groups(values: np.ndarray, *, tie: float = TIE) -> np.ndarray:
    """Give each value the number of its group of equal values, 0 for the largest; `tie` is as :data:`TIE`.

    Examples
    --------
    >>> tie_groups(np.array([2.0, 5.0, 2.0 + 1e-15, 1.0])).tolist()
    [1, 0, 1, 2]
    """
    order = np.argsort(-values, kind="stable")
    ordered = values[order]
    falls = ordered[:-1] - ordered[1:] > tie * ordered[:1]
    groups = np.zeros(len(values), dtype=np.int64)
    groups[order[1:]] = np.cumsum(falls)
    return groups
