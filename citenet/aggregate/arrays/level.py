"""One level of entities, and how what is told of its citations fits into a number."""

from __future__ import annotations

from dataclasses import dataclass

from citenet.aggregate.arrays.layout import Layout
from citenet.aggregate.arrays.members import Members
from citenet.aggregate.arrays.periods import Periods


@dataclass(frozen=True, eq=False)
class Level:
    """One level of entities.

    Parameters
    ----------
    number : int
        Its place among `citenet.flows.LEVELS`.
    members : Members
        Its sets.
    technologies : int
        The technologies counted at it, as a mask.
    n_buckets : int
        Into how many buckets citing families are spread; 1 for no buckets.
    """

    number: int
    members: Members
    technologies: int
    n_buckets: int


def layout_of(level: Level, periods: Periods, n_technologies: int) -> Layout:
    """Return how the parts of a citation are laid out at a level; they may not fit into a key."""
    set_bits = (level.members.n_sets - 1).bit_length()
    return Layout((len(periods.windows) - 1).bit_length(), n_technologies, set_bits, set_bits,
                  (level.n_buckets - 1).bit_length())
