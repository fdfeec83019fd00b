from __future__ import annotations

import numpy as np
import pytest

from citenet import indicators
from citenet.errors import InputError
from citenet.graph import CitationGraph
from citenet.indicators import pairs


@pytest.mark.parametrize("indicator", indicators.PAIRS)
def test_rows_asked_for_are_those_of_the_whole(methods_graph, indicator):
    whole, some = indicator(methods_graph), indicator(methods_graph, of=["US", "DE"])
    assert list(some.index) == ["US", "DE"]
    np.testing.assert_array_equal(some, whole.loc[["US", "DE"]])


@pytest.mark.parametrize("indicator", indicators.PAIRS)
def test_an_unknown_entity_is_named(methods_graph, indicator):
    with pytest.raises(InputError, match="1 of 2 entities") as caught:
        indicator(methods_graph, of=["NL", "Atlantis"])
    assert caught.value.found == ["Atlantis"]


def test_all_pairs_of_too_many_are_refused(methods_graph, monkeypatch):
    monkeypatch.setattr(pairs, "ALL_PAIRS", 3)
    with pytest.raises(InputError, match="too many pairs"):
        indicators.leverage(methods_graph)
    assert indicators.leverage(methods_graph, of=["NL"]).shape == (1, 4)


def test_exposure_is_missing_for_who_makes_no_citation(star):
    exposure = indicators.exposure(star)
    assert exposure.loc["HUB"].isna().all()
    assert exposure.loc["A", ["A", "HUB"]].tolist() == pytest.approx([0.5, 0.5])


def test_exposure_reaches_further_as_steps_weigh_more(methods_graph):
    assert indicators.exposure(methods_graph, a=0).loc["NL", "NL"] == 1
    near, far = (indicators.exposure(methods_graph, a=a).loc["NL", "US"] for a in (0.3, 0.9))
    assert near < far
    with pytest.raises(ValueError, match="below 1"):
        indicators.exposure(methods_graph, a=1)


def test_affinity_of_a_pair_without_citations_is_zero_and_its_logarithm_missing(two_blocks):
    assert indicators.citation_affinity(two_blocks).loc["A2", "B1"] == 0
    assert np.isnan(indicators.citation_affinity(two_blocks, log=True).loc["A2", "B1"])


def test_affinity_is_missing_for_who_cites_nobody_or_is_never_cited(star):
    affinity = indicators.citation_affinity(star)
    assert affinity.loc["HUB"].isna().all()
    assert affinity["A"].isna().all()


def test_leverage_is_missing_for_strangers(two_blocks):
    leverage = indicators.leverage(two_blocks)
    assert np.isnan(leverage.loc["A2", "B1"])
    assert leverage.loc["B1", "A1"] == pytest.approx(1 / 21)


def test_two_steps_never_lead_home():
    graph = CitationGraph.from_edges([("NL", "DE", 3), ("DE", "NL", 1), ("DE", "US", 3)])
    steps = indicators.two_step_dependence(graph)
    assert np.isnan(steps.loc["NL", "NL"])
    assert steps.loc["NL", "US"] == 0.75
    assert steps.loc["US"].isna().all()
