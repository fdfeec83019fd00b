"""Places gained and lost between two windows, in the terminal (TNO Vector 2025, Table 3)."""

from __future__ import annotations

import json
import math

import pytest

from citenet.pipeline.places import sample_folder


@pytest.fixture
def climbing(run, tmp_path):
    """Make 60 families in each of two windows: NL has 10 and then 30, DE 20 and 20, US 30 and 10."""
    held = {2012: {"NL": 10, "DE": 20, "US": 30}, 2018: {"NL": 30, "DE": 20, "US": 10}}
    patents = [f"{country}{year}n{i},{year},{country},US" for year, counts in held.items()
               for country, n in counts.items() for i in range(n)]
    names = [row.split(",")[0] for row in patents]
    pairs = [f"{citing},{names[0]}" for citing in names[1:]]
    (tmp_path / "p.csv").write_text("\n".join(["patent,year,country,office", *patents, ""]), encoding="utf-8")
    (tmp_path / "e.csv").write_text("\n".join(["citing,cited", *pairs, ""]), encoding="utf-8")
    assert run("import", "edges", "e.csv", "--patents", "p.csv", "-o", "c").code == 0
    return tmp_path / "c"


def test_shares_places_and_their_change(run, climbing):
    rows = run("portfolio", "NL", climbing, "--benchmark", "DE,US", "--window", "2010-2014,2015-2019",
               "--technology", "all", "--json").json["rows"]
    found = {row["entity"]: (row["families_later"], row["family_share_later"], row["rank_later"], row["rank_change"])
             for row in rows}
    assert found == {"NL": (30, 0.5, 1, 2), "DE": (20, 1 / 3, 2, 0), "US": (10, 1 / 6, 3, -2)}
    nl = rows[0]
    assert nl["family_share_change"] == pytest.approx(1 / 3)
    # Two shares of 60 families each: the interval is about as wide as that of a difference of proportions.
    error = math.sqrt((1 / 6 * 5 / 6 + 1 / 2 * 1 / 2) / 60)
    assert nl["high"] - nl["low"] == pytest.approx(2 * 1.96 * error, rel=0.25)


def test_windows_of_five_years_are_the_default_and_one_window_is_not_enough(run, climbing):
    answer = run("portfolio", "NL", climbing, "--json").json
    assert (answer["earlier"], answer["later"]) == ("2012-2013", "2014-2018")
    assert run("portfolio", "NL", climbing, "--window", "2010-2019").code == 5


def test_the_planted_fall_of_a_share_is_found(run):
    planted = json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))["planted"]
    row = run("portfolio", "NL", "--technology", planted["falling_family_share"]["technology"], "--window",
              "2006-2010,2021-2025", "--json").json["rows"][0]
    assert row["high"] < 0
    assert row["rank_change"] < 0


def test_organisations_have_places_too_and_no_interval(run):
    leader = run("organisations", "--top", "1", "--json").json["rows"][0]["organisation"]
    row = run("portfolio", leader, "--level", "organisation", "--technology", "all", "--json").json["rows"][0]
    assert row["rank_later"] <= 10
    assert row["low"] is None
    assert row["asset_index_share_later"] > 0


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (["portfolio", "NL", "c"], 5, ["--window 2018-2019,2020-2021"]),
    (["trend", "NL", "c"], 2, ["--length 2"]),
    (["scores", "NL", "c", "--window", "1990-1995"], 5, ["years from 2018 to 2021", "--window 2018-2021"]),
    (["scores", "NL", "c", "--window", "1000"], 0, []),
])
def test_errors_about_windows_tell_the_years_there_are(run, tmp_path, arguments, code, words):
    rows = [f"P{year},Q,NL,DE,{year}" for year in range(2018, 2022)]
    (tmp_path / "e.csv").write_text("\n".join(["citing,cited,citing_country,cited_country,citing_year", *rows, ""]),
                                    encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    answer = run(*arguments)
    assert (answer.code, [word for word in words if word not in answer.err]) == (code, [])
