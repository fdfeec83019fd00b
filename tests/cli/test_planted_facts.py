"""What was planted in the simulated sample comes out of the terminal, inside its interval."""

from __future__ import annotations

import json

import pytest

from citenet.pipeline.places import sample_folder


@pytest.fixture(scope="module")
def planted():
    return json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))["planted"]


@pytest.fixture
def netherlands(run):
    """Scores of the Netherlands by technology and indicator, `all` left out."""
    rows = run("scores", "NL", "--json").json["rows"]
    return {(row["technology"], row["indicator"]): row for row in rows if row["technology"] != "all"}


def of_indicator(rows, name):
    return {technology: row["value"] for (technology, indicator), row in rows.items() if indicator == name}


def test_dependencies_and_similarity_are_found_inside_their_intervals(netherlands, planted):
    dependency, european = planted["single_source_dependency"], planted["all_eu_technology"]
    flagged = [name for name, flag in of_indicator(netherlands, "strategic_dependency").items() if flag == 1]
    assert flagged == [dependency["technology"]]
    similarity = of_indicator(netherlands, "institutional_similarity")
    assert max(similarity, key=similarity.get) == european["technology"]
    expected = {(dependency["technology"], name): value for name, value in dependency["expected"].items()
                if name != "cut_off_loss"}
    expected |= {(technology, european["indicator"]): value for technology, value in european["expected"].items()}
    outside = [key for key, value in expected.items()
               if not netherlands[key]["low"] <= value <= netherlands[key]["high"]]
    assert outside == []


def test_the_planted_source_is_the_largest_loss_and_as_large_as_planted(run, planted):
    fact = planted["single_source_dependency"]
    rows = run("whatif", "--cut", fact["source"], "--json").json["rows"]
    losses = {row["technology"]: row["after"] for row in rows
              if row["entity"] == "NL" and row["indicator"] == "cut_off_loss"}
    assert max(losses, key=losses.get) == fact["technology"]
    assert losses[fact["technology"]] == pytest.approx(fact["expected"]["cut_off_loss"], abs=0.05)
    partners = run("partners", "NL", "--technology", fact["technology"], "--json").json["rows"]
    foreign = {row["partner"]: row["cut_off_loss"] for row in partners if row["partner"] != "NL"}
    assert max(foreign, key=foreign.get) == fact["source"]


def test_the_share_of_the_rising_source_rises_in_every_window(run, planted):
    fact = planted["rising_source"]
    rows = run("partners", "NL", "--technology", fact["technology"], "--window", ",".join(fact["windows"]),
               "--json").json["rows"]
    share = {row["window"]: row["share_of_sources"] for row in rows if row["partner"] == fact["source"]}
    assert list(share) == sorted(fact["windows"])
    assert sorted(share.values()) == list(share.values())
    assert share == pytest.approx(fact["windows"], abs=0.12)
