"""One level, counted: from families and their citations to sums by technology, window and entity, all in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from citenet.aggregate.arrays.citations import Sides, count_citations
from citenet.aggregate.arrays.families import Families
from citenet.aggregate.arrays.groups import Groups, Room, Sorter
from citenet.aggregate.arrays.layout import Layout, ones
from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.members import NOBODY, Members
from citenet.aggregate.arrays.periods import Periods
from citenet.aggregate.arrays.spreading import DENSE, Spreading, cells

AT_ONCE = 1 << 18
"""Families worked on together: few, since memory that is used again is quicker than memory that is new."""


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


@dataclass(frozen=True, eq=False)
class Counts:
    """How often each key occurs, with buckets and without, and what the keys tell."""

    buckets: Spreading
    whole: Spreading


@dataclass(frozen=True, eq=False)
class LevelCounts:
    """The citations and the families of one level, counted."""

    citations: Counts
    families: Counts


def layout_of(level: Level, periods: Periods, n_technologies: int) -> Layout:
    """Return how the parts of a citation are laid out at a level; they may not fit into a key."""
    set_bits = (level.members.n_sets - 1).bit_length()
    return Layout((len(periods.windows) - 1).bit_length(), n_technologies, set_bits, set_bits,
                  (level.n_buckets - 1).bit_length())


def count_level(families: Families, periods: Periods, level: Level, layout: Layout, *, leaving_out: LeavingOut,
                room: Room) -> LevelCounts:
    """Count the citations and the families of one level."""
    sorter = Sorter(room)
    sides = _sides(families, periods, level, layout, sorter)
    # First the families, whose keys then make room for those of the citations.
    of_families = sorter.groups(shift=layout.bucket)
    if cells(layout, level.members, level.members) > DENSE:
        # Their sums are about as many, and grow beside them: then only few groups stay in memory.
        room = replace(room, groups=room.groups // 32)
    citations = count_citations(families, sides, leaving_out, room)
    return LevelCounts(_counts(citations, layout, level.members, level.members),
                       _counts(of_families, replace(layout, cited=0), level.members, NOBODY))


def _sides(families: Families, periods: Periods, level: Level, layout: Layout, sorter: Sorter) -> Sides:
    """Work out what each family says of its citations; the keys of those recorded go to the sorter, too.

    A family in no technology says 0, which no citation passes.
    """
    citing, cited = np.zeros(len(families), np.uint64), np.zeros(len(families), np.uint64)
    mask = families.mask & families.mask.dtype.type(level.technologies & ones(layout.mask))
    sets, of_one = families.sets[level.number], replace(layout, cited=0)
    for first in range(0, len(families), AT_ONCE):
        here = slice(first, first + AT_ONCE)
        own = first + np.flatnonzero(mask[here])
        told = periods.of_family[own], mask[own], sets[own], families.buckets(own, level.n_buckets)
        citing[own] = layout.citing_keys(*told)
        if families.scope == "within":
            cited[own] = layout.cited_keys(*told[1:3])
        else:
            cited[here] = layout.cited_keys(np.full_like(mask[here], ones(layout.mask)), sets[here])
        sorter.add(of_one.citing_keys(*told)[families.recorded[own]])
    cites = mask != 0
    return Sides(layout, citing, cited, cites, cites if families.scope == "within" else np.ones_like(cites))


def _counts(groups: tuple[Groups, Groups], layout: Layout, citing: Members, cited: Members) -> Counts:
    fine, coarse = groups
    return Counts(Spreading(fine, layout, citing.by_place, cited.by_place),
                  Spreading(coarse, replace(layout, bucket=0), citing, cited))
