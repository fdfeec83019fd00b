"""Countries by code and by name: complete, unambiguous, and never guessed."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources

import pytest

from citenet.reference.countries import CountryMatch, _key, country_name, load_countries, match_country


def rows(name: str) -> list[dict[str, str]]:
    text = resources.files("citenet.reference").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_the_list_holds_iso_3166_kosovo_withdrawn_codes_and_offices():
    kinds = Counter(country.kind for country in load_countries().values())
    assert kinds["country"] == 249 + 1
    assert {"SU", "CS", "DD", "YU", "AN", "ZR", "BU", "TP", "YD", "HV"} <= {
        code for code, country in load_countries().items() if country.kind == "historical"}
    assert {"EP", "WO", "EM", "EA", "AP", "OA", "GC", "IB", "BX", "QZ", "XN", "XV"} <= {
        code for code, country in load_countries().items() if country.kind == "office"}


def test_codes_are_unique_and_names_are_there_in_both_languages():
    table = rows("countries.csv")
    for column in ("iso2", "name_en", "name_nl"):
        values = [row[column] for row in table]
        assert len(set(values)) == len(values)
        assert all(values)
    alpha3 = [row["iso3"] for row in table if row["kind"] != "office"]
    assert len(set(alpha3)) == len(alpha3)
    assert all(len(code) == 3 for code in alpha3)


def test_names_take_the_article_of_their_language():
    table = load_countries()
    assert [table[code].article_en for code in ("NL", "US", "DE")] == ["the", "the", ""]
    assert [table[code].article_nl for code in ("NL", "US", "GB", "DE")] == ["", "de", "het", ""]
    assert {country.article_en for country in table.values()} == {"", "the"}
    assert {country.article_nl for country in table.values()} == {"", "de", "het"}


def test_every_alias_points_at_a_listed_code_and_says_why():
    for row in rows("country_aliases.csv"):
        assert row["code"] in load_countries(), row
        assert row["reason"], row
        assert match_country(row["alias"]).code == row["code"], row


def test_no_name_or_alias_is_ambiguous():
    meanings: dict[str, set[str]] = {}
    for row in rows("countries.csv"):
        for column in ("iso2", "iso3", "name_en", "name_nl"):
            if row[column]:
                meanings.setdefault(_key(row[column]), set()).add(row["iso2"])
    for row in rows("country_aliases.csv"):
        meanings.setdefault(_key(row["alias"]), set()).add(row["code"])
    assert not {key: codes for key, codes in meanings.items() if len(codes) > 1}


def test_every_code_and_name_of_the_list_finds_its_row():
    for code, country in load_countries().items():
        for text in filter(None, (code, code.lower(), country.iso3, country.name_en, country.name_nl.upper())):
            assert match_country(text).code == code, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"), ("EL", "GR"), ("U.S.A.", "US"), ("U. S. A.", "US"), ("United States of America (the)", "US"),
        ("Korea, Republic of", "KR"), ("Korea (the Republic of)", "KR"), ("대한민국", "KR"),
        ("Korea, Democratic People's Republic of", "KP"), ("Taiwan, Province of China", "TW"), ("Viet Nam", "VN"),
        ("Czech Republic", "CZ"), ("The Netherlands", "NL"), ("Holland", "NL"), ("Pays-Bas", "NL"),
        ("TÜRKİYE", "TR"), ("turkey", "TR"), ("Hong Kong SAR", "HK"), ("West Germany", "DE"), ("USSR", "SU"),
        ("East Germany", "DD"), ("日本", "JP"), ("Nippon", "JP"), ("中国", "CN"), ("Россия", "RU"),
        ("Côte d’Ivoire", "CI"), ("COTE D'IVOIRE", "CI"), ("St. Kitts & Nevis", "KN"), ("Österreich", "AT"),
        ("Verenigde Staten", "US"), ("Estados Unidos", "US"), ("  deutschland\t", "DE"), ("Namibia", "NA"),
        ("NA", "NA"), ("na", "NA"), ("NLD", "NL"), ("DDR", "DD"), ("Zaire", "ZR"), ("Burma", "MM"),
        ("Serbia and Montenegro", "YU"), ("CS", "CS"), ("European Patent Office", "EP"), ("PCT", "WO"),
    ],
)
def test_names_in_many_forms_are_found(text, code):
    assert match_country(text).code == code


@pytest.mark.parametrize("text", ["", "  ", None, float("nan"), "nan", "unknown", "omitted", "XX", "Atlantis", "the",
                                  "?", "Nether", "NLX", "US-CA", "12"])
def test_what_no_row_names_is_unknown(text):
    assert match_country(text).code is None
    assert match_country(text).kind == "unknown"


def test_a_match_names_the_row_that_decided():
    assert match_country("holland") == CountryMatch("NL", "country", "country_aliases.csv: Holland (variant)")
    assert match_country("Duitsland").rule == "countries.csv: name_nl Duitsland"
    assert match_country("NAM").rule == "countries.csv: iso3 NAM"
    assert match_country("ep") == CountryMatch("EP", "office", "countries.csv: iso2 EP")
    assert match_country("SU").kind == "historical"
    assert match_country("  ").rule == "empty"


def test_names_are_given_in_english_and_dutch():
    assert country_name("NL") == "Netherlands"
    assert country_name("NL", "nl") == "Nederland"
    assert country_name("unknown", "nl") == "unknown"


def test_the_code_list_of_the_nber_file_is_known_whole(shared_data):
    lines = (shared_data / "nber" / "country_codes.txt").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if line.strip()]
    assert len(table) > 240
    named = {code: (match_country(code).code, match_country(name).code) for code, name in table}
    # The file keeps the withdrawn code of East Timor under the name that Timor-Leste still bears.
    assert {code: pair for code, pair in named.items() if pair[0] != pair[1] or None in pair} == {"TP": ("TP", "TL")}
