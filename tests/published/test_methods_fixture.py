"""Every worked value of docs/methods, sections 2.1 to 2.4 and 3, to five digits."""

from __future__ import annotations

import pandas as pd
import pytest

from citenet import indicators, scenarios
from citenet.graph import CitationGraph

CLASSES = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})


def values(**by_country):
    return by_country


ALL = {
    "families": values(NL=10, DE=30, US=60, CN=40),
    "citations_received": values(NL=13, DE=30, US=57, CN=30),
    "citations_made": values(NL=20, DE=40, US=50, CN=20),
    "domestic_citations": values(NL=10, DE=40, US=200, CN=50),
    "received_per_family": values(NL=1.3),
    "made_per_family": values(NL=2.0),
    "n_sources": values(NL=3),
    "n_users": values(NL=3),
    "source_entropy": values(NL=0.89795),
    "effective_sources": values(NL=2.45456),
    "source_evenness": values(NL=0.81735),
    "source_hhi": values(NL=0.46),
    "source_hhi_normalised": values(NL=0.19),
    "institutional_distance": values(NL=1.8),
    "institutional_similarity": values(NL=0.6),
    "eu_share": values(NL=0.3),
    "oecd_nato_share": values(NL=0.6),
    "other_share": values(NL=0.1),
    "unclassified_share": values(NL=0),
    "citation_balance": values(NL=-0.23333, DE=-0.76923, US=1.02308, CN=0.76923),
    "citation_balance_per_family": values(NL=-0.02333, DE=-0.02564, US=0.01705, CN=0.01923),
    "pairwise_balance": values(NL=-0.23419, DE=-0.14800, US=0.04006, CN=0.21117),
    "pairwise_balance_unweighted": values(NL=-0.24444, DE=-0.06667, US=0.07027, CN=0.24084),
    "dependence_asymmetry": values(NL=-0.23, DE=-0.03333, US=0.36667, CN=-0.10333),
    "simple_balance": values(NL=-0.21212, DE=-0.14286, US=0.06542, CN=0.2),
    "domestic_share": values(NL=0.33333),
    "foreign_share": values(NL=0.66667),
    "strategic_dependency": values(NL=1),
    "import_export_ratio": values(NL=1.53846),
}
WORKED = [(name, country, value) for name, row in ALL.items() for country, value in row.items()]


def to_five_digits(value: float):
    return pytest.approx(value, abs=5e-6)


@pytest.mark.parametrize(("indicator", "country", "value"), WORKED)
def test_measure_gives_the_worked_value(methods_graph, indicator, country, value):
    scores = indicators.measure(methods_graph, indicators.membership_of(methods_graph, CLASSES))
    assert scores.loc[country, indicator] == to_five_digits(value)


def test_every_indicator_of_the_sections_has_a_worked_value(methods_graph):
    membership = indicators.membership_of(methods_graph, CLASSES)
    assert set(indicators.measure(methods_graph, membership)) == set(ALL)


def test_inverse_simpson_follows_from_the_hhi(methods_graph):
    assert 1 / indicators.source_hhi(methods_graph)["NL"] == to_five_digits(2.17391)


def test_supply_hhi(methods_graph):
    assert indicators.supply_hhi(methods_graph) == to_five_digits(0.30876)


def test_cutting_the_united_states_off(methods_graph):
    scenario = scenarios.cut(methods_graph, {"US"})
    assert scenario.loss["NL"] == to_five_digits(0.4)
    assert indicators.source_hhi(scenario.after)["NL"] == to_five_digits(0.625)


def test_exposure_of_the_netherlands(methods_graph):
    row = indicators.exposure(methods_graph).loc["NL"]
    assert row.to_dict() == pytest.approx({"NL": 0.6080, "DE": 0.0960, "US": 0.2423, "CN": 0.0537}, abs=5e-5)


def test_citation_affinity_of_the_netherlands(methods_graph):
    row = indicators.citation_affinity(methods_graph).loc["NL"].drop("NL")
    assert row.to_dict() == to_five_digits({"DE": 1.3, "US": 1.36842, "CN": 0.43333})


def test_leverage_over_the_united_states(methods_graph):
    assert indicators.leverage(methods_graph).loc["NL", "US"] == to_five_digits(-0.44)


def test_dependence_on_the_united_states_through_germany_and_china(methods_graph):
    assert indicators.two_step_dependence(methods_graph).loc["NL", "US"] == to_five_digits(0.3)


@pytest.mark.parametrize(("n_top", "lead", "level"), [(8, 3.2, "high"), (8, 2.5, "medium")])
def test_monopoly_risk(n_top, lead, level):
    assert indicators.risk_level(n_top, lead) == level


def test_foreign_citations_add_up_to_130(methods_graph):
    assert methods_graph.made.sum() == methods_graph.received.sum() == 130


def test_the_example_of_the_docstrings_is_the_fixture(methods_graph):
    example = CitationGraph.example()
    pd.testing.assert_series_equal(example.citations, methods_graph.citations)
    pd.testing.assert_series_equal(example.families, methods_graph.families)
