"""With whom a family is compared when there are few of its kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.specialisation import reference_mean


def by_hand(values: pd.Series, families: pd.DataFrame, family: str, minimum: int) -> float:
    """Widen the years one at a time until there are enough, then give up the field."""
    span = range(families["year"].max() - families["year"].min() + 1)
    for same_kind in (families["field"] == families.loc[family, "field"], families["field"].notna()):
        for reach in span:
            near = same_kind & ((families["year"] - families.loc[family, "year"]).abs() <= reach)
            group = values[near[near].index]
            last = values[same_kind[same_kind].index]
            if (len(group) >= minimum or len(group) == len(last)) and group.sum() > 0:
                return group.mean()
    return np.nan


@pytest.mark.parametrize("seed", range(5))
def test_groups_widen_as_far_as_it_takes_and_no_farther(seed):
    random = np.random.default_rng(seed)
    families = pd.DataFrame({"field": random.choice(list("abcd"), 60, p=[0.6, 0.3, 0.07, 0.03]),
                             "year": random.integers(2000, 2010, 60)}, index=[f"p{i}" for i in range(60)])
    values = pd.Series(random.poisson(0.8, 60).astype(float), index=families.index)
    values[families["field"] == "d"] = 0.0
    found = reference_mean(values, families, minimum=10)
    expected = {family: by_hand(values, families, family, 10) for family in families.index}
    assert found.to_dict() == pytest.approx(expected)


def test_enough_of_a_year_are_compared_among_themselves():
    families = pd.DataFrame({"field": "a", "year": [2000] * 10 + [2001] * 10})
    values = pd.Series([1.0] * 10 + [5.0] * 10)
    assert reference_mean(values, families).tolist() == [1.0] * 10 + [5.0] * 10


def test_a_field_that_nobody_cites_gives_way_to_all_fields():
    families = pd.DataFrame({"field": ["a", "b"], "year": 2000})
    assert reference_mean(pd.Series([0.0, 4.0]), families).tolist() == [2.0, 4.0]


def test_no_citation_anywhere_and_no_year_are_missing():
    families = pd.DataFrame({"field": ["a", "b"], "year": [2000, np.nan]})
    assert reference_mean(pd.Series([0.0, 0.0]), families).isna().all()
    assert reference_mean(pd.Series([3.0, 4.0]), families).tolist()[0] == 3.0
    assert np.isnan(reference_mean(pd.Series([3.0, 4.0]), families)[1])


def test_a_family_of_unknown_field_is_compared_with_all():
    families = pd.DataFrame({"field": ["a", None], "year": 2000})
    assert reference_mean(pd.Series([3.0, 5.0]), families).tolist() == [3.0, 4.0]
