from __future__ import annotations

import math

import numpy as np
import pytest

from citenet import indicators
from citenet.graph import CitationGraph


def test_a_single_source_has_no_diversity_and_no_evenness(star):
    assert indicators.source_entropy(star)["A"] == 0
    assert indicators.effective_sources(star)["A"] == 1
    assert indicators.source_hhi(star)["A"] == 1
    assert np.isnan(indicators.source_evenness(star)["A"])
    assert np.isnan(indicators.source_hhi_normalised(star)["A"])


def test_who_cites_nobody_has_a_missing_diversity(star):
    for indicator in (*indicators.DIVERSITY,):
        assert np.isnan(indicator(star)["HUB"]), indicator.__name__


def test_equal_sources_are_perfectly_even(two_blocks):
    assert indicators.source_evenness(two_blocks)["B2"] == pytest.approx(1)
    assert indicators.effective_sources(two_blocks)["B2"] == pytest.approx(2)
    assert indicators.source_hhi_normalised(two_blocks)["B2"] == pytest.approx(0)


def test_domestic_citations_do_not_change_diversity():
    edges = [("NL", "DE", 6), ("NL", "US", 2)]
    without = CitationGraph.from_edges(edges)
    with_domestic = CitationGraph.from_edges([*edges, ("NL", "NL", 500)])
    assert indicators.source_entropy(without)["NL"] == indicators.source_entropy(with_domestic)["NL"]


def test_miller_madow_adds_for_the_sources_a_small_sample_misses(methods_graph):
    plain = indicators.source_entropy(methods_graph)["NL"]
    corrected = indicators.source_entropy(methods_graph, miller_madow=True)["NL"]
    assert corrected == pytest.approx(plain + (3 - 1) / (2 * 20))
    effective = indicators.effective_sources(methods_graph, miller_madow=True)["NL"]
    assert effective == pytest.approx(math.exp(corrected))


def test_measure_corrects_the_entropy_of_small_samples_on_request(methods_graph):
    membership = np.zeros((len(methods_graph.foreign.weight), 3))
    plain, corrected = (indicators.measure(methods_graph, membership, miller_madow=on) for on in (False, True))
    assert corrected.loc["NL", "source_entropy"] == pytest.approx(plain.loc["NL", "source_entropy"] + 2 / 40)
    assert corrected.loc["NL", "source_hhi"] == plain.loc["NL", "source_hhi"]
