"""When complexity has an answer, which sign it has, and why it sometimes has none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.specialisation import complexity, technology_complexity

NESTED = np.tril(np.ones((5, 5), dtype=int))[::-1]


def presence(rows) -> pd.DataFrame:
    matrix = np.array(rows)
    return pd.DataFrame(matrix, index=[f"e{i}" for i in range(matrix.shape[0])],
                        columns=[f"f{t}" for t in range(matrix.shape[1])])


def test_in_a_nested_table_the_rare_fields_and_the_versatile_entities_come_first():
    found = complexity(presence(NESTED))
    assert found.fields.is_monotonic_increasing
    assert found.entities.is_monotonic_decreasing
    assert (found.fields.min(), found.fields.max()) == (0, 100)
    assert (found.entities.min(), found.entities.max()) == (0, 100)


def test_who_has_nothing_is_missing_and_changes_nothing_for_the_others():
    padded = presence(np.pad(NESTED, ((0, 1), (0, 1))))
    found, without = complexity(padded), complexity(presence(NESTED))
    assert np.isnan(found.entities["e5"])
    assert np.isnan(found.fields["f5"])
    pd.testing.assert_series_equal(found.fields.drop("f5"), without.fields)
    assert found.reason == ""


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]], "falls apart into 2 groups"),
        (np.eye(3, dtype=int), "falls apart into 3 groups"),
        ([[1, 1], [1, 1], [1, 1]], "all entities are specialised in the same fields"),
        ([[1, 1, 1]], "fewer than two"),
        ([[1], [1]], "fewer than two"),
        ([[0, 0], [0, 0]], "fewer than two"),
        # Three entities that share one field and have one of their own each: three ways round, all alike.
        ([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]], "occurs more than once"),
        # Two entities with two fields each: nothing tells them apart but the names.
        ([[1, 1, 0], [0, 1, 1]], "does not tell which end"),
    ],
)
def test_no_answer_without_a_reason(rows, reason):
    found = complexity(presence(rows))
    assert reason in found.reason
    assert found.entities.isna().all()
    assert found.fields.isna().all()


def test_an_empty_table_has_no_complexity():
    assert "fewer than two" in complexity(pd.DataFrame(index=["e"], columns=pd.Index([], dtype="str"))).reason


def test_classes_of_unknown_complexity_do_not_count_in_that_of_a_technology():
    families = pd.DataFrame({"A": [1, 0], "B": [3, 0], "C": [4, 7]}, index=["known", "unknown"])
    found = technology_complexity(families, pd.Series({"A": 20.0, "B": 60.0, "C": np.nan}))
    assert found.loc["known"].tolist() == [50, 8, 0.5]
    assert np.isnan(found.loc["unknown", "complexity"])
    assert found.loc["unknown", "covered_share"] == 0
