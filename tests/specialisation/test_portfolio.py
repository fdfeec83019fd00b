"""Shares and places, and how they change between two windows."""

from __future__ import annotations

import pandas as pd

from citenet.specialisation import family_rank, family_share, rank_change


def table(**fields) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(counts) for name, counts in fields.items()})


def test_shares_are_of_each_field_by_itself():
    found = family_share(table(ai={"NL": 1, "US": 3}, quantum={"NL": 5, "US": 5}))
    assert found.to_dict() == {"ai": {"NL": 0.25, "US": 0.75}, "quantum": {"NL": 0.5, "US": 0.5}}


def test_whole_counts_are_divided_by_the_number_of_families_there_are():
    shared = table(ai={"NL": 6, "US": 6})
    assert family_share(shared, world=pd.Series({"ai": 10})).loc["NL", "ai"] == 0.6


def test_a_field_without_families_has_neither_shares_nor_places():
    empty = table(ai={"NL": 0, "US": 0})
    assert family_share(empty).isna().all(axis=None)
    assert family_rank(empty).isna().all(axis=None)


def test_equal_numbers_share_the_better_place():
    found = family_rank(table(ai={"A": 5, "B": 9, "C": 5, "D": 1}))
    assert found["ai"].to_dict() == {"A": 2, "B": 1, "C": 2, "D": 4}


def test_who_climbs_falls_enters_and_leaves():
    earlier = table(ai={"US": 50, "JP": 40, "FI": 30, "NL": 20})
    later = table(ai={"US": 50, "JP": 10, "NL": 30, "CN": 90, "MT": 0})
    found = rank_change(earlier, later).loc["ai"]
    assert found.index.tolist() == ["CN", "US", "NL", "JP", "FI"]
    assert found["rank_change"].dropna().to_dict() == {"US": -1, "NL": 1, "JP": -2}
    assert found["status"].to_dict() == {"CN": "entered", "US": "stayed", "NL": "stayed", "JP": "stayed",
                                         "FI": "left"}
    assert found.loc["FI", ["families_earlier", "families_later"]].tolist() == [30, 0]


def test_a_field_of_one_window_only_is_all_entry():
    found = rank_change(table(ai={"NL": 1}), table(ai={"NL": 1}, quantum={"NL": 2}))
    assert found["status"].to_dict() == {("ai", "NL"): "stayed", ("quantum", "NL"): "entered"}
