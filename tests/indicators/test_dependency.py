from __future__ import annotations

import numpy as np
import pandas as pd

from citenet import indicators
from citenet.graph import CitationGraph


def test_shares_are_missing_for_who_makes_no_citation(star):
    assert np.isnan(indicators.domestic_share(star)["HUB"])
    assert np.isnan(indicators.foreign_share(star)["HUB"])


def test_who_cites_only_itself_has_no_foreign_share_and_no_dependency_to_judge(lonely):
    assert indicators.foreign_share(lonely)["IS"] == 0
    assert np.isnan(indicators.strategic_dependency(lonely)["IS"])


def test_who_is_never_cited_depends_whatever_the_ratio(star):
    assert np.isnan(indicators.import_export_ratio(star)["A"])
    assert indicators.strategic_dependency(star, import_export_above=1e9)["A"] == 1


def test_each_threshold_can_undo_the_dependency(methods_graph):
    assert indicators.strategic_dependency(methods_graph)["NL"] == 1
    for threshold in ({"hhi_above": 0.47}, {"foreign_share_above": 0.67}, {"import_export_above": 1.6}):
        assert indicators.strategic_dependency(methods_graph, **threshold)["NL"] == 0


def test_who_gives_as_much_as_it_takes_but_for_rounding_does_not_depend():
    graph = CitationGraph.from_edges([("NL", "DE", 0.1), ("NL", "DE", 0.2), ("DE", "NL", 0.3)])
    assert graph.made["NL"] > graph.received["NL"]
    assert indicators.strategic_dependency(graph)["NL"] == 0


def test_a_single_source_is_no_dependency_when_most_citations_are_domestic():
    graph = CitationGraph.from_edges([("NL", "US", 6), ("NL", "NL", 9)])
    assert indicators.strategic_dependency(graph)["NL"] == 0


def test_lasting_looks_at_the_last_three_windows():
    by_window = pd.DataFrame([[1, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1]], index=["A", "B", "C"])
    assert indicators.lasting_dependency(by_window).to_dict() == {"A": 0, "B": 1, "C": 1}


def test_lasting_is_missing_only_while_it_can_go_either_way():
    by_window = pd.DataFrame([[1, 1, np.nan], [1, 0, np.nan], [0, 0, np.nan]], index=["A", "B", "C"])
    lasting = indicators.lasting_dependency(by_window)
    assert lasting.drop("B").to_dict() == {"A": 1, "C": 0}
    assert np.isnan(lasting["B"])


def test_one_window_alone_cannot_show_that_a_dependency_lasts():
    lasting = indicators.lasting_dependency(pd.DataFrame({"2015-2019": [1.0, 0.0]}, index=["A", "B"]))
    assert lasting.isna().all()
