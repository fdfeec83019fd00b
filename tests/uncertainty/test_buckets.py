from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.flows import UNKNOWN
from citenet.graph import CitationGraph
from citenet.uncertainty import Buckets, bootstrap_counts, leave_one_out_counts

from .conftest import draw_world


def test_taking_every_bucket_once_gives_the_network_back():
    drawn = draw_world(1)
    once = drawn.buckets().resampled(np.ones((1, 128)))
    for measured in (indicators.citations_made, indicators.made_per_family, indicators.source_entropy):
        np.testing.assert_allclose(measured(once).iloc[0], measured(drawn.graph))


def test_a_draw_equals_a_network_counted_from_the_drawn_buckets():
    drawn = draw_world(2)
    counts = bootstrap_counts(128, draws=3, seed=5)
    together = drawn.buckets().resampled(counts)
    for draw, times in enumerate(counts):
        rows = drawn.citations.assign(citations=drawn.citations["citations"] * times[drawn.citations["bucket"]])
        held = drawn.families.assign(families=drawn.families["families"] * times[drawn.families["bucket"]])
        alone = CitationGraph.from_edges(rows.groupby(["citing", "cited"])["citations"].sum(),
                                         held.groupby("entity")["families"].sum())
        for measured in (indicators.made_per_family, indicators.received_per_family, indicators.source_hhi):
            np.testing.assert_allclose(measured(together).iloc[draw], measured(alone))


def test_citations_to_unknown_parties_are_drawn_with_their_family():
    parts = pd.DataFrame({"bucket": [0, 1, 1, 0], "citing": ["NL", "NL", UNKNOWN, UNKNOWN],
                          "cited": ["DE", UNKNOWN, "NL", UNKNOWN], "citations": [3.0, 1.0, 2.0, 9.0]})
    held = pd.DataFrame({"bucket": [0, 1], "entity": ["NL", UNKNOWN], "families": [2.0, 1.0]})
    unknown = pd.DataFrame({"made": {"NL": 1.0}, "received": {"NL": 2.0}})
    graph = CitationGraph.from_edges([("NL", "DE", 3)], {"NL": 2}, unknown=unknown)
    drawn = Buckets.of(graph, parts, held, 2).resampled(np.array([[2.0, 0.0], [1.0, 1.0]]))
    membership = indicators.membership_of(graph, pd.Series({"DE": "eu"}))
    assert indicators.unclassified_share(drawn, membership)["NL"].tolist() == [0, 0.25]
    assert np.isnan(indicators.families(drawn)["DE"]).all()


def test_buckets_of_another_network_are_refused():
    drawn, other = draw_world(1), draw_world(2)
    with pytest.raises(ValueError, match="do not add up"):
        Buckets.of(drawn.graph, other.citations, other.families, 128)


def test_an_empty_network_has_empty_buckets(empty_graph):
    nothing = pd.DataFrame({"bucket": [], "citing": [], "cited": [], "citations": [], "entity": [], "families": []})
    drawn = Buckets.of(empty_graph, nothing.astype({"bucket": int}), nothing.astype({"bucket": int}), 4)
    assert drawn.resampled(np.ones((3, 4))).made.shape == (3, 0)


def test_counts_are_seeded_and_hold_as_many_buckets_as_there_are():
    counts = bootstrap_counts(64, draws=50, seed=3)
    np.testing.assert_array_equal(counts, bootstrap_counts(64, draws=50, seed=3))
    assert (counts != bootstrap_counts(64, draws=50, seed=4)).any()
    assert (counts.sum(axis=1) == 64).all()
    np.testing.assert_allclose(leave_one_out_counts(64).sum(axis=1), 64)
