"""Arrays of a network that wait in files give what they give in memory."""

import numpy as np
import pandas as pd
import pytest

from citenet import communities, cores, indicators
from citenet.graph import CitationGraph, Edges
from citenet.spill import keep_within, kept


@pytest.fixture
def in_files():
    keep_within(64)
    yield
    keep_within(None)


def drawn() -> CitationGraph:
    random = np.random.default_rng(3)
    citing, cited = random.choice(300, (2, 4000), p=np.arange(1, 301) / 45_150)
    names = pd.Index([f"O{number:03}" for number in range(300)])
    return CitationGraph.from_arrays(names, Edges.merged(300, citing, cited, random.integers(1, 9, 4000) / 2),
                                     np.ones(300), level="organisation", countries=pd.Series("NL", index=names))


def looked_at(graph: CitationGraph) -> list:
    found, shares = cores.find_cores(graph), np.full((len(graph.foreign.weight), 3), 1 / 3)
    return [indicators.measure(graph, shares), indicators.brokerage(graph),
            *(measure(graph, found["rich_core"]) for measure in cores.DISTANCES),
            *(core.coreness for core in found.values()), communities.leiden(graph, seeds=1).membership,
            communities.pagerank(graph), communities.betweenness(graph), communities.strong_components(graph),
            communities.backbone(graph), graph.citations, graph.reversed().citations,
            graph.among(graph.entities[:9]).made]


def test_the_same_comes_out(in_files):
    graph = drawn()
    waiting = looked_at(graph)
    assert isinstance(graph.foreign.weight.base, np.memmap)
    keep_within(None)
    graph = drawn()
    held = looked_at(graph)
    assert not isinstance(graph.foreign.weight.base, np.memmap)
    for one, other in zip(waiting, held, strict=True):
        if isinstance(one, pd.DataFrame):
            pd.testing.assert_frame_equal(one, other, check_exact=True)
        elif isinstance(one, pd.Series):
            pd.testing.assert_series_equal(one, other, check_exact=True)
        else:
            assert repr(one) == repr(other)


def test_versions_of_a_network_stay_in_memory(in_files):
    graph = drawn()
    several = graph.resampled(np.ones((3, len(graph.edges.weight))))
    assert not isinstance(several.edges.weight.base, np.memmap)
    assert several.made.shape == (3, 300)


def test_a_column_of_a_table_is_kept_as_well(in_files):
    table = np.arange(24.0).reshape(12, 2)
    np.testing.assert_array_equal(kept(table[:, 1]), table[:, 1])
