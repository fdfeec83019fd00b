from __future__ import annotations

import numpy as np

from citenet.cores.exchange import exchange


def test_both_directions_are_added_and_domestic_citations_left_out(methods_graph):
    network = exchange(methods_graph)
    expected = [[0, 10, 3, 37], [10, 0, 10, 50], [3, 10, 0, 20], [37, 50, 20, 0]]
    assert list(network.everyone) == ["CN", "DE", "NL", "US"]
    assert network.matrix.toarray().tolist() == expected


def test_an_isolate_takes_no_part_but_keeps_its_row(lonely):
    network = exchange(lonely)
    assert network.n == 2
    assert network.strength.tolist() == [10, 10]
    labelled = network.per_entity(np.array([1.0, 2.0]))
    assert labelled.loc[["DE", "NL"]].tolist() == [1, 2]
    assert np.isnan(labelled["IS"])


def test_names_are_looked_up_past_the_isolates(lonely):
    assert exchange(lonely).names(np.array([False, True])) == ("NL",)


def test_nobody_exchanges_in_an_empty_network(empty_graph):
    assert exchange(empty_graph).n == 0
