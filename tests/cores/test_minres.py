from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from citenet.cores.exchange import exchange
from citenet.cores.minres import minres, published
from citenet.graph import CitationGraph


def loss(matrix: np.ndarray, w: np.ndarray) -> float:
    """Return what the method minimises."""
    misfit = matrix - np.outer(w, w)
    np.fill_diagonal(misfit, 0)
    return float((misfit**2).sum())


def random_exchange(seed: int, n: int = 12) -> np.ndarray:
    half = np.triu(np.random.default_rng(seed).lognormal(0, 1.5, (n, n)), 1)
    return half + half.T


def test_a_network_made_of_products_gets_its_factors_back():
    factors = np.array([5.0, 3.0, 2.0, 1.0, 0.5])
    matrix = np.outer(factors, factors)
    np.fill_diagonal(matrix, 0)
    assert minres(sparse.csr_array(matrix)) == pytest.approx(factors, abs=1e-9)


def test_a_network_of_thousands_settles_though_many_are_close_by_chance():
    random = np.random.default_rng(4)
    size = random.pareto(1.0, 5000) + 1
    pairs = random.choice(5000, (2, 30_000), p=size / size.sum())
    weight = random.integers(1, 9, 30_000) / random.integers(1, 9, 30_000)
    made = sparse.coo_array((weight, tuple(pairs)), shape=(5000, 5000)).tocsr()
    made.setdiag(0)
    both = made + made.T
    taking_part = np.flatnonzero(both.sum(axis=1))
    assert np.isfinite(minres(both[taking_part][:, taking_part])).all()


@pytest.mark.parametrize("seed", range(6))
def test_no_small_step_fits_better(seed):
    matrix = random_exchange(seed)
    w = minres(sparse.csr_array(matrix))
    random = np.random.default_rng(seed)
    for _ in range(50):
        assert loss(matrix, w) <= loss(matrix, w * (1 + 1e-4 * random.standard_normal(len(w))))


@pytest.mark.parametrize("seed", range(6))
def test_a_settled_solution_stays_put_under_the_stated_iteration(seed):
    matrix = random_exchange(seed)
    w = minres(sparse.csr_array(matrix))
    stated = w / 2 + matrix @ w / (w @ w - w**2) / 2
    assert stated == pytest.approx(w, rel=1e-9)


def test_the_hub_of_a_star_is_at_infinity_and_is_published_as_one(star):
    w = minres(exchange(star).matrix)
    assert w.tolist() == [0, 0, 0, 0, 0, np.inf]
    assert published(w).tolist() == [0, 0, 0, 0, 0, 1]


def test_a_pair_shares_its_citations_equally(pair):
    assert minres(exchange(pair).matrix) == pytest.approx([7**0.5, 7**0.5])


def test_a_weaker_separate_part_goes_to_zero():
    graph = CitationGraph.from_edges([("A", "B", 9), ("B", "C", 9), ("A", "C", 9), ("X", "Y", 1)])
    assert published(minres(exchange(graph).matrix)) == pytest.approx([1, 1, 1, 0, 0], abs=1e-9)


def test_like_separate_parts_stay_alike(two_cliques):
    w = minres(exchange(two_cliques).matrix)
    assert w == pytest.approx(np.full(8, w[0]), rel=1e-12)


@pytest.mark.parametrize("chains", ["HA BC BE DF FG", "AH CB EB FD GF", "AB BC DE EF GH", "AC CE BD DF GH"])
def test_rounding_does_not_choose_between_like_parts(chains):
    # Two like chains of three balance each other; without care the last digit decides which one wins.
    matrix = exchange(CitationGraph.from_edges([(i, j, 1) for i, j in chains.split()])).matrix
    assert sorted(published(minres(matrix)).round(3)) == [0, 0, 0.639, 0.639, 0.639, 0.639, 1, 1]


def test_what_does_not_settle_is_missing_not_guessed(monkeypatch, methods_graph):
    monkeypatch.setattr("citenet.cores.minres.MAX_SWEEPS", 3)
    w = minres(exchange(methods_graph).matrix)
    assert np.isnan(w).all()
    assert np.isnan(published(w)).all()


def test_a_dominant_entity_does_not_stop_it_from_settling():
    size = np.array([1000.0, *np.linspace(3, 1, 11)])
    noise = np.random.default_rng(1).gamma(1, 1, (12, 12))
    matrix = np.triu(np.outer(size, size) * noise, 1)
    w = minres(sparse.csr_array(matrix + matrix.T))
    assert np.isfinite(w).all()
    assert w.argmax() == 0
