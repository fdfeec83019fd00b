"""Every raw name keeps its organisation and the rules that led there."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citenet.harmonise import harmonise_names

WORDS = st.sampled_from(["Zandbergen", "Zandbergem", "Zand Bergen", "Motors", "Motor", "General", "Inc", "AG", "Univ"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12, unique=True)


def test_a_name_that_no_rule_touches_says_so():
    assert harmonise_names(pd.DataFrame({"name": ["ZANDBERGEN"]}))["rule"].tolist() == ["as written"]


def test_names_without_letters_and_missing_names_have_no_organisation():
    result = harmonise_names(pd.DataFrame({"name": ["---", None, "Zandbergen BV"]}))
    assert result["organisation"].isna().tolist() == [True, True, False]
    assert result["rule"].isna().tolist() == [True, True, False]


def test_no_names_give_an_empty_table():
    assert harmonise_names(pd.DataFrame({"name": pd.Series([], dtype="str")})).empty


def test_a_single_word_needs_more_evidence_than_a_name_of_several():
    raw = ["Zandbergen", "Zandbergem", "Zandbergen Optiek", "Zandbergen Optiex"]
    result = harmonise_names(pd.DataFrame({"name": raw, "n": [8, 2, 8, 2]}))
    assert result["organisation"].tolist() == ["ZANDBERGEN", "ZANDBERGEM", "ZANDBERGEN OPTIEK", "ZANDBERGEN OPTIEK"]


def test_a_bare_name_of_common_words_joins_no_form_when_there_are_two():
    names = pd.DataFrame({"name": ["General Metals Inc", "General Metals GmbH", "General Metals"]})
    apart = ["GENERAL METALS INC", "GENERAL METALS GMBH", "GENERAL METALS"]
    assert harmonise_names(names)["organisation"].tolist() == apart
    assert harmonise_names(names[1:])["organisation"].tolist() == ["GENERAL METALS GMBH", "GENERAL METALS GMBH"]


@settings(max_examples=15)
@given(NAMES, st.randoms(use_true_random=False))
def test_the_order_of_names_makes_no_difference(names, random):
    raw = pd.DataFrame({"name": names, "n": range(1, len(names) + 1)})
    shuffled = raw.sample(frac=1, random_state=random.randrange(1000))
    before = raw.copy()
    pd.testing.assert_frame_equal(harmonise_names(raw).sort_index(), harmonise_names(shuffled).sort_index())
    pd.testing.assert_frame_equal(raw, before)


@settings(max_examples=15)
@given(NAMES)
def test_names_of_one_normal_form_share_an_organisation(names):
    result = harmonise_names(pd.DataFrame({"name": names}))
    assert result.groupby("text")["organisation"].nunique().eq(1).all()


@pytest.mark.parametrize(("aliases", "merge", "expected"), [
    (True, True, ["ASML", "ASML"]), (False, True, ["ASML NETHERLANDS", "ASML NETHERLANDS"]),
    (True, False, ["ASML", "ASMLNETHERLANDS"]),
])
def test_aliases_and_merging_can_each_be_left_out(aliases, merge, expected):
    names = pd.DataFrame({"name": ["ASML Netherlands B.V.", "ASMLNetherlands BV"], "n": [9, 1]})
    assert harmonise_names(names, aliases=aliases, merge=merge)["organisation"].tolist() == expected
