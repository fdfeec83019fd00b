"""The expected values are those that samples scatter around."""

import numpy as np
import pandas as pd
import pytest

from citenet.sample import expected_families, expected_flows, world


def expected_counts(sample, technology: str) -> pd.DataFrame:
    flows = (expected_flows(world(), technology) * sample.truth["counts"]["families"]).reset_index()
    table = flows.pivot_table(index="citing", columns="cited", values="citations").fillna(0)
    return table * (1 - sample.truth["shares"]["country_unknown"]) ** 2


@pytest.mark.parametrize("technology", ["photonics", "imaging", "cybersecurity"])
def test_citations_between_countries_scatter_around_the_expected(sample, technology):
    expected = expected_counts(sample, technology)
    found = sample.flows(technology).reindex_like(expected).fillna(0)
    large = expected.to_numpy() > 30
    off = ((found - expected) / np.sqrt(expected)).to_numpy()[large]
    assert large.sum() > 20
    assert abs(off.mean()) < 1.2
    assert off.std() < 3


def test_families_scatter_around_the_expected(sample):
    expected = expected_families(world(), "semiconductors")
    found = sample.families("semiconductors")
    n = found.sum()
    shares = (found / n).reindex(expected.index, fill_value=0)
    assert (abs(shares - expected) < 4 * np.sqrt(expected / n) + 1e-9).all()


def test_windows_add_up_to_the_whole():
    whole = expected_flows(world(), "ai")
    parts = [expected_flows(world(), "ai", years=years) for years in ((2000, 2010), (2011, 2025))]
    pd.testing.assert_series_equal(parts[0].add(parts[1], fill_value=0), whole)


def test_truth_holds_the_expected_shares_of_citations(sample):
    countries = sample.truth["expected_flow_shares"]["countries"]
    matrix = np.array(sample.truth["expected_flow_shares"]["technologies"]["process"])
    assert matrix.sum() == pytest.approx(1, abs=1e-3)
    flows = expected_flows(world(), "process")
    share = flows["NL", "US"] / flows.sum()
    assert matrix[countries.index("NL"), countries.index("US")] == pytest.approx(share, abs=1e-6)
