from __future__ import annotations

import numpy as np
import pytest

from citenet import indicators


def test_a_star_has_a_single_point_of_failure(star):
    assert indicators.supply_hhi(star) == 1


def test_equal_suppliers_share_the_risk(two_blocks):
    assert indicators.supply_hhi(two_blocks) == pytest.approx((5 * 20**2 + 21**2) / 121**2)


def test_no_citations_no_supply(empty_graph):
    assert np.isnan(indicators.supply_hhi(empty_graph))


def test_a_resampled_network_has_one_value_a_draw(lonely):
    draws = np.array([[4.0, 3.0, 6.0], [0.0, 3.0, 6.0], [0.0, 3.0, 0.0]])
    np.testing.assert_allclose(indicators.supply_hhi(lonely.resampled(draws)), [0.52, 1, np.nan])
