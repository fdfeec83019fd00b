from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import cores
from citenet.cores.distance import distance_to_core
from citenet.graph import CitationGraph, Core


def core_of(*members: str, **coreness: float) -> Core:
    return Core("minres", members, pd.Series(coreness, dtype=float), 0.8)


@pytest.fixture
def chain() -> CitationGraph:
    """Return A–B–C–D with 10, 5 and 2 citations, E–F apart from them, and the isolate G."""
    edges = [("A", "B", 10), ("B", "C", 4), ("C", "B", 1), ("C", "D", 2), ("E", "F", 3), ("G", "G", 1)]
    return CitationGraph.from_edges(edges)


@pytest.mark.parametrize("measure", cores.DISTANCES, ids=lambda f: f.__name__)
def test_every_measure_keeps_the_rows_and_leaves_an_isolate_without_value(measure, chain):
    values = measure(chain, core_of("A", "B", A=1, B=1, C=0.4, D=0.1, E=0, F=0))
    assert values.index.equals(chain.entities)
    expected = 0 if measure is cores.in_core else np.nan
    assert values["G"] == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("measure", [f for f in cores.DISTANCES if f is not cores.coreness], ids=lambda f: f.__name__)
def test_without_a_core_nothing_has_a_distance(measure, chain):
    assert measure(chain, core_of(A=1, B=1)).isna().all()


def test_coreness_is_known_without_a_clear_core(chain):
    assert cores.coreness(chain, core_of(A=1, B=0.5))[["A", "B"]].tolist() == [1, 0.5]


def test_attachment_counts_the_other_members_only(chain):
    attachment = cores.core_attachment(chain, core_of("A", "B"))
    assert attachment.drop("G").to_dict() == {"A": 1, "B": 10 / 15, "C": 5 / 7, "D": 0, "E": 0, "F": 0}


def test_attachment_is_missing_on_the_side_where_nothing_is_exchanged(chain):
    core = core_of("A", "B")
    imported, exported = cores.core_import_attachment(chain, core), cores.core_export_attachment(chain, core)
    assert imported[["A", "B", "C"]].tolist() == [1, 0, 1 / 3]
    assert exported[["B", "C", "D"]].tolist() == [10 / 11, 1, 0]
    assert np.isnan(imported["D"])
    assert np.isnan(exported["A"])


def test_attachment_follows_the_draws_of_a_resampled_network(chain):
    core = core_of("A", "B")
    weights = np.vstack([chain.edges.weight, 2 * chain.edges.weight])
    drawn = cores.core_attachment(chain.resampled(weights), core)
    assert drawn.shape == (2, 7)
    assert drawn.iloc[1].to_numpy() == pytest.approx(cores.core_attachment(chain, core).to_numpy(), nan_ok=True)


def test_paths_go_through_others_where_that_is_shorter():
    graph = CitationGraph.from_edges([("A", "B", 10), ("B", "C", 10), ("A", "C", 1), ("C", "D", 1)])
    distance = distance_to_core(graph, core_of("A"))
    assert distance.drop("A").to_dict() == pytest.approx({"B": 0.1, "C": 0.2, "D": 1.2})


def test_an_entity_that_no_path_connects_has_no_ratio_but_is_infinitely_far(chain):
    core = core_of("A", "B")
    assert np.isinf(distance_to_core(chain, core)["E"])
    ratio = cores.distance_ratio(chain, core)
    assert np.isnan(ratio["E"])
    assert ratio[["A", "B", "C", "D"]].tolist() == pytest.approx([1, 1, (0.2 + 0.3) / 0.2, (0.7 + 0.8) / 0.2])


def test_a_core_of_one_has_no_inside_to_compare_with(star):
    core = cores.block_core(star)
    assert cores.distance_ratio(star, core).isna().all()
    assert distance_to_core(star, core).drop("HUB").tolist() == pytest.approx([0.1] * 5)


def test_a_core_in_two_parts_is_reached_by_nobody(chain):
    assert cores.distance_ratio(chain, core_of("A", "E")).isna().all()


def test_the_gap_is_zero_for_the_last_member_and_negative_inside(chain):
    gap = cores.coreness_gap(chain, core_of("A", "B", A=1, B=0.5, C=0.2))
    assert gap[["A", "B", "C"]].tolist() == pytest.approx([-1, 0, 0.6])


def test_searches_that_would_take_minutes_are_not_begun(monkeypatch, chain):
    monkeypatch.setattr("citenet.cores.distance.LARGEST_SEARCH", 10)
    assert cores.distance_ratio(chain, core_of("A", "B")).isna().all()
