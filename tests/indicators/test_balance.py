from __future__ import annotations

import math

import numpy as np
import pytest

from citenet import indicators
from citenet.graph import CitationGraph


@pytest.mark.parametrize("balance", indicators.BALANCE)
def test_an_isolate_has_no_balance(lonely, balance):
    assert np.isnan(balance(lonely)["IS"])


def test_a_pure_importer_looks_balanced_only_in_the_literal_version(star):
    literal = indicators.citation_balance(star)["A"]
    assert literal == 0
    assert math.copysign(1, literal) == 1, "minus zero would be printed as -0.0"
    assert indicators.pairwise_balance(star)["A"] == -1
    assert indicators.pairwise_balance_unweighted(star)["A"] == -1
    assert indicators.simple_balance(star)["A"] == -1


def test_a_pure_exporter_is_at_the_top_of_every_version(star):
    assert indicators.simple_balance(star)["HUB"] == 1
    assert indicators.pairwise_balance_unweighted(star)["HUB"] == 1
    assert indicators.dependence_asymmetry(star)["HUB"] == 1
    assert indicators.citation_balance(star)["HUB"] == pytest.approx((50 - 0) / 5 * 50 / 50)


def test_partners_that_nobody_cites_weigh_nothing(star):
    assert np.isnan(indicators.pairwise_balance(star)["HUB"])


def test_two_that_cite_each_other_have_opposite_balances(lonely):
    assert indicators.pairwise_balance(lonely)["NL"] == pytest.approx(-0.2)
    assert indicators.pairwise_balance(lonely)["DE"] == pytest.approx(0.2)


def test_domestic_citations_do_not_change_a_balance():
    edges = [("NL", "DE", 6), ("DE", "NL", 2)]
    without = CitationGraph.from_edges(edges)
    with_domestic = CitationGraph.from_edges([*edges, ("NL", "NL", 500)])
    for balance in indicators.BALANCE:
        np.testing.assert_array_equal(balance(without), balance(with_domestic))
