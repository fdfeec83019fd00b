"""Which numbers of an entity need a warning beside them?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph, exceeds
from citenet.indicators.similarity import unclassified_share

FEW = 30
"""Numbers that rest on fewer foreign citations than this are too few to trust."""


def flags(
    graph: CitationGraph, membership: np.ndarray, *, few: float = FEW, unclassified: float = 0.1
) -> pd.DataFrame:
    """Tell for each entity which warnings hold.

    Parameters
    ----------
    graph : CitationGraph
        One version of the network, not a resampled one.
    membership : numpy.ndarray
        See `citenet.indicators.similarity`.
    few : float
        Fewer foreign citations than this, made and received together, are too few to trust.
    unclassified : float
        A larger share than this of sources without a known class makes the similarity doubtful.

    Returns
    -------
    pandas.DataFrame
        A row an entity, a boolean column a flag: ``pure_importer`` (cites others, never cited by them:
        its `citation_balance` is 0 though it only takes), ``few_citations``, ``unclassified``, ``isolate``
        (no foreign citation at all).

    Notes
    -----
    Domestic citations count for none of them. Source: docs/methods, 2.3, 2.4 and 5; the threshold for
    ``unclassified`` is our choice.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 40), ("IS", "IS", 9)])
    >>> flags(graph, np.array([[1.0, 0.0, 0.0]])).loc["NL"].to_dict()
    {'pure_importer': True, 'few_citations': False, 'unclassified': False, 'isolate': False}
    >>> flags(graph, np.array([[1.0, 0.0, 0.0]])).loc["IS"].to_dict()
    {'pure_importer': False, 'few_citations': True, 'unclassified': False, 'isolate': True}
    """
    made, received = graph.made, graph.received
    return pd.DataFrame({
        "pure_importer": (made > 0) & (received == 0),
        "few_citations": exceeds(few, made + received),
        "unclassified": exceeds(unclassified_share(graph, membership), unclassified),
        "isolate": made + received == 0,
    })
