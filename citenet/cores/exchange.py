"""How much do entities exchange, in both directions together?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from citenet.graph import CitationGraph


@dataclass(frozen=True, eq=False)
class Exchange:
    """The entities with at least one foreign citation, and what each pair of them exchanges.

    Isolates are left out: whether a country without any citation is in the table must not change
    the core of the others.

    Parameters
    ----------
    everyone : pandas.Index
        All entities of the network.
    positions : numpy.ndarray
        Where the entities that take part stand among everyone.
    matrix : scipy.sparse.csr_array
        ``A = F + Fᵀ`` over the entities that take part, diagonal empty.
    """

    everyone: pd.Index
    positions: np.ndarray
    matrix: sparse.csr_array

    @property
    def n(self) -> int:
        """Number of entities that take part."""
        return len(self.positions)

    @property
    def strength(self) -> np.ndarray:
        """Foreign citations made plus received, per entity that takes part."""
        return np.asarray(self.matrix.sum(axis=1), dtype=float)

    def per_entity(self, values: np.ndarray) -> pd.Series:
        """Label an array over the entities that take part; the isolates get a missing value."""
        everyone = np.full(len(self.everyone), np.nan)
        everyone[self.positions] = values
        return pd.Series(everyone, index=self.everyone)

    def names(self, chosen: np.ndarray) -> tuple[str, ...]:
        """Return the labels of the entities that a boolean array chooses, in the order of the network."""
        return tuple(self.everyone[self.positions[chosen]])


def exchange(graph: CitationGraph) -> Exchange:
    """Add up the citations of each pair of entities in both directions (docs/methods, 2.5).

    Domestic citations are left out.

    Examples
    --------
    >>> network = exchange(CitationGraph.example())
    >>> dict(zip(network.everyone, network.strength.tolist(), strict=True))
    {'CN': 50.0, 'DE': 70.0, 'NL': 33.0, 'US': 107.0}
    """
    edges = graph.foreign
    positions = np.flatnonzero(edges.linked)
    place = (np.cumsum(edges.linked) - 1).astype(np.int32)
    # Isolates have empty rows and columns: without them the numbers stay where they are.
    everyone = edges.exchanged
    rows = np.append(everyone.indptr[positions], everyone.nnz)
    matrix = sparse.csr_array((everyone.data, place[everyone.indices], rows), shape=(len(positions),) * 2)
    return Exchange(graph.entities, positions, matrix)
