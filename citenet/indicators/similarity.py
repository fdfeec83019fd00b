"""Do the foreign sources of an entity share its institutions: EU, else OECD or NATO, else neither?

The functions take `membership`, an array (n_foreign_edges, 3) in the order of `graph.foreign`: the share of
each edge's citations whose source belonged to each of `BLOCS` when it was cited. A row of zeros is a source
whose class is not known; it is left out of the shares and told by `unclassified_share`. Domestic citations
are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from citenet.errors import InputError
from citenet.graph import CitationGraph, PerEntity, ratio

BLOCS = ("eu", "oecd_nato", "other")
"""EU member; not EU but OECD or NATO member; neither. Columns of `membership`, nearest first."""


def membership_of(graph: CitationGraph, classes: pd.Series) -> np.ndarray:
    """Build `membership` from one class a country, the same at all times.

    Parameters
    ----------
    graph : CitationGraph
        At organisation level each organisation counts as its country.
    classes : pandas.Series
        Country to one of `BLOCS`; a country that is missing or has a missing class is unclassified.

    Raises
    ------
    InputError
        When `classes` holds another word than those of `BLOCS`.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "XX", 2)])
    >>> membership_of(graph, pd.Series({"NL": "eu", "DE": "eu"})).tolist()
    [[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    wrong = classes[classes.notna() & ~classes.isin(BLOCS)]
    if len(wrong):
        raise InputError(f"{len(wrong)} of {len(classes)} countries have an unknown institutional class",
                         found=[f"{country}: {name}" for country, name in wrong.items()],
                         allowed=", ".join(BLOCS), fix="correct the table of institutional classes")
    position = pd.Index(BLOCS).get_indexer(graph.countries.map(classes))
    unclassified = np.zeros((1, len(BLOCS)))
    # Position -1, not found, is the last row.
    return np.concatenate([np.eye(len(BLOCS)), unclassified])[position][graph.foreign.cited]


def institutional_distance(
    graph: CitationGraph, membership: np.ndarray, *, order: Sequence[str] = BLOCS
) -> PerEntity:
    """Mean class of the foreign sources: D_i = Σ_j p_j g_j, with g_j = 1, 2, 3.

    Parameters
    ----------
    graph : CitationGraph
    membership : numpy.ndarray
        See the module.
    order : sequence of str
        `BLOCS` from nearest (1) to farthest (3) for the country that is looked at.

    Returns
    -------
    pandas.Series
        From 1 (all sources in the nearest class) to 3; missing without classified foreign sources.

    Notes
    -----
    Source: docs/methods, 2.3, reconstructed after TNO Vector (2025), appendix 7.2, and Conijn (2025).

    Examples
    --------
    >>> graph = CitationGraph.example()
    >>> classes = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})
    >>> institutional_distance(graph, membership_of(graph, classes)).round(5).to_dict()
    {'CN': 1.75, 'DE': 2.05, 'NL': 1.8, 'US': 1.88}
    """
    made = _made_to_blocs(graph, membership)
    distance = np.array([1.0 + order.index(bloc) for bloc in BLOCS])
    # Not beyond the farthest class by rounding.
    return graph.per_entity(np.clip(ratio(np.tensordot(distance, made, axes=1), made.sum(axis=0)), 1, 3))


def institutional_similarity(
    graph: CitationGraph, membership: np.ndarray, *, order: Sequence[str] = BLOCS
) -> PerEntity:
    """How near the institutions of the foreign sources are: S_i = (3 − D_i) / 2.

    A score in [0, 1], 1 = all sources in the nearest class, by default the EU; missing without
    classified foreign sources. Parameters as for `institutional_distance`.
    Source: docs/methods, 2.3, reconstructed after TNO Vector (2025), appendix 7.2, and Conijn (2025).

    Examples
    --------
    >>> graph = CitationGraph.example()
    >>> classes = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})
    >>> institutional_similarity(graph, membership_of(graph, classes)).round(5).to_dict()
    {'CN': 0.625, 'DE': 0.475, 'NL': 0.6, 'US': 0.56}
    """
    return (3 - institutional_distance(graph, membership, order=order)) / 2


def eu_share(graph: CitationGraph, membership: np.ndarray) -> PerEntity:
    """Share of EU members in the citations made to classified foreign sources.

    In [0, 1]; missing without classified foreign sources. Source: docs/methods, 2.3.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "US", 2), ("NL", "XX", 9)])
    >>> eu_share(graph, membership_of(graph, pd.Series({"DE": "eu", "US": "oecd_nato"}))).to_dict()
    {'DE': nan, 'NL': 0.75, 'US': nan, 'XX': nan}
    """
    return _bloc_share(graph, membership, "eu")


def oecd_nato_share(graph: CitationGraph, membership: np.ndarray) -> PerEntity:
    """Share of OECD or NATO members outside the EU in the citations made to classified foreign sources.

    In [0, 1]; missing without classified foreign sources. Source: docs/methods, 2.3.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "US", 2), ("NL", "XX", 9)])
    >>> oecd_nato_share(graph, membership_of(graph, pd.Series({"DE": "eu", "US": "oecd_nato"}))).to_dict()
    {'DE': nan, 'NL': 0.25, 'US': nan, 'XX': nan}
    """
    return _bloc_share(graph, membership, "oecd_nato")


def other_share(graph: CitationGraph, membership: np.ndarray) -> PerEntity:
    """Share of sources outside EU, OECD and NATO in the citations made to classified foreign sources.

    In [0, 1]; missing without classified foreign sources. Source: docs/methods, 2.3.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "CN", 2)])
    >>> other_share(graph, membership_of(graph, pd.Series({"DE": "eu", "CN": "other"}))).to_dict()
    {'CN': nan, 'DE': nan, 'NL': 0.25}
    """
    return _bloc_share(graph, membership, "other")


def unclassified_share(graph: CitationGraph, membership: np.ndarray) -> PerEntity:
    """Share of sources without a known class in all citations made to sources outside the entity.

    Such sources are entities without a class, and parties of whom not even the entity is known
    (`graph.unknown`). In [0, 1]; missing without any such citation. Source: docs/methods, 2.3.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "XX", 2)])
    >>> unclassified_share(graph, membership_of(graph, pd.Series({"DE": "eu"}))).to_dict()
    {'DE': nan, 'NL': 0.25, 'XX': nan}
    """
    made, unknown = graph.foreign.made, graph.made_to_unknown
    classified = _made_to_blocs(graph, membership).sum(axis=0)
    return graph.per_entity(np.maximum(ratio(made - classified + unknown, made + unknown), 0.0))


def _bloc_share(graph: CitationGraph, membership: np.ndarray, bloc: str) -> PerEntity:
    made = _made_to_blocs(graph, membership)
    return graph.per_entity(ratio(made[BLOCS.index(bloc)], made.sum(axis=0)))


def _made_to_blocs(graph: CitationGraph, membership: np.ndarray) -> np.ndarray:
    """Add up the citations that each entity makes to each bloc: shape (3, …, n)."""
    edges = graph.foreign
    if edges.weight.ndim == 1:
        return np.stack([edges.sum_by_citing(edges.weight * share) for share in membership.T])
    edge, bloc = np.nonzero(membership)
    upto = np.append(0, np.count_nonzero(membership, axis=1).cumsum())
    places = sparse.csc_array((membership[edge, bloc], bloc * edges.n + edges.citing[edge], upto),
                              shape=(len(BLOCS) * edges.n, len(membership)))
    made = places @ edges.weight.T
    return made.reshape(len(BLOCS), edges.n, *made.shape[1:]).swapaxes(1, -1)
