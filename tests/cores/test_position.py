from __future__ import annotations

import pandas as pd
import pytest

from citenet.cores import block_core, position_words
from citenet.graph import CitationGraph, Core


def around_core(*weights: float) -> CitationGraph:
    """Return the core A–B and an entity E0, E1, … with that many citations to both."""
    edges = [("A", "B", 1000)]
    edges += [(f"E{i}", member, weight) for i, weight in enumerate(weights) for member in "AB"]
    return CitationGraph.from_edges(edges)


CORE = Core("minres", ("A", "B"), pd.Series(dtype=float), 0.9)


def near(graph: CitationGraph, core: Core = CORE) -> list[str]:
    words = position_words(graph, core)
    return sorted(words.index[words == "near"])


@pytest.mark.parametrize(("n_others", "n_near"), [(1, 1), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3)])
def test_the_nearest_third_rounded_up_is_near(n_others, n_near):
    assert near(around_core(*range(1, n_others + 1))) == [f"E{i}" for i in range(n_others - n_near, n_others)]


def test_those_that_tie_with_the_last_of_the_near_are_near():
    assert near(around_core(9, 5, 5, 5, 2, 1)) == ["E0", "E1", "E2", "E3"]


def test_members_and_the_others_have_their_word(methods_graph):
    words = position_words(methods_graph, block_core(methods_graph))
    assert words.to_dict() == {"CN": "near", "DE": "in the core", "NL": "further", "US": "in the core"}


def test_without_a_path_it_is_further_however_few_are_connected():
    graph = CitationGraph.from_edges([("A", "B", 9), ("A", "C", 1), *((f"X{i}", f"Y{i}", 1) for i in range(3))])
    words = position_words(graph, CORE)
    assert words["C"] == "near"
    assert (words[["X0", "Y0", "X1", "Y1", "X2", "Y2"]] == "further").all()


def test_nobody_is_near_when_no_path_leads_to_the_core():
    graph = CitationGraph.from_edges([("A", "B", 9), ("X", "Y", 1)])
    assert position_words(graph, CORE)[["X", "Y"]].tolist() == ["further", "further"]


def test_an_isolate_has_no_word_and_does_not_count():
    edges = [*around_core(3, 2, 1).citations.reset_index().itertuples(index=False), ("IS", "IS", 5)]
    graph = CitationGraph.from_edges(edges)
    assert pd.isna(position_words(graph, CORE)["IS"])
    assert near(graph) == ["E0"]


def test_around_a_hub_words_follow_the_paths_to_it():
    graph = CitationGraph.from_edges([("HUB", leaf, weight) for weight, leaf in enumerate("CBA", 1)])
    words = position_words(graph, block_core(graph))
    assert words.to_dict() == {"HUB": "in the core", "A": "near", "B": "further", "C": "further"}


def test_without_a_core_there_are_no_words(complete):
    assert position_words(complete, block_core(complete)).isna().all()


def test_without_known_distances_only_the_members_have_a_word(monkeypatch):
    monkeypatch.setattr("citenet.cores.distance.LARGEST_SEARCH", 0)
    words = position_words(around_core(2, 1), CORE)
    assert words.dropna().to_dict() == {"A": "in the core", "B": "in the core"}
