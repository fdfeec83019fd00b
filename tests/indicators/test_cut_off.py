from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators


def test_an_entity_of_the_cut_keeps_its_own_knowledge(methods_graph):
    loss = indicators.cut_off_loss(methods_graph, {"US", "CN"})
    assert loss["US"] == pytest.approx(22 / 250)
    assert loss["NL"] == pytest.approx(14 / 30)
    left = indicators.without_sources(methods_graph, {"US", "CN"})
    assert indicators.domestic_citations(left)["US"] == 200
    assert indicators.citations_received(left)["US"] == 0


def test_cutting_who_is_not_there_costs_nothing(methods_graph):
    assert (indicators.cut_off_loss(methods_graph, {"RU"}) == 0).all()
    left = indicators.without_sources(methods_graph, {"RU"})
    pd.testing.assert_series_equal(left.citations, methods_graph.citations)


def test_cutting_the_only_source_leaves_no_diversity(star):
    left = indicators.without_sources(star, {"HUB"})
    assert np.isnan(indicators.source_entropy(left)["A"])
    assert list(left.entities) == list(star.entities)
    assert indicators.cut_off_loss(star, {"HUB"})["A"] == 1
    assert np.isnan(indicators.cut_off_loss(star, {"HUB"})["HUB"])


def test_the_network_itself_is_left_alone(methods_graph):
    before = methods_graph.citations.copy()
    indicators.without_sources(methods_graph, {"US"})
    pd.testing.assert_series_equal(methods_graph.citations, before)


def test_resampled_networks_can_be_cut_too(methods_graph):
    draws = np.vstack([methods_graph.edges.weight, 2 * methods_graph.edges.weight])
    left = indicators.without_sources(methods_graph.resampled(draws), {"US"})
    assert indicators.source_hhi(left)["NL"].tolist() == pytest.approx([0.625, 0.625])
    assert indicators.citations_made(left)["NL"].tolist() == [8, 16]
