from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.graph import CitationGraph

ROLES = {"AAA": "coordinator", "ABA": "itinerant", "ABB": "gatekeeper", "AAB": "representative",
         "ABC": "liaison"}


def path(groups: str, *more: tuple[str, str, float]) -> CitationGraph:
    """Return knowledge path a → b → c: b cites a, c cites b; `groups` holds the group of each."""
    countries = pd.Series(dict(zip("abc", groups, strict=True)))
    edges = [("b", "a", 5), ("c", "b", 2), *more]
    return CitationGraph.from_edges(edges, level="organisation", countries=countries)


@pytest.mark.parametrize(("groups", "role"), ROLES.items())
def test_one_path_gives_its_broker_one_role(groups, role):
    counts = indicators.brokerage(path(groups))
    assert counts.loc["b", f"brokerage_{role}"] == 1
    assert counts.sum(axis=None) == 1


@pytest.mark.parametrize("groups", ROLES)
def test_who_can_go_straight_needs_no_broker(groups):
    assert indicators.brokerage(path(groups, ("c", "a", 1))).sum(axis=None) == 0


@pytest.mark.parametrize("groups", ROLES)
def test_a_citation_the_other_way_is_no_short_cut(groups):
    counts = indicators.brokerage(path(groups, ("a", "c", 1)))
    assert counts.loc["b"].sum() == 1


def test_who_cites_back_is_not_a_path_to_itself():
    graph = path("ABA", ("a", "b", 1))
    assert indicators.brokerage(graph).loc["b"].to_dict() == pytest.approx({
        "brokerage_coordinator": 0, "brokerage_itinerant": 1, "brokerage_gatekeeper": 0,
        "brokerage_representative": 0, "brokerage_liaison": 0})


def test_entities_of_unknown_country_have_no_role():
    graph = CitationGraph.from_edges([("b", "a", 1), ("c", "b", 1), ("d", "b", 1)], level="organisation",
                                     countries=pd.Series({"a": "NL", "b": "NL", "c": "NL", "d": pd.NA}))
    counts = indicators.brokerage(graph)
    assert counts.loc["b"].sum() == 1
    assert np.isnan(counts.loc["d"]).all()


def test_groups_may_be_others_than_countries(methods_graph):
    blocs = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})
    assert indicators.brokerage(methods_graph, groups=blocs).sum(axis=None) == 0, "all cite all"


def test_an_empty_network_has_no_brokers(empty_graph):
    assert indicators.brokerage(empty_graph).shape == (0, 5)
