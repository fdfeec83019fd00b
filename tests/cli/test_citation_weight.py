"""Offices that ask for many references do not outweigh the others where the user says so."""

from __future__ import annotations

import csv
from io import StringIO

import pytest


@pytest.fixture
def offices(run, tmp_path):
    """Ten American families that cite three Japanese ones each, and ten German ones at the EPO that cite one each."""
    patents = [f"US{i},US{i},US,2015,US" for i in range(10)] + [f"EP{i},EP{i},EP,2015,DE" for i in range(10)]
    patents += [f"JP{i},JP{i},JP,2005,JP" for i in range(3)]
    pairs = [f"US{i},JP{j}" for i in range(10) for j in range(3)] + [f"EP{i},JP0" for i in range(10)]
    (tmp_path / "p.csv").write_text("\n".join(["patent,family,office,year,country", *patents, ""]), encoding="utf-8")
    (tmp_path / "e.csv").write_text("\n".join(["citing,cited", *pairs, ""]), encoding="utf-8")
    assert run("import", "edges", "e.csv", "--patents", "p.csv", "-o", "c").code == 0
    return tmp_path / "c"


def flows(run, corpus, *options):
    out = run("flows", corpus, "--level", "country", "-o", "-", *options).out
    return {(row["citing"], row["cited"]): float(row["citations"]) for row in csv.DictReader(StringIO(out))
            if row["technology"] == "all"}


def test_each_citation_weighs_one_over_what_is_usual_at_its_office_and_the_average_one(run, offices):
    assert flows(run, offices) == {("US", "JP"): 30, ("DE", "JP"): 10}
    # 30 citations at 1/3 and 10 at 1 are 20, over 40 citations: the average weighs a half.
    weighed = flows(run, offices, "--citation-weight", "source_normalised")
    assert weighed == pytest.approx({("US", "JP"): 30 / 3 / 0.5, ("DE", "JP"): 10 / 0.5}, abs=1e-4)


def test_intervals_and_the_account_go_with_it(run, offices):
    choice = ("--citation-weight", "source_normalised", "--technology", "all", "--json")
    answer = run("scores", "JP", offices, *choice).json
    received = next(row for row in answer["rows"] if row["indicator"] == "citations_received")
    assert received["value"] == pytest.approx(40, abs=1e-4)
    assert received["low"] < 40 < received["high"]
    assert answer["settings"]["citation_weight"] == "source_normalised"
    assert answer["data_quality"]["counted"] == 40
