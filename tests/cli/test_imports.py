"""Every kind of file comes in by its own command, and what was lost is told at once."""

from __future__ import annotations

import json

import pytest

from citenet.importers.intake import MEMORY


@pytest.mark.parametrize(("command", "file", "citations"), [
    ("lens", "lens/biopoly_10_valid.jsonl", "50 citations"),
    ("uspto-xml", "uspto/ipg120327.18.xml", "citations"),
    ("docdb", "docdb/DE-backfile.xml", "42 citations"),
    ("derwent", "formats/derwent_one_record_with_CP.ciw", "4 citations"),
])
def test_files_of_each_kind_become_a_corpus(run, shared_data, command, file, citations):
    answer = run("import", command, shared_data / file, "-o", "corpus")
    assert answer.code == 0
    assert citations in answer.err
    assert run("check", "corpus").code == 0


def test_a_broken_record_is_told_with_its_line(run, shared_data):
    answer = run("import", "lens", shared_data / "lens" / "biopoly_broken1.jsonl", "-o", "corpus")
    assert "biopoly_broken1.jsonl:4" in answer.err
    strict = run("import", "lens", shared_data / "lens" / "biopoly_broken1.jsonl", "--max-errors", "0", "-o", "strict")
    assert strict.code == 3


def test_what_holds_no_citations_is_refused_with_the_way_out(run, shared_data):
    for command, file, advice in (("lens", "lens/lens_2026_37_columns.csv", "JSON Lines"),
                                  ("lens", "lens/kw_medium.csv", "scholarly"),
                                  ("google", "google/gp-search_sulfide_electrolytes.csv", "4,264 rows")):
        answer = run("import", command, shared_data / file, "-o", "corpus")
        assert (answer.code, advice in answer.err) == (3, True)


def test_corpora_are_merged_by_document(run, tmp_path):
    (tmp_path / "a.csv").write_text("citing,cited,citing_country\nUS1000001A,US900001,NL\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("patent,country\n900001,US\n", encoding="utf-8")
    run("import", "edges", "a.csv", "-o", "a")
    run("import", "patents", "p.csv", "--office", "US", "-o", "p")
    assert run("import", "merge", "a", "p", "-o", "both").code == 0
    assert "NL,US,1.0" in run("flows", "both", "-o", "-", "--level", "country").out


def test_what_files_are_can_be_asked_without_a_folder_to_write(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited\nUS1,US2\n", encoding="utf-8")
    for order in (["e.csv", "--dry-run"], ["--dry-run", "e.csv"]):
        answer = run("import", "auto", *order)
        assert (answer.code, "edge list" in answer.err) == (0, True)
    assert [path.name for path in tmp_path.iterdir()] == ["e.csv"]
    answer = run("import", "auto", "e.csv")
    assert (answer.code, "Missing option '-o' / '--output'" in answer.err) == (2, True)


def test_how_files_are_written_is_heard_when_they_are_recognised(run, tmp_path):
    (tmp_path / "e.csv").write_bytes("citing;cited;citing_applicant\nA1;B1;Zürich, Uri, Schwyz\n".encode("latin-1"))
    answer = run("import", "auto", "e.csv", "--encoding", "latin-1", "--delimiter", ";", "-o", "c")
    assert (answer.code, "edge list" in answer.err) == (0, True)


@pytest.mark.parametrize(("words", "said"), [
    (["--columns", "citing=citing,citing=cited"], "'citing' is given 2 times"), (["--separator", ""], "separates")])
def test_options_that_contradict_or_say_nothing_are_usage_errors(run, tmp_path, words, said):
    (tmp_path / "e.csv").write_text("citing,cited\nUS1,US2\n", encoding="utf-8")
    answer = run("import", "edges", "e.csv", "-o", "c", *words)
    assert (answer.code, said in answer.err) == (2, True)


def test_a_language_that_there_is_not_is_told_before_the_work(run, tmp_path, monkeypatch):
    monkeypatch.setenv("CITENET_LANGUAGE", "xx")
    (tmp_path / "e.csv").write_text("citing,cited\nUS1,US2\n", encoding="utf-8")
    assert run("import", "edges", "e.csv", "-o", "c").code == 2
    assert not (tmp_path / "c").exists()


GRAPH = """<gexf><graph defaultedgetype="directed"><nodes><node id="US1A"/><node id="US2A"/></nodes>
<edges><edge id="0" source="US1A" target="US2A"/><edge id="1" source="US1A" target="US9A"/></edges></graph></gexf>"""


@pytest.mark.parametrize(("command", "file", "text", "told"), [
    ("graph", "g.gexf", GRAPH, "1 of 2 (50.0%), an edge to or from a node that is not there"),
    ("edges", "e.csv", "citing,cited\nUS1,US1\nUS1,US1\nUS1,US2\n", "2 of 3 (66.7%), a document that cites itself"),
    ("edges", "e.csv", "citing,cited\nUS1,US2\nUS1,US2\n", ""),
    ("flows", "f.v1.csv", "citing,cited,citations\nNL,DE,1\nNL,DE,2\n", ""),
])
def test_what_is_lost_is_told_and_what_stands_there_twice_is_not(run, tmp_path, command, file, text, told):
    (tmp_path / file).write_text(text, encoding="utf-8")
    lines = [line for line in run("import", command, file, "-o", "c").err.splitlines() if line.startswith("Lost")]
    assert len(lines) == bool(told)
    assert told in "".join(lines)
    topics = {row["topic"] for row in run("check", "c", "--json").json["rows"]}
    assert topics & {"loss", "repetition"} == {"loss" if told else "repetition"}


def test_the_bound_on_memory_is_told_as_it_is(run):
    assert f"[default: {MEMORY}]" in " ".join(run("import", "edges", "--help").out.split())


def test_skipped_lines_stand_in_the_account_and_on_the_page(run, tmp_path):
    rows = "".join(f"A{n},B{n},NL,US\n" for n in range(40))
    (tmp_path / "e.csv").write_text(f"citing,cited,citing_country,cited_country\n{rows}broken\n", encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    run("build", "c", "-o", "out")
    steps = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["corpus"]["steps"]
    assert sum(loss["rows"] for loss in steps[0]["losses"]) == 1
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "1 of 41 lines or records of the source files" in page
