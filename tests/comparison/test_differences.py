from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.comparison import compare
from citenet.errors import InputError, SettingsError


def scores(entity="NL", window="2015-2019", **values):
    """Return tidy scores: indicator = (value, low, high)."""
    rows = [("ai", "country", entity, window, name, *three) for name, three in values.items()]
    columns = ["technology", "level", "entity", "window", "indicator", "value", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def only(table, indicator):
    return table.set_index("indicator").loc[indicator]


def test_overlapping_intervals_can_still_differ():
    """Two numbers with errors of 1 each and 3.5 apart: the intervals touch, the difference has an error of 1.41."""
    first, second = scores(made_per_family=(10, 8.04, 11.96)), scores(made_per_family=(13.5, 11.54, 15.46))
    row = only(compare(first, second), "made_per_family")
    assert (row["low"], row["high"]) == pytest.approx((3.5 - 1.96 * 2**0.5, 3.5 + 1.96 * 2**0.5))
    assert row["exceeds"]


def test_uneven_limits_keep_to_their_sides():
    row = only(compare(scores(source_hhi=(0.4, 0.3, 0.45)), scores(source_hhi=(0.5, 0.46, 0.7))), "source_hhi")
    assert row["low"] == pytest.approx(0.1 - np.hypot(0.04, 0.05))
    assert row["high"] == pytest.approx(0.1 + np.hypot(0.2, 0.1))


def test_turning_the_comparison_round_turns_the_signs():
    first, second = scores(source_hhi=(0.4, 0.3, 0.45)), scores(source_hhi=(0.5, 0.46, 0.7))
    there, back = (only(compare(*pair), "source_hhi") for pair in ((first, second), (second, first)))
    assert (there["low"], there["high"]) == pytest.approx((-back["high"], -back["low"]))


def test_two_windows_are_matched_on_all_but_the_window():
    table = compare(scores(source_hhi=(0.4, 0.3, 0.5)), scores(window="2020-2024", source_hhi=(0.9, 0.8, 1)),
                    across=["window"])
    assert list(table.columns[:4]) == ["technology", "level", "entity", "indicator"]
    assert len(table) == 1
    assert table["exceeds"].all()


def test_a_row_of_one_table_only_is_kept():
    table = compare(scores(source_hhi=(0.4, 0.3, 0.5)), scores(families=(9, 8, 10)))
    assert table["indicator"].tolist() == ["source_hhi", "families"]
    assert table["difference"].isna().all()
    assert table["exceeds"].isna().all()


def test_without_intervals_nothing_is_said_about_chance():
    table = compare(scores(families=(9, 8, 10)).drop(columns=["low", "high"]), scores(families=(99, 90, 110)))
    assert table["difference"].tolist() == [90]
    assert table["exceeds"].isna().all()


def test_limits_drawn_together_replace_the_others():
    first, second = scores(source_hhi=(0.4, 0.3, 0.5), families=(1, 0, 2)), scores(source_hhi=(0.45, 0.35, 0.55),
                                                                                  families=(2, 1, 3))
    drawn = pd.DataFrame({"low": [0.02], "high": [0.08]}, index=pd.Index(["source_hhi"], name="indicator"))
    table = compare(first, second, drawn=drawn)
    assert only(table, "source_hhi")[["low", "high", "exceeds"]].tolist() == [0.02, 0.08, True]
    assert only(table, "families")["high"] == pytest.approx(1 + 2**0.5)


def test_technologies_as_a_whole_have_no_entity_and_are_matched_too():
    whole = scores(entity=None, supply_hhi=(0.3, 0.2, 0.4))
    assert compare(whole, whole)["difference"].tolist() == [0]


def test_several_rows_for_one_key_are_refused():
    two = pd.concat([scores(families=(9, 8, 10)), scores(entity="DE", families=(9, 8, 10))])
    with pytest.raises(InputError, match="1 of 2 rows of the first table") as refused:
        compare(two, scores(families=(9, 8, 10)), across=["entity"])
    assert refused.value.found == ["ai · country · 2015-2019 · families"]


def test_a_table_without_a_key_is_refused():
    with pytest.raises(InputError, match="the second table has no window"):
        compare(scores(families=(9, 8, 10)), scores(families=(9, 8, 10)).drop(columns="window"))


def test_an_unknown_key_is_refused():
    with pytest.raises(SettingsError, match="across year"):
        compare(scores(), scores(), across=["year"])


def test_a_difference_of_two_independent_counts_exceeds_by_chance_one_time_in_twenty():
    random = np.random.default_rng(1)
    counts = random.poisson(400, (2, 4000)).astype(float)
    tables = [scores(entity=None, **{f"n{i}": (c, c - 1.96 * c**0.5, c + 1.96 * c**0.5) for i, c in enumerate(side)})
              for side in counts]
    assert 0.04 < compare(*tables)["exceeds"].mean() < 0.06
