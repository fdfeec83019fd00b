"""Who is in a set? From sets of countries or organisations to their members and the shares of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from citenet.coded import code_type
from citenet.engine import Connection


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
    """

    first: np.ndarray
    entity: np.ndarray
    share: np.ndarray
    names: np.ndarray

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
        return np.diff(self.first)

    @cached_property
    def alone(self) -> np.ndarray:
        """The only member of each set, -1 where there are several."""
        return np.where(self.sizes == 1, self.entity[self.first[:-1]], -1)

    @cached_property
    def weight(self) -> np.ndarray:
        """How much a family of each set counts for all its members together."""
        return np.add.reduceat(self.share, self.first[:-1])

    @cached_property
    def by_place(self) -> Members:
        """The same, each entity named by its place among these."""
        return replace(self, names=np.arange(self.n_entities, dtype=code_type(self.n_entities)))

    @cached_property
    def share_one(self) -> bool:
        """Whether a family counts 1 for all its members together, whatever its set."""
        return bool(np.allclose(self.weight, 1))

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


def owners_of(connection: Connection) -> Members:
    """Read the sets of organisations from the table `entity_sets`."""
    return _members(connection, """
        select set_id, dense_rank() over (order by entity) - 1 as entity, 1.0 as share
        from entity_sets where level = 'organisation' order by set_id, entity""")


def members_of(connection: Connection, level: int) -> Members:
    """Read the sets of a level from the table `set_members`."""
    return _members(connection, f"""
        select set_id, entity, parts / total as share from set_members where level = {level} order by set_id, entity""")


def _members(connection: Connection, query: str) -> Members:
    found = connection.execute(query).fetchnumpy()
    entity = found["entity"]
    # Numbered among those that are there: numbers are few, so that a place for each is quicker than sorting.
    is_there = np.zeros(entity.max(initial=-1) + 1, bool)
    is_there[entity] = True
    place = np.cumsum(is_there, dtype=np.int32) - 1
    n_each = np.bincount(found["set_id"])
    # Numbers of 32 bits: which member a set has is looked up for each citation, and half as much memory is touched.
    first = np.concatenate(([0], np.cumsum(n_each))).astype(np.int32)
    return Members(first, place[entity], found["share"].astype(float), np.flatnonzero(is_there).astype(np.int32))
