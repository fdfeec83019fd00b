"""How far from the core is each entity? Each function takes (graph, core) and gives a value per entity.

Domestic citations are left out of all of them. Without a clear core there is no distance: missing. Of a
network seen in several versions the attachments give a frame with a row a draw, with the core held fixed.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from citenet.cores.exchange import exchange
from citenet.graph import CitationGraph, Core, PerEntity, ratio

LARGEST_SEARCH = 100_000_000
"""Above this product of core members and edges no shortest paths are sought: it would take many minutes."""


def in_core(graph: CitationGraph, core: Core) -> pd.Series:
    """Tell members of the core (1) from the others (0); an isolate is outside: 0.

    Missing for all when there is no clear core. Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> in_core(graph, block_core(graph)).to_dict()
    {'CN': 0.0, 'DE': 1.0, 'NL': 0.0, 'US': 1.0}
    """
    member = graph.entities.isin(core.members).astype(float)
    return pd.Series(member if core.members else np.nan, index=graph.entities)


def coreness(graph: CitationGraph, core: Core) -> pd.Series:
    """How deep in the core, in [0, 1], 1 for the deepest: ``w / max w`` by the method "minres".

    Defined also when there is no clear core. Missing for isolates. Source: docs/methods, 2.5; see
    :func:`~citenet.cores.minres.minres`.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> coreness(graph, block_core(graph)).round(5).to_dict()
    {'CN': 0.22582, 'DE': 0.31141, 'NL': 0.12868, 'US': 1.0}
    """
    return core.coreness.reindex(graph.entities)


def core_attachment(graph: CitationGraph, core: Core) -> PerEntity:
    """Share of an entity's foreign citations, made and received, that are with core members.

    In [0, 1]; for a member the other members count. Missing for isolates. Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> core_attachment(graph, block_core(graph)).round(5).to_dict()
    {'CN': 0.94, 'DE': 0.71429, 'NL': 0.90909, 'US': 0.46729}
    """
    edges = graph.foreign
    with_core = _made_to(graph, core) + _received_from(graph, core)
    return graph.per_entity(ratio(with_core, edges.made + edges.received))


def core_import_attachment(graph: CitationGraph, core: Core) -> PerEntity:
    """Share of the foreign citations an entity makes (knowledge import) that go to core members.

    In [0, 1]; for a member the other members count. Missing for an entity that makes none.
    Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> core_import_attachment(graph, block_core(graph)).round(5).to_dict()
    {'CN': 0.95, 'DE': 0.75, 'NL': 0.9, 'US': 0.4}
    """
    return graph.per_entity(ratio(_made_to(graph, core), graph.foreign.made))


def core_export_attachment(graph: CitationGraph, core: Core) -> PerEntity:
    """Share of the foreign citations an entity receives (knowledge export) that come from core members.

    In [0, 1]; for a member the other members count. Missing for an entity that receives none.
    Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> core_export_attachment(graph, block_core(graph)).round(5).to_dict()
    {'CN': 0.93333, 'DE': 0.66667, 'NL': 0.92308, 'US': 0.52632}
    """
    return graph.per_entity(ratio(_received_from(graph, core), graph.foreign.received))


def distance_ratio(graph: CitationGraph, core: Core) -> pd.Series:
    """Mean shortest path to the core members over the mean shortest path among them.

    A pair that exchanges ``A_ij`` citations, both directions together, is ``1 / A_ij`` long. ≥ 0, without
    bound: 3 is three times as far from the members as they are from each other; for a member the paths
    to the other members count. Missing for isolates, for an entity that no path connects with every
    member, for all when the core has one member, and where core members × edges exceed 100 million.
    Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> distance_ratio(graph, block_core(graph)).round(5).to_dict()
    {'CN': 1.85135, 'DE': 1.0, 'NL': 3.0, 'US': 1.0}
    """
    distance = distance_to_core(graph, core)
    inside = distance[distance.index.isin(core.members)].mean(skipna=False)
    return (distance / inside).where(np.isfinite(distance))


def coreness_gap(graph: CitationGraph, core: Core) -> pd.Series:
    """How much coreness is missing to the least of the core: ``1 − w_i / min w of the core``.

    At most 1; 0 for the last member, negative for deeper ones. Missing for isolates.
    Source: docs/methods, 2.5.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> coreness_gap(graph, block_core(graph)).round(4).to_dict()
    {'CN': 0.2749, 'DE': 0.0, 'NL': 0.5868, 'US': -2.2112}
    """
    w = coreness(graph, core)
    return 1 - w / w[w.index.isin(core.members)].min()


def distance_to_core(graph: CitationGraph, core: Core) -> pd.Series:
    """Mean length of the shortest paths to the core members, see :func:`distance_ratio`.

    Infinite for an entity that cites or is cited but that no path connects with every member; missing
    for isolates, and for the only member of a core.

    Examples
    --------
    >>> from citenet.cores import block_core
    >>> graph = CitationGraph.example()
    >>> distance_to_core(graph, block_core(graph)).round(3).to_dict()
    {'CN': 0.037, 'DE': 0.02, 'NL': 0.06, 'US': 0.02}
    """
    network = exchange(graph)
    member = network.everyone[network.positions].isin(core.members)
    n_members = np.count_nonzero(member)
    if not n_members or n_members * network.matrix.nnz > LARGEST_SEARCH:
        return pd.Series(np.nan, index=graph.entities)
    exchanged = network.matrix
    lengths = sparse.csr_array((1 / exchanged.data, exchanged.indices, exchanged.indptr), shape=exchanged.shape)
    # Both directions are there, and equal: looked at as undirected, the matrix would be turned round in a copy.
    paths = csgraph.dijkstra(lengths, directed=True, indices=np.flatnonzero(member))
    return network.per_entity(ratio(paths.sum(axis=0), n_members - member))


def _made_to(graph: CitationGraph, core: Core) -> np.ndarray:
    """Count the citations that each entity makes to core members; missing without a core."""
    edges = graph.foreign
    made = edges.only(graph.entities.isin(core.members)[edges.cited]).made
    return np.where(bool(core.members), made, np.nan)


def _received_from(graph: CitationGraph, core: Core) -> np.ndarray:
    """Count the citations that each entity receives from core members; missing without a core."""
    edges = graph.foreign
    received = edges.only(graph.entities.isin(core.members)[edges.citing]).received
    return np.where(bool(core.members), received, np.nan)
