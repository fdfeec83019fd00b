"""Within which limits does a number lie, were other families to do the citing?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
import pandas as pd
from scipy.special import ndtri, stdtrit
from threadpoolctl import threadpool_limits

from citenet.graph import ratio
from citenet.uncertainty.draws import bootstrap_counts, leave_one_out_counts

Measure = Callable[[np.ndarray], pd.DataFrame]
"""From counts (n_draws, n_buckets) to a frame with a row a draw and a column a number."""

BLOCK = 250
"""Draws that are measured together: more take more memory and no less time."""
THREADS = 2
"""Blocks that are measured at a time: numpy leaves the processor to others meanwhile; more would take more memory."""
ROWS = 128
"""Numbers whose draws are summed up together: these fit in the cache of a processor."""
LIMITS = (0.025, 0.975)
RANKS, KINDS = ("family_rank",), ("n_sources",)
JUMPS = ("complexity", "relatedness_density")
"""Indicators that are ranks, those that count kinds, and those made of answers yes or no."""
UNDEFINED = 0.05
"""A number that is missing in more than this share of the draws has no interval of 95 %."""
ROUNDING = 1e-12
"""Draws that differ by less, of a value of one, are the same."""


def intervals(measure: Measure, n_buckets: int, *, draws: int = 1000, seed: int = 1,
              ranks: Sequence[str] = RANKS, kinds: Sequence[str] = KINDS,
              jumps: Sequence[str] = JUMPS) -> pd.DataFrame:
    """Give numbers their 95 % interval, from drawing the buckets of citing families again.

    ``value + f · (percentile − mean of the draws)`` for the percentiles 2.5 and 97.5. A draw leaves sources
    out, as the sample itself did, so that its diversity is too low: the draws are put back around the value.
    Where few draws far away carry the mean beyond a percentile, that stands for it, so that the value stays inside.
    A draw also takes buckets twice, which hides how rare partners come and go: f widens the interval to the
    error found by leaving each bucket out in turn (the jackknife), where that is larger. And where a number
    rests on few buckets, both errors are uncertain themselves: f also holds Student's t over the normal
    quantile, with 2 / (Σd⁴ / (Σd²)² − 1/n) degrees of freedom, d being what leaving one of n buckets out changes.

    Parameters
    ----------
    measure : callable
        What is asked of the resampled network, for example ``lambda counts:
        indicators.measure(buckets.resampled(counts), membership)``. Also differences, trends, what-ifs: what
        is made of several networks resampled with the same counts keeps their dependence.
    n_buckets : int
        Number of buckets, at least 2; 128 are enough.
    draws : int
        Number of draws, at least 1.
    seed : int
        Seed of the draws.
    ranks : sequence of str
        Numbers, or first levels of their names, whose limits are the percentiles as they are, or the rank itself
        beyond them: ranks jump, so that neither their mean nor what leaving a bucket out does to them says how far
        they may lie.
    kinds : sequence of str
        The same, of numbers of kinds, such as sources: draws can only lose kinds, so that the tail that they show
        below belongs above, and the limits are mirrored.
    jumps : sequence of str
        The same, of numbers made of answers, such as who is specialised in what: f is 1, for the jackknife
        overstates the error of what jumps, threefold in simulations.

    Returns
    -------
    pandas.DataFrame
        A row a column of the measure. ``value``: of the network itself. ``low``, ``high``: the interval, missing
        where the value is, where more than 5 % of the draws or any network without one bucket have none, and
        where at least 95 % of the draws are the same, as for an entity with a single source. ``same_sign``: share
        of the draws with the sign of the value or, of answers 1 and 0, with the same answer.

    Notes
    -----
    The citing families are drawn again; those they cite are taken as given. The interval is one for a network
    of this size: of a small one the diversity itself is low, see `miller_madow`. Source: docs/methods, 5;
    Efron & Tibshirani (1993), chapters 10 to 13; Satterthwaite (1946), Biometrics Bulletin 2, for the degrees of
    freedom; coverage is measured in benchmarks/coverage.py.

    Examples
    --------
    >>> citations = np.random.default_rng(1).poisson(3, 100)
    >>> found = intervals(lambda counts: pd.DataFrame({"citations": counts @ citations}), 100)
    >>> found.loc["citations"].round().to_dict()  # a Poisson count of 300 has a standard error of 17
    {'value': 296.0, 'low': 264.0, 'high': 330.0, 'same_sign': 1.0}
    """
    if draws < 1:
        raise ValueError("there is no interval without draws")
    counts = _counts(n_buckets, draws, seed)
    # Blocks are the parallel part: within one, threads of the linear algebra would only wait for each other.
    with threadpool_limits(1), ThreadPoolExecutor(THREADS) as pool:
        blocks = list(pool.map(measure, (counts[part] for part in _slices(len(counts), BLOCK))))
        names, numbers = blocks[0].columns, [block.to_numpy(dtype=float).T for block in blocks]
        found = list(pool.map(lambda part: _summed_up(np.concatenate([block[part] for block in numbers], axis=1),
                                                      n_buckets), _slices(len(names), ROWS)))
    # Of a measure without columns, such as the partners of a country that has none, nothing is found.
    value, middle, lower, upper, widening, same_sign = np.concatenate([np.empty((6, 0)), *found], axis=1)
    rank, kind, jump = (names.get_level_values(0).isin(chosen) for chosen in (ranks, kinds, jumps))
    below, above = np.where(jump, 1, widening) * (np.array([lower, upper]) - middle)
    low = np.where(rank, np.minimum(lower, value), value + np.where(kind, -above, below))
    high = np.where(rank, np.maximum(upper, value), value + np.where(kind, -below, above))
    return pd.DataFrame({"value": value, "low": low, "high": high, "same_sign": same_sign}, index=names)


@lru_cache(maxsize=4)
def _counts(n_buckets: int, draws: int, seed: int) -> np.ndarray:
    """Return what the network is made of: itself, then without each bucket, then the draws; a build asks often."""
    counts = np.concatenate([np.ones((1, n_buckets)), leave_one_out_counts(n_buckets),
                             bootstrap_counts(n_buckets, draws=draws, seed=seed)])
    counts.flags.writeable = False
    return counts


def _slices(n: int, size: int) -> Iterator[slice]:
    return (slice(first, first + size) for first in range(0, n, size))


def _summed_up(numbers: np.ndarray, n_buckets: int) -> np.ndarray:
    """Return of each row its value, the middle of its draws, their percentiles, by how much to widen, the same signs.

    The percentiles are missing where there is no interval.
    """
    value, without_one, drawn = numbers[:, 0], numbers[:, 1:n_buckets + 1], numbers[:, n_buckets + 1:]
    known = ~np.isnan(drawn)
    n_known = np.count_nonzero(known, axis=1)
    mean = ratio(np.where(known, drawn, 0.0).sum(axis=1), n_known)
    apart = np.where(known, drawn - mean[:, None], 0.0)
    spread = np.sqrt(ratio(np.einsum("ij,ij->i", apart, apart), n_known))
    error, student = _jackknife(without_one)
    ordered = np.sort(drawn, axis=1)
    lower, upper = (_quantile(ordered, n_known, share) for share in LIMITS)
    sound = upper - lower > ROUNDING * np.maximum(np.abs(value), 1)
    sound &= (n_known >= (1 - UNDEFINED) * drawn.shape[1]) & ~np.isnan(error)
    percentiles = np.where(sound, [lower, upper], np.nan)
    same = np.count_nonzero(np.sign(drawn) == np.sign(value)[:, None], axis=1)
    same_sign = np.where(np.isnan(value), np.nan, ratio(same, n_known))
    widening = np.maximum(1, ratio(error, spread)) * student
    return np.array([value, np.clip(mean, *percentiles), *percentiles, widening, same_sign])


def _jackknife(without_one: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the error of each row, and by how much Student's t makes up for the few buckets that it rests on."""
    n = without_one.shape[1]
    squares = np.square(without_one - without_one.mean(axis=1, keepdims=True))
    total = squares.sum(axis=1)
    # 1/n were all buckets to weigh alike, 3/n for normal deviations: these have n − 1 degrees of freedom, the most.
    unevenness = np.square(squares).sum(axis=1) / np.where(total > 0, np.square(total), 1)
    freedom = 2 / np.maximum(unevenness - 1 / n, 2 / (n - 1))
    return np.sqrt((1 - 1 / n) * total), stdtrit(freedom, LIMITS[1]) / ndtri(LIMITS[1])


def _quantile(ordered: np.ndarray, n_known: np.ndarray, share: float) -> np.ndarray:
    """Return the quantile of each row, whose missing values stand last; interpolates between two draws."""
    place = share * np.maximum(n_known - 1, 0)
    below = place.astype(int)
    rows = np.arange(len(ordered))
    lower, upper = ordered[rows, below], ordered[rows, np.minimum(below + 1, ordered.shape[1] - 1)]
    # Where nothing lies above, the missing value beside it has no weight.
    return np.where(place > below, lower + (place - below) * (upper - lower), lower)
