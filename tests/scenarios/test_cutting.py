from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.errors import SettingsError
from citenet.graph import CitationGraph
from citenet.scenarios import cut, cut_in_steps, effects
from citenet.uncertainty import Buckets, intervals

CLASSES = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other", "RU": "other"})


@pytest.fixture
def organisations() -> CitationGraph:
    """Return two Dutch, two Chinese organisations and one of unknown country."""
    edges = [("Alder", "Birch", 4), ("Alder", "Cedar", 3), ("Alder", "Alder", 2), ("Cedar", "Dogwood", 5),
             ("Cedar", "Birch", 1), ("Elder", "Cedar", 6), ("Dogwood", "Elder", 7)]
    homes = {"Alder": "NL", "Birch": "NL", "Cedar": "CN", "Dogwood": "CN"}
    return CitationGraph.from_edges(edges, level="organisation", countries=pd.Series(homes))


def test_an_entity_of_the_cut_keeps_its_own_knowledge(methods_graph):
    scenario = cut(methods_graph, {"US", "CN"})
    assert scenario.loss["US"] == pytest.approx(22 / 250)
    assert scenario.loss["NL"] == pytest.approx(14 / 30)
    assert scenario.after.domestic["US"] == 200
    assert scenario.after.received["US"] == 0


def test_cutting_who_is_not_there_costs_nothing(methods_graph):
    scenario = cut(methods_graph, {"RU"})
    assert (scenario.loss == 0).all()
    pd.testing.assert_series_equal(scenario.after.citations, methods_graph.citations)


@pytest.mark.parametrize("reroute", ["none", "proportional"])
def test_cutting_the_only_source_leaves_no_diversity(star, reroute):
    scenario = cut(star, {"HUB"}, reroute=reroute)
    assert np.isnan(indicators.source_entropy(scenario.after)["A"])
    assert list(scenario.after.entities) == list(star.entities)
    assert scenario.loss["A"] == 1
    assert np.isnan(scenario.loss["HUB"])


@pytest.mark.parametrize("reroute", ["none", "proportional", "domestic"])
def test_the_network_itself_is_left_alone(methods_graph, reroute):
    before = methods_graph.citations.copy()
    cut(methods_graph, {"US"}, reroute=reroute)
    pd.testing.assert_series_equal(methods_graph.citations, before)
    assert methods_graph.edges.weight.sum() == before.sum()


def test_a_class_stands_for_its_countries(methods_graph):
    by_class, by_name = (cut(methods_graph, {who}, classes=CLASSES) for who in ("eu", "NL"))
    both = cut(methods_graph, {"NL", "DE"})
    pd.testing.assert_series_equal(by_class.loss, both.loss)
    assert by_name.loss["DE"] == pytest.approx(4 / 80)


def test_one_text_is_one_name(methods_graph):
    pd.testing.assert_series_equal(cut(methods_graph, "US").loss, cut(methods_graph, ["US"]).loss)


def test_organisations_of_a_country_that_is_cut_keep_each_other(organisations):
    scenario = cut(organisations, {"CN"})
    assert scenario.loss.to_dict() == {"Alder": 3 / 9, "Birch": pytest.approx(np.nan, nan_ok=True), "Cedar": 0,
                                       "Dogwood": 0, "Elder": 1}


def test_an_organisation_that_is_cut_is_lost_to_its_own_country_too(organisations):
    loss = cut(organisations, {"Birch", "Elder"}).loss
    assert loss["Alder"] == pytest.approx(4 / 9)
    assert loss["Dogwood"] == 1


def test_steps_without_rerouting_come_to_the_same_as_one_cut(methods_graph):
    steps = cut_in_steps(methods_graph, [["US"], ["CN", "DE"]])
    at_once = cut(methods_graph, ["CN", "DE", "US"])
    assert steps[-1].who == at_once.who
    pd.testing.assert_series_equal(steps[-1].loss, at_once.loss)
    pd.testing.assert_series_equal(steps[-1].after.citations, at_once.after.citations)
    pd.testing.assert_series_equal(steps[0].loss, cut(methods_graph, ["US"]).loss)


def test_what_was_rerouted_to_a_later_cut_is_rerouted_again(methods_graph):
    last = cut_in_steps(methods_graph, [["US"], ["CN"]], reroute="proportional")[-1]
    assert last.after.citations["NL"].to_dict() == pytest.approx({"DE": 20, "NL": 10})
    assert last.loss["NL"] == pytest.approx(14 / 30)


def test_an_unknown_rule_is_refused_with_those_there_are(methods_graph):
    with pytest.raises(SettingsError, match="no rule of rerouting 'allies'") as refused:
        cut(methods_graph, ["US"], reroute="allies")
    assert "proportional" in refused.value.allowed


def test_effects_hold_every_indicator_before_and_after(methods_graph):
    scenario = cut(methods_graph, ["US"])
    table = effects(scenario, lambda graph: indicators.measure(graph, indicators.membership_of(graph, CLASSES)))
    row = table.set_index(["entity", "indicator"]).loc["NL", "source_hhi"]
    assert row.round(5).to_dict() == {"before": 0.46, "after": 0.625, "change": 0.165}
    assert len(table) == 4 * 29
    lost_all = table.set_index(["entity", "indicator"]).loc["US", "simple_balance"]
    assert lost_all["after"] == -1


@pytest.mark.parametrize("reroute", ["none", "proportional", "domestic"])
def test_a_network_in_several_versions_is_cut_in_each(methods_graph, reroute):
    draws = np.random.default_rng(1).integers(0, 30, (5, 16)).astype(float)
    families = np.arange(20.0).reshape(5, 4)
    together = cut(methods_graph.resampled(draws, families=families), {"US"}, reroute=reroute)
    for draw in range(5):
        alone = cut(methods_graph.with_edges(methods_graph.resampled(draws[[draw]]).edges), {"US"}, reroute=reroute)
        np.testing.assert_allclose(together.loss.iloc[draw], alone.loss.iloc[0])
        np.testing.assert_allclose(indicators.source_hhi(together.after).iloc[draw],
                                   indicators.source_hhi(alone.after).iloc[0])
    np.testing.assert_array_equal(indicators.families(together.after), families)


@pytest.mark.parametrize("reroute", ["none", "proportional", "domestic"])
def test_what_is_known_of_each_edge_is_found_again_after_the_cut(methods_graph, reroute):
    scenario = cut(methods_graph, {"CN", "NL"}, reroute=reroute)
    membership = indicators.membership_of(methods_graph, CLASSES)
    np.testing.assert_array_equal(membership[scenario.foreign_left],
                                  indicators.membership_of(scenario.after, CLASSES))
    foreign = methods_graph.citations[methods_graph.edges.citing != methods_graph.edges.cited]
    left = scenario.after.citations[scenario.after.edges.citing != scenario.after.edges.cited]
    assert list(foreign.index[scenario.foreign_left]) == list(left.index)


def test_a_what_if_has_an_interval_too(methods_graph):
    random = np.random.default_rng(1)
    parts = np.array([random.multinomial(int(count), np.full(64, 1 / 64)) for count in methods_graph.citations])
    none = np.zeros((4, 64))
    buckets = Buckets(methods_graph, parts.astype(float), none, none)

    def change_of_hhi(counts):
        scenario = cut(buckets.resampled(counts), {"US"})
        return indicators.source_hhi(scenario.after) - indicators.source_hhi(scenario.before)

    found = intervals(change_of_hhi, 64, draws=300)
    assert found.loc["NL", "value"] == pytest.approx(0.165)
    assert found.loc["NL", "low"] < 0.165 < found.loc["NL", "high"]
