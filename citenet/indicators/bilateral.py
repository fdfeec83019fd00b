"""What do two countries mean to each other? All there is to say of one pair, also with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.errors import InputError
from citenet.graph import CitationGraph, Edges, ratio

PAIR_RANGES = {
    "citations_made": (0, np.inf), "citations_received": (0, np.inf), "source_share": (0, 1),
    "partner_source_share": (0, 1), "balance": (-1, 1), "leverage": (-1, 1), "citation_affinity": (0, np.inf),
    "partner_citation_affinity": (0, np.inf)}
"""Beyond which values none of the numbers of a pair can lie."""


def bilateral(graph: CitationGraph, one: str, other: str) -> pd.DataFrame:
    """Tell what two entities cite of each other, how much that is to each, and who leans more on whom.

    Parameters
    ----------
    graph : CitationGraph
        A single version of a network, or several resampled ones.
    one, other : str
        Two different entities of it.

    Returns
    -------
    pandas.DataFrame
        A row a version, with the columns

        ``citations_made``, ``citations_received``
            F_ij and F_ji: citations of `one` to `other`, and the reverse.
        ``source_share``, ``partner_source_share``
            d_ij = F_ij / out_i and d_ji = F_ji / out_j: share that each has in what the other cites abroad, in
            [0, 1]; missing where the citing one cites nobody abroad.
        ``balance``
            (F_ji − F_ij) / (F_ji + F_ij), in [−1, 1]: above 0 `other` builds more on `one`; missing without
            citations between them.
        ``leverage``
            d_ji − d_ij, in [−1, 1]: above 0 `other` leans more on `one`; see :func:`leverage`.
        ``citation_affinity``, ``partner_citation_affinity``
            F_ij T / (out_i in_j) and the reverse: 1 = as the sizes of both suggest.

    Raises
    ------
    InputError
        When one of the two is not in the network, or both are the same.

    Notes
    -----
    Source: docs/methods, 2.4 (e_ij) and 3.

    Examples
    --------
    >>> bilateral(CitationGraph.example(), "NL", "DE").round(5).iloc[0].to_dict()  # doctest: +NORMALIZE_WHITESPACE
    {'citations_made': 6.0, 'citations_received': 4.0, 'source_share': 0.3, 'partner_source_share': 0.1,
     'balance': -0.2, 'leverage': -0.2, 'citation_affinity': 1.3, 'partner_citation_affinity': 1.0}
    """
    if one == other:
        raise InputError(f"'{one}' is named twice", fix="name two different ones")
    i, j = graph.entities.get_indexer(pd.Index([one, other]))
    if min(i, j) < 0:
        missing = [name for name, place in ((one, i), (other, j)) if place < 0]
        raise InputError(f"{len(missing)} of 2 are not in the network", found=missing)
    edges = graph.foreign
    made, received = _between(edges, i, j), _between(edges, j, i)
    out = np.atleast_2d(edges.made)
    leans, partner_leans = ratio(made, out[:, i]), ratio(received, out[:, j])
    exchange = made + received > 0
    return pd.DataFrame({
        "citations_made": made, "citations_received": received,
        "source_share": leans, "partner_source_share": partner_leans,
        "balance": ratio(received - made, received + made),
        "leverage": np.where(exchange, np.nan_to_num(partner_leans) - np.nan_to_num(leans), np.nan),
        "citation_affinity": _affinity(edges, made, i, j),
        "partner_citation_affinity": _affinity(edges, received, j, i),
    })


def _between(edges: Edges, citing: int, cited: int) -> np.ndarray:
    """Return the citations from one position to another, one number a version."""
    chosen = (edges.citing == citing) & (edges.cited == cited)
    return np.atleast_2d(edges.weight)[:, chosen].sum(axis=1)


def _affinity(edges: Edges, citations: np.ndarray, citing: int, cited: int) -> np.ndarray:
    made, received = (np.atleast_2d(values) for values in (edges.made, edges.received))
    return ratio(citations * np.atleast_2d(edges.total)[:, 0], made[:, citing] * received[:, cited])
