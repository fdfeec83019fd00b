"""Tables that are no patents are measured by the same command line."""

from __future__ import annotations

from pathlib import Path

import pytest

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"
TRADE = ["--columns", "field=product,count=exports"]


@pytest.mark.parametrize(("measure", "file", "columns", "found"), [
    ("rca", "trade.csv", TRADE, {"entity", "field", "count", "share", "rank", "rca"}),
    ("complexity", "trade.csv", TRADE, {"kind", "name", "complexity"}),
    ("relatedness", "trade.csv", TRADE, {"field", "other_field", "relatedness"}),
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


@pytest.fixture
def worked_presence(tmp_path):
    """The matrix M of docs/methods, 4."""
    cells = [f"{entity},{field},{int(field <= 4 - entity)}" for entity in (1, 2, 3) for field in (1, 2, 3)]
    (tmp_path / "presence.csv").write_text("\n".join(["entity,field,count", *cells, ""]), encoding="utf-8")
    return "presence.csv"


def test_worked_complexity_and_relatedness_come_out_of_the_terminal(run, worked_presence):
    rows = run("table", "complexity", worked_presence, "--presence", "--json").json["rows"]
    found = {(row["kind"], row["name"]): row["complexity"] for row in rows}
    assert found == pytest.approx({("field", "1"): 0, ("field", "2"): 50, ("field", "3"): 100, ("entity", "1"): 100,
                                   ("entity", "2"): 50, ("entity", "3"): 0}, abs=5e-6)
    rows = run("table", "eigenvalues", worked_presence, "--presence", "--json").json["rows"]
    assert [row["eigenvalue"] for row in rows] == pytest.approx([1, 1 / 4, 1 / 9])
    rows = run("table", "relatedness", worked_presence, "--presence", "--json").json["rows"]
    related = {row["field"] + row["other_field"]: row["relatedness"] for row in rows}
    assert [related["12"], related["13"], related["23"]] == pytest.approx([0.66667, 0.33333, 0.5], abs=5e-6)
    rows = run("table", "opportunity", worked_presence, "--presence", "--json").json["rows"]
    density = [row["relatedness_density"] for entity in "23" for row in rows if row["entity"] == entity]
    assert density == pytest.approx([66.667, 57.143, 100, 0, 57.143, 40], abs=5e-4)


def test_the_worked_asset_index_comes_out_of_the_terminal(run, tmp_path):
    income = {"US": 28, "CN": 18, "DE": 4.6, "NL": 1.1, "none": 0}
    families = [("A", "X", 6, ["US", "DE", "NL"]), ("B", "X", 2, ["NL"]), ("C", "Y", 1, ["none"]),
                ("D", "Y", 3, ["US", "CN"])]
    rows = [f"{family},{owner},{office},{citations},{income[office]}"
            for family, owner, citations, offices in families for office in offices]
    (tmp_path / "families.csv").write_text("\n".join(["family,entity,office,citations,income", *rows, ""]),
                                           encoding="utf-8")
    found = {row["entity"]: row for row in run("table", "assets", "families.csv", "--json").json["rows"]}
    assert found["X"]["asset_index"] == pytest.approx(2.40714 + 0.02619, abs=1e-5)
    assert found["X"]["asset_index"] + found["Y"]["asset_index"] == pytest.approx(4.07619, abs=5e-6)
    assert found["X"]["asset_index_share"] == pytest.approx(0.59696, abs=5e-6)
    assert found["Y"]["asset_index"] == pytest.approx(1.64286, abs=5e-6)


def test_rows_of_a_family_that_contradict_each_other_are_refused(run, tmp_path):
    (tmp_path / "families.csv").write_text("family,entity,office,citations,income\nA,X,US,6,28\nA,X,DE,60,4.6\n",
                                           encoding="utf-8")
    answer = run("table", "assets", "families.csv")
    assert answer.code == 3
    assert "contradict each other for 1 of 1 values of 'family'" in answer.err


def test_what_needs_counts_is_refused_for_presence(run, worked_presence):
    assert run("table", "rca", worked_presence, "--presence").code == 2


def test_a_table_without_an_answer_says_why(run, tmp_path):
    (tmp_path / "counts.csv").write_text("entity,field,count\nNL,a,1\nDE,b,1\n", encoding="utf-8")
    answer = run("table", "complexity", "counts.csv")
    assert answer.code == 5
    assert "no answer" in answer.err
