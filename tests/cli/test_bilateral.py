"""The page of two countries from the terminal."""

import json

import pytest


def test_worked_values_of_a_pair_come_out_of_the_terminal(run, fixture_corpus):
    answer = run("bilateral", "NL", "United States", fixture_corpus, "--json").json
    assert (answer["one"], answer["other"]) == ("NL", "US")
    rows = {row["indicator"]: row["value"] for row in answer["rows"]}
    assert rows["citation_affinity"] == pytest.approx(1.36842, abs=5e-6)
    assert rows["leverage"] == pytest.approx(-0.44)
    assert (rows["citations_made"], rows["citations_received"], rows["balance"]) == pytest.approx((12, 8, -0.2))


def test_intervals_of_a_pair_keep_to_what_is_possible(run):
    rows = run("bilateral", "NL", "FI", "--technology", "quantum", "--draws", "60", "--json").json["rows"]
    limits = {row["indicator"]: (row["low"], row["high"]) for row in rows if row["low"] is not None}
    assert all(low >= (-1 if name in ("balance", "leverage") else 0) for name, (low, _) in limits.items())
    assert all(limits[name][1] <= 1 for name in ("balance", "leverage", "source_share"))


def test_organisations_are_no_countries(run):
    told = run("bilateral", "NL", "MT", "--technology", "quantum", "--draws", "0")
    assert (told.code, "45 countries" in told.err) == (5, True), told.err


def test_organisations_that_carry_the_link_are_of_the_two_countries(run):
    answer = run("bilateral", "NL", "DE", "--technology", "photonics", "--draws", "0", "--json").json
    carriers = answer["carriers"]
    assert {(row["citing_country"], row["cited_country"]) for row in carriers} == {("NL", "DE"), ("DE", "NL")}
    assert all(0 < row["share"] <= 1 for row in carriers)
    windows = [row["window"] for row in answer["rows"] if row["indicator"] == "balance"]
    assert len(windows) > 2
    assert answer["simulated"] is True


def test_the_page_is_written_where_asked_and_says_simulated(run, tmp_path):
    page = tmp_path / "pair.html"
    run("bilateral", "NL", "DE", "--draws", "0", "--technology", "photonics", "--page", page)
    text = page.read_text(encoding="utf-8")
    assert "SIMULATED" in text.upper()
    assert json.loads(text.split('id="about">')[1].split("<")[0])["focal"] == "NL-DE"


def test_a_country_that_is_not_there_is_told(run, fixture_corpus):
    assert run("bilateral", "NL", "FR", fixture_corpus).code == 5
    assert "named twice" in run("bilateral", "NL", "NL", fixture_corpus).err
