"""On how many foreign sources does an entity build, and how evenly?

All measures look at p_j = F_ij / out_i, the shares of the foreign sources in the citations an entity
makes. Domestic citations are left out. An entity that makes no foreign citation has no diversity: missing.
"""

from __future__ import annotations

import numpy as np

from citenet.graph import CitationGraph, PerEntity, ratio
from citenet.indicators.volume import n_sources


def source_entropy(graph: CitationGraph, *, miller_madow: bool = False) -> PerEntity:
    """Shannon entropy of the foreign sources: H = −Σ_j p_j ln p_j.

    Parameters
    ----------
    graph : CitationGraph
    miller_madow : bool
        Add (n − 1) / (2 out_i), since the entropy of a small sample comes out too low.

    Returns
    -------
    pandas.Series
        In nats, from 0 (one source) to ln n; missing without foreign sources.

    Notes
    -----
    Source: docs/methods, 2.2, reconstructed after TNO Vector (2025) and Conijn (2025); Shannon (1948);
    correction: Miller (1955).

    Examples
    --------
    >>> source_entropy(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.68744, 'DE': 0.73059, 'NL': 0.89795, 'US': 1.02096}
    """
    edges = graph.foreign
    entropy = edges.entropy_made
    if miller_madow:
        entropy = entropy + ratio(n_sources(graph).to_numpy() - 1, 2 * edges.made)
    return graph.per_entity(np.where(edges.made > 0, entropy, np.nan))


def effective_sources(graph: CitationGraph, *, miller_madow: bool = False) -> PerEntity:
    """Effective number of foreign sources: exp(H), the number of equal sources with the same entropy.

    Unit entities, from 1 to n; missing without foreign sources. `miller_madow` corrects H first.
    Source: docs/methods, 2.2; Hill (1973), order 1.

    Examples
    --------
    >>> effective_sources(CitationGraph.example()).round(5).to_dict()
    {'CN': 1.98861, 'DE': 2.0763, 'NL': 2.45456, 'US': 2.77586}
    """
    return np.exp(source_entropy(graph, miller_madow=miller_madow))


def source_evenness(graph: CitationGraph) -> PerEntity:
    """How evenly the foreign sources are used: H / ln n.

    A share in [0, 1], 1 = all sources equally; missing with fewer than two sources.
    Source: docs/methods, 2.2; Pielou (1966).

    Examples
    --------
    >>> source_evenness(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.62573, 'DE': 0.66501, 'NL': 0.81735, 'US': 0.92932}
    """
    n = np.maximum(n_sources(graph).to_numpy(), 1)
    return graph.per_entity(ratio(source_entropy(graph).to_numpy(), np.log(n)))


def source_hhi(graph: CitationGraph) -> PerEntity:
    """Concentration of the foreign sources (Herfindahl-Hirschman): Σ_j p_j².

    In (0, 1], 1 = a single source; missing without foreign sources.
    Source: docs/methods, 2.2 and 3; Hirschman (1964).

    Examples
    --------
    >>> source_hhi(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.605, 'DE': 0.595, 'NL': 0.46, 'US': 0.3792}
    """
    edges = graph.foreign
    return graph.per_entity(np.where(edges.made > 0, edges.concentration_made, np.nan))


def source_hhi_normalised(graph: CitationGraph) -> PerEntity:
    """Concentration of the foreign sources beyond what their number implies: (HHI − 1/n) / (1 − 1/n).

    In [0, 1], 0 = all sources equally; missing with fewer than two sources. Source: docs/methods, 3.

    Examples
    --------
    >>> source_hhi_normalised(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.4075, 'DE': 0.3925, 'NL': 0.19, 'US': 0.0688}
    """
    n = n_sources(graph).to_numpy()
    # Not below 0 by rounding.
    return graph.per_entity(ratio(np.maximum(n * source_hhi(graph).to_numpy() - 1, 0), n - 1))
