"""What is the value of each family made of? Its kind, the citations it gets from others, its offices, its owners."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.aggregate.arrays.families import Families, read_families
from citenet.aggregate.arrays.flows import room_in
from citenet.aggregate.arrays.groups import distinct
from citenet.aggregate.arrays.leaving_out import share_a_member
from citenet.aggregate.arrays.members import Members, members_of, owners_of
from citenet.aggregate.inputs import offer_inputs, offer_rules, run
from citenet.aggregate.windows import Window
from citenet.corpus import UNDATED, Corpus, family_arrays
from citenet.engine import connect, pieces, table_in
from citenet.flows import LEVELS, CountingRules, Grain
from citenet.reference.technologies import ALL
from citenet.spill import filled, places

NOWHERE = -1
"""Stands for an office that is not known, and for the kind of a family of which there is no record."""

_AT_ONCE = 1 << 20
"""About so many families are added up at once."""


@dataclass(frozen=True, eq=False)
class FamilyAssets:
    """The families of a corpus, by their numbers: place f of each array tells of family f.

    Parameters
    ----------
    families : Families
        Who they are.
    technologies : sequence of str
        Each the bit of its place in a mask.
    owners : Members
        Sets of organisations; families that share one do not speak for each other.
    levels : mapping of Members
        By level, its sets, with shares.
    names : numpy.ndarray
        Names of the entities of all levels, in order.
    kinds : pandas.DataFrame
        Office of the first document, year and field, and how many `families` and `references` there are of each
        such kind; what is not known is missing.
    kind : numpy.ndarray
        Row of `kinds` of each family; `NOWHERE` for those without a record.
    office_sets : pandas.DataFrame
        Columns office_set, office.
    office_set : numpy.ndarray
        The offices of each family; 0 where none is known.
    room : int
        So many bytes a number of each family may take in memory; where they take more, they lie in a file.
    """

    families: Families
    technologies: Sequence[str]
    owners: Members
    levels: Mapping[str, Members]
    names: np.ndarray
    kinds: pd.DataFrame
    kind: np.ndarray
    office_sets: pd.DataFrame
    office_set: np.ndarray
    room: int

    def weighted_citations(self, weight: np.ndarray) -> np.ndarray:
        """Add up, for each cited family, the weight of the kinds that cite it, other organisations' only."""
        families, organisations = self.families, self.families.sets[1]
        of_family, found = np.append(weight, 0.0), places(len(families), float, room=self.room)
        # Of the families first cited first, where all are too many: they are added to in any order.
        for part in families.parts(self.room // found.itemsize):
            for first, last in families.pieces():
                cited, n_each = families.cited(first, last, part)
                citing = np.repeat(np.arange(first, last), n_each)
                others = np.flatnonzero(~share_a_member(self.owners, organisations[citing], organisations[cited]))
                np.add.at(found, cited[others], of_family[self.kind[citing[others]]])
        return found

    def of_each(self, worked_out: Callable[[slice], np.ndarray]) -> np.ndarray:
        """Return a number of each family, worked out for some that follow each other at a time."""
        return filled(len(self.families), float, worked_out, room=self.room)

    def blocks(self) -> Iterator[slice]:
        """Cut the families into pieces that are worked on together."""
        return Families.blocks(range(len(self.families)))

    def by_kind(self, values: np.ndarray) -> np.ndarray:
        """Add up a number of each family over the families of each kind."""
        found = np.zeros(len(self.kinds))
        for block in self.blocks():
            recorded = np.flatnonzero(self.kind[block] != NOWHERE)
            found += np.bincount(self.kind[block][recorded], values[block][recorded], minlength=len(found))
        return found

    def alike(self, worth: Callable[[np.ndarray], pd.DataFrame], technology: str, level: str, window: Window, *,
              n_buckets: int) -> pd.DataFrame:
        """Add up what families of a technology and window are worth, for those with the same owners and bucket.

        Parameters
        ----------
        worth : callable
            Gives a row of numbers for each of some families.
        technology, level : str
            Of which families, and whose.
        window : Window
            The years of the families.
        n_buckets : int
            Into how many buckets families are spread.

        Returns
        -------
        pandas.DataFrame
            A row of sums, by the number of what is alike, and the ``bucket``.
        """
        def alike_of(families: np.ndarray) -> np.ndarray:
            return sets[families].astype(np.int64) * n_buckets + Families.buckets(families, n_buckets)

        sets = self.families.sets[LEVELS.index(level)]
        alike = distinct(alike_of(families) for families in self._of(technology, window))
        sums = dict[str, np.ndarray]()
        for families in self._of(technology, window):
            place = np.searchsorted(alike, alike_of(families))
            for name, column in worth(families).items():
                sums[str(name)] = sums.get(str(name), 0.0) + np.bincount(place, column, minlength=len(alike))
        return pd.DataFrame(sums, index=alike).assign(bucket=alike % n_buckets)

    def shares(self, alike: pd.Index, level: str, *, n_buckets: int) -> pd.DataFrame:
        """Return the owners of families that are alike: columns entity (a number), family (see `alike`), share."""
        members = self.levels[level]
        row, place = members.each(alike.to_numpy() // n_buckets)
        return pd.DataFrame({"entity": members.names[members.entity[place]], "family": alike[row],
                             "share": members.share[place]})

    def _of(self, technology: str, window: Window) -> Iterator[np.ndarray]:
        """Go through the families of a technology and window of which there is a record; of none there is one part."""
        families, bit, waiting = self.families, self.technologies.index(technology), list[np.ndarray]()
        for block in self.blocks():
            chosen = families.recorded[block] & (families.mask[block] >> bit & 1).astype(bool)
            if not window.takes_all:
                year = families.year[block]
                chosen &= (year >= window.first_year) & (year <= window.last_year)
            waiting.append(block.start + np.flatnonzero(chosen))
            if sum(map(len, waiting)) >= _AT_ONCE:
                yield np.concatenate(waiting)
                waiting.clear()
        if waiting:
            yield np.concatenate(waiting)


@contextmanager
def family_assets(corpus: Corpus, class_masks: Mapping[str, np.ndarray], *, technologies: Sequence[str],
                  rules: CountingRules, grain: Grain, memory: str | None = None) -> Iterator[FamilyAssets]:
    """Open the families of a corpus for valuing; `technologies` hold all patents, else as for `aggregate_patents`.

    `memory` bounds what is held of the families, too.
    """
    all_bit, shared_out = 1 << technologies.index(ALL), room_in(memory)
    room, of_sets = shared_out.families, shared_out.members
    with connect(memory=memory) as connection, family_arrays(corpus.path, memory=memory) as arrays:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, grain)
        run(connection, "entities.sql")
        families = read_families(connection, arrays, rules, len(technologies), all_bit, room=room)
        offices = _offices(corpus, len(families), memory, room // 2)
        kinds, kind = _kinds(families, offices, technologies, room // 2)
        yield FamilyAssets(
            families, technologies, owners_of(connection, room=of_sets),
            {level: members_of(connection, LEVELS.index(level), room=of_sets) for level in grain.levels},
            connection.execute("select name from entities order by entity").fetchnumpy()["name"],
            kinds, kind, offices.sets, offices.set_of, room // 2)


@dataclass(frozen=True, eq=False)
class _Offices:
    """Where families were filed: `names` by number, the `first` of each family, `sets` and the `set_of` each."""

    names: np.ndarray
    first: np.ndarray
    sets: pd.DataFrame
    set_of: np.ndarray


def _offices(corpus: Corpus, n_families: int, memory: str | None, room: int) -> _Offices:
    # In a connection of its own, whose tables go with it.
    with connect(memory=memory) as connection:
        connection.execute(f"create temp view patents as from {table_in(corpus.table('patents'))}")
        run(connection, "assets.sql")
        first, set_of = (places(n_families, np.int32, room=room, fill=nothing) for nothing in (NOWHERE, 0))
        for piece in pieces(connection, "from family_offices"):
            family = piece["family"].to_numpy()
            first[family] = piece["first_office"].to_numpy()
            set_of[family] = piece["office_set"].to_numpy()
        names = connection.execute("select office from offices order by number").fetchnumpy()["office"]
        return _Offices(names, first, connection.execute("from office_members").df(), set_of)


def _kinds(families: Families, offices: _Offices, technologies: Sequence[str],
           room: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Tell families of one office, year and field together, as kinds.sql does: those kinds, and the kind of each."""
    def coded(block: slice) -> np.ndarray:
        field = np.full(block.stop - block.start, len(technologies), np.uint8)
        for bit in reversed(range(len(technologies))):
            if technologies[bit] != ALL:
                field[(families.mask[block] >> bit & 1).astype(bool)] = bit
        year = families.year[block].astype(np.int64) - UNDATED
        codes = (offices.first[block].astype(np.int64) - NOWHERE) << 24 | year << 8 | field
        return codes[families.recorded[block]]

    blocks = list(Families.blocks(range(len(families))))
    codes = distinct(coded(block) for block in blocks)
    kind = places(len(families), np.int32, room=room, fill=NOWHERE)
    n_families, n_references = (np.zeros(len(codes), np.int64) for _ in range(2))
    for block in blocks:
        recorded, of_recorded = families.recorded[block], np.searchsorted(codes, coded(block))
        kind[block][recorded] = of_recorded
        n_families += np.bincount(of_recorded, minlength=len(codes))
        references = np.diff(families.references_from[block.start:block.stop + 1])[recorded]
        n_references += np.bincount(of_recorded, references, minlength=len(codes)).astype(np.int64)
    fields, year = np.array([*technologies, "none"], dtype=object), (codes >> 8 & 0xFFFF) + UNDATED
    return pd.DataFrame({
        # Nowhere is the last place.
        "office": np.array([*offices.names, None], dtype=object)[(codes >> 24) + NOWHERE],
        "year": np.where(year == UNDATED, np.nan, year),
        "field": fields[codes & 0xFF],
        "families": n_families,
        "references": n_references,
    }), kind
