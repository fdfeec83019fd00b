"""Do the pictures of several windows differ only in what changed?"""

import numpy as np
import pandas as pd
import pytest

from citenet.graph import CitationGraph
from citenet.report.network_page import network_page
from citenet.report.picture import draw, draw_alike
from citenet.report.steps import steps_data
from citenet.report.view import View

from .parsing import Parsed
from .standin import SEMICONDUCTORS, analysed, classes, context


def window(label, edges, *core):
    return analysed(CitationGraph.from_edges(edges, technology="semiconductors", window=label), *core)


@pytest.fixture(scope="module")
def analyses():
    early = window("2010-2014", [("NL", "DE", 4), ("DE", "US", 9), ("US", "DE", 9), ("FR", "US", 2)], "US", "DE")
    late = window("2015-2019", [("NL", "JP", 5), ("JP", "US", 36), ("US", "JP", 16), ("FR", "US", 4)], "US", "JP")
    return [early, late]


@pytest.fixture(scope="module")
def all_classes(analyses):
    return pd.concat([classes(one.graph) for one in analyses]).groupby(level=0).first()


def test_places_and_scales_stay_from_window_to_window(analyses, all_classes):
    early, late = (picture.entities for picture in draw_alike(analyses, "NL", all_classes, View()))
    both = early.index.intersection(late.index)
    assert set(both) == {"NL", "US", "FR"}
    pd.testing.assert_frame_equal(early.loc[both, ["x", "y"]], late.loc[both, ["x", "y"]])
    together = pd.concat([early, late])
    widest = 34.0 * np.sqrt(together["citations_received"] / 40.0)
    np.testing.assert_allclose(together["size"], np.maximum(widest, 7.0), atol=0.01)


def test_nobody_shares_a_place(analyses, all_classes):
    pictures = draw_alike(analyses, "NL", all_classes, View())
    places = pd.concat([picture.entities[["x", "y"]] for picture in pictures])
    assert not places[~places.index.duplicated()].duplicated().any()


def test_a_single_window_is_drawn_as_before(analyses, all_classes):
    alone, = draw_alike(analyses[-1:], "NL", all_classes, View())
    pd.testing.assert_frame_equal(alone.entities, draw(analyses[-1], "NL", all_classes, View()).entities)


def test_each_step_tells_its_window_its_core_and_what_is_hidden(analyses, all_classes):
    step, = steps_data(draw_alike(analyses, "NL", all_classes, View())[:-1])
    assert step["about"]["window"] == "2010-2014"
    assert step["about"]["core"] == ["US", "DE"]
    assert step["about"]["drawn"]["links"] == 4


def test_the_core_of_every_window_is_told_without_script(analyses, all_classes):
    page = network_page(analyses[-1], technology=SEMICONDUCTORS, classes=all_classes,
                        context=context(window="2015-2019"), earlier=analyses[:-1])
    text = Parsed(page).text
    assert "2010-2014: United States , Germany" in text
    assert "2015-2019: United States , Japan" in text


def test_a_crowd_has_no_slider(analyses, all_classes):
    page = network_page(analyses[-1], technology=SEMICONDUCTORS, classes=all_classes, context=context(),
                        earlier=analyses[:-1], view=View(renderer="sigma"))
    assert 'id="step"' not in page
