from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from citenet.cores import reasons, s_core
from citenet.cores.peeling import s_shells
from citenet.graph import CitationGraph


def test_the_core_of_a_clique_with_leaves_is_the_clique(clique_with_leaves):
    assert s_core(clique_with_leaves).members == ("A", "B", "C", "D")


@pytest.mark.parametrize("network", ["complete", "two_cliques", "pair", "star"])
def test_one_shell_is_no_core(network, request):
    core = s_core(request.getfixturevalue(network))
    assert (core.members, core.reason) == ((), reasons.ONE_SHELL)


def test_an_empty_network_has_no_core(empty_graph):
    assert s_core(empty_graph).reason == reasons.NO_CITATIONS


def test_a_chain_of_consequences_is_followed_to_its_end():
    weights = [4.0, 3, 2, 1]
    chain = sparse.diags_array([weights, weights], offsets=[1, -1]).tocsr()
    assert s_shells(chain).tolist() == [4, 4, 3, 2, 1]


def test_the_horizon_may_move_many_times(monkeypatch):
    half = sparse.random_array((60, 60), density=0.2, rng=np.random.default_rng(0))
    matrix = sparse.csr_array(sparse.triu(half, 1) + sparse.triu(half, 1).T)
    in_one_go = s_shells(matrix)
    monkeypatch.setattr("citenet.cores.peeling._BATCH", 3)
    assert s_shells(matrix) == pytest.approx(in_one_go, rel=1e-12)


def test_the_matrix_given_is_not_changed():
    matrix = sparse.csr_array(np.array([[0.0, 2, 1], [2, 0, 0], [1, 0, 0]]))
    before = matrix.toarray()
    s_shells(matrix)
    assert (matrix.toarray() == before).all()


def test_coreness_is_the_share_of_the_largest_shell():
    core = s_core(CitationGraph.from_edges([("A", "B", 8), ("B", "C", 2), ("D", "D", 1)]))
    assert core.coreness.drop("D").to_dict() == {"A": 1.0, "B": 1.0, "C": 0.25}
    assert np.isnan(core.coreness["D"])
