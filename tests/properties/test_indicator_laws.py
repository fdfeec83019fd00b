"""What must hold for the indicators of any network, whatever its citations."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from citenet import indicators, scenarios
from citenet.graph import CitationGraph

NAMES = tuple("ABCDEF")
CLASSES = pd.Series({"A": "eu", "B": "eu", "C": "oecd_nato", "D": "other", "E": "other"})
COUNTS = {"citations_received", "citations_made", "received_per_family", "made_per_family",
          "domestic_citations", "citation_balance", "citation_balance_per_family"}
"""Indicators that grow with the number of citations; all others depend on shares alone."""
BOUNDS = {
    **dict.fromkeys(["source_evenness", "source_hhi", "source_hhi_normalised", "institutional_similarity",
                     "eu_share", "oecd_nato_share", "other_share", "unclassified_share", "domestic_share",
                     "foreign_share", "strategic_dependency"], (0, 1)),
    **dict.fromkeys(["pairwise_balance", "pairwise_balance_unweighted", "dependence_asymmetry",
                     "simple_balance"], (-1, 1)),
    "institutional_distance": (1, 3),
}

weights = st.one_of(st.just(0.0), st.integers(1, 40).map(float), st.floats(0.01, 40))
edges = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), weights), max_size=25)
networks = st.builds(
    lambda edges, families: CitationGraph.from_edges(edges, families),
    edges,
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9), max_size=6),
)


def measure(graph: CitationGraph, classes: pd.Series = CLASSES) -> pd.DataFrame:
    return indicators.measure(graph, indicators.membership_of(graph, classes))


def assert_equal(left, right, **options):
    """Demand equal figures up to rounding, missing ones in the same places."""
    np.testing.assert_allclose(np.asarray(left), np.asarray(right), rtol=1e-9, atol=1e-9, **options)


@given(networks)
def test_what_is_made_is_received(graph):
    scores = measure(graph)
    assert_equal(scores["citations_made"].sum(), scores["citations_received"].sum())


@given(networks)
def test_all_citations_made_are_domestic_or_import(graph):
    scores = measure(graph)
    made = graph.citations.groupby("citing").sum().reindex(graph.entities, fill_value=0.0)
    assert_equal(scores["citations_made"] + scores["domestic_citations"], made)


@given(networks)
def test_what_one_partner_wins_the_other_loses(graph):
    scores, partners = measure(graph), graph.partners.count
    assert_equal((scores["pairwise_balance_unweighted"] * partners).sum(), 0)
    assert_equal((scores["dependence_asymmetry"] * partners).sum(), 0)


@given(networks)
def test_reversing_swaps_import_and_export_and_flips_the_balance(graph):
    scores, turned = measure(graph), measure(graph.reversed())
    for here, there in (("citations_made", "citations_received"), ("n_sources", "n_users"),
                        ("made_per_family", "received_per_family")):
        assert_equal(scores[here], turned[there])
        assert_equal(scores[there], turned[here])
    for flips in ("simple_balance", "pairwise_balance_unweighted"):
        assert_equal(scores[flips], -turned[flips])


@given(networks, st.floats(0.05, 50))
def test_scaling_all_citations_scales_counts_and_leaves_shares_alone(graph, factor):
    scores = measure(graph)
    scaled = measure(CitationGraph.from_edges(graph.citations * factor, graph.families))
    for name in scores:
        assert_equal(scaled[name], scores[name] * (factor if name in COUNTS else 1), err_msg=name)


@given(networks)
def test_renaming_entities_renames_the_scores(graph):
    new = dict(zip(NAMES, "zyxwvu", strict=True))
    edges = [(new[citing], new[cited], count) for (citing, cited), count in graph.citations.items()]
    renamed = CitationGraph.from_edges(edges, graph.families.rename(new))
    scores = measure(renamed, CLASSES.rename(new)).reindex([new[name] for name in graph.entities])
    assert_equal(scores, measure(graph))


@given(networks)
def test_an_isolate_changes_nothing_for_the_others(graph):
    families = pd.concat([graph.families, pd.Series({"Z": 4.0})])
    scores = measure(CitationGraph.from_edges(graph.citations, families))
    assert_equal(scores.drop(index="Z"), measure(graph))
    counted = ["families", "citations_received", "citations_made", "received_per_family", "made_per_family",
               "n_sources", "n_users", "domestic_citations"]
    assert scores.loc["Z"].drop(counted).isna().all()


@given(networks)
def test_scores_stay_within_their_bounds_and_are_never_infinite(graph):
    scores = measure(graph)
    assert not np.isinf(scores.to_numpy()).any()
    for name, (low, high) in BOUNDS.items():
        known = scores[name].dropna()
        assert ((known >= low - 1e-9) & (known <= high + 1e-9)).all(), name


@given(networks)
def test_diversity_lies_between_one_source_and_all_equally(graph):
    scores = measure(graph)
    known = scores[scores["n_sources"] > 0]
    assert (known["effective_sources"] >= 1 - 1e-9).all()
    assert (known["effective_sources"] <= known["n_sources"] + 1e-9).all()
    assert (1 / known["source_hhi"] <= known["effective_sources"] + 1e-9).all()
    assert scores.loc[scores["n_sources"] == 0, "source_entropy"].isna().all()


@given(networks)
def test_the_three_class_shares_add_up_to_one(graph):
    scores = measure(graph)
    total = scores[["eu_share", "oecd_nato_share", "other_share"]].sum(axis=1, skipna=False).dropna()
    assert_equal(total, 1.0)
    assert_equal(scores["institutional_similarity"],
                 scores["eu_share"] + scores["oecd_nato_share"] / 2)


@given(networks)
def test_measuring_leaves_the_network_as_it_was(graph):
    before, families = graph.citations.copy(), graph.families.copy()
    measure(graph)
    pd.testing.assert_series_equal(graph.citations, before)
    pd.testing.assert_series_equal(graph.families, families)


@given(networks)
def test_domestic_and_foreign_share_add_up_to_one(graph):
    total = (indicators.domestic_share(graph) + indicators.foreign_share(graph)).dropna()
    assert_equal(total, 1.0)


@given(networks, st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_a_wider_cut_never_costs_less_and_cutting_all_costs_all_foreign(graph, cut, also):
    loss, wider = scenarios.cut_off_loss(graph, cut), scenarios.cut_off_loss(graph, cut | {also})
    assert (wider.dropna() >= loss.dropna() - 1e-12).all()
    assert_equal(scenarios.cut_off_loss(graph, NAMES), indicators.foreign_share(graph))


@given(networks, st.floats(0, 0.95))
def test_exposure_shares_out_one(graph, a):
    exposure = indicators.exposure(graph, a=a)
    known = exposure.dropna()
    assert_equal(known.sum(axis=1), 1.0)
    assert (known >= 0).all(axis=None)
    assert set(known.index) == set(graph.citations.index.get_level_values("citing"))


@given(networks)
def test_leverage_of_one_is_the_opposite_of_the_others_and_averages_to_the_asymmetry(graph):
    leverage = indicators.leverage(graph)
    assert_equal(leverage, -leverage.to_numpy().T)
    assert_equal(leverage.mean(axis=1), indicators.dependence_asymmetry(graph))


@given(networks)
def test_affinity_weighted_with_what_is_expected_averages_to_one(graph):
    affinity, expected = indicators.citation_affinity(graph), graph.received / graph.received.sum()
    known = affinity.dropna(how="all")
    assert_equal((known * expected).sum(axis=1), 1.0)


@given(networks)
def test_every_open_path_through_an_entity_has_one_role(graph):
    groups = CLASSES.reindex(graph.entities).fillna("none")
    by_role = indicators.brokerage(graph, groups=groups).sum(axis=1)
    all_alike = indicators.brokerage(graph, groups=pd.Series("same", graph.entities))["brokerage_coordinator"]
    assert_equal(by_role, all_alike)
