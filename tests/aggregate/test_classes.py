"""Families by fine class: spread over buckets they are the same families."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.aggregate import aggregate_patents, class_families, windows_of
from citenet.flows import CountingRules, Grain

from .conftest import MASKS, TECHNOLOGIES


def counted(corpus, buckets: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    countries, fields = class_families(
        corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
        windows=windows_of(["2010-2014", "2012-2019"], "2010-2014,2012-2019"), buckets=buckets)
    return countries.frame(), fields.frame()


def test_buckets_add_up_to_the_whole(random_corpus):
    for whole, parts in zip(counted(random_corpus(4), 1), counted(random_corpus(4), 16), strict=True):
        assert whole["bucket"].unique().tolist() == [0]
        keys = [column for column in whole if column not in ("bucket", "families")]
        added = parts.groupby(keys, observed=True)["families"].sum()
        np.testing.assert_allclose(added, whole.groupby(keys, observed=True)["families"].sum())
        assert parts["bucket"].nunique() > 8


def test_a_family_lies_in_the_bucket_of_its_citations(random_corpus):
    """Every class of a family and the family itself are drawn together: no bucket holds more of it than families."""
    corpus, buckets = random_corpus(4), 64
    flows = aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                              grain=Grain("2010-2014,2012-2019", buckets=buckets))
    keys = ["technology", "window", "bucket"]
    families = flows.bucket_families.groupby(keys)["families"].sum()
    most = counted(corpus, buckets)[1].astype(dict.fromkeys(keys[:2], "str")).groupby(keys)["families"].max()
    assert len(most) > 50
    assert (most <= families.reindex(most.index) + 1e-9).all()
