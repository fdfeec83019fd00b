"""Communities and large networks a second way: networkx, pairs counted one by one, and integrals."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from scipy.integrate import quad

from citenet.communities import backbone, betweenness, leiden, pagerank, strong_components
from citenet.communities.agreement import adjusted_rand
from citenet.graph import CitationGraph

SEEDS = range(6)


def random_graph(seed: int) -> CitationGraph:
    """Return 20 to 60 entities, sparse, of unlike size, with loops, isolates and entities that cite nobody."""
    chance = np.random.default_rng(seed)
    n = int(chance.integers(20, 60))
    size = chance.lognormal(0, 1, n)
    pairs = chance.choice(n, size=(int(3 * n), 2), p=size / size.sum())
    edges = [(f"E{i:02d}", f"E{j:02d}", float(chance.integers(1, 9)) / 3) for i, j in pairs]
    return CitationGraph.from_edges(edges, dict.fromkeys(f"E{i:02d}" for i in range(n)))


def foreign(graph: CitationGraph) -> nx.DiGraph:
    network = graph.to_networkx()
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    network.remove_nodes_from(list(nx.isolates(network)))
    return network


@pytest.mark.parametrize("seed", SEEDS)
def test_pagerank_equals_networkx(seed):
    graph = random_graph(seed)
    expected = nx.pagerank(foreign(graph), weight="citations", tol=1e-15, max_iter=1000)
    found = pagerank(graph).dropna().to_dict()
    assert found == pytest.approx(expected, abs=1e-9)
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize("seed", SEEDS)
def test_strong_components_equal_networkx(seed):
    graph = random_graph(seed)
    groups = strong_components(graph).dropna()
    found = {frozenset(rows.index) for _, rows in groups.groupby(groups)}
    expected = {frozenset(group) for group in nx.strongly_connected_components(foreign(graph))}
    assert found == expected
    assert (groups.value_counts(sort=False).sort_index().diff().dropna() <= 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness_from_all_sources_equals_networkx(seed):
    graph = random_graph(seed)
    expected = nx.betweenness_centrality(foreign(graph), normalized=True)
    assert betweenness(graph, sources=1000).dropna().to_dict() == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_backbone_equals_the_integral_of_the_paper(seed):
    """Equation 2 of Serrano et al.: one minus the integral of the density of a share under chance."""
    graph = random_graph(seed)
    network = foreign(graph)

    def chance(share: float, k: int) -> float:
        return 1 - (k - 1) * quad(lambda x: (1 - x) ** (k - 2), 0, share)[0] if k > 1 else 1.0

    expected = {}
    for citing, cited, weight in network.edges(data="citations"):
        made, received = network.out_edges(citing, data="citations"), network.in_edges(cited, data="citations")
        expected[citing, cited] = min(chance(weight / sum(w for *_, w in side), len(side)) for side in (made, received))
    found = backbone(graph, alpha=0.2)
    pairs = [(graph.entities[i], graph.entities[j])
             for i, j in zip(graph.foreign.citing, graph.foreign.cited, strict=True)]
    assert found.p_value == pytest.approx([expected[pair] for pair in pairs], abs=1e-9)
    kept = {pair for pair, keep in zip(pairs, found.keep, strict=True) if keep}
    assert kept == {pair for pair, p_value in expected.items() if p_value < 0.2}
    assert 0 < len(kept) < len(pairs)


@pytest.mark.parametrize("seed", SEEDS)
def test_modularity_equals_networkx(seed):
    graph = random_graph(seed)
    both_ways = nx.Graph()
    for citing, cited, weight in foreign(graph).edges(data="citations"):
        before = both_ways.get_edge_data(citing, cited, {"citations": 0.0})["citations"]
        both_ways.add_edge(citing, cited, citations=before + weight)
    found = leiden(graph, seeds=3)
    membership = found.membership.dropna()
    groups = [set(rows.index) for _, rows in membership.groupby(membership)]
    assert found.modularity == pytest.approx(nx.community.modularity(both_ways, groups, weight="citations"), abs=1e-12)
    louvain = nx.community.louvain_communities(both_ways, weight="citations", seed=1)
    assert found.modularity >= nx.community.modularity(both_ways, louvain, weight="citations") - 0.02


@pytest.mark.parametrize("seed", SEEDS)
def test_agreement_equals_pairs_counted_one_by_one(seed):
    chance = np.random.default_rng(seed)
    one, other = chance.integers(0, 4, 30), chance.integers(0, 3, 30)
    pairs = list(combinations(range(30), 2))
    a = np.array([one[i] == one[j] for i, j in pairs])
    b = np.array([other[i] == other[j] for i, j in pairs])
    by_chance = a.sum() * b.sum() / len(pairs)
    expected = ((a & b).sum() - by_chance) / ((a.sum() + b.sum()) / 2 - by_chance)
    assert adjusted_rand(one, other) == pytest.approx(expected)
