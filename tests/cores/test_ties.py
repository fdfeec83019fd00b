from __future__ import annotations

import numpy as np

from citenet.cores.ties import tie_groups


def test_rounding_does_not_separate_what_is_equal():
    assert tie_groups(np.array([0.3, 0.1 + 0.2, 1.0, 0.29])).tolist() == [1, 1, 0, 2]


def test_equal_means_equal_to_the_largest_value():
    assert tie_groups(np.array([1e12, 1.0, 2.0])).tolist() == [0, 1, 1]


def test_no_values_have_no_groups():
    assert tie_groups(np.array([])).tolist() == []
