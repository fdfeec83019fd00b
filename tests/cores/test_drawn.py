"""A draw of a network has the core, the coreness and the distances that it would have as a network of its own."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from citenet.cores import block_core
from citenet.cores.distance import coreness_gap, distance_ratio, in_core
from citenet.cores.drawn import positions_drawn, shortest_paths
from citenet.cores.minres_of_each import coreness_of_each
from citenet.graph import CitationGraph, Core, Partners


def random_graph(seed: int) -> CitationGraph:
    random = np.random.default_rng(seed)
    size = 1 / np.arange(1, 19) ** random.uniform(0.5, 1.5)
    counts = random.poisson(random.choice([60, 400]) * np.outer(size, size) * random.gamma(2, 0.5, (18, 18)))
    names = [f"E{i:02}" for i in range(18)]
    return CitationGraph.from_edges([(names[i], names[j], counts[i, j]) for i, j in np.argwhere(counts)])


def draws_of(graph: CitationGraph, seed: int, n: int = 25) -> tuple[CitationGraph, list[CitationGraph]]:
    weights = np.random.default_rng(seed).poisson(graph.citations.to_numpy(), (n, len(graph.citations))).astype(float)
    alone = [CitationGraph.from_edges(graph.citations * 0 + weight, graph.families) for weight in weights]
    return graph.resampled(weights), alone


@pytest.mark.parametrize("seed", range(6))
def test_a_draw_is_measured_as_the_network_it_is(seed):
    graph = random_graph(seed)
    core = block_core(graph)
    together, alone = draws_of(graph, seed)
    found, fit = positions_drawn(together, core)
    assert bool(core.members) == ("in_core" in found)
    for draw, network in enumerate(alone):
        own = block_core(network)
        np.testing.assert_allclose(found["coreness"].iloc[draw], own.coreness, atol=1e-7)
        assert fit[draw] == pytest.approx(own.fit, nan_ok=True)
        if core.members:
            assert found["in_core"].iloc[draw].to_numpy() == pytest.approx(in_core(network, own).fillna(0).to_numpy())
            seen = Core("minres", core.members, own.coreness, own.fit)
            for measure in (coreness_gap, distance_ratio):
                np.testing.assert_allclose(found[measure.__name__].iloc[draw], measure(network, seen), atol=1e-6)


def test_an_entity_that_a_draw_leaves_without_citations_has_no_coreness_there():
    graph = CitationGraph.from_edges([("A", "B", 9), ("B", "C", 4), ("A", "C", 5), ("D", "A", 1)])
    drawn = graph.resampled(np.array([[9.0, 5, 4, 1], [9.0, 5, 4, 0]]))
    found, _ = positions_drawn(drawn, block_core(graph))
    assert np.isnan(found["coreness"]["D"]).tolist() == [False, True]


def test_where_a_draw_leaves_a_member_without_citations_no_gap_to_it_is_known():
    graph = CitationGraph.from_edges([("A", "B", 9), ("B", "C", 4), ("A", "C", 5), ("D", "A", 1), ("E", "B", 2)])
    core = Core("minres", ("A", "B"), block_core(graph).coreness, fit=1.0)
    drawn = graph.resampled(np.array([[9.0, 5, 4, 1, 2], [0.0, 0, 4, 0, 2]]))
    found, _ = positions_drawn(drawn, core)
    for measure in (coreness_gap, distance_ratio):
        gaps = found[measure.__name__]
        assert np.isfinite(gaps.iloc[0]).all()
        assert np.isnan(gaps.iloc[1]).all()


def test_a_draw_without_any_citation_has_no_core():
    partners = Partners(3, np.array([0, 0]), np.array([1, 2]), np.array([[3.0, 1.0], [0.0, 0.0]]), np.zeros(2))
    assert np.isnan(coreness_of_each(partners)[1]).all()


def test_domestic_citations_alone_make_no_core():
    graph = CitationGraph.from_edges([("A", "A", 3), ("B", "B", 1)])
    found, fit = positions_drawn(graph.resampled(np.array([[3.0, 1.0], [2.0, 2.0]])), block_core(graph))
    assert np.isnan(fit).all()
    assert np.isnan(found["coreness"]).all(axis=None)


def test_draws_of_a_star_have_their_hub_at_infinity(star):
    weights = np.random.default_rng(1).poisson(10, (20, 5)).astype(float)
    found, fit = positions_drawn(star.resampled(weights), block_core(star))
    assert (found["in_core"] == [0, 0, 0, 0, 0, 1]).all(axis=None)
    assert (fit > 0.5).all()
    assert found["coreness"].to_numpy().tolist() == [[0, 0, 0, 0, 0, 1]] * 20


@pytest.mark.parametrize("seed", range(4))
def test_paths_are_as_short_as_those_of_networkx(seed):
    random = np.random.default_rng(seed)
    pairs = np.triu_indices(15, 1)
    weight = random.poisson(random.choice([0.3, 3]), (5, len(pairs[0]))).astype(float)
    sources = np.array([0, 7])
    found = shortest_paths(weight, pairs, 15, sources)
    for number, own in enumerate(weight):
        network = nx.Graph()
        network.add_nodes_from(range(15))
        network.add_weighted_edges_from((i, j, 1 / w) for i, j, w in zip(*pairs, own, strict=True) if w)
        for place, source in enumerate(sources):
            lengths = nx.single_source_dijkstra_path_length(network, source)
            assert found[place, :, number] == pytest.approx([lengths.get(i, np.inf) for i in range(15)])
