from __future__ import annotations

import numpy as np
import pytest

from citenet.cores import reasons, rich_core
from citenet.graph import CitationGraph


def test_the_core_of_a_star_is_its_hub(star):
    assert rich_core(star).members == ("HUB",)


def test_the_core_of_a_clique_with_leaves_is_the_clique(clique_with_leaves):
    assert rich_core(clique_with_leaves).members == ("A", "B", "C", "D")


@pytest.mark.parametrize("network", ["complete", "two_cliques", "pair"])
def test_equally_large_entities_have_no_core(network, request):
    core = rich_core(request.getfixturevalue(network))
    assert (core.members, core.reason) == ((), reasons.ONE_SIZE)
    assert np.isnan(core.fit)


def test_an_empty_network_has_no_core(empty_graph):
    assert rich_core(empty_graph).reason == reasons.NO_CITATIONS


def test_entities_of_equal_strength_are_taken_together():
    edges = [("A", "B", 5), ("A", "C", 5), ("B", "C", 1), ("B", "D", 1), ("C", "E", 1)]
    core = rich_core(CitationGraph.from_edges(edges))
    assert core.members == ("A", "B", "C")


def test_coreness_is_size_and_an_isolate_has_none():
    core = rich_core(CitationGraph.from_edges([("NL", "DE", 3), ("DE", "FR", 1), ("IS", "IS", 9)]))
    assert core.coreness.drop("IS").to_dict() == {"DE": 1.0, "FR": 0.25, "NL": 0.75}
    assert np.isnan(core.coreness["IS"])
