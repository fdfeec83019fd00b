"""A normal form is a name without what does not tell organisations apart."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.harmonise import normalise_name, normalise_names


def test_the_rules_are_named_in_the_order_of_their_use():
    rules = normalise_name("Board of Trustees of the Univ. of Ill., a body corporate").rules
    assert rules == ("kind of body", "abbreviation", "governing body")


@pytest.mark.parametrize("raw", ["", "   ", "---", "()", "&&;", "\u202e\u200b", "\x00"])
def test_a_name_without_letter_or_digit_is_empty(raw):
    assert normalise_name(raw).text == ""


@pytest.mark.parametrize("raw", ["Inc.", "The", "Co., Ltd.", "N.V.", "株式会社", "The Regents of the University"])
def test_a_rule_that_would_leave_nothing_is_not_applied(raw):
    assert normalise_name(raw).text


@pytest.mark.parametrize("raw", ["A" * 100_000, "AB " * 5_000, "(" * 10_000 + "A", ", A CORPORATION OF" * 2_000,
                                 "Z" + " " * 50_000 + "Z", "\U0001f600 NV"])
def test_endless_and_strange_names_are_answered(raw):
    assert normalise_name(raw).text


@given(st.text(max_size=60))
def test_the_normal_form_depends_on_no_case_or_outer_space(raw):
    form = normalise_name(raw).text
    assert form == normalise_name(f"  {raw} ").text
    assert form == " ".join(form.split())


@given(st.text(alphabet="ABCDEFG abcdefg", max_size=30))
def test_case_makes_no_difference(raw):
    assert normalise_name(raw.upper()).text == normalise_name(raw.lower()).text == normalise_name(raw).text


def test_a_series_is_normalised_name_by_name_and_keeps_its_index():
    names = pd.Series(["Siemens AG", None, "NEC Corp.", "Siemens AG"], index=[7, 3, 5, 1])
    result = normalise_names(names)
    assert result.index.tolist() == [7, 3, 5, 1]
    assert result["text"].tolist() == ["SIEMENS", "", "NEC", "SIEMENS"]
    assert result["rules"].tolist() == ["legal form", "", "legal form", "legal form"]
    assert names.dropna().tolist() == ["Siemens AG", "NEC Corp.", "Siemens AG"]
