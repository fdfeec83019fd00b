from __future__ import annotations

from collections import Counter
from math import factorial, prod

import numpy as np
import pytest

from citenet.cores import block_core, reshuffle_p_value
from citenet.cores.exchange import exchange
from citenet.cores.significance import reshuffled
from citenet.graph import CitationGraph

from .conftest import clique


def random_graph(seed: int, pull: float) -> CitationGraph:
    """Return 20 entities citing in proportion to size, the four largest `pull` times as much each other."""
    random = np.random.default_rng(seed)
    size = np.sort(random.lognormal(1, 0.6, 20))[::-1]
    expected = np.outer(size, size)
    expected[:4, :4] *= pull
    counts = random.poisson(expected)
    names = [f"E{i:02d}" for i in range(20)]
    return CitationGraph.from_edges(
        [(names[i], names[j], counts[i, j]) for i in range(20) for j in range(20) if i != j]
    )


@pytest.mark.parametrize("unit", [1.0, 0.7])
def test_every_reshuffle_keeps_every_strength_and_invents_no_domestic_citation(unit):
    graph = random_graph(0, 1)
    network = exchange(CitationGraph.from_edges(graph.citations * unit))
    i, j = np.triu_indices(network.n, 1)
    drawn = reshuffled(network, seed=1, reshuffles=20)
    strength = np.array([np.bincount(i, row, network.n) + np.bincount(j, row, network.n) for row in drawn])
    assert strength == pytest.approx(np.tile(network.strength, (20, 1)), rel=1e-12)
    assert drawn.min() >= 0
    assert len({tuple(row) for row in drawn}) == 20


def test_reshuffles_come_as_often_as_independent_citations_would_make_them():
    edges = [("A", "B", 3), ("C", "D", 2), ("A", "C", 1), ("B", "D", 1)]
    network = exchange(CitationGraph.from_edges(edges))
    drawn = Counter(map(tuple, reshuffled(network, seed=0, reshuffles=20_000).astype(int).tolist()))
    chances = {table: 1 / prod(map(factorial, table)) for table in tables(network.strength.astype(int))}
    expected = {table: 20_000 * chance / sum(chances.values()) for table, chance in chances.items()}
    assert drawn.keys() <= expected.keys()
    assert [drawn[table] for table in expected] == pytest.approx(list(expected.values()), abs=4 * 20_000**0.5 / 2)


def test_the_few_large_ones_are_reshuffled_among_themselves():
    large = [("A", "B", 900), ("C", "D", 900), ("A", "C", 100), ("B", "D", 100), ("A", "D", 500), ("B", "C", 500)]
    small = [(f"E{i:02d}", f"E{(i + 1) % 40:02d}", 2) for i in range(40)]
    tied = [(f"E{i:02d}", "ABCD"[i % 4], 1) for i in range(40)]
    drawn = reshuffled(exchange(CitationGraph.from_edges([*large, *small, *tied])), seed=0, reshuffles=50)
    a_b, a_c, a_d = drawn.mean(axis=0)[:3]
    assert [a_b, a_c, a_d] == pytest.approx([500, 500, 500], abs=20)


def tables(strength: np.ndarray) -> list[tuple[int, ...]]:
    """Return every network of four with these strengths: citations of AB, AC, AD, BC, BD, CD."""
    a, b, c, d = strength
    return [
        (ab, ac, a - ab - ac, bc, b - ab - bc, c - ac - bc)
        for ab in range(a + 1)
        for ac in range(a - ab + 1)
        for bc in range(b - ab + 1)
        if c - ac - bc >= 0 and a - ab - ac + b - ab - bc + c - ac - bc == d
    ]


def test_a_core_beyond_sizes_is_surprising_and_sizes_alone_are_not():
    planted, plain = random_graph(3, 3), random_graph(3, 1)
    assert reshuffle_p_value(planted, block_core(planted)) == pytest.approx(1 / 200)
    assert reshuffle_p_value(plain, block_core(plain)) > 0.1


def test_a_star_leaves_no_choice(star):
    assert reshuffle_p_value(star, block_core(star)) == 1


def test_the_seed_decides_and_nothing_else():
    graph = random_graph(5, 1.2)
    core = block_core(graph)
    again = [reshuffle_p_value(graph, core, seed=7, reshuffles=39) for _ in range(2)]
    assert again[0] == again[1]
    with_isolate = CitationGraph.from_edges([*graph.citations.reset_index().itertuples(index=False), ("ZZ", "ZZ", 3)])
    assert reshuffle_p_value(with_isolate, block_core(with_isolate), seed=7, reshuffles=39) == again[0]


def test_the_value_is_missing_where_it_means_nothing(complete, monkeypatch):
    graph = random_graph(1, 1)
    core = block_core(graph)
    assert np.isnan(reshuffle_p_value(complete, block_core(complete)))
    assert np.isnan(reshuffle_p_value(graph, core, reshuffles=0))
    tenths = CitationGraph.from_edges([*((i, j, w / 10) for i, j, w in clique("ABCD")), ("A", "E", 0.1)])
    assert np.isnan(reshuffle_p_value(tenths, block_core(tenths)))
    billions = CitationGraph.from_edges([(i, j, w * 1e9) for i, j, w in [*clique("ABCD"), ("A", "E", 1)]])
    assert np.isnan(reshuffle_p_value(billions, block_core(billions)))
    monkeypatch.setattr("citenet.cores.significance.LARGEST", 19)
    assert np.isnan(reshuffle_p_value(graph, core))
