from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.graph import CitationGraph, Edges, ratio


def test_an_entity_without_citations_keeps_its_place(lonely):
    assert list(lonely.entities) == ["DE", "IS", "NL"]
    assert lonely.made["IS"] == 0


def test_repeated_pairs_are_added_up_and_zeros_leave():
    graph = CitationGraph.from_edges([("NL", "DE", 1), ("NL", "DE", 2.5), ("NL", "US", 0)])
    assert graph.citations.to_dict() == {("NL", "DE"): 3.5}


def test_negative_citations_are_refused():
    with pytest.raises(ValueError, match="none of them negative"):
        CitationGraph.from_edges([("A", "B", np.nan)])
    with pytest.raises(ValueError, match="negative"):
        CitationGraph.from_edges([("NL", "DE", -1)])


def test_partners_hold_both_directions_of_every_pair(methods_graph):
    pairs, names = methods_graph.partners, methods_graph.entities
    ends = zip(names[pairs.one], names[pairs.other], strict=True)
    seen = dict(zip(ends, zip(pairs.forth, pairs.back, strict=True), strict=True))
    assert len(seen) == 6
    assert seen["DE", "NL"] == (4, 6)
    assert seen["NL", "US"] == (12, 8)


def test_partners_include_pairs_that_cite_one_way(star):
    pairs = star.partners
    assert len(pairs.one) == 5
    assert pairs.count[star.entities.get_loc("HUB")] == 5


def test_the_matrix_has_citing_rows(methods_graph):
    rows = methods_graph.edges.matrix().toarray()
    names = list(methods_graph.entities)
    assert rows[names.index("NL"), names.index("US")] == 12
    assert rows.sum() == 430


def test_reversing_twice_gives_the_network_back(methods_graph):
    turned = methods_graph.reversed()
    assert turned.citations["US", "NL"] == 12
    pd.testing.assert_series_equal(turned.reversed().citations, methods_graph.citations)


def test_resampling_leaves_the_network_as_it_was(methods_graph):
    before = methods_graph.made.copy()
    seen = methods_graph.resampled(np.zeros((3, 16)))
    assert seen.made.shape == (3, 4)
    assert (seen.made == 0).all(axis=None)
    pd.testing.assert_series_equal(methods_graph.made, before)


def test_families_and_unknown_parties_can_be_drawn_with_the_citations(methods_graph):
    families, unknown = np.arange(12.0).reshape(3, 4), np.ones((3, 4))
    seen = methods_graph.resampled(np.ones((3, 16)), families=families, made_to_unknown=unknown)
    np.testing.assert_array_equal(seen.family_counts, families)
    np.testing.assert_array_equal(seen.made_to_unknown, unknown)
    np.testing.assert_array_equal(methods_graph.family_counts, [40, 30, 10, 60])
    np.testing.assert_array_equal(methods_graph.resampled(np.ones((3, 16))).family_counts, [40, 30, 10, 60])


def test_other_citations_leave_the_rest_as_it_was(methods_graph):
    families = np.ones((2, 4))
    seen = methods_graph.resampled(np.ones((2, 16)), families=families)
    foreign = seen.with_edges(seen.edges.only(seen.edges.citing != seen.edges.cited))
    assert foreign.domestic.to_numpy().tolist() == [[0] * 4] * 2
    np.testing.assert_array_equal(foreign.family_counts, families)
    assert len(foreign.citations) == 12
    assert len(methods_graph.citations) == 16


def test_edges_that_name_a_pair_twice_are_added_up():
    edges = Edges.merged(3, np.array([2, 0, 2]), np.array([1, 2, 1]), np.array([[1.0, 2, 3], [4, 5, 6]]))
    assert (edges.citing.tolist(), edges.cited.tolist()) == ([0, 2], [2, 1])
    assert edges.weight.tolist() == [[2, 4], [5, 10]]


def test_positions_and_labels_make_the_same_network(methods_graph):
    edges = methods_graph.edges
    shuffled = np.random.default_rng(1).permutation(len(edges.weight))
    merged = Edges.merged(4, *(side[shuffled].astype(np.int32) for side in (edges.citing, edges.cited)),
                          edges.weight[shuffled])
    graph = CitationGraph.from_arrays(methods_graph.entities, merged, methods_graph.family_counts)
    pd.testing.assert_series_equal(graph.citations, methods_graph.citations)
    pd.testing.assert_series_equal(graph.families, methods_graph.families)
    with pytest.raises(ValueError, match="negative"):
        CitationGraph.from_arrays(graph.entities, Edges(4, np.array([0]), np.array([1]), np.array([-1.0])))


def test_edges_among_some_entities_are_numbered_by_these(methods_graph):
    among = methods_graph.edges.among(np.array([True, False, True, False]))
    assert among.matrix().toarray().tolist() == [[50, 1], [2, 10]]


def test_what_pairs_exchange_does_not_know_a_direction(methods_graph):
    dense = methods_graph.foreign.matrix().toarray()
    np.testing.assert_array_equal(methods_graph.foreign.exchanged.toarray(), dense + dense.T)


def test_conversions_keep_isolates_loops_and_counts(lonely):
    network, graph = lonely.to_networkx(), lonely.to_igraph()
    assert set(network.nodes) == set(graph.vs["name"]) == {"DE", "IS", "NL"}
    assert network["NL"]["DE"]["citations"] == 6
    assert network["IS"]["IS"]["citations"] == 3
    assert graph.es[graph.get_eid("NL", "DE")]["citations"] == 6
    assert network.nodes["IS"]["families"] == 5


def test_a_ratio_with_nothing_below_is_missing():
    quotients = ratio(np.array([1.0, 0.0, 3.0]), np.array([2.0, 0.0, 0.0]))
    np.testing.assert_array_equal(quotients, [0.5, np.nan, np.nan])


def test_parts_and_reversals_of_a_drawn_network_keep_what_was_drawn(methods_graph):
    drawn = methods_graph.resampled(np.ones((2, len(methods_graph.edges.weight))),
                                    families=np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]]))
    part = drawn.among(drawn.entities[1:3])
    assert part.family_counts.tolist() == [[2, 3], [6, 7]]
    assert drawn.reversed().family_counts.tolist() == drawn.family_counts.tolist()
