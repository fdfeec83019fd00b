"""Opportunities and vulnerabilities in the terminal, on the worked example and on the simulated sample."""

from __future__ import annotations

import pytest

OWN = """
[[rule]]
id = "leans_on_america"
kind = "vulnerability"
when = ["largest_source.cut_off_loss > 0.3"]
label = "One source"
sentence = "{largest_source} holds {largest_source.cut_off_loss:0%}; {focal} would notice."
reason = "Ours."
source = "our choice"
"""


def by_rule(rows):
    return {row["rule"]: row for row in rows}


def test_the_worked_example_is_judged_by_its_values(run, fixture_corpus):
    rows = by_rule(run("judge", "NL", fixture_corpus, "--json").json["rows"])
    asked = {number["name"]: number["value"] for number in rows["concentrated_import"]["numbers"]}
    assert asked == pytest.approx({"source_hhi": 0.46, "foreign_share": 2 / 3, "import_export_ratio": 20 / 13})
    assert rows["concentrated_import"]["outcome"] == "holds"
    assert rows["outside_sources"]["numbers"][0]["value"] == pytest.approx(2 / 30)
    assert rows["outside_sources"]["outcome"] == "does not hold"
    assert rows["leans_on_oecd_nato"]["sentence"].endswith("60% of its foreign sources.")
    assert rows["export_of_complex_knowledge"]["outcome"] == "does not hold"
    assert rows["cited_above_average"]["outcome"] == "cannot be said"


def test_a_file_of_own_rules_takes_the_place_of_those_of_citenet(run, fixture_corpus, tmp_path):
    (tmp_path / "rules.toml").write_text(OWN, encoding="utf-8")
    rows = run("judge", "NL", fixture_corpus, "--judgement", "rules.toml", "--json").json["rows"]
    assert [row["sentence"] for row in rows] == ["The United States holds 40%; the Netherlands would notice."]
    assert "our choice" in run("explain", "leans_on_america", "--judgement", "rules.toml").out
    answer = run("judge", "NL", fixture_corpus, "--judgement", "missing.toml")
    assert (answer.code, "missing.toml" in answer.err) == (3, True)


def test_the_planted_dependency_is_a_vulnerability_with_its_source_named(run):
    answer = run("judge", "NL", "--technology", "imaging", "--technology", "semiconductors", "--json").json
    assert answer["simulated"] is True
    imaging = by_rule([row for row in answer["rows"] if row["technology"] == "imaging"])
    assert imaging["single_source_outside"]["outcome"] == "holds"
    assert "China" in imaging["single_source_outside"]["sentence"]
    loss = imaging["single_source_outside"]["numbers"][2]
    assert 0.2 < loss["low"] < loss["value"] < loss["high"]
    semiconductors = by_rule([row for row in answer["rows"] if row["technology"] == "semiconductors"])
    unsure = semiconductors["export_of_complex_knowledge"]
    balance, complexity = unsure["numbers"]
    assert balance["outcome"] == "holds"
    assert complexity["low"] < 50 < complexity["value"]
    assert (complexity["outcome"], unsure["outcome"]) == ("cannot be said", "cannot be said")


def test_the_terminal_tells_what_holds_and_what_is_not_sure(run, fixture_corpus):
    told = run("judge", "NL", fixture_corpus, "--language", "nl").out
    assert "Kwetsbaarheden" in told
    assert "Niet te zeggen" in told
    assert "geen interval" not in told
    assert "score" in run("judge", "NL", fixture_corpus).out


def test_a_built_folder_is_judged_as_its_corpus_and_with_other_rules_at_once(run, fixture_corpus, tmp_path):
    run("build", fixture_corpus, "-o", "out")
    from_corpus, from_folder = (run("judge", "NL", place, "--json").json["rows"] for place in (fixture_corpus, "out"))
    assert from_folder == from_corpus
    (tmp_path / "rules.toml").write_text(OWN, encoding="utf-8")
    assert len(run("judge", "NL", "out", "--judgement", "rules.toml", "--json").json["rows"]) == 1
    other = run("judge", "DE", "out")
    assert (other.code, "--focal DE" in other.err) == (5, True)


def test_a_built_folder_of_several_windows_is_judged_in_the_last_which_is_told(run, tmp_path):
    (tmp_path / "t.csv").write_text("citing,cited,citations,year\nNL,US,9,2014\nNL,DE,9,2019\n", encoding="utf-8")
    run("import", "flows", "t.csv", "-o", "c")
    run("build", "c", "-o", "out", "--window", "2014,2019")
    answer = run("judge", "NL", "out", "--json")
    assert {row["window"] for row in answer.json["rows"]} == {"2019-2019"}
    assert "Noticed: 1 of 2 windows are left out: only the last, 2019-2019, is told" in answer.err
    assert "Noticed" not in run("judge", "NL", "c", "--window", "2014,2019").err


def test_a_page_of_one_technology_is_made_alone(run, fixture_corpus, tmp_path):
    assert run("technology", "all", fixture_corpus).code == 0
    told = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "Most on the United States" in told
    assert "../networks" not in told
    assert run("technology", "lasers", fixture_corpus).code == 3


def test_a_country_without_citations_is_told_so(run, fixture_corpus):
    answer = run("judge", "FR", fixture_corpus)
    assert answer.code == 5
