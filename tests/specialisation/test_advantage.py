"""Where specialisation begins, and what is undefined."""

from __future__ import annotations

import pandas as pd

from citenet.specialisation import rca, specialised


def test_an_entity_or_field_without_counts_has_no_rca():
    found = rca(pd.DataFrame({"a": [1, 0, 2], "b": [3, 0, 1], "c": [0, 0, 0]}, index=["X", "empty", "Y"]))
    assert found.loc["empty"].isna().all()
    assert found["c"].isna().all()
    assert found.loc[["X", "Y"], ["a", "b"]].notna().all(axis=None)


def test_a_table_of_zeros_has_no_rca():
    assert rca(pd.DataFrame({"a": [0, 0], "b": [0, 0]})).isna().all(axis=None)


def test_undefined_is_not_specialised():
    found = specialised(pd.DataFrame({"a": [1, 0], "b": [0, 0]}, index=["X", "empty"]))
    assert found.to_numpy().tolist() == [[True, False], [False, False]]


def test_as_much_as_the_world_is_specialised_whatever_the_rounding():
    # Three entities with the same mix of thirds and tenths: every RCA is 1, but for the last digit.
    mix = pd.Series({"a": 1 / 3, "b": 0.1, "c": 0.7})
    counts = pd.DataFrame({name: mix * size for name, size in {"X": 0.1, "Y": 0.2, "Z": 0.3}.items()}).T
    assert (rca(counts) < 1).any(axis=None)
    assert specialised(counts).all(axis=None)


def test_a_higher_threshold_asks_for_more():
    counts = pd.DataFrame({"a": [8, 2], "b": [2, 8]})
    assert specialised(counts, threshold=1.6).sum().sum() == 2
    assert not specialised(counts, threshold=1.7).any(axis=None)
