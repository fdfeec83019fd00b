"""What may be said of a technology? Rules held against numbers and their intervals; never a score."""

from citenet.judgement.facts import OUTSIDE
from citenet.judgement.finding import Finding, judge, tabulated
from citenet.judgement.outcomes import FAILS, HOLDS, UNSAID
from citenet.judgement.sentences import asked, name_of

__all__ = ["FAILS", "HOLDS", "OUTSIDE", "UNSAID", "Finding", "asked", "judge", "name_of", "tabulated"]
