"""How sure are we? Intervals from drawing the citing families again, for any indicator."""

from citenet.uncertainty.bounds import within_range
from citenet.uncertainty.buckets import Buckets
from citenet.uncertainty.draws import bootstrap_counts, leave_one_out_counts
from citenet.uncertainty.intervals import Measure, intervals

__all__ = ["Buckets", "Measure", "bootstrap_counts", "intervals", "leave_one_out_counts", "within_range"]
