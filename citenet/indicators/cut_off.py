"""What does an entity lose when some sources fall away, and what is left?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from citenet.graph import CitationGraph, PerEntity, ratio


def cut_off_loss(graph: CitationGraph, cut: Collection[str]) -> PerEntity:
    """Share of all citations that an entity makes, domestic ones included, that would be lost.

    Σ_{j ∈ cut} w_ij / Σ_j w_ij. An entity of the cut loses the others of the cut, never itself.

    Parameters
    ----------
    graph : CitationGraph
    cut : collection of str
        Entities that no other can build on any more; one that is not in the network costs nothing.

    Returns
    -------
    pandas.Series
        In [0, 1]; missing for an entity that makes no citation at all.

    Notes
    -----
    Source: docs/methods, 3. Any indicator of what is left: apply it to `without_sources`.

    Examples
    --------
    >>> cut_off_loss(CitationGraph.example(), {"US"}).round(5).to_dict()
    {'CN': 0.21429, 'DE': 0.375, 'NL': 0.4, 'US': 0.0}
    """
    edges = graph.edges
    lost = edges.sum_by_citing(edges.weight * _falls_away(graph, cut))
    return graph.per_entity(ratio(lost, edges.made))


def without_sources(graph: CitationGraph, cut: Collection[str]) -> CitationGraph:
    """Return the network without the citations that others make to the entities of `cut`.

    All entities keep their place, families and domestic citations.

    Examples
    --------
    >>> from citenet.indicators.diversity import source_hhi
    >>> source_hhi(without_sources(CitationGraph.example(), {"US"})).round(5).to_dict()
    {'CN': 0.68, 'DE': 0.52, 'NL': 0.625, 'US': 0.3792}
    """
    kept = ~_falls_away(graph, cut)
    left = replace(graph, citations=graph.citations[kept])
    return left if graph.edges.weight.ndim == 1 else left.resampled(graph.edges.weight[..., kept])


def _falls_away(graph: CitationGraph, cut: Collection[str]) -> np.ndarray:
    is_cut = graph.entities.isin(list(cut))
    return is_cut[graph.edges.cited] & (graph.edges.citing != graph.edges.cited)
