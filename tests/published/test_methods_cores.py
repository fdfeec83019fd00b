"""Every worked value of docs/methods, section 2.5, to the digits given there."""

from __future__ import annotations

import numpy as np
import pytest

from citenet import cores
from citenet.cores.block_core import best_cut
from citenet.cores.exchange import exchange
from citenet.cores.minres import minres
from citenet.cores.pattern import fit_of_members
from citenet.cores.peeling import s_shells
from citenet.cores.rich_core import exchanged_upward


@pytest.fixture
def network(methods_graph):
    return exchange(methods_graph)


def test_coreness(network):
    w = network.per_entity(minres(network.matrix))
    assert w.round(5).to_dict() == {"NL": 1.63304, "DE": 3.95215, "US": 12.69099, "CN": 2.86587}


@pytest.mark.parametrize(("core", "fit"), [({"US", "DE"}, 0.7615), ({"US", "DE", "CN"}, 0.6410)])
def test_fit_of_each_cut(network, core, fit):
    assert fit_of_members(network.matrix, network.everyone.isin(core)) == pytest.approx(fit, abs=5e-5)


def test_core_and_its_fit(methods_graph, network):
    core = cores.block_core(methods_graph)
    assert core.members == ("DE", "US")
    assert core.fit == pytest.approx(0.7615, abs=5e-5)
    pairs = np.triu_indices(4, 1)
    size, _ = best_cut(core.coreness.to_numpy()[None, :], pairs, network.matrix.toarray()[pairs][None, :])
    assert size == 2


def test_rich_core(methods_graph, network):
    by_size = network.per_entity(network.strength).sort_values(ascending=False)
    assert list(by_size.index) == ["US", "DE", "CN", "NL"]
    upward = network.per_entity(exchanged_upward(network))
    assert upward[by_size.index].tolist() == [0, 50, 47, 33]
    assert cores.rich_core(methods_graph).members == ("DE", "US")


def test_s_shells(methods_graph, network):
    shells = network.per_entity(s_shells(network.matrix))
    assert shells.to_dict() == {"NL": 33, "CN": 47, "DE": 50, "US": 50}
    assert cores.s_core(methods_graph).members == ("DE", "US")


def test_all_methods_agree(methods_graph):
    assert (cores.core_overlap(cores.find_cores(methods_graph, reshuffles=0)) == 1).all(axis=None)


DISTANCES = {
    "core_attachment": 0.90909,
    "core_import_attachment": 0.9,
    "core_export_attachment": 0.92308,
    "distance_ratio": 3.0,
    "coreness_gap": 0.58680,
    "coreness": 0.12868,
    "in_core": 0,
}


@pytest.mark.parametrize("measure", cores.DISTANCES, ids=lambda f: f.__name__)
def test_distance_of_the_netherlands_to_the_core(methods_graph, measure):
    value = measure(methods_graph, cores.block_core(methods_graph))["NL"]
    assert value == pytest.approx(DISTANCES[measure.__name__], abs=5e-6)
