"""Families as they are valued: the same kinds as the SQL files tell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.aggregate import assets
from citenet.aggregate.arrays import families
from citenet.aggregate.arrays.groups import Room
from citenet.aggregate.assets import family_assets
from citenet.aggregate.inputs import offer_inputs, offer_rules, run
from citenet.aggregate.steps import choose_citations
from citenet.engine import connect
from citenet.flows import CountingRules, Grain

from .conftest import MASKS, TECHNOLOGIES


@pytest.mark.parametrize("seed", [1, 2])
def test_families_are_of_the_kinds_that_weighing_by_sql_goes_by(random_corpus, seed):
    corpus, rules = random_corpus(seed, n=300), CountingRules(self_citations="drop", reach=4)
    with connect() as connection:
        offer_inputs(connection, corpus, MASKS, TECHNOLOGIES)
        offer_rules(connection, TECHNOLOGIES, rules, Grain())
        choose_citations(connection, rules)
        run(connection, "kinds.sql")
        run(connection, "cohorts_by_kind.sql")
        expected = connection.execute('''
            select office, year, field, families, "references" from cohort_kinds where families > 0''').df()
    with family_assets(corpus, MASKS, technologies=TECHNOLOGIES, rules=rules, grain=Grain()) as assets:
        found = assets.kinds.dropna(subset="year")
    found, expected = (kinds.fillna({"office": "?"}).astype({"office": "str", "field": "str"}).sort_values(
        ["office", "year", "field"], ignore_index=True) for kinds in (found, expected))
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)
    assert len(found) > 20


def test_families_are_valued_alike_where_there_is_room_for_few(random_corpus, monkeypatch):
    corpus = random_corpus(1, n=900)

    def valued():
        with family_assets(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(), grain=Grain()) as found:
            cited = found.weighted_citations(np.arange(len(found.kinds)) / 7)
            of_kinds = found.by_kind(cited)
            twice = found.of_each(lambda block: 2 * cited[block])
            return found.kinds, found.kind.copy(), cited.copy(), of_kinds, twice.copy()

    usual = valued()
    monkeypatch.setattr(families, "_AT_ONCE", 100)
    monkeypatch.setattr(assets, "room_in", lambda memory: Room(0, 0, 0, 0, families=1600, cited=0, members=0))
    few = valued()
    pd.testing.assert_frame_equal(few[0], usual[0])
    for found, expected in zip(few[1:], usual[1:], strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-12)
    assert usual[2].max() > 1
