"""Complexity and density of many draws at once are those of each draw on its own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.specialisation import (
    complexity,
    complexity_drawn,
    relatedness,
    relatedness_density,
    specialised,
    technology_complexity,
)


@pytest.mark.parametrize("shape", [(9, 30), (30, 9)])
def test_each_draw_equals_the_single_functions(shape):
    random = np.random.default_rng(3)
    counts = random.poisson(random.gamma(1, 3, (6, *shape))).astype(float)
    weights = random.poisson(2, (6, 4, shape[1])).astype(float)
    counts[:, :, 2] = counts[0, :-1] = weights[1, 0] = 0  # a class of nobody, a draw of one entity, no families
    found, near = complexity_drawn(counts, weights)
    for draw in range(6):
        presence, weight = specialised(pd.DataFrame(counts[draw])), pd.DataFrame(weights[draw])
        expected = technology_complexity(weight, complexity(presence).fields)["complexity"]
        np.testing.assert_allclose(found[draw], expected, atol=1e-6)
        density = relatedness_density(presence, relatedness(presence)).fillna(0.0)
        np.testing.assert_allclose(near[draw], density @ weight.div(weight.sum(axis=1), axis=0).T, atol=1e-9)
    assert np.isnan(found[0]).all()
    assert np.isnan(found[1]).tolist() == [True, False, False, False]
