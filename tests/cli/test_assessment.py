"""Is the assessment of a built folder right: the worked values of METHODS, and the same numbers as scores.json?"""

from __future__ import annotations

import json

import pytest

from citenet.pipeline.build import build
from citenet.reference.strings import number
from citenet.report.index_rows import FORMATS
from tests.report.parsing import Parsed

WORKED = {"families": 10, "received_per_family": 1.3, "made_per_family": 2.0, "effective_sources": 2.45456,
          "institutional_similarity": 0.6, "simple_balance": -0.21212, "pairwise_balance": -0.23419}
"""Of NL, docs/methods, section 2."""


def page_of(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


def matrix(html):
    """Return the numbers of the first row of the matrix as they are kept for sorting, unrounded."""
    row = html[html.index('<tbody role="rowgroup">'):].split("</tr>")[0]
    cells = [cell for cell in Parsed(row).named("td") if cell.get("class") == "rich"]
    return {name: float(cell["data-n"]) if "data-n" in cell else None
            for name, cell in zip(FORMATS, cells, strict=True)}


def scores_of(folder, entity):
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))["rows"]
    return {row["indicator"]: row["value"] for row in rows if row["entity"] == entity and row["level"] == "country"}


@pytest.fixture
def built(run, fixture_corpus, tmp_path):
    assert run("build", fixture_corpus, "-o", "out").code == 0
    return tmp_path / "out"


def test_the_assessment_of_the_fixture_holds_the_worked_values(built):
    html = page_of(built)
    assert matrix(html) == pytest.approx(WORKED, abs=5e-6)
    text = Parsed(html).text
    for told in ("EU 30%", "OECD/NATO 60%", "other 10%", "Core: United States , Germany", "no. 4 of 4 by families",
                 "no. 4 of 4 by citations received", "7.1%"):  # 10 of 140 families
        assert told in text


def test_page_and_table_hold_the_same_numbers(built):
    html, scores = page_of(built), scores_of(built, "NL")
    shown = matrix(html)
    assert shown == pytest.approx({name: scores[name] for name in FORMATS}, rel=1e-9)
    text = Parsed(html).text
    for name, spec in FORMATS.items():
        assert number(scores[name], "en", spec) in text
    assert f"no. {scores['family_rank']:.0f} of 4 by families" in text


def test_what_one_table_cannot_tell_is_said(built):
    html = page_of(built)
    assert html.count("<figure") == 1  # whose the families are
    for reason in ("carry no years", "two technologies", "which organisations", "hold no classes", "--chain FILE"):
        assert reason in html


def test_a_country_without_data_is_told_and_sees_the_others(run, fixture_corpus, tmp_path):
    assert "no families and no citations" in run("build", fixture_corpus, "-o", "out", "--focal", "Brazil").err
    html = page_of(tmp_path / "out")
    assert set(matrix(html).values()) == {None}
    assert "no citations of Brazil here" in Parsed(html).text
    assert "42.9%" in html  # the United States, 60 of 140 families


def test_citations_without_years_give_an_assessment_without_trends(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_country,cited_country\nA,B,NL,US\nC,B,DE,US\nD,A,US,NL\n",
                                    encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "corpus")
    assert run("build", "corpus", "-o", "out").code == 0
    assert "carry no years" in page_of(tmp_path / "out")


def test_a_table_along_the_chain_is_drawn(run, tmp_path):
    (tmp_path / "t.csv").write_text("citing,cited,technology,citations\nNL,DE,ai,4\nDE,NL,ai,2\n", encoding="utf-8")
    (tmp_path / "chain.csv").write_text(
        "entity;technology;stage;count\nnl;ai;publications;5\nDuitsland;ai;publications;95\nNL;ai;patents;1\n"
        "DE;ai;patents;49\n", encoding="utf-8")
    run("import", "flows", "t.csv", "-o", "corpus")
    answer = run("build", "corpus", "-o", "out", "--chain", "chain.csv", "--benchmark", "Germany")
    assert (answer.code, "chain.csv" in answer.err) == (0, False)
    html = page_of(tmp_path / "out")
    chain = Parsed(html[html.index('id="chain"'):].split("</figure>")[0]).text
    assert "5.00%" in chain
    assert "the table that was given" in chain


def test_a_table_along_the_chain_that_tells_nothing_of_the_focal_country_is_told(run, tmp_path):
    (tmp_path / "t.csv").write_text("citing,cited,technology,citations\nNL,DE,ai,4\nDE,NL,ai,2\n", encoding="utf-8")
    (tmp_path / "chain.csv").write_text(
        "entity,technology,stage,count\nNL,wind,publications,5\nDE,ai,patents,49\n", encoding="utf-8")
    run("import", "flows", "t.csv", "-o", "corpus")
    answer = run("build", "corpus", "-o", "out", "--chain", "chain.csv")
    assert "chain.csv tells of none of these technologies for NL" in answer.err
    assert "It holds: ai, wind; DE, NL." in answer.err


def test_a_bad_table_of_the_chain_is_told_before_the_work(run, fixture_corpus, monkeypatch):
    monkeypatch.setitem(build.__globals__, "count", lambda *_arguments: pytest.fail("the work began"))
    answer = run("build", fixture_corpus, "-o", "out", "--chain", "nowhere.csv")
    assert (answer.code, "nowhere.csv" in answer.err) == (3, True)


@pytest.mark.parametrize(("option", "value"), [("--focal", "Atlantis"), ("--benchmark", "DE,Atlantis")])
def test_what_is_no_country_is_refused(run, fixture_corpus, option, value):
    answer = run("build", fixture_corpus, "-o", "out", option, value)
    assert (answer.code, "Atlantis" in answer.err) == (2, True)
