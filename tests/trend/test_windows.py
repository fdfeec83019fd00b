from __future__ import annotations

import pytest

from citenet.aggregate.windows import parse_windows
from citenet.errors import SettingsError
from citenet.trend import cumulative_windows, middle_year, sliding_windows


@pytest.mark.parametrize("windows", [sliding_windows(1998, 2019, length=5), cumulative_windows(1998, 2019, step=4)])
def test_the_option_for_windows_takes_them(windows):
    assert tuple(window.label for window in parse_windows(",".join(windows), (1998, 2019))) == windows


def test_windows_of_their_own_length_apart_are_the_fixed_ones_without_the_short_one():
    fixed = [window.label for window in parse_windows("5", (1998, 2019))]
    assert sliding_windows(1998, 2019, length=5, step=5) == tuple(fixed[1:])


def test_windows_come_earliest_first_however_they_are_asked_for():
    found = parse_windows("2015-2019,2005-2009,2005-2012", (2000, 2020))
    assert [window.label for window in found] == ["2005-2009", "2005-2012", "2015-2019"]


def test_one_window_fits_exactly():
    assert sliding_windows(2010, 2014, length=5) == ("2010-2014",)
    assert cumulative_windows(2010, 2010) == ("2010-2010",)


@pytest.mark.parametrize("wrong", [{"length": 6}, {"length": 0}, {"length": 2, "step": 0}])
def test_windows_that_cannot_be_are_refused(wrong):
    with pytest.raises(SettingsError):
        sliding_windows(2010, 2014, **wrong)
    with pytest.raises(SettingsError):
        cumulative_windows(2014, 2010)


def test_a_window_without_years_has_no_middle():
    assert middle_year("2010-2014") == 2012
    with pytest.raises(SettingsError, match="names no years"):
        middle_year("all")
