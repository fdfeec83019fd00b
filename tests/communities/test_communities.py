"""Are planted groups found, links that stand out kept, and isolates left where they are?"""

import random

import numpy as np
import pandas as pd
import pytest

from citenet.communities import backbone, betweenness, leiden, pagerank, strong_components
from citenet.graph import CitationGraph

PER_ENTITY = {
    "leiden": lambda graph: leiden(graph, seeds=2).membership,
    "pagerank": pagerank,
    "strong_components": strong_components,
    "betweenness": betweenness,
}


def planted(n_groups: int = 4, size: int = 8, seed: int = 1) -> tuple[CitationGraph, pd.Series]:
    """Return groups of unlike size whose members cite each other ten times as often as others."""
    chance = np.random.default_rng(seed)
    group = pd.Series({f"G{g}M{k}": g for g in range(n_groups) for k in range(size + g)})
    mean = np.where(group.to_numpy()[:, None] == group.to_numpy()[None], 5.0, 0.3)
    counts = chance.poisson(mean)
    edges = [(one, other, counts[i, j]) for i, one in enumerate(group.index) for j, other in enumerate(group.index)]
    return CitationGraph.from_edges(edges), group


def test_planted_groups_are_found_and_numbered_by_size():
    graph, group = planted()
    found = leiden(graph, seeds=4)
    assert found.membership.to_dict() == (4 - group).to_dict()
    assert found.stability == 1.0
    assert found.n_runs == 4


def test_a_network_without_groups_is_unstable_and_the_best_run_is_returned():
    chance = np.random.default_rng(3)
    edges = [(f"E{i}", f"E{j}", 1) for i, j in chance.integers(0, 120, (500, 2))]
    graph = CitationGraph.from_edges(edges)
    together = leiden(graph, seed=1, seeds=6)
    alone = [leiden(graph, seed=seed, seeds=1) for seed in range(1, 7)]
    assert together.modularity == max(run.modularity for run in alone)
    assert together.stability < 0.9
    assert np.isnan(alone[0].stability)


def test_the_same_seed_gives_the_same_and_the_callers_chance_is_left_alone():
    graph, _ = planted(seed=2)
    random.seed(5)
    before = random.getstate()
    one, other = (leiden(graph, seed=9, seeds=2) for _ in range(2))
    assert random.getstate() == before
    assert one.membership.equals(other.membership)
    assert betweenness(graph, sources=5, seed=1).equals(betweenness(graph, sources=5, seed=1))
    assert not betweenness(graph, sources=5, seed=1).equals(betweenness(graph, sources=5, seed=2))


@pytest.mark.parametrize("name", sorted(PER_ENTITY))
def test_an_isolate_is_missing_and_changes_nothing(name):
    graph, _ = planted(n_groups=2, size=5)
    edges = [(*pair, count) for pair, count in graph.citations.items()]
    with_isolate = CitationGraph.from_edges([*edges, ("AA", "AA", 50)], {"ZZ": 3})
    found = PER_ENTITY[name](with_isolate)
    assert found.loc[["AA", "ZZ"]].isna().all()
    pd.testing.assert_series_equal(found.drop(["AA", "ZZ"]), PER_ENTITY[name](graph))


@pytest.mark.parametrize("name", sorted(PER_ENTITY))
def test_without_foreign_citations_all_is_missing(name, empty_graph):
    for graph in (empty_graph, CitationGraph.from_edges([("IS", "IS", 3), ("NO", "NO", 1)])):
        found = PER_ENTITY[name](graph)
        assert list(found.index) == list(graph.entities)
        assert found.isna().all()
        assert np.isnan(leiden(graph, seeds=2).modularity)
        assert np.isnan(backbone(graph).share)


def test_a_hub_stands_between_and_leads_the_walk(star):
    turned = CitationGraph.from_edges([*((*pair, count) for pair, count in star.citations.items()), ("HUB", "Z", 1)])
    assert betweenness(turned)["HUB"] == betweenness(turned).max() > 0
    assert pagerank(star)["HUB"] == pagerank(star).max()


def test_draws_of_sources_give_the_exact_betweenness_on_average():
    graph, _ = planted(n_groups=3, size=6, seed=4)
    exact = betweenness(graph, sources=10_000)
    mean = np.mean([betweenness(graph, sources=8, seed=seed) for seed in range(150)], axis=0)
    assert mean == pytest.approx(exact.to_numpy(), rel=0.15)


def test_a_stricter_backbone_is_part_of_a_looser_one_and_the_share_is_that_of_its_weight():
    graph, _ = planted(seed=6)
    strict, loose = backbone(graph, alpha=0.05), backbone(graph, alpha=0.4)
    assert strict.keep.sum() > 0
    assert loose.keep[strict.keep].all()
    assert loose.keep.sum() > strict.keep.sum()
    assert strict.kept_citations == graph.foreign.weight[strict.keep].sum()
    assert strict.share == strict.kept_citations / graph.foreign.weight.sum()


def test_even_links_never_stand_out(star):
    assert not backbone(star).keep.any()


def test_no_runs_are_refused(star):
    with pytest.raises(ValueError, match="at least 1"):
        leiden(star, seeds=0)
