"""Is the core more than what the sizes of the entities alone would give?"""

from __future__ import annotations

import numpy as np

from citenet.cores.block_core import best_cut
from citenet.cores.exchange import Exchange, exchange
from citenet.cores.minres_of_each import coreness_of_each
from citenet.graph import CitationGraph, Core

LARGEST = 200
"""Networks with more entities than this get no p-value: the reshuffles would take too long."""

# The reshuffles start from the network itself. In trials with 45 and 110 entities the mean fit after 20
# rounds an entity was within .005 of that after 160.
_ROUNDS_PER_ENTITY = 30
_ROUNDING = 1e-9


def reshuffle_p_value(graph: CitationGraph, core: Core, *, seed: int = 0, reshuffles: int = 199) -> float:
    """Share of reshuffled networks in which a core fits at least as well: ``(M + 1) / (R + 1)``.

    Each of R reshuffles deals the citations anew so that every entity exchanges exactly as many
    as before, and none with itself; M of them reach the fit of `core`, found in each by the
    method of :func:`~citenet.cores.block_core.block_core`. Domestic citations play no part.

    A small value says that the core members exchange more with each other than their sizes explain.
    It counts citations as independent, which they are not (one family makes many): read it as a
    screen, not as proof. More citations of the same proportions give a more extreme value.

    Parameters
    ----------
    graph : CitationGraph
    core : Core
        As found by :func:`~citenet.cores.block_core.block_core` in the same network.
    seed : int
        Start of the random numbers.
    reshuffles : int
        R; the smallest possible value is ``1 / (R + 1)``.

    Returns
    -------
    float
        In (0, 1]; 1 where the strengths leave no choice, as in a star. NaN when the fit is undefined,
        with no reshuffles, above 200 entities, and when no pair exchanges a whole citation.

    Notes
    -----
    docs/methods, 2.5; the estimate (M + 1) / (R + 1) after Davison & Hinkley (1997), section 4.2.
    Whole citations are dealt anew; of fractional counts the part after the point stays where it is.

    Examples
    --------
    >>> from citenet.cores.block_core import block_core
    >>> graph = CitationGraph.from_edges([("A", "B", 9), ("A", "C", 9), ("A", "D", 9)])
    >>> reshuffle_p_value(graph, block_core(graph))
    1.0
    """
    network = exchange(graph)
    whole = np.floor(network.matrix.data + _ROUNDING).sum()
    if np.isnan(core.fit) or reshuffles < 1 or network.n > LARGEST or whole == 0:
        return float("nan")
    pairs = np.triu_indices(network.n, 1)
    weight = reshuffled(network, seed=seed, reshuffles=reshuffles)
    _, fits = best_cut(coreness_of_each(weight, pairs, network.n), pairs, weight)
    reached = int((fits >= core.fit - _ROUNDING).sum())
    return (reached + 1) / (reshuffles + 1)


def reshuffled(network: Exchange, *, seed: int, reshuffles: int) -> np.ndarray:
    """Return networks with the same strengths: ``A`` of each pair (upper triangle), a row a network.

    Four entities a, b, c, d at a time: the citations of a and c with b and d form a 2 × 2 table, which
    is drawn anew with its margins fixed (hypergeometric); a chain of such draws reaches every network
    with these strengths, each as often as independent citations would. Half of the rounds take
    entities of like size together, as otherwise the few large ones would hardly ever meet.
    """
    rng = np.random.default_rng(seed)
    n = network.n
    upper = np.triu_indices(n, 1)
    pair = np.zeros((n, n), dtype=np.int64)
    pair[upper] = pair.T[upper] = np.arange(len(upper[0]))
    weight = network.matrix.toarray()[upper]
    whole = np.floor(weight + _ROUNDING)
    dealt = np.repeat(whole.astype(np.int64)[:, None], reshuffles, axis=1)
    by_size = np.argsort(np.argsort(-network.strength, kind="stable"))
    for turn in range(_ROUNDS_PER_ENTITY * n if n >= 4 else 0):
        key = by_size + n * rng.random() ** 2 * rng.standard_normal(n) if turn % 2 else rng.random(n)
        _redeal(dealt, pair, np.argsort(key), rng)
    return (dealt + np.maximum(weight - whole, 0.0)[:, None]).T


def _redeal(dealt: np.ndarray, pair: np.ndarray, order: np.ndarray, rng: np.random.Generator) -> None:
    """Draw anew the 2 × 2 tables of the entities in groups of four along an order, in place."""
    spare = rng.integers(0, len(order) % 4 + 1)
    fours = order[spare : spare + len(order) // 4 * 4].reshape(-1, 4)
    a, b, c, d = rng.permuted(fours, axis=1).T
    ab, cb, cd, ad = pair[a, b], pair[c, b], pair[c, d], pair[a, d]
    drawn = rng.hypergeometric(dealt[ab] + dealt[cb], dealt[ad] + dealt[cd], dealt[ab] + dealt[ad])
    more = drawn - dealt[ab]
    dealt[ab] += more
    dealt[cd] += more
    dealt[cb] -= more
    dealt[ad] -= more
