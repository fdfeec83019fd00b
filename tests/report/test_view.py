"""Who draws how many?"""

import pytest

from citenet.errors import SettingsError
from citenet.report.view import MOST_IN_CROWD, MOST_IN_DETAIL, View


@pytest.mark.parametrize(("view", "n", "crowd"), [
    (View(), 300, False), (View(), 301, True), (View(renderer="vis"), 5_000, False), (View(renderer="sigma"), 5, True)])
def test_a_crowd_begins_above_300_unless_somebody_asks(view, n, crowd):
    assert view.is_crowd(n) is crowd


@pytest.mark.parametrize(("view", "most"), [
    (View(), 60), (View(shown=40), 40), (View(shown=5_000), 5_000), (View(shown=10**6), MOST_IN_CROWD),
    (View(shown=5_000, renderer="vis"), MOST_IN_DETAIL)])
def test_no_more_are_shown_than_wanted_and_can_be(view, most):
    assert view.most(60) == most


@pytest.mark.parametrize("wrong", [{"renderer": "d3"}, {"shown": 0}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(SettingsError):
        View(**wrong)
