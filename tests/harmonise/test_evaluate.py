"""Agreement counted from a table is that of all pairs, one by one."""

from __future__ import annotations

from itertools import combinations
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.harmonise import b_cubed_agreement, pairwise_agreement

MENTIONS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz")), min_size=2, max_size=12)


@given(MENTIONS)
def test_pairwise_agreement_is_that_of_all_pairs(mentions):
    both = together = belong = 0
    for (truth, found), (other_truth, other_found) in combinations(mentions, 2):
        together += found == other_found
        belong += truth == other_truth
        both += found == other_found and truth == other_truth
    precision, recall, _ = pairwise_agreement(*map(pd.Series, zip(*mentions, strict=True)))
    assert precision == pytest.approx(both / together) if together else isnan(precision)
    assert recall == pytest.approx(both / belong) if belong else isnan(recall)


@given(MENTIONS)
def test_b_cubed_agreement_is_the_mean_over_mentions(mentions):
    precisions, recalls = [], []
    for truth, found in mentions:
        right = sum(each == (truth, found) for each in mentions)
        precisions.append(right / sum(other == found for _, other in mentions))
        recalls.append(right / sum(other == truth for other, _ in mentions))
    precision, recall, _ = b_cubed_agreement(*map(pd.Series, zip(*mentions, strict=True)))
    assert precision == pytest.approx(sum(precisions) / len(mentions))
    assert recall == pytest.approx(sum(recalls) / len(mentions))


def test_what_cannot_be_judged_is_missing():
    alone = pd.Series(["A", "B"])
    assert all(isnan(each) for each in pairwise_agreement(alone, alone))
    assert all(isnan(each) for each in b_cubed_agreement(alone[:0], alone[:0]))


def test_wrong_pairs_alone_are_precision_zero():
    assert pairwise_agreement(pd.Series(["A", "B"]), pd.Series(["x", "x"])).precision == 0
