"""One level, counted: from families and their citations to sums by technology, window and entity, all in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from citenet.aggregate.arrays.citations import count_citations
from citenet.aggregate.arrays.groups import Groups, Room, Sorter, borders_of
from citenet.aggregate.arrays.layout import Layout
from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.members import NOBODY, Members
from citenet.aggregate.arrays.sides import Sides
from citenet.aggregate.arrays.spreading import DENSE, Spreading, cells

_OF_A_BLOCK = 1 << 10
"""So many families of each block are looked at first."""


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


def count_level(sides: Sides, *, leaving_out: LeavingOut, room: Room) -> LevelCounts:
    """Count the citations and the families of one level."""
    layout, members = sides.layout, sides.level.members
    # First the families, whose keys then make room for those of the citations.
    of_families = _families(sides.of_families, room)
    if cells(layout, members, members) > DENSE:
        # Their sums are about as many, and grow beside them: then only few groups stay in memory.
        room = replace(room, groups=room.groups // 32)
    citations = count_citations(sides, leaving_out, room)
    return LevelCounts(_counts(citations, layout, members, members),
                       _counts(of_families, sides.of_families.layout, members, NOBODY))


def _families(sides: Sides, room: Room) -> tuple[Groups, Groups]:
    families, shift = sides.families, sides.layout.bucket
    blocks = list(families.blocks(range(len(families))))
    # A few of each block show how keys spread.
    some = [(block.start, min(block.start + _OF_A_BLOCK, block.stop)) for block in blocks]
    sample = np.concatenate([sides.citing(first, last)[1] for first, last in some])
    n_keys = len(sample) * len(families) // max(sum(last - first for first, last in some), 1)
    sorter = Sorter(room, borders_of(sample, n_keys, room.part, shift=shift))
    for block in blocks:
        counts, keys = sides.citing(block.start, block.stop)
        sorter.add(keys[families.recorded[block][counts]])
    return sorter.groups(shift=shift)


def _counts(groups: tuple[Groups, Groups], layout: Layout, citing: Members, cited: Members) -> Counts:
    fine, coarse = groups
    return Counts(Spreading(fine, layout, citing.by_place, cited.by_place),
                  Spreading(coarse, replace(layout, bucket=0), citing, cited))
