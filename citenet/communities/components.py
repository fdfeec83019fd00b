"""Among which entities does knowledge come round again?"""

from __future__ import annotations

import pandas as pd
from scipy.sparse import csgraph

from citenet.communities.groups import numbered
from citenet.graph import CitationGraph


def strong_components(graph: CitationGraph) -> pd.Series:
    """Find the strongly connected components: entities that all reach each other along citations.

    Domestic citations do not matter. Numbers count from 1, the largest component; missing for isolates.

    Notes
    -----
    Pearce (2005), An improved algorithm for finding the strongly connected components of a directed graph,
    as it stands in scipy.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("A", "B", 1), ("B", "A", 2), ("B", "C", 1), ("D", "D", 5)])
    >>> strong_components(graph).to_list()
    [1, 1, 2, <NA>]
    """
    _, group = csgraph.connected_components(graph.foreign.matrix(), directed=True, connection="strong")
    return numbered(graph, group)
