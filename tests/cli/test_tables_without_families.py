"""What is told of a table of citations that says nothing of families?"""

import pytest

CELLS = """citing,cited,technology,year,citations
NL,DE,ai,2018,4
DE,NL,ai,2019,2
FR,MT,ai,2020,1
DE,US,quantum,2020,5
"""


@pytest.fixture
def cells(run, tmp_path):
    (tmp_path / "cells.csv").write_text(CELLS, encoding="utf-8")
    assert run("import", "flows", "cells.csv", "-o", "cells").code == 0
    return tmp_path / "cells"


def test_who_cites_or_is_cited_can_be_asked_about(run, cells):
    rows = run("compare", "NL", "MT", cells, "--technology", "ai", "--json").json["rows"]
    received = next(row for row in rows if row["indicator"] == "citations_received")
    assert (received["first"], received["second"]) == (2, 1)
    assert run("sensitivity", "NL", cells, "--json").json["rows"]


@pytest.mark.parametrize(("base", "variant"), [
    ("2019-12-31", "membership of the citing year"), ("citing_year", "membership on 2025-12-31")])
def test_static_and_dated_membership_are_held_against_each_other(run, cells, base, variant):
    answer = run("sensitivity", "NL", cells, "--technology", "ai", "--as-of", base, "--json").json
    assert answer["variants"] == ["base", variant]


def test_families_of_longer_periods_than_the_citations_do_not_hinder_dated_membership(run, cells, tmp_path):
    (tmp_path / "families.csv").write_text("entity,year,families\nNL,2010-2029,5\nDE,2010-2029,9\n", encoding="utf-8")
    assert run("import", "flows", "cells.csv", "--entities", "families.csv", "-o", "dated").code == 0
    answer = run("sensitivity", "NL", "dated", "--technology", "ai", "--json").json
    assert answer["variants"] == ["base", "membership of the citing year"]


def test_periods_that_overlap_are_read_as_one(run, tmp_path):
    (tmp_path / "cells.csv").write_text(CELLS + "NL,US,ai,2019-2020,3\n", encoding="utf-8")
    run("import", "flows", "cells.csv", "-o", "overlapping")
    answer = run("sensitivity", "NL", "overlapping", "--technology", "ai", "--json").json
    assert answer["variants"] == ["base", "membership of the citing year"]


def test_two_countries_in_too_few_years_for_periods_have_a_page(run, cells):
    answer = run("bilateral", "NL", "DE", cells, "--window", "2018-2020", "--json", "--page", "pair.html").json
    assert {row["window"] for row in answer["rows"]} == {"2018-2020"}
    assert {row["value"] for row in answer["rows"] if row["indicator"] == "citations_made"} == {4}


@pytest.mark.parametrize(("question", "words"), [
    (["compare", "--technology", "quantum", "FR", "MT"], "none of these networks holds FR or MT"),
    (["bilateral", "--technology", "quantum", "NL", "DE"], "none of these networks holds both NL and DE"),
    (["sensitivity", "--technology", "quantum", "FR"], "none of these networks holds FR"),
    (["portfolio", "--window", "2018-2018,2019-2020", "NL"], "the data hold no families"),
    (["portfolio", "NL"], "the data hold no families"),
])
def test_what_it_cannot_tell_is_said(run, cells, question, words):
    answer = run(*question, cells)
    assert (answer.code, words in answer.err) == (5, True)
