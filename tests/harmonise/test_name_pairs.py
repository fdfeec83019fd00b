"""Pairs of names written down with a reason: these mean the same, these do not."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from citenet.harmonise import harmonise_names, normalise_name

PAIRS = Path(__file__).resolve().parents[1] / "names"


def rows(name: str) -> list[dict[str, str]]:
    with (PAIRS / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs(name: str) -> list:
    return [pytest.param(row["one"], row["other"], id=f"{row['one']} / {row['other']}") for row in rows(name)]


def organisations(one: str, other: str, **choices: bool) -> list[str]:
    """Harmonise two names in a corpus where the first is a thousand times as frequent."""
    return harmonise_names(pd.DataFrame({"name": [one, other], "n": [1000, 1]}), **choices)["organisation"].tolist()


@pytest.mark.parametrize("name", ["same", "different", "merged"])
def test_every_pair_has_a_reason(name):
    assert all(row["reason"] and None not in row for row in rows(name))


@pytest.mark.parametrize(("one", "other"), pairs("same"))
def test_names_that_mean_the_same_have_one_normal_form(one, other):
    assert normalise_name(one).text == normalise_name(other).text


@pytest.mark.parametrize(("one", "other"), pairs("different"))
def test_different_organisations_are_kept_apart_however_frequent(one, other):
    first, second = organisations(one, other)
    assert first != second


@pytest.mark.parametrize("row", rows("merged"), ids=lambda row: row["rare"])
def test_a_name_that_differs_in_writing_joins_the_frequent_one_by_its_rule(row):
    names = pd.DataFrame({"name": [row["frequent"], row["rare"]], "n": [1000, 1]})
    result = harmonise_names(names, aliases=False)
    assert result["organisation"][0] == result["organisation"][1]
    assert result["rule"][1].endswith(row["rule"])


@pytest.mark.parametrize("row", rows("merged"), ids=lambda row: row["rare"])
def test_names_of_different_countries_are_not_merged(row):
    names = pd.DataFrame({"name": [row["frequent"], row["rare"]], "n": [1000, 1], "country": ["US", "BR"]})
    first, second = harmonise_names(names, aliases=False)["organisation"]
    assert first != second
