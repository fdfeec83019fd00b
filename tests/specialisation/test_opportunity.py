"""What a new field opens up: the change in the opportunity value, found by taking it up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.specialisation import complexity, opportunity_gain, opportunity_value, relatedness


def random_presence(seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    chance = np.linspace(0.9, 0.1, 9)
    return pd.DataFrame(random.random((8, 9)) < chance, index=[f"e{i}" for i in range(8)],
                        columns=[f"f{t}" for t in range(9)])


@pytest.mark.parametrize("seed", range(6))
def test_the_gain_is_the_change_in_value(seed):
    presence = random_presence(seed)
    related = relatedness(presence)
    of_fields = pd.Series(np.random.default_rng(seed).normal(size=9), index=presence.columns)
    before = opportunity_value(presence, related, of_fields=of_fields)
    gain = opportunity_gain(presence, related, of_fields=of_fields)
    for entity in presence.index:
        for field in presence.columns:
            taken_up = presence.copy()
            taken_up.loc[entity, field] = True
            change = opportunity_value(taken_up, related, of_fields=of_fields)[entity] - before[entity]
            if presence.loc[entity, field]:
                assert np.isnan(gain.loc[entity, field])
            elif related[field].sum() > 0:
                assert gain.loc[entity, field] == pytest.approx(change)


def test_who_has_everything_has_no_opportunities_left():
    presence = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["all", "most", "one"], columns=list("abc"))
    of_fields = complexity(presence).fields
    assert opportunity_value(presence, relatedness(presence), of_fields=of_fields)["all"] == 0
    assert opportunity_gain(presence, relatedness(presence), of_fields=of_fields).loc["all"].isna().all()


def test_without_any_known_complexity_there_is_no_answer():
    presence = pd.DataFrame([[1, 0], [1, 1]], columns=["a", "b"])
    unknown = pd.Series(np.nan, index=["a", "b"])
    assert opportunity_value(presence, relatedness(presence), of_fields=unknown).isna().all()
    assert opportunity_gain(presence, relatedness(presence), of_fields=unknown).isna().all(axis=None)
