"""Which years go together? Windows over the citing family's year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citenet.errors import SettingsError, UndefinedError

EARLIEST = 1400
"""A number from here on is a year, one below it a length: nobody had a patent earlier."""


@dataclass(frozen=True)
class Window:
    """A span of years, both ends included; `takes_all` when it stands for all data, undated ones too."""

    label: str
    first_year: int
    last_year: int
    takes_all: bool = False

    def holds(self, year: int | None) -> bool:
        """Whether a family of this year belongs to the window.

        >>> Window("2015-2019", 2015, 2019).holds(2020)
        False
        """
        return self.takes_all or (year is not None and self.first_year <= year <= self.last_year)


def parse_windows(text: str | None, years: tuple[int, int] | None) -> tuple[Window, ...]:
    """Read what the user wrote as windows.

    Parameters
    ----------
    text : str, optional
        Nothing: all families, also those without a year. A number such as ``"5"``: windows
        of that many years, counted back from the last year, so that only the earliest can be shorter; one
        that is longer than the data is their span.
        A list such as ``"2015-2019,2020-2025"``, in any order.
    years : tuple of int, optional
        First and last year in the data; missing when they hold no year.

    Returns
    -------
    tuple of Window
        The earliest first, since the last one is what most commands tell.

    Raises
    ------
    SettingsError
        When `text` is none of these, or asks for windows of data without years.
    UndefinedError
        When no window holds a year of the data.

    Examples
    --------
    >>> [window.label for window in parse_windows("5", (2009, 2019))]
    ['2009-2009', '2010-2014', '2015-2019']
    >>> [window.label for window in parse_windows(None, (2009, 2019))]
    ['2009-2019']
    """
    if not text:
        first, last = years or (0, 9999)
        return (Window(f"{first}-{last}" if years else "all", first, last, takes_all=True),)
    if years is None:
        raise SettingsError("the citing families carry no year, so there are no windows to make",
                            fix="leave out --window, or import a year column")
    if is_length(text):
        return _steps_back(int(text), *years)
    windows = tuple(sorted(map(_span, text.split(",")), key=lambda window: (window.first_year, window.last_year)))
    if len({window.label for window in windows}) < len(windows):
        raise SettingsError("a window is asked for twice", found=[window.label for window in windows],
                            fix="name each window once")
    first, last = years
    if not any(window.first_year <= last and window.last_year >= first for window in windows):
        raise UndefinedError(f"no year of the data lies in {len(windows)} of {len(windows)} windows",
                             found=[window.label for window in windows], allowed=f"years from {first} to {last}",
                             fix=f"--window {first}-{last}")
    return windows


def is_length(text: str) -> bool:
    """Whether `text` asks for windows of so many years, counted back from the last year of the data.

    >>> is_length("5"), is_length("2015"), is_length("2015-2019")
    (True, False, False)
    """
    return bool(re.fullmatch(r"\s*\d+\s*", text)) and 0 < int(text) < EARLIEST


def numbered(windows: Sequence[Window]) -> list[Window]:
    """Return windows so that the place of each is its number: in the order of their labels."""
    return sorted(windows, key=lambda window: window.label)


def windows_of(labels: Sequence[str], text: str | None) -> tuple[Window, ...]:
    """Return the windows that labels stand for: of data, "all" among them, or when `text` asked for some, of years.

    >>> windows_of(["2000-2025"], None)[0].holds(None), windows_of(["2000-2025"], "2000-2025")[0].holds(None)
    (True, False)
    """
    if text:
        return tuple(map(_span, labels))
    spans = (Window(label, 0, 9999) if label == "all" else _span(label) for label in labels)
    return tuple(replace(window, takes_all=True) for window in spans)


def _steps_back(length: int, first: int, last: int) -> tuple[Window, ...]:
    ends = range(last, first - 1, -length)
    spans = [(max(first, end - length + 1), end) for end in ends]
    return tuple(Window(f"{start}-{end}", start, end) for start, end in reversed(spans))


def _span(text: str) -> Window:
    match = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", text)
    if not match or int(match[1]) > int(match[2] or match[1]):
        raise SettingsError(f"'{text.strip()}' is no window", allowed="a number of years, or spans of years",
                            fix="--window 5, or --window 2015-2019,2020-2025")
    first, last = int(match[1]), int(match[2] or match[1])
    return Window(f"{first}-{last}", first, last)
