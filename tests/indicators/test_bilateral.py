"""Are the numbers of a pair those of the network, in every version of it?"""

import numpy as np
import pytest

from citenet import indicators
from citenet.errors import InputError


@pytest.mark.parametrize("pair", [("NL", "DE"), ("US", "CN"), ("CN", "NL")])
def test_numbers_of_a_pair_agree_with_those_of_all_pairs(methods_graph, pair):
    one, other = pair
    found = indicators.bilateral(methods_graph, one, other).iloc[0]
    assert found["leverage"] == pytest.approx(indicators.leverage(methods_graph).loc[one, other])
    affinity = indicators.citation_affinity(methods_graph)
    assert found["citation_affinity"] == pytest.approx(affinity.loc[one, other])
    assert found["partner_citation_affinity"] == pytest.approx(affinity.loc[other, one])
    assert found["citations_made"] == methods_graph.citations[one, other]
    assert found["source_share"] == pytest.approx(methods_graph.citations[one, other] / methods_graph.made[one])


def test_seen_from_the_other_side_signs_turn(methods_graph):
    here, there = (indicators.bilateral(methods_graph, *pair).iloc[0] for pair in (("NL", "US"), ("US", "NL")))
    assert here["balance"] == pytest.approx(-0.2)
    assert there["balance"] == pytest.approx(0.2)
    assert here["leverage"] == pytest.approx(-there["leverage"])


def test_every_draw_is_a_network_of_its_own(methods_graph):
    weights = np.random.default_rng(3).poisson(9, (4, len(methods_graph.edges.weight))).astype(float)
    drawn = methods_graph.resampled(weights, families=np.ones((4, 4)), made_to_unknown=np.zeros((4, 4)))
    together = indicators.bilateral(drawn, "NL", "US")
    for draw, row in enumerate(weights):
        cells = methods_graph.citations.copy()
        cells[:] = row
        alone = type(methods_graph).from_edges(cells)
        np.testing.assert_allclose(together.iloc[draw], indicators.bilateral(alone, "NL", "US").iloc[0])


def test_a_pair_is_two_that_are_in_the_network(methods_graph):
    with pytest.raises(InputError, match="named twice"):
        indicators.bilateral(methods_graph, "NL", "NL")
    with pytest.raises(InputError, match="1 of 2"):
        indicators.bilateral(methods_graph, "NL", "FR")
