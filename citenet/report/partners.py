"""On whom does each entity build most, and who builds most on it, drawn or not?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.graph import CitationGraph
from citenet.report.selection import ranks_within

N_PARTNERS = 5


@dataclass(frozen=True, eq=False)
class Strongest:
    """Arrays over pairs of an entity and one of its strongest partners on one side, strongest first.

    `owner` and `partner` are positions in the network; `share` is of all that the owner exchanges on
    that side.
    """

    owner: np.ndarray
    partner: np.ndarray
    citations: np.ndarray
    share: np.ndarray


def strongest_sources(graph: CitationGraph, drawn: np.ndarray) -> Strongest:
    """Return the five whom each entity cites most; `drawn` tells per entity whether it is wanted."""
    edges = graph.foreign
    return _strongest(edges.citing, edges.cited, edges.weight, edges.made, drawn)


def strongest_users(graph: CitationGraph, drawn: np.ndarray) -> Strongest:
    """Return the five who cite each entity most; `drawn` tells per entity whether it is wanted."""
    edges = graph.foreign
    return _strongest(edges.cited, edges.citing, edges.weight, edges.received, drawn)


def _strongest(owner: np.ndarray, partner: np.ndarray, citations: np.ndarray, total: np.ndarray,
               drawn: np.ndarray) -> Strongest:
    wanted = np.flatnonzero(drawn[owner])
    wanted = wanted[np.lexsort([partner[wanted], -citations[wanted], owner[wanted]])]
    best = wanted[ranks_within(owner[wanted]) < N_PARTNERS]
    return Strongest(owner[best], partner[best], citations[best], citations[best] / total[owner[best]])
