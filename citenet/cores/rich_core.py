"""How far down the list of the largest entities do they still exchange more with larger ones?"""

from __future__ import annotations

import numpy as np

from citenet.cores import reasons
from citenet.cores.exchange import Exchange, exchange
from citenet.cores.pattern import fit_of_members
from citenet.cores.ties import TIE, tie_groups
from citenet.graph import CitationGraph, Core


def rich_core(graph: CitationGraph) -> Core:
    """Core of the largest entities, up to the one that exchanges most with larger ones (the rich core).

    Entities are ranked by strength ``s_i`` (foreign citations made plus received, domestic ones left
    out). ``k⁺_i`` is what i exchanges with entities ranked above it. The core runs from the top to the
    entity with the largest k⁺; of equal ones the first. Entities of equal strength count as ranked
    above each other and are taken together; if that would take everybody, they are left out together,
    so that the core of a star is its hub.

    * Weighted: yes. Directed: no, both directions are added. Several cores: no. Random: no.
    * Graded: `coreness` is ``s_i / max s``, in [0, 1]. Takes n log n + number of edges steps.

    Returns
    -------
    Core
        Method "rich_core". `fit` is the correlation of ``A`` with the pattern of these members, in
        [−1, 1], for comparison with the other methods; it decides nothing here. `members` is empty,
        with a reason, without foreign citations or when all entities are equally large.

    Notes
    -----
    Ma & Mondragón (2015), Rich-cores in networks, PLoS ONE 10(3); docs/methods, 2.5. The rule for
    ties is ours.

    Examples
    --------
    >>> core = rich_core(CitationGraph.example())
    >>> core.members
    ('DE', 'US')
    >>> core.coreness.round(3).to_dict()
    {'CN': 0.467, 'DE': 0.654, 'NL': 0.308, 'US': 1.0}
    """
    network = exchange(graph)
    if network.n == 0:
        return Core("rich_core", (), network.per_entity(np.empty(0)), np.nan, reason=reasons.NO_CITATIONS)
    strength = network.strength
    group = tie_groups(strength)
    upward = exchanged_upward(network)
    last = group[upward >= upward.max() - TIE * strength.max()].min()
    members = group <= last if last < group.max() else group < last
    coreness = network.per_entity(strength / strength.max())
    if not members.any():
        return Core("rich_core", (), coreness, np.nan, reason=reasons.ONE_SIZE)
    return Core("rich_core", network.names(members), coreness, fit_of_members(network.matrix, members))


def exchanged_upward(network: Exchange) -> np.ndarray:
    """Return k⁺: what each entity exchanges with those at least as large as itself."""
    rank = tie_groups(network.strength)
    pairs = network.matrix.tocoo()
    row, column = pairs.coords
    upward = np.where(rank[column] <= rank[row], pairs.data, 0.0)
    return np.bincount(row, weights=upward, minlength=network.n)
