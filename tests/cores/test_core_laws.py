"""What must hold for the core of any network."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.cores import DISTANCES, block_core, find_cores, position_words, rich_core, s_core
from citenet.graph import CitationGraph

METHODS = (block_core, rich_core, s_core)
NAMES = "ABCDEFGH"


@st.composite
def networks(draw):
    pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(1, 12))
    return CitationGraph.from_edges(draw(st.lists(pairs, max_size=30)))


def triples(graph: CitationGraph) -> list[tuple[str, str, float]]:
    return list(graph.citations.reset_index().itertuples(index=False, name=None))


@given(networks())
@pytest.mark.parametrize("method", METHODS, ids=lambda f: f.__name__)
def test_other_names_give_the_same_core(method, graph):
    new = dict(zip(NAMES, reversed(NAMES), strict=True))
    one, other = method(graph), method(CitationGraph.from_edges([(new[i], new[j], w) for i, j, w in triples(graph)]))
    assert sorted(new[name] for name in one.members) == sorted(other.members)
    assert one.fit == pytest.approx(other.fit, nan_ok=True)
    renamed = one.coreness.rename(new).reindex(other.coreness.index)
    assert renamed.to_numpy() == pytest.approx(other.coreness.to_numpy(), abs=1e-7, nan_ok=True)


@given(networks(), st.sampled_from([0.25, 3.0, 1000.0]))
@pytest.mark.parametrize("method", METHODS, ids=lambda f: f.__name__)
def test_counting_in_another_unit_gives_the_same_core(method, graph, unit):
    one, other = method(graph), method(CitationGraph.from_edges([(i, j, w * unit) for i, j, w in triples(graph)]))
    assert one.members == other.members
    assert one.fit == pytest.approx(other.fit, nan_ok=True)
    assert one.coreness.to_numpy() == pytest.approx(other.coreness.to_numpy(), abs=1e-7, nan_ok=True)


@given(networks())
def test_an_isolate_changes_nothing(graph):
    with_isolate = CitationGraph.from_edges([*triples(graph), ("Z", "Z", 5)], {"Y": 2})
    one, other = find_cores(graph, reshuffles=5), find_cores(with_isolate, reshuffles=5)
    for method, core in one.items():
        assert core.members == other[method].members
        assert [core.fit, core.p_value] == pytest.approx([other[method].fit, other[method].p_value], nan_ok=True)
        for measure in DISTANCES:
            values = measure(with_isolate, other[method])[graph.entities]
            pd.testing.assert_series_equal(values, measure(graph, core), check_names=False)


@given(networks())
def test_domestic_citations_and_direction_change_nothing(graph):
    turned = CitationGraph.from_edges([(j, i, w) for i, j, w in triples(graph)])
    foreign = CitationGraph.from_edges([t for t in triples(graph) if t[0] != t[1]], dict.fromkeys(graph.entities, 1))
    for other in (turned, foreign):
        assert [method(other).members for method in METHODS] == [method(graph).members for method in METHODS]


@given(networks())
def test_values_stay_in_their_range_and_core_and_reason_exclude_each_other(graph):
    for core in find_cores(graph, reshuffles=3).values():
        assert bool(core.members) != bool(core.reason)
        assert set(core.members) <= set(graph.entities)
        known = core.coreness.dropna()
        assert known.between(0, 1).all()
        assert known.empty or known.max() == 1
        assert np.isnan(core.fit) or -1 - 1e-9 <= core.fit <= 1 + 1e-9


@given(networks())
def test_the_core_is_never_less_deep_than_the_rest(graph):
    for method in METHODS:
        core = method(graph)
        rest = core.coreness.drop(list(core.members)).dropna()
        if core.members and len(rest):
            assert core.coreness[list(core.members)].min() > rest.max()


@given(networks())
def test_words_are_given_to_exactly_those_with_a_foreign_citation(graph):
    core = rich_core(graph)
    words = position_words(graph, core)
    expected = (graph.made + graph.received > 0) & bool(core.members)
    assert words.notna().tolist() == expected.tolist()


@given(networks())
def test_nothing_given_is_changed(graph):
    before = graph.citations.copy(), graph.families.copy()
    core = find_cores(graph, reshuffles=3)["minres"]
    for measure in DISTANCES:
        measure(graph, core)
    pd.testing.assert_series_equal(graph.citations, before[0])
    pd.testing.assert_series_equal(graph.families, before[1])
