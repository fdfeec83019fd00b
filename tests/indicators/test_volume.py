from __future__ import annotations

import numpy as np

from citenet import indicators
from citenet.graph import CitationGraph


def test_domestic_citations_are_not_foreign(lonely):
    assert indicators.citations_made(lonely)["IS"] == 0
    assert indicators.domestic_citations(lonely)["IS"] == 3


def test_a_hub_has_users_and_no_sources(star):
    assert indicators.n_users(star)["HUB"] == 5
    assert indicators.n_sources(star)["HUB"] == 0


def test_per_family_is_missing_without_families():
    graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "US", 2)], {"NL": 0, "DE": 3})
    per_family = indicators.made_per_family(graph)
    assert np.isnan(per_family["NL"])
    assert per_family["DE"] == 0
    assert np.isnan(per_family["US"]), "a count that was not given is not zero"


def test_a_partner_lost_in_a_draw_is_not_counted(lonely):
    draws = np.array([[4.0, 3.0, 6.0], [4.0, 3.0, 0.0]])
    assert indicators.n_sources(lonely.resampled(draws))["NL"].tolist() == [1, 0]


def test_an_empty_network_has_no_rows(empty_graph):
    scores = indicators.measure(empty_graph, np.zeros((0, 3)))
    assert scores.shape == (0, 29)
