"""Limits of the group position: the same as from measuring each draw of the families on its own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import specialisation
from citenet.pipeline.portfolio_limits import asset_limits, class_limits, family_limits
from citenet.settings import Settings
from citenet.uncertainty import intervals, within_range

SETTINGS = Settings(draws=30, seed=4)
PARTS = ["asset_index", "asset_index_share", "relevance", "coverage"]


@pytest.fixture
def owned():
    """Return 300 families of five countries: entity, family, share, bucket, technology, relevance, coverage."""
    random = np.random.default_rng(2)
    entity = np.array(["US", "DE", "NL", "AT", "unknown"])[np.minimum(random.geometric(0.4, 300) - 1, 4)]
    return pd.DataFrame({"entity": entity, "family": np.arange(300), "share": 1.0,
                         "bucket": random.integers(0, 128, 300), "technology": random.choice(["a", "b", "all"], 300),
                         "relevance": random.exponential(1, 300), "coverage": random.choice([0.0, 0.5, 1.2], 300)})


def by_draw(measured) -> pd.DataFrame:
    """Return limits from a function of the number of times that each bucket is taken, called draw by draw."""
    found = intervals(lambda counts: pd.DataFrame([measured(times) for times in counts]), 128, draws=30, seed=4)
    return within_range(found)[["low", "high"]].sort_index()


def test_families_are_drawn_before_shares_ranks_and_specialisation(owned):
    held = owned.groupby(["technology", "bucket", "entity"], as_index=False)["share"].sum()
    held = held.rename(columns={"share": "families"})

    def measured(times):
        drawn = held.assign(families=held["families"] * times[held["bucket"]])
        wide = drawn.pivot_table(index="entity", columns="technology", values="families", aggfunc="sum").fillna(0.0)
        tables = {"family_share": specialisation.family_share(wide), "rca": specialisation.rca(wide[["a", "b"]]),
                  "family_rank": specialisation.family_rank(wide.drop(index="unknown"))}
        return pd.concat({name: table.T.stack() for name, table in tables.items()})  # noqa: PD013

    found = family_limits(held, SETTINGS)[["low", "high"]].sort_index()
    pd.testing.assert_frame_equal(found.dropna(), by_draw(measured).dropna(), check_names=False)
    assert found.loc["family_rank", "low"].dropna().mod(1).eq(0).all()


def test_families_are_drawn_with_their_worth(owned):
    def measured(times):
        taken = owned.assign(share=times[owned["bucket"]])
        values = taken.set_index("family")
        index = specialisation.asset_index(values["relevance"], values["coverage"],
                                           shares=taken[["entity", "family", "share"]])
        world = (values["relevance"] * values["coverage"] * values["share"]).sum()
        return index.assign(asset_index_share=index["asset_index"] / world)[PARTS].T.stack()  # noqa: PD013

    own = owned.set_index("family")
    worth = specialisation.family_worth(own["relevance"], own["coverage"]).assign(bucket=own["bucket"])
    found = asset_limits(worth, owned[["entity", "family", "share"]], SETTINGS)[["low", "high"]].sort_index()
    pd.testing.assert_frame_equal(found, by_draw(measured), check_names=False)
    assert found.notna().all(axis=None)


def classified(side: str, expected: np.ndarray) -> pd.DataFrame:
    """Return families by bucket, row and class, Poisson around what is expected of a bucket."""
    drawn = np.random.default_rng(5).poisson(expected, (128, *expected.shape))
    bucket, row, field = np.nonzero(drawn)
    return pd.DataFrame({"bucket": bucket, side: row.astype(str), "class": field.astype(str),
                         "families": drawn[bucket, row, field].astype(float)})


def test_families_are_drawn_before_complexity_and_density():
    nested = np.where(np.add.outer(range(6), range(7)) < 8, 0.5, 0.1) / np.arange(1, 7)[:, None]
    countries, fields = classified("entity", nested), classified("technology", np.full((2, 7), 0.3))

    def wide(families, side, times):
        drawn = families.assign(families=families["families"] * times[families["bucket"]])
        return drawn.pivot_table(index=side, columns="class", values="families", aggfunc="sum").fillna(0.0)

    def measured(times):
        own, weights = wide(countries, "entity", times), wide(fields, "technology", times)
        presence = specialisation.specialised(own)
        found = specialisation.technology_complexity(weights, specialisation.complexity(presence).fields)
        density = specialisation.relatedness_density(presence, specialisation.relatedness(presence)).fillna(0.0)
        near = (density @ weights.div(weights.sum(axis=1), axis=0).T).T.stack()  # noqa: PD013
        return pd.concat({"complexity": found["complexity"].set_axis(pd.MultiIndex.from_product([weights.index, [""]])),
                          "relatedness_density": near})

    whole = np.ones(128)
    found = class_limits(countries, fields, wide(countries, "entity", whole), wide(fields, "technology", whole),
                         SETTINGS).sort_index()
    pd.testing.assert_frame_equal(found, by_draw(measured), check_names=False)
    assert found.notna().all(axis=None)
