"""Pairs one slip apart are found without comparing all pairs, and are all found."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from citenet.harmonise.slips import near_names, slips_to_frequent
from citenet.harmonise.spelling import slips

NAMES = st.lists(st.text("AB", min_size=7, max_size=9), min_size=2, max_size=10, unique=True)


@settings(max_examples=25)
@given(NAMES)
def test_near_names_are_those_of_all_pairs(names):
    expected = {frozenset(pair) for pair in combinations(names, 2) if slips(*pair) == 1 and pair[0][0] == pair[1][0]}
    found = near_names(pd.DataFrame({"n": range(len(names), 0, -1)}, index=names))
    assert {frozenset(pair) for pair in found.itertuples(index=False, name=None)} == expected
    assert len(found) == len(expected)


def test_the_rarer_of_two_names_comes_first_and_the_later_of_equals():
    found = near_names(pd.DataFrame({"n": [5, 9, 9]}, index=["EASTMAN KODAX", "EASTMAN KODAK", "EASTMAN KODAL"]))
    assert found["rare"].tolist() == ["EASTMAN KODAL", "EASTMAN KODAX", "EASTMAN KODAX"]
    assert found["frequent"].tolist() == ["EASTMAN KODAK", "EASTMAN KODAK", "EASTMAN KODAL"]


def test_names_of_other_numbers_are_not_near():
    assert near_names(pd.DataFrame({"n": [1, 2]}, index=["WORKS NUMBER 14", "WORKS NUMBER 15"])).empty


def test_endless_names_are_left_out():
    assert near_names(pd.DataFrame({"n": [1, 2]}, index=["A" * 5000, "A" * 5001])).empty


def test_endless_syllables_are_read_once():
    names = ["ZANDBERGEN " + "IA" * 40 + end for end in ("XX", "XY")]
    assert slips_to_frequent(pd.DataFrame({"n": [90, 1]}, index=names)) == {names[1]: names[0]}
