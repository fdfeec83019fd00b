"""Dependency a second way: dense inverses, loops over pairs, and brute force over all triads."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators, scenarios
from citenet.graph import CitationGraph

SEEDS = range(6)
SIZE = 14
NAMES = [f"E{i:02d}" for i in range(SIZE)]


def random_case(seed: int) -> tuple[CitationGraph, np.ndarray]:
    """Return a network of 14 organisations in four countries, and its matrix; E05 makes no citation."""
    random = np.random.default_rng(seed)
    matrix = random.integers(1, 9, (SIZE, SIZE)) * (random.random((SIZE, SIZE)) < 0.15 + 0.1 * seed)
    matrix[5] = 0
    countries = pd.Series(random.choice(["NL", "DE", "US", None], SIZE), index=NAMES)
    edges = [(NAMES[i], NAMES[j], matrix[i, j]) for i in range(SIZE) for j in range(SIZE)]
    families = dict.fromkeys(NAMES, 1)
    return CitationGraph.from_edges(edges, families, level="organisation", countries=countries), matrix


def foreign(matrix: np.ndarray) -> np.ndarray:
    return matrix - np.diag(np.diag(matrix))


@pytest.mark.parametrize("a", [0.2, 0.5, 0.95])
@pytest.mark.parametrize("seed", SEEDS)
def test_exposure_is_the_dense_inverse(seed, a):
    graph, matrix = random_case(seed)
    made = matrix.sum(axis=1, keepdims=True)
    step = np.where(made > 0, matrix / np.maximum(made, 1), np.eye(SIZE))
    expected = (1 - a) * np.linalg.inv(np.eye(SIZE) - a * step)
    expected[made[:, 0] == 0] = np.nan
    np.testing.assert_allclose(indicators.exposure(graph, a=a), expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_cut_off_equals_a_recomputation_on_the_cut_matrix(seed):
    graph, matrix = random_case(seed)
    cut = [1, 4, 9]
    left = matrix.copy()
    for j in cut:
        left[np.arange(SIZE) != j, j] = 0
    made = matrix.sum(axis=1)
    names = {NAMES[j] for j in cut}
    loss = scenarios.cut_off_loss(graph, names)
    for i in range(SIZE):
        expected = (made[i] - left[i].sum()) / made[i] if made[i] else np.nan
        assert loss.iloc[i] == pytest.approx(expected, nan_ok=True)
    abroad = foreign(left)
    hhi = [((row / row.sum()) ** 2).sum() if row.sum() else np.nan for row in abroad]
    np.testing.assert_allclose(indicators.source_hhi(scenarios.cut(graph, names).after), hhi)


@pytest.mark.parametrize("seed", SEEDS)
def test_pairs_equal_loops_over_all_pairs(seed):
    graph, matrix = random_case(seed)
    abroad = foreign(matrix)
    made, received, total = abroad.sum(axis=1), abroad.sum(axis=0), abroad.sum()
    leans = [[abroad[i, j] / made[i] if made[i] else 0 for j in range(SIZE)] for i in range(SIZE)]
    affinity, leverage, two_steps = (np.full((SIZE, SIZE), np.nan) for _ in range(3))
    for i, j in permutations(range(SIZE), 2):
        if made[i] and received[j]:
            affinity[i, j] = abroad[i, j] * total / (made[i] * received[j])
        if abroad[i, j] or abroad[j, i]:
            leverage[i, j] = leans[j][i] - leans[i][j]
        if made[i]:
            two_steps[i, j] = sum(leans[i][k] * leans[k][j] for k in range(SIZE) if k not in (i, j))
    np.testing.assert_allclose(indicators.citation_affinity(graph), affinity)
    np.testing.assert_allclose(indicators.leverage(graph), leverage, atol=1e-15)
    np.testing.assert_allclose(indicators.two_step_dependence(graph), two_steps, atol=1e-15)


def role_of(a: str, b: str, c: str) -> str:
    if a == b == c:
        return "coordinator"
    if a == c:
        return "itinerant"
    if b == c:
        return "gatekeeper"
    return "representative" if a == b else "liaison"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("block", [3, 256])
def test_brokerage_equals_brute_force_over_all_triads(seed, block, monkeypatch):
    monkeypatch.setattr("citenet.indicators.triads.BLOCK", block)
    graph, matrix = random_case(seed)
    country = graph.countries
    roles = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
    expected = pd.DataFrame(0.0, index=graph.entities, columns=[f"brokerage_{role}" for role in roles])
    for a, b, c in permutations(range(SIZE), 3):
        known = country.iloc[[a, b, c]].notna().all()
        if known and matrix[b, a] and matrix[c, b] and not matrix[c, a]:
            role = role_of(*country.iloc[[a, b, c]])
            expected.loc[NAMES[b], f"brokerage_{role}"] += 1
    expected[country.isna()] = np.nan
    assert expected.sum(axis=None) > 0
    pd.testing.assert_frame_equal(indicators.brokerage(graph), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_organisation_dependence_equals_a_loop_over_countries(seed):
    graph, matrix = random_case(seed)
    received = foreign(matrix).sum(axis=0)
    for country, share in indicators.organisation_dependence(graph).items():
        mine = [received[i] for i in range(SIZE) if graph.countries.iloc[i] == country]
        assert share == pytest.approx(max(mine) / sum(mine))
