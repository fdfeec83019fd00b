"""From citations, filings and shares to the worth of a portfolio."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.errors import InputError
from citenet.specialisation import asset_index, coverage, in_force, market_size, normalised_citations, relevance

INCOME = pd.Series({"US": 20.0, "NL": 1.0, "WO": 0.0})


def filings(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["family", "office", "year", "in_force"])


def test_a_citation_from_a_sparing_office_counts_more():
    citations = pd.DataFrame({"citing": ["us1", "us2", "us3", "ep"], "cited": ["A", "A", "A", "B"]})
    found = normalised_citations(pd.Index(["A", "B"]), citations,
                                 of_kind=pd.Series({"us1": 12.0, "us2": 12.0, "us3": 12.0, "ep": 4.0}))
    assert found["A"] == pytest.approx(found["B"])


def test_a_citation_of_unknown_origin_is_refused_not_dropped():
    citations = pd.DataFrame({"citing": ["P", "Q", "Q"], "cited": ["A", "A", "B"]})
    with pytest.raises(InputError, match="2 of 3 citations") as error:
        normalised_citations(pd.Index(["A", "B"]), citations, of_kind=pd.Series({"P": 2.0, "Q": np.nan}))
    assert error.value.found == ["Q"]


def test_relevance_of_a_group_has_mean_one():
    families = pd.DataFrame({"field": ["a"] * 12 + ["b"] * 15, "year": 2010})
    citations = pd.Series(np.random.default_rng(1).poisson(3, 27).astype(float))
    found = relevance(citations, families)
    assert found.groupby(families["field"]).mean().to_dict() == pytest.approx({"a": 1, "b": 1})


def test_legal_status_outdoes_age():
    table = filings(("A", "US", 1990, True), ("B", "US", 2020, False), ("C", "US", 2003, None),
                    ("D", "US", 2004, None), ("E", "US", 2005, None), ("F", "US", None, None))
    assert in_force(table, as_of=2024).tolist() == [True, False, False, False, True, False]


def test_an_office_counts_once_and_the_lapsed_not_at_all():
    found = coverage(filings(("A", "US", 2015, True), ("A", "US", 2015, False), ("A", "WO", 2015, True),
                             ("B", "NL", 2015, False)), INCOME, as_of=2024)
    assert found.to_dict() == {"A": 1.0, "B": 0.0}


def test_an_office_of_unknown_income_is_refused_not_dropped():
    with pytest.raises(InputError, match="1 of 2 offices") as error:
        coverage(filings(("A", "US", 2015, True), ("A", "EP", 2015, True)), INCOME, as_of=2024)
    assert error.value.found == ["EP"]
    with pytest.raises(InputError, match="reference market JP"):
        coverage(filings(("A", "US", 2015, True)), INCOME, as_of=2024, reference="JP")


def test_product_stands_in_for_income_and_says_so():
    found = market_size(pd.Series({"US": 20.0, "TW": np.nan}), pd.Series({"US": 19.0, "TW": 0.8, "XX": np.nan}))
    assert found.to_dict("index") == {"TW": {"income": 0.8, "basis": "GDP"}, "US": {"income": 20.0, "basis": "GNI"}}


def test_shared_families_are_shared_out():
    shares = pd.DataFrame({"entity": ["NL", "DE", "DE"], "family": ["A", "A", "B"], "share": [0.5, 0.5, 1.0]})
    found = asset_index(pd.Series({"A": 2.0, "B": 1.0}), pd.Series({"A": 3.0, "B": 1.0}), shares=shares)
    assert found["asset_index"].to_dict() == {"DE": 4.0, "NL": 3.0}
    assert found["asset_index_share"].to_dict() == pytest.approx({"DE": 4 / 7, "NL": 3 / 7})
    assert found.loc["DE", ["families", "relevance", "coverage"]].tolist() == pytest.approx([1.5, 4 / 3, 5 / 3])


def test_families_without_value_are_counted_and_lapsed_portfolios_have_no_means():
    shares = pd.DataFrame({"entity": ["X", "X", "Y"], "family": ["A", "unknown", "lapsed"], "share": 1.0})
    found = asset_index(pd.Series({"A": 2.0, "lapsed": 1.0}), pd.Series({"A": 1.0, "lapsed": 0.0}), shares=shares)
    assert found["unvalued_families"].to_dict() == {"X": 1, "Y": 0}
    assert found["families"].to_dict() == {"X": 1, "Y": 0}
    assert found.loc["Y", "asset_index"] == 0
    assert found.loc["Y", ["relevance", "coverage"]].isna().all()


def test_a_worthless_world_has_no_shares():
    shares = pd.DataFrame({"entity": ["X"], "family": ["A"], "share": [1.0]})
    found = asset_index(pd.Series({"A": 0.0}), pd.Series({"A": 1.0}), shares=shares)
    assert np.isnan(found.loc["X", "asset_index_share"])


def test_nothing_known_of_any_family_is_missing_not_0():
    shares = pd.DataFrame({"entity": ["X", "Y"], "family": ["A", "no office"], "share": 1.0})
    found = asset_index(pd.Series({"A": 2.0, "no office": 1.0}), pd.Series({"A": 1.0}), shares=shares)
    assert found["asset_index"]["X"] == 2
    assert found.loc["Y", ["asset_index", "asset_index_share", "relevance", "coverage"]].isna().all()
