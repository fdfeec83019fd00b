from __future__ import annotations

import numpy as np
import pytest

from citenet.cores import block_core, reasons
from citenet.graph import CitationGraph

from .conftest import clique


def test_the_core_of_a_star_is_its_hub(star):
    core = block_core(star)
    assert core.members == ("HUB",)
    assert core.fit == pytest.approx(1)
    assert core.coreness["HUB"] == 1
    assert (core.coreness.drop("HUB") == 0).all()


def test_the_core_of_a_star_with_unlike_rays_is_its_hub():
    graph = CitationGraph.from_edges([("HUB", leaf, weight) for weight, leaf in enumerate("ABCDEF", 1)])
    assert block_core(graph).members == ("HUB",)


def test_the_smallest_star_has_a_hub():
    assert block_core(CitationGraph.from_edges([("A", "B", 1), ("C", "B", 1)])).members == ("B",)


def test_the_core_of_a_clique_with_leaves_is_the_clique(clique_with_leaves):
    core = block_core(clique_with_leaves)
    assert core.members == ("A", "B", "C", "D")
    assert core.fit > 0.5


def test_a_hub_is_not_preferred_to_a_core_of_more_that_is_clear(methods_graph):
    core = block_core(methods_graph)
    assert core.members == ("DE", "US"), "the star around US would fit with .84"


@pytest.mark.parametrize("network", ["complete", "two_cliques"])
def test_alike_entities_have_no_core(network, request):
    core = block_core(request.getfixturevalue(network))
    assert core.members == ()
    assert core.reason == reasons.NOBODY_APART
    assert np.isnan(core.fit)
    assert core.coreness.to_numpy() == pytest.approx(1)


def test_an_empty_network_has_no_core(empty_graph):
    core = block_core(empty_graph)
    assert (core.members, core.reason) == ((), reasons.NO_CITATIONS)
    assert len(core.coreness) == 0


def test_domestic_citations_alone_make_no_core():
    core = block_core(CitationGraph.from_edges([("NL", "NL", 10), ("DE", "DE", 5)]))
    assert (core.members, core.reason) == ((), reasons.NO_CITATIONS)
    assert core.coreness.isna().all()


def test_two_entities_are_too_few(pair):
    core = block_core(pair)
    assert (core.members, core.reason) == ((), reasons.TOO_FEW)


def test_a_poor_fit_is_no_clear_core_but_the_fit_is_told():
    chain = CitationGraph.from_edges([("A", "B", 1), ("B", "C", 1), ("C", "D", 1)])
    core = block_core(chain)
    assert (core.members, core.reason) == ((), reasons.POOR_FIT)
    assert 0 < core.fit < 0.5


def test_an_unsettled_coreness_is_told(monkeypatch, methods_graph):
    monkeypatch.setattr("citenet.cores.minres.MAX_SWEEPS", 3)
    core = block_core(methods_graph)
    assert (core.members, core.reason) == ((), reasons.UNSETTLED)
    assert core.coreness.isna().all()


def test_a_planted_core_is_found():
    random = np.random.default_rng(4)
    names = [f"E{i:02d}" for i in range(30)]
    expected = np.full((30, 30), 2.0)
    expected[:6, :6] = 25
    counts = random.poisson(expected)
    graph = CitationGraph.from_edges(
        [(names[i], names[j], counts[i, j]) for i in range(30) for j in range(30) if i != j]
    )
    core = block_core(graph)
    assert core.members == tuple(names[:6])
    assert core.fit > 0.9


def test_the_stronger_of_two_separate_groups_is_the_core():
    graph = CitationGraph.from_edges([*clique("ABC", 9), *clique("WXYZ", 1)])
    assert block_core(graph).members == ("A", "B", "C")


def test_a_core_is_at_most_half_of_the_entities():
    core = block_core(CitationGraph.from_edges([*clique("ABCDE"), ("A", "a_leaf", 1)]))
    assert len(core.members) <= 3
