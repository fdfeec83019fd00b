"""How often does each bucket of citing families come in each draw?"""

from __future__ import annotations

import numpy as np


def bootstrap_counts(n_buckets: int, *, draws: int, seed: int) -> np.ndarray:
    """Draw buckets with replacement, as many as there are: shape (draws, n_buckets).

    The same seed gives the same counts, so that networks resampled with them, of other windows or
    technologies too, hold the same families in each draw and their differences can be taken draw by draw.
    Source: Efron (1979), Annals of Statistics 7; a bucket of families stands for one observation.

    Examples
    --------
    >>> bootstrap_counts(4, draws=3, seed=1).sum(axis=1).tolist()
    [4.0, 4.0, 4.0]
    """
    random = np.random.default_rng(seed)
    return random.multinomial(n_buckets, np.full(n_buckets, 1 / n_buckets), size=draws).astype(float)


def leave_one_out_counts(n_buckets: int) -> np.ndarray:
    """Leave each bucket out in turn and scale the others up to the whole: shape (n_buckets, n_buckets).

    Source: Efron & Tibshirani (1993), An introduction to the bootstrap, chapter 11 (the jackknife).

    Examples
    --------
    >>> leave_one_out_counts(3).tolist()
    [[0.0, 1.5, 1.5], [1.5, 0.0, 1.5], [1.5, 1.5, 0.0]]
    """
    return (1 - np.eye(n_buckets)) * n_buckets / (n_buckets - 1)
