"""Tables that are no patents are measured by the same command line."""

from __future__ import annotations

from pathlib import Path

import pytest

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"
TRADE = ["--columns", "field=product,count=exports"]


@pytest.mark.parametrize(("measure", "file", "columns", "found"), [
    ("rca", "trade.csv", TRADE, {"entity", "field", "count", "share", "rank", "rca"}),
    ("complexity", "trade.csv", TRADE, {"kind", "name", "complexity"}),
    ("opportunity", "trade.csv", TRADE, {"relatedness_density", "distance", "opportunity_gain", "complexity"}),
    ("impact", "publications.csv", [], {"field_weighted_citation_impact", "expected_citations"}),
    ("productivity", "publications.csv", [], {"productivity", "researchers"}),
    ("chain", "innovation_chain.csv", [], {"technology", "stage", "share", "world"}),
])
def test_each_measure_gives_a_table(run, measure, file, columns, found):
    rows = run("table", measure, TABLES / file, *columns, "--json").json["rows"]
    assert found <= set(rows[0])
    assert len(rows) > 20


def test_worked_specialisation_comes_out_of_the_terminal(run, tmp_path):
    cells = [("r1", "a", 8), ("r1", "b", 2), ("r2", "a", 2), ("r2", "b", 8), ("r3", "a", 10), ("r3", "b", 10)]
    text = "\n".join(["entity,field,count", *(",".join(map(str, cell)) for cell in cells)])
    (tmp_path / "counts.csv").write_text(text + "\n", encoding="utf-8")
    rows = run("table", "rca", "counts.csv", "--json").json["rows"]
    found = {(row["entity"], row["field"]): row["rca"] for row in rows}
    assert (found["r1", "a"], found["r3", "a"]) == pytest.approx((1.6, 1.0))


def test_a_table_without_an_answer_says_why(run, tmp_path):
    (tmp_path / "counts.csv").write_text("entity,field,count\nNL,a,1\nDE,b,1\n", encoding="utf-8")
    answer = run("table", "complexity", "counts.csv")
    assert answer.code == 5
    assert "no answer" in answer.err
