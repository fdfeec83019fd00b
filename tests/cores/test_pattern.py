from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from citenet.cores.pattern import fit_of_members, fits_of_cuts, star_fit


def test_a_perfect_core_fits_perfectly():
    matrix = np.zeros((6, 6))
    matrix[:3, :3] = 4
    np.fill_diagonal(matrix, 0)
    assert fit_of_members(sparse.csr_array(matrix), np.arange(6) < 3) == pytest.approx(1)


def test_a_core_that_only_serves_others_fits_negatively():
    matrix = np.ones((6, 6))
    matrix[:3, :3] = 0
    np.fill_diagonal(matrix, 0)
    assert fit_of_members(sparse.csr_array(matrix), np.arange(6) < 3) < 0


def test_a_core_of_one_is_compared_with_a_star():
    star = sparse.csr_array([[0, 2, 2], [2, 0, 0], [2, 0, 0]], dtype=float)
    assert fit_of_members(star, np.array([True, False, False])) == pytest.approx(1)
    assert star_fit(np.array([[2.0, 2.0]]), np.array([4.0]), 3) == pytest.approx(1)


def test_there_is_no_fit_where_nothing_varies():
    complete = np.full((1, 6), 2.0)
    last = np.array([[1, 2, 3, 2, 3, 3]])
    assert np.isnan(fits_of_cuts(complete, last, 4)).all()


def test_a_core_of_one_and_a_core_of_all_have_no_fit():
    fits = fits_of_cuts(np.array([[5.0, 1.0, 2.0]]), np.array([[1, 2, 2]]), 3)[0]
    assert np.isnan(fits[[0, 2]]).all()
    assert np.isfinite(fits[1])


def test_networks_side_by_side_fit_as_they_do_alone():
    random = np.random.default_rng(0)
    weight, last = random.random((4, 10)), random.integers(1, 5, (4, 10))
    together = fits_of_cuts(weight, last, 5)
    alone = np.vstack([fits_of_cuts(weight[[i]], last[[i]], 5) for i in range(4)])
    assert together == pytest.approx(alone, nan_ok=True)
