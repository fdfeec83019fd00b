"""Networks whose core is known beforehand."""

from __future__ import annotations

from itertools import combinations

import pytest

from citenet.graph import CitationGraph


def clique(names: str, weight: float = 1) -> list[tuple[str, str, float]]:
    """Return citations between every two of the one-letter names."""
    return [(one, other, weight) for one, other in combinations(names, 2)]


@pytest.fixture
def clique_with_leaves() -> CitationGraph:
    """Return A, B, C, D, who all cite each other, and one leaf at each of them."""
    return CitationGraph.from_edges([*clique("ABCD"), *((name, f"{name}_leaf", 1) for name in "ABCD")])


@pytest.fixture
def complete() -> CitationGraph:
    """Return five entities, all alike."""
    return CitationGraph.from_edges(clique("ABCDE", 3))


@pytest.fixture
def two_cliques() -> CitationGraph:
    """Return two like groups of four that do not cite each other."""
    return CitationGraph.from_edges([*clique("ABCD"), *clique("WXYZ")])


@pytest.fixture
def pair() -> CitationGraph:
    """Return two entities and nothing else."""
    return CitationGraph.from_edges([("A", "B", 7)])
