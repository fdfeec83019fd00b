from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.uncertainty import intervals, within_range

from .conftest import NAMES, draw_world, true_shares

CLASSES = pd.Series([["eu", "oecd_nato", "other"][i % 3] for i in range(len(NAMES))], index=NAMES)


def measured(drawn, **options):
    membership = indicators.membership_of(drawn.graph, CLASSES)
    buckets = drawn.buckets()
    return intervals(lambda counts: indicators.measure(buckets.resampled(counts), membership), 128, **options)


def frame(**columns):
    """Return a measure that takes buckets with these numbers in them and adds them up."""
    return lambda counts: pd.DataFrame({name: counts @ np.asarray(values, float) for name, values in columns.items()})


def test_the_value_is_that_of_the_network_itself():
    drawn = draw_world(3)
    found = measured(drawn, draws=50)
    scores = indicators.measure(drawn.graph, indicators.membership_of(drawn.graph, CLASSES))
    np.testing.assert_allclose(found["value"], pd.concat(dict(scores.items())), atol=1e-12)


def test_of_nothing_there_are_no_intervals():
    found = intervals(lambda counts: pd.DataFrame(index=range(len(counts))), 128, draws=10)
    assert found.empty
    assert [*found.columns] == ["value", "low", "high", "same_sign"]


def test_the_width_is_the_standard_error_of_a_sum():
    parts = np.random.default_rng(1).exponential(5, 200)
    found = intervals(frame(total=parts), 200, draws=4000).loc["total"]
    error = np.sqrt(((parts - parts.mean()) ** 2).sum())
    assert found["high"] - found["low"] == pytest.approx(2 * 1.96 * error, rel=0.05)
    assert (found["low"] + found["high"]) / 2 == pytest.approx(found["value"], abs=0.1 * error)


def test_same_seed_same_intervals():
    drawn = draw_world(3)
    pd.testing.assert_frame_equal(measured(drawn, draws=60, seed=2), measured(drawn, draws=60, seed=2))
    assert not measured(drawn, draws=60, seed=2).equals(measured(drawn, draws=60, seed=3))


def test_what_is_the_same_in_every_draw_has_no_interval():
    found = intervals(lambda counts: pd.DataFrame({"hhi": np.ones(len(counts))}), 16, draws=50)
    assert found.loc["hhi"].isna().tolist() == [False, True, True, False]
    assert found.loc["hhi", "same_sign"] == 1


def test_where_nearly_all_draws_are_the_same_there_is_no_interval_beside_the_value():
    def seldom(counts):
        return pd.DataFrame({"flag": (counts[:, 0] > 4).astype(float)})

    assert intervals(seldom, 64, draws=400).loc["flag", ["low", "high"]].isna().all()


@pytest.mark.parametrize("ranks", [(), ("ratio", "rank")])
def test_an_interval_holds_its_value_however_skewed_the_draws(ranks):
    made, received = np.ones(40), np.where(np.arange(40) < 4, 1, np.where(np.arange(40) < 10, 1e-4, 0))

    def measure(counts):
        held = counts @ np.eye(40)
        return pd.DataFrame({"ratio": (counts @ made) / np.maximum(counts @ received, 1e-4),
                             "rank": 1 + (held[:, 1:] > held[:, :1]).sum(axis=1)})

    found = intervals(measure, 40, draws=400, ranks=ranks)
    assert (found["low"] <= found["value"]).all()
    assert (found["value"] <= found["high"]).all()


def test_what_rests_on_two_buckets_has_no_interval():
    def share(counts):
        made = counts[:, 0] + 2 * counts[:, 1]
        return pd.DataFrame({"share": np.divide(counts[:, 0], made, out=np.full(len(counts), np.nan), where=made > 0)})

    found = intervals(share, 50, draws=400)
    assert found.loc["share", "value"] == pytest.approx(1 / 3)
    assert found.loc["share", ["low", "high"]].isna().all()


def test_the_interval_holds_the_number_of_sources_though_no_draw_reaches_it():
    drawn = draw_world(4, families_each=8)
    found = measured(drawn, draws=400).loc["n_sources"].dropna()
    assert len(found) > 5
    assert ((found["low"] <= found["value"]) & (found["value"] <= found["high"])).all()


def test_differences_of_networks_drawn_together_have_a_narrower_interval():
    common = np.random.default_rng(1).exponential(5, 100)
    one, two = common + np.random.default_rng(2).random(100), common
    found = intervals(lambda counts: pd.DataFrame({
        "one": counts @ one, "two": counts @ two, "difference": counts @ one - counts @ two}), 100)
    width = found["high"] - found["low"]
    assert width["difference"] < 0.2 * min(width["one"], width["two"])


def test_the_share_of_draws_with_the_same_sign():
    found = intervals(frame(surely=[1.0] * 50, hardly=[1.0, -0.9] * 25), 50, draws=2000)
    assert found.loc["surely", "same_sign"] == 1
    assert 0.5 < found.loc["hardly", "same_sign"] < 0.8
    assert found.loc["hardly", "low"] < 0 < found.loc["hardly", "high"]


def test_intervals_keep_to_the_range_of_the_indicator():
    index = pd.MultiIndex.from_tuples([("source_hhi", "NL"), ("simple_balance", "NL"), ("in_core", "NL")])
    table = pd.DataFrame({"value": [0.9, 0.0, 1.0], "low": [0.7, -1.2, 0.4], "high": [1.1, 1.2, 1.6],
                          "same_sign": [1.0, 0.5, 0.8]}, index=index)
    kept = within_range(table)
    assert kept["high"].tolist()[:2] == [1.0, 1.0]
    assert kept["low"].tolist()[:2] == [0.7, -1.0]
    assert kept.loc["in_core", ["low", "high"]].isna().all(axis=None)
    assert kept["agreement"].fillna(-1).tolist() == [-1, -1, 0.8]
    assert table.loc[("source_hhi", "NL"), "high"] == 1.1


def test_intervals_hold_the_truth_about_nineteen_times_in_twenty():
    """Ten countries in forty worlds: 400 intervals, so that a share of .95 comes with an error of .011."""
    shares = true_shares() * (1 - np.eye(len(NAMES)))
    sources = shares / shares.sum(axis=1, keepdims=True)
    made, received = 6 * shares.sum(axis=1), 6 * shares.sum(axis=0)
    truth = {"source_hhi": (sources**2).sum(axis=1), "made_per_family": made, "received_per_family": received,
             "simple_balance": (received - made) / (received + made),
             "eu_share": sources[:, CLASSES == "eu"].sum(axis=1), "foreign_share": shares.sum(axis=1)}
    held = {name: [] for name in truth}
    for seed in range(40):
        buckets = draw_world(100 + seed, families_each=100).buckets()
        membership = indicators.membership_of(buckets.graph, CLASSES)
        found = intervals(lambda counts, b=buckets, m=membership: indicators.measure(b.resampled(counts), m), 128,
                          draws=400, seed=seed)
        for name, true in truth.items():
            rows = found.loc[name]
            held[name].append((rows["low"] <= true) & (true <= rows["high"]))
    coverage = {name: np.mean(answers) for name, answers in held.items()}
    assert all(0.92 <= share <= 0.98 for share in coverage.values()), coverage


def test_intervals_of_small_countries_hold_the_truth_of_networks_of_their_size():
    """Forty citations a country, in sixty worlds: some 600 intervals of each kind."""
    measures = (indicators.source_entropy, indicators.source_hhi, indicators.citations_made, indicators.simple_balance)
    found = []
    for seed in range(60):
        buckets = draw_world(500 + seed, families_each=8).buckets()

        def measure(counts, buckets=buckets):
            graph = buckets.resampled(counts)
            return pd.concat({measured.__name__: measured(graph) for measured in measures}, axis=1)

        found.append(intervals(measure, 128, draws=300, seed=seed))
    rows = pd.concat(found, keys=range(60)).dropna().reset_index(names=["world", "indicator", "country"])
    truth = rows.groupby(["indicator", "country"])["value"].transform("mean")
    held = ((rows["low"] <= truth) & (truth <= rows["high"])).groupby(rows["indicator"]).mean()
    assert held.between(0.92, 0.99).all(), held.to_dict()


def test_intervals_of_numbers_of_kinds_hold_the_truth():
    """Sixty citations to forty kinds, few of them common, three hundred times."""
    expected = 60 / np.arange(1, 41) / (1 / np.arange(1, 41)).sum()
    truth, held = (1 - np.exp(-expected)).sum(), []
    for seed in range(300):
        parts = np.random.default_rng(seed).poisson(expected / 128, (128, 40))
        found = intervals(lambda counts, parts=parts: pd.DataFrame({"n": (counts @ parts > 0).sum(axis=1)}), 128,
                          draws=200, seed=seed, kinds=["n"]).loc["n"]
        held.append(found["low"] <= truth <= found["high"])
    assert 0.92 <= np.mean(held) <= 0.99, np.mean(held)


def test_numbers_made_of_answers_are_not_widened_by_the_jackknife():
    """Leaving one bucket out flips the answer, 1/3 of the draws too: the limits are those of the draws around 0."""
    deciding = np.zeros(128)
    deciding[0] = 1.0
    found = intervals(lambda counts: pd.DataFrame(dict.fromkeys(["jump", "other"], (counts @ deciding > 0) * 1.0)),
                      128, draws=400, jumps=["jump"])
    assert found.loc["jump", "high"] - found.loc["jump", "low"] == pytest.approx(1)
    assert found.loc["other", "high"] - found.loc["other", "low"] > 2
