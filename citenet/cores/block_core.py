"""Which entities form the core cluster, if there is a clear one?"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from citenet.cores import reasons
from citenet.cores.exchange import exchange
from citenet.cores.minres import minres, published
from citenet.cores.pattern import fits_of_cuts, star_fit
from citenet.cores.ties import TIE
from citenet.graph import CitationGraph, Core, pick

CLEAR_FIT = 0.5


def block_core(graph: CitationGraph) -> Core:
    """Core cluster by least-squares coreness (MINRES) and the cut that fits the ideal pattern best.

    The core is the first q entities in falling order of coreness, ``2 ≤ q ≤ n/2``, with the q that
    maximises the Pearson correlation (the fit) of the off-diagonal of ``A = F + Fᵀ`` with the pattern
    "1 if and only if both are among the first q". Entities of equal coreness are never separated, so
    the order of the table and the names play no part; of equally good cuts the smallest is taken.
    Under a fit of .5 there is no clear core. Domestic citations play no part, and n counts the
    entities with a foreign citation only: an isolate changes nothing.

    A core of one entity holds no pair, so the pattern does not exist for q = 1, and with q ≥ 2 alone
    the hub of a star could never be found. Therefore, *only where no q ≥ 2 reaches .5*, the star is
    tried: the pattern "1 if and only if one of the two is the first entity". If that fits with .5 or
    more, the core is this one hub and the fit is that of the star.

    * Weighted: yes. Directed: no, both directions are added. Several cores: no, the strongest one.
    * Graded: yes, `coreness` in [0, 1]. Random: no.

    Returns
    -------
    Core
        Method "minres". `members` is empty, with a reason, when there are no foreign citations, when
        the coreness has not settled, when no cut separates unlike entities (a complete graph, two like
        cliques), and when the fit is under .5; `fit` is NaN except in the last case. `coreness` is in
        [0, 1], NaN for isolates.

    Notes
    -----
    Borgatti & Everett (1999), Models of core/periphery structures, Social Networks 21; docs/methods,
    Position.

    Examples
    --------
    >>> core = block_core(CitationGraph.example())
    >>> core.members, round(core.fit, 4)
    (('DE', 'US'), 0.7615)
    >>> core.coreness.round(3).to_dict()
    {'CN': 0.226, 'DE': 0.311, 'NL': 0.129, 'US': 1.0}
    """
    network = exchange(graph)
    if network.n == 0:
        return Core("minres", (), network.per_entity(np.empty(0)), np.nan, reason=reasons.NO_CITATIONS)
    coreness = published(minres(network.matrix))
    if np.isnan(coreness).any():
        return Core("minres", (), network.per_entity(coreness), np.nan, reason=reasons.UNSETTLED)
    above = sparse.triu(network.matrix, 1).tocoo()
    sizes, fits = best_cut(coreness[None, :], above.coords, above.data[None, :])
    reason = _why_not(network.n, fits[0])
    members = () if reason else network.names(coreness >= np.sort(coreness)[-sizes[0]])
    return Core("minres", members, network.per_entity(coreness), float(fits[0]), reason=reason)


def best_cut(
    coreness: np.ndarray, pairs: tuple[np.ndarray, np.ndarray], weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Find size and fit of the best cut, for several networks on the same pairs at once.

    `coreness` has shape (n_networks, n), missing for entities that do not take part in a network, `weight`
    (n_networks, n_pairs); `pairs` are the positions of the two entities of each pair. The fit is NaN where
    no cut separates unlike entities.
    """
    n = np.count_nonzero(~np.isnan(coreness), axis=1)
    order = np.argsort(-coreness, axis=1, kind="stable")
    # Looked up for each of millions of pairs: half the memory.
    rank = np.asfortranarray(np.argsort(order, axis=1), dtype=np.int32)
    one, other = (pick(rank, side) for side in pairs)
    star = star_fit(weight, np.where(np.minimum(one, other) == 0, weight, 0.0).sum(axis=1), n)
    fits = fits_of_cuts(weight, np.maximum(one, other), coreness.shape[1], taking_part=n)
    fits[:, 0] = star
    ordered = np.take_along_axis(coreness, order, axis=1)
    fits[:, :-1][ordered[:, :-1] - ordered[:, 1:] <= TIE * ordered[:, :1]] = np.nan
    return _choose(fits, n)


def _choose(fits: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take the best q from 2 to n/2; the star (column 0) only where these fall short and it does not."""
    too_many = np.arange(fits.shape[1]) >= np.maximum(n[:, None] // 2, 1)
    allowed = np.where(too_many | np.isnan(fits), -2.0, fits)
    best = allowed[:, 1:].max(axis=1, initial=-2.0)
    star_wins = (best < CLEAR_FIT) & (allowed[:, 0] >= CLEAR_FIT)
    best = np.where(star_wins, allowed[:, 0], best)
    allowed[~star_wins, 0] = -2.0
    allowed[star_wins, 1:] = -2.0
    size = (allowed >= best[:, None] - TIE).argmax(axis=1) + 1
    return size, np.where(best >= -1 - TIE, best, np.nan)


def _why_not(n: int, fit: float) -> str:
    if np.isnan(fit):
        return reasons.TOO_FEW if n < 3 else reasons.NOBODY_APART
    return "" if fit >= CLEAR_FIT else reasons.POOR_FIT
