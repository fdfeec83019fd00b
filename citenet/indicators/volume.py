"""How much does an entity build on others, and they on it? Counts, and counts per family."""

from __future__ import annotations

import numpy as np

from citenet.graph import CitationGraph, PerEntity, ratio


def families(graph: CitationGraph) -> PerEntity:
    """Patent families of each entity: N_i.

    Unit families, 0 or more, missing where no count was given. Domestic citations play no part.
    Source: docs/methods, 0.

    Examples
    --------
    >>> families(CitationGraph.example()).to_dict()
    {'CN': 40.0, 'DE': 30.0, 'NL': 10.0, 'US': 60.0}
    """
    return graph.per_entity(np.broadcast_to(graph.family_counts, graph.foreign.made.shape))


def citations_received(graph: CitationGraph) -> PerEntity:
    """Citations received from other entities, the knowledge export: in_i = Σ_j F_ji.

    Unit citations, 0 or more. Domestic citations are left out.
    Source: docs/methods, 2.1, after TNO Vector (2025), appendix 7.2.

    Examples
    --------
    >>> citations_received(CitationGraph.example()).to_dict()
    {'CN': 30.0, 'DE': 30.0, 'NL': 13.0, 'US': 57.0}
    """
    return graph.received


def citations_made(graph: CitationGraph) -> PerEntity:
    """Citations made to other entities, the knowledge import: out_i = Σ_j F_ij.

    Unit citations, 0 or more. Domestic citations are left out.
    Source: docs/methods, 2.1, after TNO Vector (2025), appendix 7.2.

    Examples
    --------
    >>> citations_made(CitationGraph.example()).to_dict()
    {'CN': 20.0, 'DE': 40.0, 'NL': 20.0, 'US': 50.0}
    """
    return graph.made


def received_per_family(graph: CitationGraph) -> PerEntity:
    """Foreign citations received per family of the entity: in_i / N_i.

    Unit citations per family, 0 or more; missing where the entity has no families. Domestic
    citations are left out. Source: docs/methods, 2.1, after TNO Vector (2025), appendix 7.2.

    Examples
    --------
    >>> received_per_family(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.75, 'DE': 1.0, 'NL': 1.3, 'US': 0.95}
    """
    return graph.per_entity(ratio(graph.foreign.received, graph.family_counts))


def made_per_family(graph: CitationGraph) -> PerEntity:
    """Foreign citations made per family of the entity: out_i / N_i.

    Unit citations per family, 0 or more; missing where the entity has no families. Domestic
    citations are left out. Source: docs/methods, 2.1, after TNO Vector (2025), appendix 7.2.

    Examples
    --------
    >>> made_per_family(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.5, 'DE': 1.33333, 'NL': 2.0, 'US': 0.83333}
    """
    return graph.per_entity(ratio(graph.foreign.made, graph.family_counts))


def n_sources(graph: CitationGraph) -> PerEntity:
    """Count the other entities that this one cites: those j with F_ij > 0.

    Unit entities, from 0 to all others. Domestic citations are left out. Source: docs/methods, 2.1.

    Examples
    --------
    >>> n_sources(CitationGraph.example()).to_dict()
    {'CN': 3.0, 'DE': 3.0, 'NL': 3.0, 'US': 3.0}
    """
    return graph.per_entity(graph.foreign.n_sources)


def n_users(graph: CitationGraph) -> PerEntity:
    """Count the other entities that cite this one: those j with F_ji > 0.

    Unit entities, from 0 to all others. Domestic citations are left out. Source: docs/methods, 2.1.

    Examples
    --------
    >>> n_users(CitationGraph.example()).to_dict()
    {'CN': 3.0, 'DE': 3.0, 'NL': 3.0, 'US': 3.0}
    """
    return graph.per_entity(graph.foreign.sum_by_cited(graph.foreign.present))


def domestic_citations(graph: CitationGraph) -> PerEntity:
    """Citations of an entity to itself: w_ii.

    Unit citations, 0 or more. At organisation level these are self-citations.
    Source: docs/methods, 1 (rule 6).

    Examples
    --------
    >>> domestic_citations(CitationGraph.example()).to_dict()
    {'CN': 50.0, 'DE': 40.0, 'NL': 10.0, 'US': 200.0}
    """
    return graph.domestic
