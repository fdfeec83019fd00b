"""Does the whole technology hang on few sources?"""

from __future__ import annotations

import numpy as np

from citenet.graph import CitationGraph, ratio


def supply_hhi(graph: CitationGraph) -> float | np.ndarray:
    """Concentration of the world's foreign citations on the entities that receive them: Σ_j (in_j / T)².

    In (0, 1], 1 = a single point of failure: one entity receives them all. Missing for a network
    without foreign citations; domestic ones are left out. Of a resampled network one value a draw.
    Source: docs/methods, 3; Hirschman (1964).

    Examples
    --------
    >>> round(float(supply_hhi(CitationGraph.example())), 5)
    0.30876
    """
    edges = graph.foreign
    return ratio(np.square(edges.received).sum(axis=-1), np.square(edges.total[..., 0]))[()]
