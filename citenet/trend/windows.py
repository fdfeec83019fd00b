"""Over which windows of years is a trend looked at?"""

from __future__ import annotations

import re

from citenet.errors import SettingsError


def sliding_windows(first: int, last: int, *, length: int, step: int = 1) -> tuple[str, ...]:
    """Name windows of equal length, counted back from the last year; with a step of their length they are fixed.

    Only whole windows: years before the earliest are left out.

    Parameters
    ----------
    first, last : int
        First and last year, both included.
    length, step : int
        Years in a window, and from one window to the next.

    Returns
    -------
    tuple of str
        Earliest first, as the option --window takes them, joined by commas.

    Raises
    ------
    SettingsError
        When length or step is below 1, or no window fits.

    Examples
    --------
    >>> sliding_windows(2008, 2014, length=5)
    ('2008-2012', '2009-2013', '2010-2014')
    >>> sliding_windows(2004, 2014, length=5, step=5)
    ('2005-2009', '2010-2014')
    """
    _check(first, last, length=length, step=step)
    ends = range(last, first + length - 2, -step)
    return tuple(f"{end - length + 1}-{end}" for end in reversed(ends))


def cumulative_windows(first: int, last: int, *, step: int = 1) -> tuple[str, ...]:
    """Name windows that all start in the first year and end later and later, the last in the last year.

    Parameters and errors as for `sliding_windows`.

    Examples
    --------
    >>> cumulative_windows(2008, 2014, step=3)
    ('2008-2008', '2008-2011', '2008-2014')
    """
    _check(first, last, length=1, step=step)
    return tuple(f"{first}-{end}" for end in reversed(range(last, first - 1, -step)))


def middle_year(window: str) -> float:
    """Return the middle of a window, which stands for it in a trend.

    Raises
    ------
    SettingsError
        When the window names no years, as that of a table without periods.

    Examples
    --------
    >>> middle_year("2010-2014"), middle_year("2011-2014")
    (2012.0, 2012.5)
    """
    first, last = years_of(window)
    return (first + last) / 2


def years_of(window: str) -> tuple[int, int]:
    """Return first and last year of a window; errors as for `middle_year`."""
    found = re.fullmatch(r"(\d{4})-(\d{4})", window)
    if not found:
        raise SettingsError(f"the window '{window}' names no years, so there is no trend over it",
                            fix="import a year column, and choose windows with --window")
    return int(found[1]), int(found[2])


def _check(first: int, last: int, *, length: int, step: int) -> None:
    if length < 1 or step < 1:
        raise SettingsError("windows must be at least one year long and apart", found=[f"{length} long, {step} apart"])
    if first + length - 1 > last:
        raise SettingsError(f"no window of {length} years fits into {first}-{last}",
                            allowed=f"up to {max(last - first + 1, 0)} years",
                            fix=f"--length {max((last - first + 1) // 2, 1)}")
