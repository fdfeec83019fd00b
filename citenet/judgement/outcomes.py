"""Does a limit hold, does it not, or can it not be said?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from citenet.graph import NEARLY
from citenet.judgement.facts import Fact
from citenet.reference.judgement import FAILS, HOLDS, UNSAID
from citenet.reference.limits import SIGNS, Limit

SURE = 0.95
"""An answer, yes or no, must be the same in this share of the draws."""


def decide(limit: Limit, fact: Fact) -> str:
    """Tell whether the whole interval of a fact is on the asked side of a limit.

    Returns
    -------
    str
        "holds" or "does not hold" when both ends of the interval agree, and where there is no interval when the
        value does; "cannot be said" when the interval reaches over the limit, an answer is not the same in `SURE` of
        the draws, the value is missing, or a flag stands in the way.

    Examples
    --------
    >>> limit = Limit("simple_balance", "", ">", 0.0)
    >>> [decide(limit, Fact(0.1, low, 0.3)) for low in (0.02, -0.04)], decide(limit, Fact(-0.2)), decide(limit, Fact())
    (['holds', 'cannot be said'], 'does not hold', 'cannot be said')
    """
    if fact.value is None or fact.doubt or fact.agreement < SURE:
        return UNSAID
    ends = [limit.bound if _is_near(end, limit.bound) else end for end in fact.ends or (fact.value, fact.value)]
    answers = {bool(SIGNS[limit.sign](end, limit.bound)) for end in ends}
    inside = limit.sign in ("==", "!=") and ends[0] < limit.bound < ends[1]  # type: ignore[operator]
    if inside or len(answers) == 2:
        return UNSAID
    return HOLDS if answers.pop() else FAILS


def _is_near(end: float | str, bound: float | str) -> bool:
    """Tell whether only rounding parts a number from a bound."""
    return not isinstance(end, str) and not isinstance(bound, str) and math.isclose(end, bound, rel_tol=NEARLY)


def together(outcomes: Sequence[str]) -> str:
    """Tell whether all hold: one that does not settles it, one that cannot be said leaves it open.

    Examples
    --------
    >>> together(["holds", "cannot be said"]), together(["does not hold", "cannot be said"])
    ('cannot be said', 'does not hold')
    """
    return next((outcome for outcome in (FAILS, UNSAID) if outcome in outcomes), HOLDS)
