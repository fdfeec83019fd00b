"""What must hold for any table of counts."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from citenet import specialisation

cells = st.one_of(st.just(0.0), st.integers(1, 40).map(float))
tables = st.tuples(st.integers(2, 6), st.integers(2, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=cells)
).map(lambda matrix: pd.DataFrame(matrix, index=[f"e{i}" for i in range(matrix.shape[0])],
                                  columns=[f"f{t}" for t in range(matrix.shape[1])]))


def everything(counts: pd.DataFrame) -> dict[str, pd.DataFrame | pd.Series]:
    presence = specialisation.specialised(counts)
    related = specialisation.relatedness(presence)
    found = specialisation.complexity(presence)
    return {
        "rca": specialisation.rca(counts),
        "presence": presence.astype(float),
        "share": specialisation.family_share(counts),
        "rank": specialisation.family_rank(counts),
        "related": related,
        "distance": specialisation.distance(presence, related),
        "of_entities": found.entities,
        "of_fields": found.fields,
        "value": specialisation.opportunity_value(presence, related, of_fields=found.fields),
        "gain": specialisation.opportunity_gain(presence, related, of_fields=found.fields),
    }


def assert_same(left: dict, right: dict) -> None:
    for name, expected in left.items():
        got = right[name].reindex_like(expected)
        np.testing.assert_allclose(got.to_numpy(float), expected.to_numpy(float), rtol=1e-6, atol=1e-6, err_msg=name)


@given(tables, st.sampled_from([0.1, 1 / 3, 7.0, 1000.0]))
def test_the_unit_of_counting_does_not_matter(counts, factor):
    assert_same(everything(counts), everything(counts * factor))


@given(tables, st.sampled_from([0.1, 1 / 3, 7.0]), st.integers(0, 5))
def test_a_world_in_which_one_field_is_counted_otherwise_keeps_its_shares_and_places(counts, factor, place):
    field = counts.columns[place % len(counts.columns)]
    other = counts.assign(**{field: counts[field] * factor})
    for measure in (specialisation.family_share, specialisation.family_rank):
        pd.testing.assert_frame_equal(measure(counts), measure(other))


@given(tables, st.randoms(use_true_random=False))
def test_order_of_rows_and_columns_does_not_matter(counts, random):
    rows, columns = list(counts.index), list(counts.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    assert_same(everything(counts), everything(counts.loc[rows, columns]))


@given(tables)
def test_an_entity_without_counts_changes_nothing(counts):
    padded = pd.concat([counts, pd.DataFrame(0.0, index=["nothing"], columns=counts.columns)])
    before, after = everything(counts), everything(padded)
    assert_same(before, after)
    assert np.isnan(after["of_entities"]["nothing"])


@given(tables)
def test_rca_weighted_with_the_shares_of_the_world_is_one(counts):
    share = counts.sum() / max(counts.to_numpy().sum(), 1)
    mean = (specialisation.rca(counts) * share).sum(axis=1)[counts.sum(axis=1) > 0]
    np.testing.assert_allclose(mean, 1)


@given(tables)
def test_all_stay_within_their_bounds(counts):
    found = everything(counts)
    for name, top in (("share", 1), ("related", 1), ("distance", 1), ("of_entities", 100), ("of_fields", 100)):
        values = found[name].to_numpy(float)
        assert not (values < -1e-9).any(), name
        assert not (values > top + 1e-9).any(), name
    assert (found["related"].fillna(-1) == found["related"].T.fillna(-1)).all(axis=None)


@given(tables)
def test_counts_are_not_changed(counts):
    before = counts.copy()
    everything(counts)
    pd.testing.assert_frame_equal(counts, before)
