"""Slips are counted as by brute force, and mended only where there is no doubt."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from citenet.harmonise.spelling import Dictionary, slips

WORDS = st.text("ABC", max_size=6)


@cache
def slips_by_recursion(first: str, second: str) -> int:
    if not first or not second:
        return len(first) + len(second)
    ways = [
        slips_by_recursion(first[:-1], second) + 1,
        slips_by_recursion(first, second[:-1]) + 1,
        slips_by_recursion(first[:-1], second[:-1]) + (first[-1] != second[-1]),
    ]
    if first[-2:] == second[-2:][::-1] and len(first) > 1 and len(second) > 1:
        ways.append(slips_by_recursion(first[:-2], second[:-2]) + 1)
    return min(ways)


@given(WORDS, WORDS)
def test_slips_are_those_of_the_definition(first, second):
    assert slips(first, second) == slips_by_recursion(first, second)


def test_a_word_near_two_known_ones_is_left_alone():
    known = Dictionary({"TRUSTEES": 1, "TRUSTERS": 1})
    assert known.corrected("TRUSTES") == "TRUSTES"


def test_right_words_attract_no_slips_and_are_none():
    known = Dictionary({"GENERAL": 1}, also_right=["GENERALE", "MINERAL"])
    assert [known.corrected(word) for word in ("GENERALE", "MINERALS", "GENRAL")] == ["GENERALE", "MINERALS", "GENERAL"]


def test_endless_words_are_not_looked_up():
    assert Dictionary({"CORPORATION": 2}).corrected("C" * 100_000) == "C" * 100_000
