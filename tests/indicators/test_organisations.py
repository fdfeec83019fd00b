from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.graph import CitationGraph


def organisations(received: dict[str, float], countries: dict[str, str | None]) -> CitationGraph:
    """Return a network in which one citing organisation, of no known country, makes all citations."""
    edges = [("Zed", name, count) for name, count in received.items()]
    return CitationGraph.from_edges(edges, level="organisation", countries=pd.Series(countries, dtype="str"))


def test_self_citations_do_not_make_an_organisation_large():
    graph = CitationGraph.from_edges(
        [("Alder", "Alder", 99), ("Birch", "Alder", 1), ("Alder", "Birch", 3)],
        level="organisation", countries=pd.Series({"Alder": "NL", "Birch": "NL"}))
    assert indicators.organisation_dependence(graph)["NL"] == 0.75


def test_a_country_whose_organisations_nobody_cites_has_no_dependence():
    graph = organisations({"Alder": 4}, {"Alder": "NL", "Zed": "US"})
    assert np.isnan(indicators.organisation_dependence(graph)["US"])


def test_eight_of_ten_with_a_great_lead_is_a_high_risk():
    received = {f"O{i}": 10 for i in range(8)} | {"P1": 12, "P2": 11}
    countries = {name: "US" if name.startswith("O") else "NL" for name in received}
    risk = indicators.monopoly_risk(organisations(received, countries))
    assert risk == ("US", 8, pytest.approx(80 / 23), "high")


def test_only_the_ten_leading_organisations_count():
    received = {f"O{i:02d}": 30 - i for i in range(12)}
    countries = {name: "US" if i < 4 or i > 9 else "NL" for i, name in enumerate(received)}
    assert indicators.monopoly_risk(organisations(received, countries)).n_top == 4


@pytest.mark.parametrize("letter", ["A", "Z"])
def test_who_ties_for_the_last_places_shares_them_whatever_the_names(letter):
    countries = {f"{letter}{i}": "US" for i in range(9)} | {f"M{i}": "CN" if i < 3 else "JP" for i in range(6)}
    risk = indicators.monopoly_risk(organisations(dict.fromkeys(countries, 10), countries))
    assert (risk.country, risk.n_top, risk.level) == ("US", pytest.approx(6), "medium")


def test_a_country_without_any_rival_is_the_highest_risk():
    countries = {f"O{i}": "US" for i in range(9)} | {"Zed": "NL"}
    risk = indicators.monopoly_risk(organisations(dict.fromkeys(countries, 1.0), countries))
    assert (risk.country, risk.n_top, risk.level) == ("US", 9, "high")
    assert math.isnan(risk.lead), "NL, which nobody cites, is no rival"


def test_organisations_can_be_ranked_by_another_value():
    graph = organisations({"Alder": 9, "Birch": 1}, {"Alder": "NL", "Birch": "DE"})
    value = pd.Series({"Alder": 1.0, "Birch": 4.0})
    assert indicators.monopoly_risk(graph, value=value) == ("DE", 1, 4.0, "low")


def test_without_citations_there_is_no_risk_to_tell(empty_graph):
    risk = indicators.monopoly_risk(empty_graph)
    assert (risk.country, risk.level) == (None, None)


@pytest.mark.parametrize(("n_top", "lead", "level"), [
    (8, 3, "high"), (8, 2.99, "medium"), (7, 99, "medium"),
    (5, 2, "medium"), (5, 1.99, "low"), (4, 99, "low"),
])
def test_the_bounds_of_the_risk_levels(n_top, lead, level):
    assert indicators.risk_level(n_top, lead) == level
