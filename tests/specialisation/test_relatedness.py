"""Relatedness, density and distance at their edges."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.specialisation import distance, relatedness, relatedness_density

PRESENCE = pd.DataFrame({"a": [1, 1, 0], "b": [1, 0, 0], "alone": [0, 0, 1], "nobody": 0, "none": 0},
                        index=["X", "Y", "Z"])


def test_two_fields_that_nobody_has_are_not_known_to_be_related():
    found = relatedness(PRESENCE)
    assert np.isnan(found.loc["nobody", "none"])
    assert found.loc["a", "nobody"] == 0
    assert (np.diag(found) == 0).all()


def test_a_field_related_to_none_is_at_no_distance():
    related = relatedness(PRESENCE)
    assert distance(PRESENCE, related)["alone"].isna().all()
    assert relatedness_density(PRESENCE, related)["nobody"].isna().all()
    assert distance(PRESENCE, related)["b"].to_dict() == {"X": 0, "Y": 0, "Z": 1}


def test_relatedness_may_come_from_another_table():
    world = relatedness(pd.DataFrame({"b": [1, 1], "a": [1, 1], "more": [1, 0]}))
    found = relatedness_density(pd.DataFrame({"a": [1], "b": [0]}, index=["X"]), world)
    assert found.loc["X"].to_dict() == {"a": 0, "b": 100}
