"""Dated membership and the class of institutional nearness that follows from it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from citenet.errors import InputError, SettingsError
from citenet.reference.countries import load_countries
from citenet.reference.institutions import load_memberships, membership_day, source_classes

EU27 = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
OWN = "iso2,name,asean_from,asean_to\nSG,Singapore,1967-08-08,\nVN,Vietnam,1995-07-28,\n"


def members(institution: str, day: str) -> set[str]:
    on = date.fromisoformat(day)
    return {m.country for m in load_memberships() if m.institution == institution and m.holds(on)}


@pytest.fixture
def load_text(tmp_path):
    def load(text: str):
        path = tmp_path / "own.csv"
        path.write_text(text, encoding="utf-8")
        return load_memberships(path)

    return load


def test_membership_counts_agree_with_the_institutions_own_figures():
    enlargements = ("1958-01-01", "1973-01-01", "1981-01-01", "1986-01-01", "1995-01-01", "2004-05-01",
                    "2007-01-01", "2013-07-01", "2020-02-01")
    assert [len(members("eu", day)) for day in enlargements] == [6, 9, 10, 12, 15, 25, 27, 28, 27]
    assert members("eu", "2025-12-31") == EU27
    assert [len(members("oecd", day)) for day in ("1962-12-31", "2025-12-31")] == [20, 38]
    assert [len(members("nato", day)) for day in ("1949-04-04", "2025-12-31")] == [12, 32]


def test_all_rows_are_listed_countries():
    countries = {membership.country for membership in load_memberships()}
    assert len(countries) == 46
    assert all(load_countries()[code].kind == "country" for code in countries)


def test_the_three_classes_of_the_methods():
    classes = source_classes(["NL", "US", "CN", "TW", "AL", "MT", "HR", "SU"])
    assert classes.to_dict() == {"NL": "eu", "US": "oecd_nato", "CN": "other", "TW": "other", "AL": "oecd_nato",
                                 "MT": "eu", "HR": "eu", "SU": "other"}


def test_codes_that_are_no_country_have_no_class():
    classes = source_classes(["EP", "WO", "unknown", "XX", "UK", None, "NL"])
    assert classes.isna().tolist() == [True] * 6 + [False]
    assert source_classes(["EP"]).isna().all()
    assert source_classes([]).empty


def test_every_code_keeps_its_place_also_when_repeated():
    classes = source_classes(pd.Index(["US", "NL", "US"]))
    assert classes.index.tolist() == ["US", "NL", "US"]
    assert classes.tolist() == ["oecd_nato", "eu", "oecd_nato"]


def test_the_last_day_of_a_membership_counts_and_the_day_after_does_not():
    assert source_classes(["GB"], as_of="2020-01-31")["GB"] == "eu"
    assert source_classes(["GB"], as_of="2020-02-01")["GB"] == "oecd_nato"
    assert source_classes(["FI"], as_of=date(1969, 1, 27))["FI"] == "other"
    assert source_classes(["FI"], as_of=date(1969, 1, 28))["FI"] == "oecd_nato"


def test_a_year_stands_for_its_last_day():
    assert source_classes(["GB"], as_of=2019)["GB"] == "eu"
    assert source_classes(["GB"], as_of="2020")["GB"] == "oecd_nato"


@pytest.mark.parametrize("as_of", ["soon", "2020-02-30", "31-12-2020", "", "20200"])
def test_a_day_that_is_none_is_told(as_of):
    with pytest.raises(SettingsError, match="no day"):
        membership_day(as_of)


def test_the_order_of_blocs_says_who_is_near():
    codes = ["DE", "US", "CY", "CN"]
    assert source_classes(codes, blocs=("eu", "oecd_nato")).tolist() == ["eu", "oecd_nato", "eu", "other"]
    assert source_classes(codes, blocs=("oecd_nato", "eu")).tolist() == ["oecd_nato", "oecd_nato", "eu", "other"]
    assert source_classes(codes, blocs=("nato",)).tolist() == ["nato", "nato", "other", "other"]


@pytest.mark.parametrize("blocs", [("eu", "asean"), ("eu", "other"), ("eu", "eu"), (), ("eu_oecd_asean",)])
def test_blocs_that_cannot_be_followed_are_told(blocs):
    with pytest.raises(SettingsError, match="bloc"):
        source_classes(["NL"], blocs=blocs)


def test_a_table_of_the_user_brings_its_own_institutions(load_text):
    classes = source_classes(["SG", "VN", "NL"], blocs=("asean",), as_of="1990", memberships=load_text(OWN))
    assert classes.tolist() == ["asean", "other", "other"]


def test_a_table_may_be_saved_by_a_spreadsheet_of_another_country(load_text):
    text = OWN.replace(",", ";").replace("iso2;name", "\ufeffISO2;Name")
    assert load_text(text) == load_text(OWN)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("iso2", "code", ["needs a column 'iso2'", "code, name"]),
        ("asean_to", "asean_until", ["not understood", "asean_until"]),
        ("asean", "other", ["not understood", "other"]),
        ("1995-07-28", "28-7-1995", ["line 3", "asean_from", "no date", "28-7-1995", "YYYY-MM-DD"]),
        ("1995-07-28,", "1995-07-28,1990-01-01", ["line 3", "'asean_to' has no earlier 'asean_from'"]),
        ("1995-07-28,", ",1990-01-01", ["'asean_to' has no earlier 'asean_from'"]),
        ("SG,", "UK,", ["line 2", "no country", "UK"]),
        ("SG,", "EP,", ["line 2", "no country", "EP"]),
        ("VN,", "SG,", ["line 3", "more than one row", "SG"]),
        ("Vietnam", "Vietnam, the", ["line 3", "more cells than the header"]),
        ("Vietnam", '"Viet"nam', ["line ", "no CSV"]),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_line(load_text, old, new, says):
    with pytest.raises(InputError) as caught:
        load_text(OWN.replace(old, new))
    for part in ["own.csv", *says]:
        assert part in str(caught.value)


def test_a_table_that_is_absent_or_not_utf8_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_memberships(tmp_path / "absent.csv")
    (tmp_path / "latin.csv").write_bytes(OWN.replace("Vietnam", "Viëtnam").encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load_memberships(tmp_path / "latin.csv")
