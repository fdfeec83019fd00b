"""Which links of a dense network stand out for one of their two ends?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.graph import CitationGraph


@dataclass(frozen=True, eq=False)
class Backbone:
    """The links that stand out, and how much of the network they hold.

    Parameters
    ----------
    keep : numpy.ndarray
        Per edge of ``graph.foreign`` whether it stands out.
    p_value : numpy.ndarray
        Per edge the smaller of the chances seen from its two ends.
    kept_citations, citations : float
        Citations on the edges kept, and foreign citations in all.
    share : float
        The one over the other, in [0, 1]; missing without foreign citations.
    alpha : float
        Chance below which a link stands out.
    """

    keep: np.ndarray
    p_value: np.ndarray
    kept_citations: float
    citations: float
    share: float
    alpha: float


def backbone(graph: CitationGraph, *, alpha: float = 0.05) -> Backbone:
    """Find the links that hold more of what an entity makes or receives than chance would give them.

    Had the citing entity spread what it makes over its k cited ones at random, a link would hold its share
    p of it or more with the chance ``(1 − p)^(k−1)``; likewise for what the cited one receives. A link is
    kept when either chance is below `alpha`. The only link of an entity cannot stand out for it (chance 1),
    but may for the other end. Domestic citations are left out: they are neither kept nor counted.

    Parameters
    ----------
    graph : CitationGraph
    alpha : float
        In (0, 1]; the smaller, the fewer links.

    Notes
    -----
    Disparity filter of Serrano, Boguñá & Vespignani (2009), Extracting the multiscale backbone of complex
    weighted networks, PNAS 106(16), equation 2; directed as described there, kept when significant for at
    least one of the two ends.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("A", "B", 96), ("A", "C", 2), ("A", "D", 2), ("B", "C", 5), ("B", "D", 5)])
    >>> found = backbone(graph)
    >>> found.keep.tolist(), round(found.share, 3)
    ([True, False, False, False, False], 0.873)
    """
    edges = graph.foreign
    made = _chance(edges.share_made, edges.citing)
    received = _chance(edges.weight / edges.received[edges.cited], edges.cited)
    p_value = np.minimum(made, received)
    keep = p_value < alpha
    kept, total = float(edges.weight[keep].sum()), float(edges.weight.sum())
    return Backbone(keep, p_value, kept, total, kept / total if total else float("nan"), alpha)


def _chance(share: np.ndarray, end: np.ndarray) -> np.ndarray:
    n_links = np.bincount(end)[end] if len(end) else end
    return (1 - np.minimum(share, 1.0)) ** (n_links - 1)
