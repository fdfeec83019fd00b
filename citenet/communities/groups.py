"""How are groups of entities named? By numbers from 1, the largest group first."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph


def numbered(graph: CitationGraph, group: np.ndarray) -> pd.Series:
    """Give groups numbers by size, of equal ones first the one whose first member comes first; isolates have none.

    Parameters
    ----------
    graph : CitationGraph
    group : numpy.ndarray
        Any number per entity that is the same within a group; that of an isolate does not matter.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("A", "C", 1), ("B", "C", 1), ("D", "D", 9)])
    >>> numbered(graph, np.array([7, 5, 5, 0])).to_list()
    [2, 1, 1, <NA>]
    """
    part = np.flatnonzero(graph.foreign.linked)
    _, first, member, size = np.unique(group[part], return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(size), dtype=int)
    number[np.lexsort([first, -size])] = 1 + np.arange(len(size))
    found = pd.Series(pd.NA, index=graph.entities, dtype="Int64")
    found.iloc[part] = number[member]
    return found
