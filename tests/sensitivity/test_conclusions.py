from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.errors import InputError
from citenet.sensitivity import conclusions, survival


def scores(**by_indicator):
    """Return tidy scores: indicator = {(technology, entity): value}."""
    rows = [(technology, "country", "2015-2019", entity, indicator, value)
            for indicator, values in by_indicator.items() for (technology, entity), value in values.items()]
    return pd.DataFrame(rows, columns=["technology", "level", "window", "entity", "indicator", "value"])


def of(words, technology, entity):
    return words.loc[(technology, "country", "2015-2019", entity)].to_dict()


def test_the_sign_of_a_balance():
    words = conclusions(scores(simple_balance={("ai", "NL"): -0.1, ("ai", "DE"): 0.0, ("ai", "US"): 0.3}), ranked=[])
    assert [of(words, "ai", country)["sign of simple_balance"] for country in ("NL", "DE", "US")] == [
        "negative", "zero", "positive"]


def test_what_is_left_over_of_a_sum_has_no_sign():
    words = conclusions(scores(pairwise_balance_unweighted={("ai", "NL"): 0.1 + 0.2 - 0.3}), ranked=[])
    assert of(words, "ai", "NL") == {"sign of pairwise_balance_unweighted": "zero"}


def test_only_balances_have_a_sign():
    assert "sign of source_hhi" not in of(conclusions(scores(source_hhi={("ai", "NL"): 0.3})), "ai", "NL")


def test_ranks_among_entities_and_among_technologies():
    words = conclusions(scores(source_hhi={("ai", "NL"): 0.3, ("ai", "DE"): 0.5, ("quantum", "NL"): 0.1,
                                           ("quantum", "DE"): 0.05, ("all", "NL"): 0.9}))
    assert of(words, "ai", "NL") == {"rank among entities by source_hhi": "2",
                                     "rank among technologies by source_hhi": "1"}
    assert of(words, "quantum", "NL") == {"rank among entities by source_hhi": "1",
                                          "rank among technologies by source_hhi": "2"}
    assert list(of(words, "all", "NL")) == ["rank among entities by source_hhi"]


def test_what_differs_by_rounding_ties():
    words = conclusions(scores(source_hhi={("ai", "NL"): 0.1 + 0.2, ("ai", "DE"): 0.3, ("ai", "US"): 0.1}))
    ranks = [of(words, "ai", country)["rank among entities by source_hhi"] for country in ("NL", "DE", "US")]
    assert ranks == ["1", "1", "3"]


def test_missing_values_allow_no_conclusion():
    words = conclusions(scores(simple_balance={("ai", "NL"): np.nan, ("ai", "DE"): 0.2, ("ai", None): 0.4}))
    assert set(words.index.get_level_values("entity")) == {"DE"}
    assert of(words, "ai", "DE")["rank among entities by simple_balance"] == "1"


def test_the_flag_and_the_position_are_conclusions():
    positions = pd.DataFrame({"technology": ["ai", "ai"], "level": "country", "window": "2015-2019",
                              "entity": ["NL", "IS"], "position": ["near", None]})
    words = conclusions(scores(strategic_dependency={("ai", "NL"): 1.0, ("ai", "IS"): 0.0}), positions, ranked=[])
    assert of(words, "ai", "NL") == {"strategic_dependency": "yes", "position": "near"}
    assert of(words, "ai", "IS") == {"strategic_dependency": "no"}


def test_a_conclusion_survives_when_all_variants_come_to_it():
    base = scores(simple_balance={("ai", "NL"): -0.1, ("quantum", "NL"): 0.2}, source_hhi={("ai", "NL"): 0.3})
    whole = scores(simple_balance={("ai", "NL"): -0.3, ("quantum", "NL"): -0.2}, source_hhi={("ai", "NL"): 0.2})
    inventor = scores(simple_balance={("ai", "NL"): -0.2, ("quantum", "NL"): np.nan}, source_hhi={("ai", "NL"): 0.2})
    variants = {name: conclusions(table, ranked=[]) for name, table in
                (("fractional", base), ("whole", whole), ("inventor", inventor))}
    table = survival(variants).set_index(["technology", "conclusion"])
    assert table.loc[("ai", "sign of simple_balance"), ["base", "survives", "differs"]].tolist() == [
        "negative", True, ""]
    assert table.loc[("quantum", "sign of simple_balance"), ["base", "survives", "differs"]].tolist() == [
        "positive", False, "whole: negative; inventor: undefined"]


def test_what_the_first_variant_does_not_allow_does_not_survive():
    variants = {"family": conclusions(scores(simple_balance={})),
                "publication": conclusions(scores(simple_balance={("ai", "NL"): 0.2}))}
    table = survival(variants)
    assert table["base"].unique().tolist() == ["undefined"]
    assert not table["survives"].any()


def test_a_ranking_that_flips_says_so():
    base = scores(source_hhi={("ai", "NL"): 0.3, ("ai", "DE"): 0.5})
    flipped = scores(source_hhi={("ai", "NL"): 0.6, ("ai", "DE"): 0.5})
    table = survival({"applicant": conclusions(base), "inventor": conclusions(flipped)})
    ranks = table[table["conclusion"] == "rank among entities by source_hhi"].set_index("entity")
    assert ranks["differs"].to_dict() == {"NL": "inventor: 1", "DE": "inventor: 2"}


def test_one_variant_has_nothing_to_be_held_against():
    with pytest.raises(InputError, match="1 way of counting"):
        survival({"fractional": conclusions(scores(source_hhi={("ai", "NL"): 0.3}))})


def test_two_values_for_one_thing_are_refused():
    twice = conclusions(pd.concat([scores(source_hhi={("ai", "NL"): 0.3})] * 2))
    with pytest.raises(InputError, match="drawn twice"):
        survival({"a": twice, "b": twice})


def test_the_tables_given_are_left_alone():
    table = scores(simple_balance={("ai", "NL"): -0.1})
    before = table.copy()
    words = conclusions(table)
    survival({"a": words, "b": words})
    pd.testing.assert_frame_equal(table, before)
