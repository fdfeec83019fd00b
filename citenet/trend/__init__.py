"""Is it getting better or worse? Windows, slopes over them, and what may be said of a slope."""

from citenet.trend.slope import last_change, slopes
from citenet.trend.truncation import GROWS_WITH_COUNTS, complete_windows, relative_to_technology
from citenet.trend.verdict import verdicts
from citenet.trend.windows import cumulative_windows, middle_year, sliding_windows, years_of

__all__ = [
    "GROWS_WITH_COUNTS",
    "complete_windows",
    "cumulative_windows",
    "last_change",
    "middle_year",
    "relative_to_technology",
    "sliding_windows",
    "slopes",
    "verdicts",
    "years_of",
]
