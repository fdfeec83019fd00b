"""Where does an entity stand, in words: in the core, near it, or further from it?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.cores.distance import distance_to_core
from citenet.graph import CitationGraph, Core

IN_CORE, NEAR, FURTHER = "in the core", "near", "further"

_TIE = 1e-9


def position_words(graph: CitationGraph, core: Core) -> pd.Series:
    """Put each entity "in the core", "near" it or "further" from it.

    Of the m entities outside the core with a foreign citation, the ⌈m/3⌉ with the shortest mean path to
    the core (the order of :func:`~citenet.cores.distance.distance_ratio`) are near, with all that tie
    with the last of them; the others are further, also those that no path connects with the core.
    Missing for isolates, for all when there is no clear core, and for the entities outside it where no
    distances are known. Domestic citations play no part. Source: docs/methods, 2.5.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("A", "B", 10), ("C", "A", 4), ("D", "B", 1), ("E", "B", 2)])
    >>> core = Core("minres", ("A", "B"), pd.Series(dtype=float), 0.9)
    >>> position_words(graph, core).to_dict()
    {'A': 'in the core', 'B': 'in the core', 'C': 'near', 'D': 'further', 'E': 'further'}
    """
    member = graph.entities.isin(core.members)
    distance = distance_to_core(graph, core).where(~member)
    words = pd.Series(np.nan, index=graph.entities, dtype="str")
    words[member] = IN_CORE
    known = np.sort(distance.dropna().to_numpy())
    if len(known):
        nearest_third = known[-(-len(known) // 3) - 1]
        near = (distance <= nearest_third * (1 + _TIE)) & np.isfinite(distance)
        words[distance.notna()] = FURTHER
        words[near] = NEAR
    return words
