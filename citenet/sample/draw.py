"""How are many things drawn at once, each from its own distribution?"""

from __future__ import annotations

import numpy as np


def draw_columns(rng: np.random.Generator, table: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Draw for each entry of `rows` a column of that row of `table`, with the chances that stand there.

    Examples
    --------
    >>> draw_columns(np.random.default_rng(1), np.array([[0, 1.0], [1.0, 0]]), np.array([0, 1, 1])).tolist()
    [1, 0, 0]
    """
    n_rows, n_columns = table.shape
    below = np.cumsum(table, axis=1)
    below /= below[:, -1:]
    # All rows laid behind each other, each one unit long, so that one search serves them all.
    below = (below + np.arange(n_rows)[:, None]).ravel()
    found = np.searchsorted(below, rows + rng.random(len(rows)), side="right")
    return np.minimum(found - rows * n_columns, n_columns - 1)


def chance(rng: np.random.Generator, probability: float | np.ndarray, n: int) -> np.ndarray:
    """Toss `n` coins that come up true with the given probability."""
    return rng.random(n) < probability
