from __future__ import annotations

import pandas as pd

from citenet import indicators
from citenet.graph import CitationGraph

CLASSES = pd.Series({"NL": "eu", "DE": "eu"})


def raised(graph: CitationGraph, **thresholds) -> dict[str, set[str]]:
    frame = indicators.flags(graph, indicators.membership_of(graph, CLASSES), **thresholds)
    return {flag: set(frame.index[frame[flag]]) for flag in frame}


def test_each_flag_is_raised_for_whom_it_warns_about():
    graph = CitationGraph.from_edges(
        [("NL", "DE", 20), ("DE", "NL", 10), ("FR", "DE", 40), ("NL", "XX", 3), ("IS", "IS", 90)])
    assert raised(graph) == {
        "pure_importer": {"FR"},
        "few_citations": {"XX", "IS"},
        "unclassified": {"NL"},
        "isolate": {"IS"},
    }


def test_thresholds_are_the_callers():
    graph = CitationGraph.from_edges([("NL", "DE", 20), ("NL", "XX", 3)])
    assert raised(graph, few=20)["few_citations"] == {"XX"}
    assert raised(graph, unclassified=0.2)["unclassified"] == set()


def test_exactly_thirty_citations_are_enough():
    graph = CitationGraph.from_edges([("NL", "DE", 20), ("DE", "NL", 10)])
    assert raised(graph)["few_citations"] == set()


def test_thirty_citations_are_enough_when_only_rounding_makes_them_fewer():
    graph = CitationGraph.from_edges([("NL", "DE", 10), *[("NL", "DE", 1 / 3)] * 60])
    assert 29.999 < graph.made["NL"] < 30
    assert raised(graph)["few_citations"] == set()
