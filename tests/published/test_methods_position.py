"""Every worked value of docs/methods, section 4, to five digits."""

from __future__ import annotations

import pandas as pd
import pytest

from citenet import specialisation

PRESENCE = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=[1, 2, 3], columns=[1, 2, 3])
CITATIONS = pd.Series({"A": 6.0, "B": 2.0, "C": 1.0, "D": 3.0})
FAMILIES = pd.DataFrame({"field": "optics", "year": 2015}, index=["A", "B", "C", "D"])
GNI = pd.Series({"US": 28.0, "CN": 18.0, "DE": 4.6, "FR": 3.2, "NL": 1.1})
FILINGS = pd.DataFrame(
    [("A", "US", True), ("A", "DE", True), ("A", "NL", True), ("B", "NL", True), ("C", "FR", False),
     ("D", "US", True), ("D", "CN", True)],
    columns=["family", "office", "in_force"],
).assign(year=2015)


def to_five_digits(value):
    return pytest.approx(value, abs=5e-6)


def test_rca():
    found = specialisation.rca(pd.DataFrame([[8, 2], [2, 8], [10, 10]], index=[1, 2, 3], columns=[1, 2]))
    assert found.loc[1, 1] == to_five_digits(1.6)
    assert found.loc[3, 1] == to_five_digits(1.0)


def test_complexity():
    found = specialisation.complexity(PRESENCE)
    assert found.eigenvalues == to_five_digits([1, 1 / 4, 1 / 9])
    assert found.fields.to_list() == to_five_digits([0, 50, 100])
    assert found.entities.to_list() == to_five_digits([100, 50, 0])
    assert found.reason == ""


def test_relatedness():
    found = specialisation.relatedness(PRESENCE)
    assert [found.loc[1, 2], found.loc[1, 3], found.loc[2, 3]] == to_five_digits([0.66667, 0.33333, 0.5])


def test_relatedness_density():
    found = specialisation.relatedness_density(PRESENCE, specialisation.relatedness(PRESENCE))
    assert found.loc[2].to_list() == pytest.approx([66.667, 57.143, 100], abs=5e-4)
    assert found.loc[3].to_list() == pytest.approx([0, 57.143, 40], abs=5e-4)


def test_asset_index():
    relevance = specialisation.relevance(CITATIONS, FAMILIES)
    coverage = specialisation.coverage(FILINGS, GNI, as_of=2024)
    assert coverage["A"] == to_five_digits(1.20357)
    owners = pd.DataFrame({"entity": ["A", "B", "C", "D"], "family": ["A", "B", "C", "D"], "share": 1.0})
    each = specialisation.asset_index(relevance, coverage, shares=owners)["asset_index"]
    assert each.to_list() == to_five_digits([2.40714, 0.02619, 0, 1.64286])
    assert each.sum() == to_five_digits(4.07619)


def test_asset_index_share_of_the_owner_of_a_and_b():
    relevance = specialisation.relevance(CITATIONS, FAMILIES)
    coverage = specialisation.coverage(FILINGS, GNI, as_of=2024)
    owners = pd.DataFrame({"entity": ["X", "X", "Y", "Z"], "family": ["A", "B", "C", "D"], "share": 1.0})
    found = specialisation.asset_index(relevance, coverage, shares=owners)
    assert found.loc["X", "asset_index_share"] == to_five_digits(0.59696)
    assert found["asset_index_share"].sum() == to_five_digits(1)
