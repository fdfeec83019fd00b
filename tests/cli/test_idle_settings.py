"""Settings that can change nothing are told: a flag is refused, one for all commands is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

import citenet
from citenet.errors import SettingsError
from citenet.pipeline.idle import OF_PATENTS
from citenet.pipeline.places import read_run

QUESTIONS = [["flows", "corpus", "-o", "f.csv"], ["build", "corpus", "-o", "out"], ["scores", "NL", "corpus"],
             ["core", "corpus"], ["compare", "NL", "DE", "corpus"], ["bilateral", "NL", "DE", "corpus"],
             ["export", "all", "corpus", "--to", "csv"], ["judge", "NL", "corpus"], ["network", "all", "corpus"],
             ["organisations", "corpus"], ["partners", "NL", "corpus"], ["portfolio", "NL", "corpus"],
             ["sensitivity", "NL", "corpus"], ["structure", "all", "corpus"], ["technology", "all", "corpus"],
             ["trend", "NL", "corpus"], ["whatif", "corpus", "--cut", "US"]]
VALUES = {"country": "inventor", "counting": "whole", "scope": "citing", "technology_counting": "fractional",
          "self_citations": "drop", "reach": "5", "citation_weight": "source_normalised", "tier": "extended",
          "draws": "50", "engine": "duckdb"}


@pytest.fixture
def shared(tmp_path):
    """Write settings for all commands."""
    return (tmp_path / "citenet.toml").write_text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
def test_every_command_refuses_to_count_a_table_of_counts_otherwise(run, fixture_corpus, question):
    answer = run(*question, "--counting", "whole", "--window", "5")
    assert answer.code == 2
    assert answer.err == (
        "Error: corpus: 1 of 2 settings asked for can change nothing, since the citations came already counted\n"
        "  found: --counting whole\n  fix: leave them out, or give a corpus of patents\n")
    assert answer.out == ""


@pytest.mark.parametrize("name", OF_PATENTS)
def test_every_setting_of_counting_patents_is_refused_for_a_table_of_counts(run, fixture_corpus, name):
    answer = run("scores", "NL", fixture_corpus, f"--{name.replace('_', '-')}", VALUES[name])
    assert (answer.code, f"found: --{name.replace('_', '-')} {VALUES[name]}\n" in answer.err) == (2, True)


def test_what_can_be_followed_for_a_table_of_counts_is_followed(run, fixture_corpus):
    answer = run("scores", "NL", fixture_corpus, "--draws", "0", "--as-of", "2019-01-01", "--miller-madow", "no",
                 "--bloc-order", "eu,oecd_nato", "--memory", "1GB", "--seed", "4", "--csv")
    assert (answer.code, answer.err) == (0, "")


def test_a_setting_for_all_commands_is_noticed_and_the_answer_given(run, fixture_corpus, shared, monkeypatch):
    shared('counting = "whole"\nfocal = "DE"\ndraws = 50\n', encoding="utf-8")
    monkeypatch.setenv("CITENET_SCOPE", "citing")
    answer = run("scores", "NL", "corpus", "--csv")
    assert answer.code == 0
    assert answer.err.startswith("Noticed: 3 of ")
    assert answer.err.endswith(
        "settings can change nothing in corpus, where the citations came already counted: counting = whole "
        "(citenet.toml), scope = citing (environment), draws = 50 (citenet.toml)\n")
    for question in (["scores", "NL", "corpus"], ["flows", "corpus", "-o", "f.csv"]):
        told = run(*question, "--language", "nl").err
        assert "Opgemerkt: " in told
        assert "waar de citaties al geteld waren: counting = whole" in told


def test_a_setting_for_all_commands_is_no_news_where_it_is_followed(run, shared):
    shared('counting = "whole"\ndraws = 0\n', encoding="utf-8")
    run("import", "edges", _edges(), "-o", "patents")
    assert run("flows", "patents", "-o", "f.csv").err == "3 cells are in f.csv.\n"


def test_a_folder_that_a_build_made_refuses_what_it_was_made_without(run, fixture_corpus, shared):
    assert run("build", fixture_corpus, "-o", "out", "--as-of", "2019-01-01").code == 0
    for question in (["scores", "NL", "out"], ["judge", "NL", "out"], ["compare", "out", "out"]):
        answer = run(*question, "--as-of", "2020-01-01", "--language", "en")
        assert answer.code == 2
        assert answer.err == (
            "Error: out: 1 of 2 settings asked for can change nothing, since the numbers were made with others\n"
            "  found: --as-of 2020-01-01, made with 2019-01-01\n"
            "  fix: leave them out, or give the corpus that they were made from\n")
        same = run(*question, "--as-of", "2019-01-01")
        assert (same.code, same.err) == (0, "")
    shared('as_of = "2020-01-01"\n', encoding="utf-8")
    noticed = run("scores", "NL", "out")
    assert (noticed.code, "as_of = 2020-01-01, made with 2019-01-01 (citenet.toml)" in noticed.err) == (0, True)


def test_of_two_folders_one_may_follow_what_the_other_cannot(run, fixture_corpus):
    run("import", "edges", _edges(), "-o", "patents")
    answer = run("compare", "patents", "corpus", "--counting", "whole", "--draws", "0", "--technology", "all")
    assert answer.code == 0, answer.err
    assert "Noticed: 1 of " in answer.err
    assert "in corpus, where the citations came already counted: counting = whole (flag)" in answer.err


def _edges() -> str:
    Path("edges.csv").write_text("citing,cited,citing_country,cited_country\nA1,B1,NL,US\nA2,B2,NL,DE\n",
                                 encoding="utf-8")
    return "edges.csv"


def test_in_python_a_choice_by_name_is_refused_and_settings_for_all_are_not(fixture_corpus):
    with pytest.raises(SettingsError, match="1 of 2 settings asked for can change nothing"):
        citenet.scores("NL", fixture_corpus, counting="whole", seed=3)
    assert len(citenet.scores("NL", fixture_corpus, settings=citenet.Settings(counting="whole")))


def test_in_python_a_choice_by_name_goes_before_the_settings(fixture_corpus, tmp_path):
    made = citenet.build(fixture_corpus, tmp_path / "out", settings=citenet.Settings(focal="DE", draws=0), focal="US")
    settings = read_run(made.output)["settings"]
    assert (settings["focal"], settings["draws"]) == ("US", 0)


def test_an_account_of_a_build_that_cannot_be_read_is_told(run, fixture_corpus):
    run("build", fixture_corpus, "-o", "out")
    Path("out/run.json").write_text('{"schema": ', encoding="utf-8")
    answer = run("scores", "NL", "out")
    assert (answer.code, "out/run.json: the account of the build cannot be read" in answer.err) == (3, True)
