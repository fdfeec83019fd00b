"""Who belongs together, and who stands in between, from the terminal."""

import networkx as nx
import pytest

from citenet.graph import CitationGraph


def test_ranks_of_the_fixture_are_those_of_networkx(run, fixture_corpus):
    answer = run("structure", "all", fixture_corpus, "--level", "country", "--json").json
    found = {row["entity"]: row["pagerank"] for row in answer["rows"]}
    network = CitationGraph.example().to_networkx()
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    assert found == pytest.approx(nx.pagerank(network, weight="citations", tol=1e-12), abs=1e-8)


def test_communities_of_organisations_come_with_their_stability(run):
    answer = run("structure", "photonics", "--json").json
    assert answer["simulated"] is True
    assert answer["runs"] == 10
    assert 0 < answer["stability"] <= 1
    members = [row["community"] for row in answer["rows"] if row["community"] is not None]
    assert max(members) == answer["communities"]
    linked = [row for row in answer["rows"] if row["pagerank"] is not None]
    assert sum(row["pagerank"] for row in linked) == pytest.approx(1)
    assert len(members) == len(linked)


def test_the_text_shows_the_first_and_says_how_it_was_found(run):
    text = run("structure", "photonics", "--top", "3").out
    assert len(text.split("\n\n")[0].splitlines()) == 4
    assert "agreement of the runs" in text
    assert "SIMULATED" in text


@pytest.mark.parametrize("command", [["structure", "quantum"], ["organisations", "--technology", "quantum"],
                                     ["export", "quantum", "--to", "csv", "-o", "q.csv"]], ids=lambda words: words[0])
def test_windows_that_are_left_out_are_told(run, command):
    told = run(*command, "--window", "2006-2010,2011-2015,2016-2020")
    assert told.code == 0
    assert "Noticed: 2 of 3 windows are left out: only the last, 2016-2020, is told" in told.err
    assert "Noticed" not in run(*command, "--window", "2016-2020").err


@pytest.mark.parametrize("command", [["structure", "all"], ["organisations"]])
def test_that_no_organisation_is_known_is_told(run, tmp_path, command):
    (tmp_path / "e.csv").write_text("citing,cited,citing_country,cited_country\nA,B,NL,DE\n", encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    answer = run(*command, "c")
    assert (answer.code, "no organisation is known" in answer.err) == (5, True)
    assert "--level country" in answer.err


def test_organisations_of_unknown_country_are_known(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_applicant,cited_applicant\nA,B,Ada,Bell\n", encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    answer = run("structure", "all", "c", "--json")
    assert {row["entity"] for row in answer.json["rows"]} == {"ADA", "BELL"}
