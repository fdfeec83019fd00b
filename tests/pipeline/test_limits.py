"""Which scores of the sample carry limits, and do these fit the scores?"""

from __future__ import annotations

import pytest

from citenet.pipeline.analysis import analyses, count
from citenet.pipeline.places import open_corpus
from citenet.settings import Settings


@pytest.fixture(scope="module")
def scores():
    counted = count(open_corpus(None), Settings(draws=60), level="country")
    return next(analyses(counted, technologies=["quantum"], level="country")).scores.set_index("indicator")


def test_every_indicator_of_a_large_country_has_an_interval_around_its_value(scores):
    own = scores[scores["entity"] == "NL"]
    has_interval = own["low"].notna() & own["high"].notna()
    assert set(own.index[~has_interval]) == {"strategic_dependency", "in_core"}
    known = own[has_interval]
    assert ((known["low"] <= known["value"]) & (known["value"] <= known["high"])).all()


def test_answers_have_an_agreement_and_nothing_else_has(scores):
    answers = scores[scores["agreement"].notna()]
    assert set(answers.index) == {"strategic_dependency", "in_core"}
    assert answers["agreement"].between(0, 1).all()


def test_the_whole_technology_has_intervals_of_its_core_and_supply(scores):
    whole = scores[scores["entity"].isna()]
    assert set(whole.index[whole["low"].notna()]) == {"core_fit", "supply_hhi"}
    known = whole.loc[["core_fit", "supply_hhi"]]
    assert ((known["low"] < known["value"]) & (known["value"] < known["high"])).all()
