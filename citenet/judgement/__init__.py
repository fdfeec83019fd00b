"""What may be said of a technology? Rules held against numbers and their intervals; never a score."""

from citenet.judgement.facts import OUTSIDE
from citenet.judgement.finding import judge, tabulated

__all__ = ["OUTSIDE", "judge", "tabulated"]
