"""Texts told by numbers come back as they were, what is missing too."""

import numpy as np
import pandas as pd
import pytest

from citenet.coded import Coded


@pytest.mark.parametrize("entities", [["NL", "DE", "NL"], ["é", None, "=cmd()"], [None, None], []])
def test_texts_come_back_as_they_were(entities):
    held = np.array(entities, dtype=object)
    table = Coded.of({"entity": held, "families": np.arange(len(entities))})
    assert table.spelt("entity").tolist() == entities
    expected = pd.DataFrame({"entity": pd.Series(held, dtype="str"), "families": np.arange(len(entities))})
    pd.testing.assert_frame_equal(table.frame().astype({"entity": "str"}), expected)


def test_what_is_masked_is_missing():
    held = np.ma.masked_array(np.array(["NL", "DE"], dtype=object), [False, True])
    assert Coded.of({"entity": held}).spelt("entity").tolist() == ["NL", None]
