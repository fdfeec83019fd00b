from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.errors import InputError
from citenet.graph import CitationGraph

CLASSES = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})


def test_an_unknown_class_word_is_refused(methods_graph):
    with pytest.raises(InputError, match="1 of 2 countries") as caught:
        indicators.membership_of(methods_graph, pd.Series({"NL": "eu", "US": "EU member"}))
    assert caught.value.found == ["US: EU member"]


def test_organisations_have_the_class_of_their_country():
    countries = pd.Series({"Alder": "NL", "Birch": "CN", "Cedar": pd.NA})
    graph = CitationGraph.from_edges([("Alder", "Birch", 3), ("Alder", "Cedar", 1)],
                                     level="organisation", countries=countries)
    membership = indicators.membership_of(graph, CLASSES)
    assert indicators.other_share(graph, membership)["Alder"] == 1
    assert indicators.unclassified_share(graph, membership)["Alder"] == 0.25


def test_unclassified_sources_are_left_out_of_the_distance():
    graph = CitationGraph.from_edges([("NL", "DE", 1), ("NL", "US", 1), ("NL", "XX", 98)])
    assert indicators.institutional_distance(graph, indicators.membership_of(graph, CLASSES))["NL"] == 1.5


def test_similarity_is_missing_when_no_source_is_classified():
    graph = CitationGraph.from_edges([("NL", "XX", 98)])
    membership = indicators.membership_of(graph, CLASSES)
    assert np.isnan(indicators.institutional_similarity(graph, membership)["NL"])
    assert np.isnan(indicators.eu_share(graph, membership)["NL"])
    assert indicators.unclassified_share(graph, membership)["NL"] == 1


def test_citations_to_unknown_parties_count_as_unclassified():
    unknown = pd.DataFrame({"made": {"NL": 6.0, "IS": 2.0}, "received": {"NL": 0.0, "IS": 0.0}})
    graph = CitationGraph.from_edges([("NL", "DE", 2)], {"IS": 1}, unknown=unknown)
    share = indicators.unclassified_share(graph, indicators.membership_of(graph, CLASSES))
    assert share["NL"] == 0.75
    assert share["IS"] == 1
    assert np.isnan(share["DE"])


def test_a_class_that_changed_over_time_counts_in_parts():
    graph = CitationGraph.from_edges([("NL", "GB", 10)])
    membership = np.array([[0.4, 0.6, 0.0]])
    assert indicators.eu_share(graph, membership)["NL"] == pytest.approx(0.4)
    assert indicators.institutional_distance(graph, membership)["NL"] == pytest.approx(1.6)


def test_the_order_of_blocs_changes_the_distance_and_not_the_shares(methods_graph):
    membership = indicators.membership_of(methods_graph, CLASSES)
    order = ("oecd_nato", "eu", "other")
    scores = indicators.measure(methods_graph, membership, order=order)
    assert scores.loc["NL", "institutional_distance"] == pytest.approx(0.6 * 1 + 0.3 * 2 + 0.1 * 3)
    assert scores.loc["NL", "eu_share"] == pytest.approx(0.3)
