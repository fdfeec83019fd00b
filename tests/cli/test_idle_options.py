"""Options that can change nothing beside each other are refused, before any work."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("arguments", "words"), [
    (["trend", "NL", "--window", "2011-2015,2016-2020", "--length", "3", "--cumulative"],
     ["--length and --cumulative can change nothing beside --window"]),
    (["trend", "NL", "--cumulative", "--step", "2", "--length", "3"], ["--length", "beside --cumulative and --step"]),
    (["compare", "2011-2015", "2016-2020", "--window", "5"], ["--window", "two windows are compared"]),
    (["compare", "NL", "DE", "--focal", "BE"], ["--focal", "two countries are compared"]),
    (["compare", ".", ".", "corpus"], ["CORPUS", "two folders are compared"]),
    (["scores", "NL", "--master", "spark://head:7077"], ["--master", "--engine spark"]),
    (["sql", "publications", "--counting", "whole", "--tier", "core"],
     ["--counting and --tier can change nothing in the step publications", "counting"]),
    (["download", "-o", "folder", "--base", "https://mirror.example"], ["-o and --base", "without SOURCE"]),
    (["download", "nber", "--base", "https://mirror.example"], ["--base", "-o FOLDER"]),
    (["technologies", "--json", "-o", "t.json", "show", "quantum"], ["--json and -o", "put it behind show"]),
])
def test_an_option_that_can_change_nothing_is_refused_with_the_reason(run, tmp_path, arguments, words):
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert [word for word in [*words, "can change nothing", "fix: "] if word not in answer.err] == []
    assert list(tmp_path.iterdir()) == []


def test_the_length_of_windows_asked_for_goes_before_windows_for_all_commands(run, tmp_path):
    (tmp_path / "citenet.toml").write_text('window = "2006-2015,2016-2025"\ndraws = 0\nmaster = "local[2]"\n',
                                           encoding="utf-8")
    question = ("trend", "NL", "--technology", "quantum", "--json")
    shared, asked = ({key for key in run(*question, *more).json["rows"][0] if key[0] == "2"}
                     for more in ((), ("--length", "13")))
    assert (shared, asked) == ({"2006-2015", "2016-2025"}, {"2000-2012", "2013-2025"})


@pytest.mark.parametrize(("command", "unknown"), [
    (["partners", "NL"], ["--draws", "--as-of", "--seed"]), (["structure", "all"], ["--draws", "--miller-madow"]),
    (["organisations"], ["--draws", "--bloc-order"]), (["whatif", "--cut", "US"], ["--draws", "--seed"]),
    (["sensitivity", "NL"], ["--draws"]), (["portfolio", "NL"], ["--institutions"]), (["core"], ["--as-of"])])
def test_commands_know_no_option_that_they_cannot_follow(run, command, unknown):
    for option in unknown:
        answer = run(*command, option, "1")
        assert (answer.code, "No such option" in answer.err) == (2, True)


def test_who_needs_no_classes_is_not_held_up_by_memberships_that_need_years(run, fixture_corpus, tmp_path):
    (tmp_path / "citenet.toml").write_text('as_of = "citing_year"\n', encoding="utf-8")
    assert run("partners", "NL", fixture_corpus).code == 0
    refused = run("scores", "NL", fixture_corpus)
    assert (refused.code, "the citations carry no year" in refused.err) == (2, True)


@pytest.mark.parametrize(("arguments", "unknown"), [
    (["merge", "a", "b"], ["--max-errors", "--delimiter", "--encoding"]),
    (["docdb", "a.xml"], ["--delimiter", "--encoding"]), (["graph", "a.gexf"], ["--encoding"]),
    (["lens", "a.jsonl"], ["--delimiter"])], ids=lambda words: words[0])
def test_imports_know_no_way_of_reading_that_their_files_do_not_have(run, arguments, unknown):
    for option in unknown:
        answer = run("import", *arguments, "-o", "c", option, "utf-8")
        assert (answer.code, "No such option" in answer.err) == (2, True)
