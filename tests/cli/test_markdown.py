"""Tables for a memo: --markdown prints what the terminal shows."""

import pytest


def cells(line):
    return [cell.strip() for cell in line.strip("|\n").split("|")]


def test_scores_have_a_line_a_technology(run, fixture_corpus):
    lines = run("scores", "NL", fixture_corpus, "--markdown").out.splitlines()
    row = dict(zip(cells(lines[0]), cells(lines[2]), strict=True))
    assert (row["technology"], row["received_per_family"], row["pairwise_balance"]) == ("all", "1.300", "-0.234")
    assert len(lines) == 3


@pytest.mark.parametrize("command", [["core"], ["partners", "NL"], ["whatif", "--cut", "US"]])
def test_every_command_that_prints_a_table_has_it(run, fixture_corpus, command):
    name, *rest = command
    arguments = [name, *rest[:1], fixture_corpus] if name == "partners" else [name, fixture_corpus, *rest]
    lines = run(*arguments, "--markdown").out.splitlines()
    assert len({line.replace(r"\|", "").count("|") for line in lines}) == 1
    assert set(lines[1]) <= set("|-: ")


def test_a_file_that_ends_in_md_holds_markdown(run, fixture_corpus, tmp_path):
    run("scores", "NL", fixture_corpus, "-o", "nl.md")
    assert (tmp_path / "nl.md").read_text(encoding="utf-8").startswith("| technology |")
