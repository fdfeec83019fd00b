"""What was planted in the simulated sample is found again by the whole path: corpus, flows, scores, cores."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from citenet.pipeline.analysis import analyses, count
from citenet.pipeline.places import open_corpus, sample_folder
from citenet.settings import Settings


@pytest.fixture(scope="module")
def truth():
    return json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found():
    """Analyses of the sample by technology, country level."""
    counted = count(open_corpus(), Settings())
    return {analysis.graph.technology: analysis for analysis in analyses(counted, level="country")}


@pytest.fixture(scope="module")
def values(found):
    """Scores as technology × entity × indicator."""
    scores = pd.concat([analysis.scores for analysis in found.values()])
    return scores.set_index(["technology", "entity", "indicator"])["value"]


@pytest.fixture(scope="module")
def flags(found):
    scores = pd.concat([analysis.scores for analysis in found.values()])
    return scores.dropna(subset="entity").groupby(["technology", "entity"])["flags"].first()


def test_the_planted_core_of_each_technology_is_found(found, truth):
    cores = {name: sorted(found[name].cores["minres"].members) for name in truth["technologies"]}
    assert cores == {name: technology["core"] for name, technology in truth["technologies"].items()}


def test_expected_values_of_the_focal_country_are_met(values, truth):
    for technology, facts in truth["technologies"].items():
        for indicator, tolerance in (("foreign_share", 0.06), ("eu_share", 0.08), ("simple_balance", 0.15)):
            expected = facts["expected"]["NL"][indicator]
            assert values[technology, "NL", indicator] == pytest.approx(expected, abs=tolerance), technology


def test_the_single_source_dependency_is_flagged_and_the_largest(values, truth):
    planted = truth["planted"]["single_source_dependency"]
    dependent = values[:, "NL", "strategic_dependency"].drop("all")
    assert dependent[dependent == 1].index.tolist() == [planted["technology"]]
    assert values[:, "NL", "source_hhi"].drop("all").idxmax() == planted["technology"]


@pytest.mark.parametrize(("fact", "indicator"), [
    ("all_eu_technology", "institutional_similarity"), ("most_positive_balance", "simple_balance"),
    ("most_diverse_sources", "effective_sources")])
def test_the_technology_planted_as_highest_is_highest(values, truth, fact, indicator):
    assert values[:, "NL", indicator].drop("all").idxmax() == truth["planted"][fact]["technology"]


def test_pure_importer_and_isolate_carry_their_flags(flags, truth):
    importer, isolate = truth["planted"]["pure_importer"]["country"], truth["planted"]["isolate"]["country"]
    assert "pure_importer" in flags["all", importer]
    assert "isolate" in flags["all", isolate]


def test_countries_with_few_citations_are_flagged(flags, truth):
    planted = [(name, country) for name, facts in truth["technologies"].items() for country in facts["few_citations"]]
    present = [key for key in planted if key in flags.index]
    assert len(present) > 10
    assert [key for key in present if "few_citations" not in flags[key]] == []


def test_trends_have_the_planted_sign(truth):
    windows = "2006-2010,2011-2015,2016-2020,2021-2025"
    flows = count(open_corpus(), Settings(window=windows)).flows
    rising, falling = truth["planted"]["rising_source"], truth["planted"]["falling_family_share"]["technology"]
    made = flows.citations.query("technology == @rising['technology'] and citing == 'NL' and cited != 'NL'")
    share = made[made["cited"] == rising["source"]].set_index("window")["citations"] / made.groupby("window")[
        "citations"].sum()
    assert np.polyfit(range(4), share, 1)[0] > 0.02
    families = flows.families[(flows.families["technology"] == falling) & (flows.families["level"] == "country")]
    own = families[families["entity"] == "NL"].set_index("window")["families"]
    assert np.polyfit(range(4), own / families.groupby("window")["families"].sum(), 1)[0] < -0.005


def test_families_without_a_country_are_counted_not_lost(truth):
    record = count(open_corpus(), Settings()).flows.record
    steps = record["families_by_country_step"]
    total = sum(steps.values())
    assert steps["inventor"] / total == pytest.approx(truth["shares"]["country_from_inventor"], abs=0.005)
    assert steps["unknown"] / total == pytest.approx(truth["shares"]["country_unknown"], abs=0.005)
    assert record["family_citations"] == record["counted"]
