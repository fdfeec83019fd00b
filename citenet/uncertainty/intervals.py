"""Within which limits does a number lie, were other families to do the citing?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from citenet.graph import ratio
from citenet.uncertainty.draws import bootstrap_counts, leave_one_out_counts

Measure = Callable[[np.ndarray], pd.DataFrame]
"""From counts (n_draws, n_buckets) to a frame with a row a draw and a column a number."""

BLOCK = 250
"""Draws that are measured together: more take more memory and no less time."""
LIMITS = (0.025, 0.975)
UNDEFINED = 0.05
"""A number that is missing in more than this share of the draws has no interval of 95 %."""
ROUNDING = 1e-12
"""Draws that differ by less, of a value of one, are the same."""


def intervals(measure: Measure, n_buckets: int, *, draws: int = 1000, seed: int = 1,
              ranks: Sequence[str] = ()) -> pd.DataFrame:
    """Give numbers their 95 % interval, from drawing the buckets of citing families again.

    ``value + f · (percentile − mean of the draws)`` for the percentiles 2.5 and 97.5. A draw leaves sources
    out, as the sample itself did, so that its diversity is too low: the draws are put back around the value.
    A draw also takes buckets twice, which hides how rare partners come and go: f ≥ 1 widens the interval
    to the error found by leaving each bucket out in turn (the jackknife), where that is larger.

    Parameters
    ----------
    measure : callable
        What is asked of the resampled network, for example ``lambda counts:
        indicators.measure(buckets.resampled(counts), membership)``. Also differences, trends, what-ifs: what
        is made of several networks resampled with the same counts keeps their dependence.
    n_buckets : int
        Number of buckets, at least 2; 128 are enough.
    draws : int
        Number of draws.
    seed : int
        Seed of the draws.
    ranks : sequence of str
        Numbers, or first levels of their names, whose limits are the percentiles as they are: ranks jump, so that
        neither their mean nor what leaving a bucket out does to them says how far they may lie.

    Returns
    -------
    pandas.DataFrame
        A row a column of the measure. ``value``: of the network itself. ``low``, ``high``: the interval, missing
        where the value is, where more than 5 % of the draws or any network without one bucket have none, and
        where all draws are the same, as for an entity with a single source. ``same_sign``: share of the
        draws with the sign of the value or, of answers 1 and 0, with the same answer.

    Notes
    -----
    The citing families are drawn again; those they cite are taken as given. The interval is one for a network
    of this size: of a small one the diversity itself is low, see `miller_madow`. Source: docs/methods, 5;
    Efron & Tibshirani (1993), chapters 10 to 13; coverage is measured in benchmarks/coverage.py.

    Examples
    --------
    >>> citations = np.random.default_rng(1).poisson(3, 100)
    >>> found = intervals(lambda counts: pd.DataFrame({"citations": counts @ citations}), 100)
    >>> found.loc["citations"].round().to_dict()  # a Poisson count of 300 has a standard error of 17
    {'value': 296.0, 'low': 265.0, 'high': 329.0, 'same_sign': 1.0}
    """
    counts = np.concatenate([np.ones((1, n_buckets)), leave_one_out_counts(n_buckets),
                             bootstrap_counts(n_buckets, draws=draws, seed=seed)])
    blocks = [measure(counts[first:first + BLOCK]) for first in range(0, len(counts), BLOCK)]
    numbers = np.concatenate([block.to_numpy(dtype=float).T for block in blocks], axis=1)
    value, without_one, drawn = numbers[:, 0], numbers[:, 1:n_buckets + 1], numbers[:, n_buckets + 1:]
    names = blocks[0].columns
    low, high = _limits(value, without_one, drawn, names.get_level_values(0).isin(ranks))
    return pd.DataFrame({"value": value, "low": low, "high": high, "same_sign": _same_sign(value, drawn)}, index=names)


def _limits(value: np.ndarray, without_one: np.ndarray, drawn: np.ndarray,
            plain: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the interval of each row; those of plain ones are the percentiles themselves."""
    ordered = np.sort(drawn, axis=1)
    n_known = np.count_nonzero(~np.isnan(drawn), axis=1)
    mean = ratio(np.nansum(drawn, axis=1), n_known)
    spread = np.sqrt(ratio(np.nansum((drawn - mean[:, None]) ** 2, axis=1), n_known))
    left_out = without_one - without_one.mean(axis=1, keepdims=True)
    error = np.sqrt((1 - 1 / without_one.shape[1]) * (left_out**2).sum(axis=1))
    varies = spread > ROUNDING * np.maximum(np.abs(value), 1)
    enough = n_known >= (1 - UNDEFINED) * drawn.shape[1]
    widening = np.maximum(1, error / np.where(varies & enough, spread, np.nan))
    ends = (_quantile(ordered, n_known, share) for share in LIMITS)
    low, high = (np.where(plain, end + 0 * widening, value + widening * (end - mean)) for end in ends)
    return low, high


def _quantile(ordered: np.ndarray, n_known: np.ndarray, share: float) -> np.ndarray:
    """Return the quantile of each row, whose missing values stand last; interpolates between two draws."""
    place = share * np.maximum(n_known - 1, 0)
    below = place.astype(int)
    rows = np.arange(len(ordered))
    lower, upper = ordered[rows, below], ordered[rows, np.minimum(below + 1, ordered.shape[1] - 1)]
    # Where nothing lies above, the missing value beside it has no weight.
    return np.where(place > below, lower + (place - below) * (upper - lower), lower)


def _same_sign(value: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    known = ~np.isnan(drawn)
    same = (np.sign(drawn) == np.sign(value)[:, None]) & known
    return np.where(np.isnan(value), np.nan, ratio(same.sum(axis=1), known.sum(axis=1)))
