from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.cores import core_overlap
from citenet.graph import Core


def core(*members: str) -> Core:
    return Core("any", members, pd.Series(dtype=float), 0.7)


def test_overlap_is_what_is_in_both_over_what_is_in_either():
    overlap = core_overlap({"one": core("A", "B", "C"), "two": core("B", "C", "D"), "far": core("X")})
    assert overlap.loc["one", "two"] == overlap.loc["two", "one"] == 0.5
    assert overlap.loc["one", "far"] == 0
    assert (np.diag(overlap) == 1).all()


def test_without_a_core_there_is_no_overlap():
    overlap = core_overlap({"one": core("A"), "none": core()})
    assert overlap.loc[:, "none"].isna().all()
    assert overlap.loc["one", "one"] == 1
