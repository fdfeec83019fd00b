from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.graph import CitationGraph
from citenet.sample.expectation import expected_families, expected_flows
from citenet.sample.world import world
from citenet.trend import slopes, verdicts
from citenet.uncertainty import intervals

WINDOWS = ("2000-2004", "2002-2006", "2007-2011", "2012-2016")


def test_slopes_equal_a_fitted_line_for_each_number():
    random = np.random.default_rng(1)
    values = np.where(random.random((4, 5, 3)) < 0.25, np.nan, random.normal(size=(4, 5, 3)))
    frames = {window: pd.DataFrame(value, columns=list("abc")) for window, value in zip(WINDOWS, values, strict=True)}
    found = slopes(frames)
    years = np.array([2002, 2004, 2009, 2014])
    for row, column in np.ndindex(5, 3):
        known = ~np.isnan(values[:, row, column])
        expected = np.polyfit(years[known], values[known, row, column], 1)[0] if known.sum() > 1 else np.nan
        assert found.iloc[row, column] == pytest.approx(expected, nan_ok=True)


def test_who_is_absent_from_a_window_keeps_a_slope_over_the_others():
    frames = {window: pd.DataFrame({"hhi": values}) for window, values in zip(
        WINDOWS, ({"NL": 0.1, "DE": 0.5}, {"NL": 0.2}, {"NL": 0.3, "DE": 0.64}, {"IS": 1.0}), strict=True)}
    found = slopes(frames)["hhi"]
    assert found["DE"] == pytest.approx(0.02)
    assert np.isnan(found["IS"])
    assert list(found.index) == ["NL", "DE", "IS"]


def test_draws_are_fitted_one_by_one():
    random = np.random.default_rng(2)
    columns = pd.MultiIndex.from_product([["hhi"], ["NL", "DE"]])
    frames = {window: pd.DataFrame(random.normal(size=(6, 2)), columns=columns) for window in WINDOWS}
    together = slopes(frames)
    for draw in range(6):
        alone = slopes({window: frame.iloc[[draw]] for window, frame in frames.items()})
        np.testing.assert_allclose(together.iloc[[draw]], alone)


def test_the_frames_given_are_left_alone():
    frames = {window: pd.DataFrame({"hhi": {"NL": 0.1}}) for window in WINDOWS}
    before = {window: frame.copy() for window, frame in frames.items()}
    slopes(frames)
    for window, frame in frames.items():
        pd.testing.assert_frame_equal(frame, before[window])


def test_the_interval_of_a_trend_holds_it_although_windows_share_their_families():
    """Families of ten years in sliding windows of four: 300 trends of a mean, an error of .013."""
    windows = {f"{year}-{year + 3}": slice(year - 2000, year - 1996) for year in range(2000, 2007)}
    held = []
    for seed in range(300):
        random = np.random.default_rng(seed)
        number = random.poisson(4, (10, 100))
        total = random.poisson(number * (1 + 0.05 * np.arange(10))[:, None])

        def measure(counts, number=number, total=total):
            means = {window: counts @ total[years].sum(0) / (counts @ number[years].sum(0))
                     for window, years in windows.items()}
            return slopes({window: pd.DataFrame({"mean": mean}) for window, mean in means.items()})

        found = intervals(measure, 100, draws=200, seed=seed).loc["mean"]
        held.append(found["low"] <= 0.05 <= found["high"])
    assert 0.91 <= np.mean(held) <= 0.98


def test_the_planted_trends_have_their_sign():
    simulated = world()
    for name, value in (("rising_source", _source_share), ("falling_family_share", _family_share)):
        fact = simulated.planted[name]
        frames = {f"{first}-{last}": pd.DataFrame({"share": {fact["country"]: value(simulated, fact, (first, last))}})
                  for first, last in simulated.windows}
        assert np.sign(slopes(frames).iloc[0, 0]) == fact["sign"]


def test_a_rising_concentration_is_told_from_chance():
    networks = [CitationGraph.from_edges([("NL", "US", 50 + 20 * i), ("NL", "DE", 50)]) for i in range(4)]
    trend = slopes({window: pd.DataFrame({"source_hhi": indicators.source_hhi(graph)})
                    for window, graph in zip(WINDOWS, networks, strict=True)})
    table = pd.DataFrame({"value": trend["source_hhi"], "low": trend["source_hhi"] - 0.001,
                          "high": trend["source_hhi"] + 0.001})
    table.index = pd.MultiIndex.from_product([["source_hhi"], table.index])
    assert verdicts(table, comparable=False)["direction"].dropna().to_dict() == {("source_hhi", "NL"): "rising"}


def _source_share(simulated, fact, years):
    sources = expected_flows(simulated, fact["technology"], years=years)[fact["country"]].drop(fact["country"])
    return sources[fact["source"]] / sources.sum()


def _family_share(simulated, fact, years):
    return expected_families(simulated, fact["technology"], years=years)[fact["country"]]
