"""How would a network look, had other families done the citing?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.flows import UNKNOWN
from citenet.graph import CitationGraph


@dataclass(frozen=True, eq=False)
class Buckets:
    """A network in parts: what the citing families of each bucket cite, and whose families they are.

    Parameters
    ----------
    graph : CitationGraph
        The whole: the sum of the parts.
    citations : numpy.ndarray
        Shape (n_edges, n_buckets), in the order of `graph.edges`.
    families, made_to_unknown : numpy.ndarray
        Shape (n, n_buckets), in the order of `graph.entities`.
    """

    graph: CitationGraph
    citations: np.ndarray
    families: np.ndarray
    made_to_unknown: np.ndarray

    @classmethod
    def of(cls, graph: CitationGraph, citations: pd.DataFrame, families: pd.DataFrame, n_buckets: int) -> Buckets:
        """Take a network apart by the bucket tables of its technology and window.

        Parameters
        ----------
        graph : CitationGraph
            At country level.
        citations, families : pandas.DataFrame
            The rows of `Flows.bucket_citations` and `Flows.bucket_families` with its technology and window.
        n_buckets : int
            Into how many buckets families were spread; some may be empty.

        Raises
        ------
        ValueError
            When the parts do not add up to the network.

        Examples
        --------
        >>> graph = CitationGraph.from_edges([("NL", "DE", 3), ("DE", "NL", 1)], {"NL": 2, "DE": 1})
        >>> parts = pd.DataFrame({"bucket": [0, 1, 0], "citing": ["NL", "NL", "DE"], "cited": ["DE", "DE", "NL"],
        ...                       "citations": [1.0, 2.0, 1.0]})
        >>> held = pd.DataFrame({"bucket": [0, 1, 0], "entity": ["NL", "NL", "DE"], "families": [1.0, 1.0, 1.0]})
        >>> buckets = Buckets.of(graph, parts, held, 2)
        >>> buckets.resampled(np.array([[1.0, 1.0], [2.0, 0.0]])).made["NL"].tolist()
        [3.0, 2.0]
        """
        n = len(graph.entities)
        citing, cited = (_positions(citations[side], graph.entities) for side in ("citing", "cited"))
        weight, bucket = citations["citations"].to_numpy(), citations["bucket"].to_numpy()
        edges = _sums(_edge_numbers(graph, citing, cited), bucket, weight, (graph.edges.citing.size, n_buckets))
        nowhere = (cited < 0) & (citations["cited"] == UNKNOWN).to_numpy()
        unknown = _sums(np.where(nowhere, citing, -1), bucket, weight, (n, n_buckets))
        held = _sums(_positions(families["entity"], graph.entities), families["bucket"].to_numpy(),
                     families["families"].to_numpy(), (n, n_buckets))
        held[graph.families.isna().to_numpy()] = np.nan
        for part, whole in ((edges, graph.edges.weight), (held, graph.family_counts), (unknown, graph.made_to_unknown)):
            if not np.allclose(part.sum(axis=1), whole, equal_nan=True):
                raise ValueError("the buckets do not add up to the network; are they of its technology and window?")
        return cls(graph, edges, held, unknown)

    def resampled(self, counts: np.ndarray) -> CitationGraph:
        """Return the network in several versions at once, bucket b taken ``counts[draw, b]`` times in each.

        An entity's families are drawn with the citations they make, so that figures per family vary as
        they would.
        """
        citations, families, unknown = ((part @ counts.T).T for part in
                                        (self.citations, self.families, self.made_to_unknown))
        return self.graph.resampled(citations, families=families, made_to_unknown=unknown)


def _positions(labels: pd.Series, entities: pd.Index) -> np.ndarray:
    """Return the position of each label, -1 for one that is not there; looks each distinct one up once."""
    codes, names = pd.factorize(labels)
    return entities.get_indexer(pd.Index(names, dtype="str"))[codes]


def _edge_numbers(graph: CitationGraph, citing: np.ndarray, cited: np.ndarray) -> np.ndarray:
    """Return the number of the edge between two positions, -1 where there is none."""
    n, edges = len(graph.entities), graph.edges
    numbers = np.full(n * n, -1)
    numbers[edges.citing * n + edges.cited] = np.arange(edges.citing.size)
    found, known = np.full(len(citing), -1), (citing >= 0) & (cited >= 0)
    found[known] = numbers[citing[known] * n + cited[known]]
    return found


def _sums(rows: np.ndarray, columns: np.ndarray, values: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Add values up by row and column; those of row -1 are left out."""
    placed = rows >= 0
    cells = rows[placed] * shape[1] + columns[placed]
    sums = np.bincount(cells, weights=values[placed], minlength=shape[0] * shape[1])
    return sums.astype(float).reshape(shape)
