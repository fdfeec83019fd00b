"""The tables of rules are complete, free of doubles, and agree with one another."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources

import pytest

from citenet.harmonise import normalise_name
from citenet.harmonise.rules import abbreviations, aliases, tails, words_of_kind

KEYS = {
    "legal_forms.csv": "form",
    "letters.csv": "letter",
    "organisation_aliases.csv": "name",
    "organisation_tails.csv": "pattern",
    "organisation_words.csv": "word",
    "place_abbreviations.csv": "short",
}


def rows(table: str) -> list[dict[str, str]]:
    text = resources.files("citenet.reference").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("table", [*KEYS, "organisation_phrases.csv"])
def test_every_rule_has_a_reason(table):
    assert [row for row in rows(table) if not row["reason"] or None in row] == []


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_no_rule_stands_twice(table, key):
    counts = Counter(row[key] for row in rows(table))
    assert [each for each, n in counts.items() if n > 1] == []


def test_an_abbreviation_stands_for_a_word_that_is_spelled_out():
    assert [word for word in abbreviations().values() if word in abbreviations()] == []


def test_words_of_phrases_are_those_that_names_are_reduced_to():
    words = {word for row in rows("organisation_phrases.csv") for word in row["phrase"].split()}
    assert [word for word in words if abbreviations().get(word, word) != word] == []
    assert words.isdisjoint(words_of_kind("small"))


def test_every_legal_form_is_left_out_of_a_name():
    stay = []
    for row in rows("legal_forms.csv"):
        named = f"{row['form']} Zandbergen" if row["place"] == "start" else f"Zandbergen {row['form']}"
        if normalise_name(named).text != "ZANDBERGEN":
            stay.append(row["form"])
    assert stay == []


def test_every_alias_says_something_that_the_normaliser_does_not():
    idle = [row["name"] for row in aliases()
            if normalise_name(row["name"]).text == normalise_name(row["organisation"]).text]
    assert idle == []


def test_no_pattern_of_tails_lets_an_ordinary_name_shrink():
    ordinary = "THE SWISS BRANCH WORKS AND FORMER DIVISION OF AKALAND, INC."
    assert [tail.pattern.pattern for tail in tails() if tail.pattern.search(ordinary)] == []
