"""Likeness proposes, with evidence, and merges nothing."""

from __future__ import annotations

import io
from math import log

import pandas as pd
import pytest

from citenet.harmonise import decided, harmonise_names, propose

NAMES = pd.DataFrame(
    [("Zandbergen Optiek BV", 90, "NL"), ("Zandbergen BV", 30, "NL"), ("Optiek Zandbergen", 20, None),
     ("Delfts Instrument Bureau NV", 50, "NL"), ("DIB", 10, "BE"), ("General Motors Inc", 40, "US"),
     ("General Motors GmbH", 25, "DE"), ("Kesteren Lasers BV", 8, "NL"), ("Kesteran Lasers SA", 3, "FR"),
     *((f"Firm {word}", 1, None) for word in ("Alfa", "Bravo", "Delta", "Echo", "Golf", "Hotel", "Lima", "Oscar"))],
    columns=["name", "n", "country"])


@pytest.fixture(scope="module")
def proposals() -> pd.DataFrame:
    return propose(NAMES)


def test_every_kind_of_evidence_is_found(proposals):
    kinds = {tuple(row) for row in proposals[["name", "organisation", "kind"]].itertuples(index=False)}
    assert {("OPTIEK ZANDBERGEN", "ZANDBERGEN OPTIEK", "word order"),
            ("DIB", "DELFTS INSTRUMENT BUREAU", "initials"),
            ("GENERAL MOTORS GMBH", "GENERAL MOTORS INC", "legal form"),
            ("KESTERAN LASERS", "KESTEREN LASERS", "one slip")} <= kinds


def test_most_at_stake_comes_first_and_no_pair_twice(proposals):
    assert proposals["n_name"].is_monotonic_decreasing
    assert not proposals.duplicated(["name", "organisation"]).any()
    assert (proposals["n_name"] <= proposals["n_organisation"]).all()


def test_countries_tell_same_different_or_unknown(proposals):
    pairs = proposals.set_index(["name", "organisation"])["same_country"]
    assert pairs["ZANDBERGEN", "ZANDBERGEN OPTIEK"]
    assert not pairs["DIB", "DELFTS INSTRUMENT BUREAU"]
    assert pd.isna(pairs["OPTIEK ZANDBERGEN", "ZANDBERGEN OPTIEK"])


def test_the_weight_of_shared_words_is_that_of_their_rarity():
    names = pd.DataFrame({"name": ["Zandbergen Optiek", "Zandbergen Glas", "Optiek Delft", "Firm"]})
    found = propose(names, least_overlap=0).set_index(["name", "organisation"])
    row = found.loc[("ZANDBERGEN OPTIEK", "ZANDBERGEN GLAS")]
    shared, optiek, glas = log(1 + 4 / 2), log(1 + 4 / 2), log(1 + 4 / 1)
    assert row["word_overlap"] == pytest.approx(shared / (shared + optiek + glas), abs=0.001)
    assert row["shared_words"] == "ZANDBERGEN"


def test_words_of_a_pair_found_in_two_ways_count_once():
    names = pd.DataFrame({"name": ["Kesteren Lasers", "Kesteran Lasers", "Firm"], "country": ["NL", "FR", "NL"]})
    assert propose(names)["shared_words"].tolist() == ["LASERS"]


def test_common_words_alone_propose_nothing():
    names = pd.DataFrame({"name": ["Zandbergen Electronics", "Kesteren Electronics"]})
    assert propose(names, least_overlap=0).empty


def test_proposals_go_out_empty_and_come_back_as_decisions(proposals):
    assert (proposals["decision"] == "").all()
    written = pd.read_csv(io.StringIO(proposals.to_csv(index=False)), keep_default_na=False)
    written.loc[written["kind"].isin(["word order", "initials"]), "decision"] = "yes"
    written.loc[written["kind"] == "legal form", "decision"] = "no"
    decisions = decided(written)
    harmonised = harmonise_names(NAMES, decisions=decisions).set_index("name")["organisation"]
    assert harmonised["DIB"] == "DELFTS INSTRUMENT BUREAU"
    assert harmonised["Optiek Zandbergen"] == "ZANDBERGEN OPTIEK"
    left = propose(NAMES, decisions=decisions)
    assert {"word order", "initials", "legal form"}.isdisjoint(left["kind"])


def test_the_order_of_names_makes_no_difference(proposals):
    pd.testing.assert_frame_equal(propose(NAMES.sample(frac=1, random_state=3)), proposals)
