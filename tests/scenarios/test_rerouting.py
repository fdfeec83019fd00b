"""Rerouting a second way: loops over a dense matrix."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.graph import CitationGraph
from citenet.scenarios import cut

SIZE = 9
NAMES = [f"E{i}" for i in range(SIZE)]
GONE = [2, 5]


def random_matrix(seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    matrix = random.integers(1, 20, (SIZE, SIZE)) * (random.random((SIZE, SIZE)) < 0.4)
    matrix[7] = 0
    matrix[8] = [0, 0, 6, 0, 0, 3, 0, 0, 0]
    return matrix.astype(float)


def rerouted(matrix: np.ndarray, rule: str) -> np.ndarray:
    left = matrix.copy()
    for i in range(SIZE):
        lost = 0.0
        for j in GONE:
            if i != j:
                lost += left[i, j]
                left[i, j] = 0
        others = [j for j in range(SIZE) if j != i and left[i, j] > 0]
        if rule == "domestic":
            left[i, i] += lost
        elif rule == "proportional" and others:
            total = sum(left[i, j] for j in others)
            for j in others:
                left[i, j] += lost * matrix[i, j] / total
    return left


@pytest.mark.parametrize("rule", ["none", "proportional", "domestic"])
@pytest.mark.parametrize("seed", range(5))
def test_rerouting_equals_loops_over_the_matrix(seed, rule):
    matrix = random_matrix(seed)
    edges = [(NAMES[i], NAMES[j], matrix[i, j]) for i in range(SIZE) for j in range(SIZE)]
    graph = CitationGraph.from_edges(edges, dict.fromkeys(NAMES, 1))
    after = cut(graph, [NAMES[j] for j in GONE], reroute=rule).after
    np.testing.assert_allclose(after.edges.matrix().toarray(), rerouted(matrix, rule))
    rebuilt = CitationGraph.from_edges(after.citations, graph.families)
    pd.testing.assert_series_equal(after.citations, rebuilt.citations)


@pytest.mark.parametrize("seed", range(5))
def test_who_has_a_source_left_loses_nothing_to_a_proportional_rule(seed):
    matrix = random_matrix(seed)
    edges = [(NAMES[i], NAMES[j], matrix[i, j]) for i in range(SIZE) for j in range(SIZE)]
    graph = CitationGraph.from_edges(edges, dict.fromkeys(NAMES, 1))
    after = cut(graph, [NAMES[j] for j in GONE], reroute="proportional").after
    left = after.made > 0
    assert left.any()
    np.testing.assert_allclose(after.made[left], graph.made[left])
    assert not left["E8"]
    domestic = cut(graph, [NAMES[j] for j in GONE], reroute="domestic").after
    np.testing.assert_allclose(domestic.citations.sum(), graph.citations.sum())
