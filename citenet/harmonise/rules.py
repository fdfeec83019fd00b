"""Which words, legal forms, phrases and letters does the normaliser know? Tables, each row with a reason."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

Tokens = tuple[str, ...]


class LegalForm(NamedTuple):
    """A legal form: what it is shortened to, and where in a name it stands (start, end, edge or any)."""

    short: str
    place: str


class Phrase(NamedTuple):
    """Words to leave out at the start or the end of a name that also holds a word of the kind `needs`."""

    words: Tokens
    place: str
    needs: str
    rule: str


class Tail(NamedTuple):
    """What to cut from a name before it is split into words."""

    pattern: re.Pattern[str]
    rule: str


@cache
def words_of_kind(*kinds: str) -> frozenset[str]:
    """Return the words of those kinds in ``organisation_words.csv``.

    Examples
    --------
    >>> "OF" in words_of_kind("small"), "REGENTS" in words_of_kind("governing", "government")
    (True, True)
    """
    return frozenset(row["word"] for row in _rows("organisation_words.csv")
                     if not set(kinds).isdisjoint(row["kind"].split()))


@cache
def abbreviations() -> Mapping[str, str]:
    """Return the word that each abbreviation or spelling variant stands for.

    Examples
    --------
    >>> abbreviations()["INTL"], abbreviations()["UNIVERSITEIT"]
    ('INTERNATIONAL', 'UNIVERSITY')
    """
    return {row["word"]: row["means"] for row in _rows("organisation_words.csv") if row["means"]}


@cache
def place_abbreviations() -> Mapping[str, Tokens]:
    """Return the words that a shortened American state stands for."""
    return {row["short"]: tuple(row["place"].split()) for row in _rows("place_abbreviations.csv")}


@cache
def legal_forms() -> Mapping[Tokens, LegalForm]:
    """Return every legal form that stands as words of its own, and what it is shortened to, by those words.

    Examples
    --------
    >>> legal_forms()["CO", "LTD"], legal_forms()[("AB",)].place
    (LegalForm(short='COLTD', place='end'), 'edge')
    """
    rows = _rows("legal_forms.csv")
    shortened = {(row["short"],): LegalForm(row["short"], "end") for row in rows}
    return shortened | {_spelled_out(row["form"]): LegalForm(row["short"], row["place"])
                        for row in rows if row["place"] != "inside"}


@cache
def written_together() -> re.Pattern[str]:
    """Return the pattern of legal forms of scripts that put no space between words."""
    forms = [row["form"] for row in _rows("legal_forms.csv") if row["place"] == "inside"]
    return re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases to leave out, the longest first."""
    read = [Phrase(tuple(row["phrase"].split()), row["place"], row["needs"], row["rule"])
            for row in _rows("organisation_phrases.csv")]
    return tuple(sorted(read, key=lambda phrase: -len(phrase.words)))


@cache
def tails() -> tuple[Tail, ...]:
    """Return what is cut from a name before it is split into words, in the order of the table."""
    return tuple(Tail(re.compile(row["pattern"]), row["rule"]) for row in _rows("organisation_tails.csv"))


@cache
def letters() -> Mapping[str, str]:
    """Return the Latin letters for each letter that is no Latin letter with a mark.

    Examples
    --------
    >>> letters()["Ø"], letters()["Щ"]
    ('O', 'SHCH')
    """
    return {row["letter"]: row["latin"] for row in _rows("letters.csv")}


def aliases() -> list[dict[str, str]]:
    """Return the rows of ``organisation_aliases.csv``: other names of organisations, and their subsidiaries."""
    return _rows("organisation_aliases.csv")


def _spelled_out(form: str) -> Tokens:
    return tuple(abbreviations().get(word, word) for word in form.split())


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("citenet.reference").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
