from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.graph import CitationGraph
from citenet.trend import GROWS_WITH_COUNTS, complete_windows, relative_to_technology, sliding_windows, verdicts


def test_windows_at_either_end_are_incomplete():
    windows = sliding_windows(2000, 2019, length=5)
    assert complete_windows(windows, (2000, 2019)) == sliding_windows(2005, 2016, length=5)
    assert complete_windows(windows, (2000, 2019), reach=0, delay=0) == windows


def test_numbers_relative_to_the_technology_do_not_fall_when_half_of_all_is_missing(methods_graph):
    half = CitationGraph.from_edges(methods_graph.citations / 2, methods_graph.families / 2)
    pd.testing.assert_frame_equal(relative_to_technology(half), relative_to_technology(methods_graph))


def test_shares_of_the_technology_add_up_to_one(methods_graph):
    relative = relative_to_technology(methods_graph)
    for name in ("families", "citations_received", "citations_made", "domestic_citations"):
        assert relative[name].sum() == pytest.approx(1)


def test_a_network_in_several_versions_is_held_against_each(methods_graph):
    random = np.random.default_rng(1)
    draws, families = random.integers(1, 30, (3, 16)).astype(float), random.integers(1, 9, (3, 4)).astype(float)
    together = relative_to_technology(methods_graph.resampled(draws, families=families))
    for draw in range(3):
        weights = pd.Series(draws[draw], methods_graph.citations.index)
        alone = relative_to_technology(
            CitationGraph.from_edges(weights, pd.Series(families[draw], methods_graph.entities)))
        np.testing.assert_allclose(together.iloc[draw], pd.concat(dict(alone.items())))


def test_without_citations_nothing_is_relative(empty_graph, lonely):
    assert relative_to_technology(empty_graph).empty
    assert np.isnan(relative_to_technology(CitationGraph.from_edges([], {"NL": 2})).loc["NL", "citations_made"])


def test_what_grows_with_counts_does_so_and_the_rest_does_not(methods_graph):
    """Half of the citations of everyone, and none of the smallest flows."""
    membership = np.ones((len(methods_graph.foreign.weight), 3)) / 3
    whole = indicators.measure(methods_graph, membership)
    left = CitationGraph.from_edges(methods_graph.citations / 2, methods_graph.families)
    less = indicators.measure(left, membership)
    changed = {name for name in whole if not np.allclose(whole[name], less[name])}
    assert changed == GROWS_WITH_COUNTS - {"families", "n_sources", "n_users"}


@pytest.mark.parametrize(("low", "high", "direction"), [(0.1, 0.3, "rising"), (-0.3, -0.1, "falling"),
                                                        (-0.1, 0.3, "no clear trend"), (np.nan, np.nan, None)])
def test_a_trend_that_leaves_out_zero_has_a_direction(low, high, direction):
    table = pd.DataFrame({"value": [0.1], "low": [low], "high": [high]}, index=["citations_made"])
    said = verdicts(table, comparable=True)["direction"].iloc[0]
    assert said == direction or (direction is None and pd.isna(said))


def test_a_fall_of_counts_is_no_decline_where_windows_are_incomplete():
    table = pd.DataFrame({"value": [-2.0, -2.0], "low": [-3.0, -3.0], "high": [-1.0, -1.0]},
                         index=["received_per_family", "source_hhi"])
    assert verdicts(table, comparable=False)["direction"].tolist() == ["not comparable", "falling"]
