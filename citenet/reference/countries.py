"""Which country is meant by a code or a name, whoever wrote it in whatever language?"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_UNWRITTEN = str.maketrans("", "", ".'’‘ʻ`´")


@dataclass(frozen=True)
class Country:
    """A row of ``countries.csv``, its columns in this order.

    `kind` is country (current countries and territories of ISO 3166-1, and Kosovo), historical (a
    withdrawn code, which stays itself) or office (a patent office or organisation that is no country).
    The articles are those that the names take in a sentence; most take none.
    """

    code: str
    iso3: str
    name_en: str
    name_nl: str
    kind: str
    article_en: str = ""
    article_nl: str = ""


@dataclass(frozen=True)
class CountryMatch:
    """What a text was taken for: a code (None when unknown), its kind and the row that decided."""

    code: str | None
    kind: str
    rule: str


@cache
def load_countries() -> Mapping[str, Country]:
    """Return every country, withdrawn code and office by its two-letter code.

    Examples
    --------
    >>> load_countries()["NA"].name_en, load_countries()["SU"].kind, load_countries()["EP"].kind
    ('Namibia', 'historical', 'office')
    """
    return {row["iso2"]: Country(*row.values()) for row in _rows("countries.csv")}


@lru_cache(maxsize=100_000)
def match_country(text: str | None) -> CountryMatch:
    """Find the country that a text stands for.

    Codes (two or three letters) and names in English, Dutch, German, French, Spanish and, for some, the
    country's own language are known; case, accents, punctuation, the word "the" and spaces around it make no
    difference. Nothing is guessed: what no row names is unknown.

    Returns
    -------
    CountryMatch
        With kind "unknown" and code None when no row of ``countries.csv`` or ``country_aliases.csv``
        holds the text. Offices such as EP and WO are found, with kind "office": they are no country.

    Notes
    -----
    CS is Czechoslovakia, as in patent data; Serbia and Montenegro is YU there. Source: ISO 3166-1 and
    3166-3, WIPO standard ST.3; docs/methods, section 1.

    Examples
    --------
    >>> match_country(" the netherlands ")
    CountryMatch(code='NL', kind='country', rule='countries.csv: name_en Netherlands')
    >>> match_country("UK").code, match_country("Korea, Republic of").code, match_country("日本").code
    ('GB', 'KR', 'JP')
    >>> match_country("Atlantis")
    CountryMatch(code=None, kind='unknown', rule='no row')
    """
    if not isinstance(text, str) or not text.strip():
        return CountryMatch(None, "unknown", "empty")
    code = text.strip().upper()
    if code in load_countries():
        return CountryMatch(code, load_countries()[code].kind, f"countries.csv: iso2 {code}")
    found = _rules().get(_key(text))
    if found is None:
        return CountryMatch(None, "unknown", "no row")
    code, rule = found
    return CountryMatch(code, load_countries()[code].kind, rule)


def country_name(code: str, language: Literal["en", "nl"] = "en", *, in_sentence: bool = False) -> str:
    """Return the name of a country in English or Dutch; an unlisted code is returned as it is.

    With `in_sentence`, names that take an article have it.

    Examples
    --------
    >>> country_name("DE"), country_name("DE", "nl"), country_name("unknown")
    ('Germany', 'Duitsland', 'unknown')
    >>> country_name("US", in_sentence=True), country_name("US", "nl", in_sentence=True)
    ('the United States', 'de Verenigde Staten')
    """
    country = load_countries().get(code)
    if country is None:
        return code
    name, article = ((country.name_nl, country.article_nl) if language == "nl"
                     else (country.name_en, country.article_en))
    return f"{article} {name}".lstrip() if in_sentence else name


@cache
def _rules() -> Mapping[str, tuple[str, str]]:
    """Return the code and the deciding row for every normalised name and three-letter code."""
    rules: dict[str, tuple[str, str]] = {}
    for row in _rows("country_aliases.csv"):
        rules[_key(row["alias"])] = (row["code"], f"country_aliases.csv: {row['alias']} ({row['reason']})")
    for country in load_countries().values():
        for column in ("name_nl", "name_en", "iso3"):
            value = getattr(country, column)
            if value:
                rules[_key(value)] = (country.code, f"countries.csv: {column} {value}")
    return rules


def _key(text: str) -> str:
    """Bring spellings of one name to one form: "ST. LUCIA " and "Saint Lucia", "U. S. A." and "USA"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNWRITTEN).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = plain.translate(_LETTERS).replace("&", " and ")
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    words = ["saint" if word == "st" and len(words) > 1 else word for word in words if word != "the"]
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("citenet.reference").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
