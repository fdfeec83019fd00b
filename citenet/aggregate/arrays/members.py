"""Who is in a set? From sets of countries or organisations to their members and the shares of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from citenet.coded import code_type
from citenet.engine import Connection
from citenet.spill import Numbers, filled

_AT_ONCE = 1 << 18
"""So many sets are read at once."""


@dataclass(frozen=True, eq=False)
class Members:
    """The members of the sets of one level, set after set.

    Parameters
    ----------
    first : numpy.ndarray
        Where the members of each set begin, and at last where all end.
    entity : numpy.ndarray
        Number of each member; entities are numbered from 0 in the order of their names.
    share : numpy.ndarray
        The member's share of a family of the set, above 0 up to 1.
    names : numpy.ndarray
        Which of the entities of all levels each of these is.
    room : int
        So many bytes what is worked out of the sets may take in memory, each array of it.
    """

    first: np.ndarray
    entity: np.ndarray
    share: np.ndarray
    names: np.ndarray
    room: int = sys.maxsize

    @property
    def n_sets(self) -> int:
        """How many sets there are."""
        return len(self.first) - 1

    @property
    def n_entities(self) -> int:
        """How many entities there are."""
        return len(self.names)

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many members each set has."""
        def of(sets: slice) -> np.ndarray:
            return np.diff(self.first[sets.start:sets.stop + 1])
        return filled(self.n_sets, self.first.dtype, of, room=self.room)

    @cached_property
    def alone(self) -> np.ndarray:
        """The only member of each set, -1 where there are several."""
        def of(sets: slice) -> np.ndarray:
            return np.where(self.sizes[sets] == 1, self.entity[self.first[sets]], -1)
        return filled(self.n_sets, self.entity.dtype, of, room=self.room)

    @cached_property
    def weight(self) -> np.ndarray:
        """How much a family of each set counts for all its members together."""
        def of(sets: slice) -> np.ndarray:
            first, end = self.first[sets], self.first[sets.stop]
            return np.add.reduceat(self.share[first[0]:end], first - first[0])
        return filled(self.n_sets, self.share.dtype, of, room=self.room)

    @cached_property
    def by_place(self) -> Members:
        """The same, each entity named by its place among these."""
        return replace(self, names=np.arange(self.n_entities, dtype=code_type(self.n_entities)))

    @cached_property
    def share_one(self) -> bool:
        """Whether a family counts 1 for all its members together, whatever its set."""
        blocks = (self.weight[first:first + _AT_ONCE] for first in range(0, self.n_sets, _AT_ONCE))
        return all(np.allclose(block, 1) for block in blocks)

    def each(self, sets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Go through every member of each of the sets: at which place the set is, and at which the member.

        >>> sets = Members(np.array([0, 1, 3]), np.array([0, 1, 2]), np.array([1, .5, .5]), np.arange(3))
        >>> [part.tolist() for part in sets.each(np.array([1, 0]))]
        [[0, 0, 1], [1, 2, 0]]
        """
        n_each = self.sizes.take(sets)
        before = np.cumsum(n_each) - n_each
        place = np.arange(n_each.sum())
        place += np.repeat(self.first.take(sets) - before, n_each)
        return np.repeat(np.arange(len(sets)), n_each), place

    def crossed(self, sets: np.ndarray, others: Members, their_sets: np.ndarray) -> tuple[np.ndarray, ...]:
        """Pair every member of each set with every member of the set beside it.

        Returns
        -------
        tuple of numpy.ndarray
            Which pair of sets it is, and the places of both members in `entity` and `share`.

        >>> sets = Members(np.array([0, 1, 3]), np.array([0, 1, 2]), np.array([1, .5, .5]), np.arange(3))
        >>> [part.tolist() for part in sets.crossed(np.array([0, 1]), sets, np.array([1, 1]))]
        [[0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 2, 2], [1, 2, 1, 2, 1, 2]]
        """
        pair, ours = self.each(sets)
        of_ours, theirs = others.each(their_sets.take(pair))
        return pair.take(of_ours), ours.take(of_ours), theirs


NOBODY = Members(first=np.array([0, 1]), entity=np.array([0]), share=np.array([1.0]), names=np.array([0]))
"""Stands where nobody is cited: one set with one member."""


def owners_of(connection: Connection, *, room: int) -> Members:
    """Read the sets of organisations from the table `entity_sets`; an array of them may take `room` bytes in memory."""
    connection.execute("""
        create or replace temp table owner_sets as
        select set_id, dense_rank() over (order by entity) - 1 as entity, 1.0 as share
        from entity_sets where level = 'organisation'""")
    return _members(connection, "owner_sets", room)


def members_of(connection: Connection, level: int, *, room: int) -> Members:
    """Read the sets of a level from the table `set_members`; an array of them may take `room` bytes in memory."""
    connection.execute(f"""
        create or replace temp view level_sets as
        select set_id, entity, parts / total as share from set_members where level = {level}""")
    return _members(connection, "level_sets", room)


def _members(connection: Connection, table: str, room: int) -> Members:
    """Read sets, some at a time: there may be millions, as many as families with owners of their own."""
    names = connection.execute(f"select distinct entity from {table} order by entity").fetchnumpy()["entity"]
    n_sets = connection.execute(f"select coalesce(max(set_id) + 1, 0) from {table}").fetchall()[0][0]
    # Entities are numbered among those that are there, by a place for each: quicker than sorting.
    place = np.zeros(names.max(initial=-1) + 1, np.int32)
    place[names] = np.arange(len(names))
    # Numbers of 32 bits: which member a set has is looked up for each citation, and half as much memory is touched.
    entity, share, ends = (Numbers(np.dtype(kind), room) for kind in (np.int32, float, np.int32))
    ends.append(np.zeros(1))
    for first in range(0, n_sets, _AT_ONCE):
        found = connection.execute(f"""
            select set_id - {first} as set_id, entity, share from {table}
            where set_id >= {first} and set_id < {first + _AT_ONCE} order by set_id, entity""").fetchnumpy()
        n_each = np.bincount(found["set_id"], minlength=min(_AT_ONCE, n_sets - first))
        ends.append(len(entity) + np.cumsum(n_each))
        entity.append(place[found["entity"]])
        share.append(found["share"])
    return Members(ends.whole(), entity.whole(), share.whole(), names.astype(np.int32), room)
