"""The families of a corpus as this way of counting sees them; the arrays of what families.sql works out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from citenet.aggregate.arrays.groups import distinct
from citenet.corpus import UNDATED, FamilyArrays
from citenet.engine import Connection
from citenet.flows import CountingRules
from citenet.spill import filled, places

_AT_ONCE = 1 << 18
"""So many families are classified, and about so many citations read, at once."""


@dataclass(frozen=True, eq=False)
class Families:
    """What is asked of each family; place f of each array tells of family f.

    Parameters
    ----------
    arrays : FamilyArrays
        Where the citations are.
    scope : {"within", "citing"}
        As in the rules.
    recorded : numpy.ndarray
        Whether it is more than a family that others cite.
    year : numpy.ndarray
        Or `UNDATED`.
    mask : numpy.ndarray
        Its technologies.
    sets : tuple of numpy.ndarray
        The set of its countries, and of its organisations.
    references_from : numpy.ndarray
        Where the families it cites begin, and at last where all end.
    """

    arrays: FamilyArrays
    scope: str
    recorded: np.ndarray
    year: np.ndarray
    mask: np.ndarray
    sets: tuple[np.ndarray, np.ndarray]
    references_from: np.ndarray

    def __len__(self) -> int:
        return len(self.year)

    @staticmethod
    def blocks(families: range) -> Iterator[slice]:
        """Cut families that follow each other into pieces that are worked on together; of none there is one."""
        for first in range(families.start, max(families.stop, families.start + 1), _AT_ONCE):
            yield slice(first, min(first + _AT_ONCE, families.stop))

    def parts(self, n: int) -> list[range]:
        """Cut the families into parts of at most `n`, or of a block where that is less."""
        step = max(n, _AT_ONCE)
        return [range(first, min(first + step, len(self))) for first in range(0, max(len(self), 1), step)]

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Cut the families into pieces that cite about as many: the first of each, and the first of the next."""
        starts = self.references_from
        cuts = np.unique(np.searchsorted(starts, np.arange(0, starts[-1] + 1, _AT_ONCE), side="right") - 1)
        yield from zip(map(int, cuts), map(int, [*cuts[1:], len(starts) - 1]), strict=True)

    def cited(self, first: int, last: int, among: range) -> tuple[np.ndarray, np.ndarray]:
        """Return what the families from `first` to before `last` cite of those `among`, and how many each of them."""
        here = self.references_from[first:last + 1]
        found = self.arrays.values("cited", here[0], here[-1])
        if len(among) == len(self):
            return found, np.diff(here)
        chosen = np.flatnonzero((found >= among.start) & (found < among.stop))
        return found.take(chosen), np.diff(np.searchsorted(chosen, here - here[0]))

    def years(self) -> np.ndarray:
        """Return the years that there are, `UNDATED` among them, ascending."""
        return distinct(self.year[block] for block in self.blocks(range(len(self))))

    def citing_years(self) -> tuple[int, int] | None:
        """Return the first and the last year of those that cite and are counted; nothing when none has a year."""
        years = distinct(self.year[block][self._cite(block)] for block in self.blocks(range(len(self))))
        years = years[years != UNDATED]
        return (int(years[0]), int(years[-1])) if len(years) else None

    def _cite(self, block: slice) -> np.ndarray:
        cite = np.diff(self.references_from[block.start:block.stop + 1]) > 0
        return cite & (self.mask[block] != 0) if self.scope == "within" else cite

    @staticmethod
    def buckets(families: np.ndarray, n_buckets: int) -> np.ndarray:
        """Spread families over buckets, as families.sql does, which says why so."""
        if n_buckets == 1:
            return np.zeros(len(families), np.uint8)
        mixed = families * 2654435761 % 4294967296
        mixed = (mixed // 65536 * (mixed % 65536) + mixed) % 2147483648
        return mixed * 2654435761 // 16777216 % n_buckets


def read_families(connection: Connection, arrays: FamilyArrays, rules: CountingRules, n_bits: int,
                  all_bit: int, *, room: int) -> Families:
    """Read the families, and classify them by the table `class_masks`.

    Parameters
    ----------
    connection : Connection
        Holds `symbols` and `class_masks`.
    arrays : FamilyArrays
        The families.
    rules : CountingRules
        Say whose country a family has.
    n_bits : int
        Number of technologies.
    all_bit : int
        The bit of all patents, which every family has; 0 for none.
    room : int
        So many bytes what is worked out here may take in memory.
    """
    masks = _masks(arrays, _symbol_masks(connection, n_bits), all_bit, room // 2)
    return Families(arrays, rules.scope, arrays.fact("recorded"), arrays.fact("year"), masks,
                    (_countries(arrays, rules.country, room // 2), arrays.fact("organisations")),
                    arrays.starts("cited"))


def _countries(arrays: FamilyArrays, whose: str, room: int) -> np.ndarray:
    """Return the set of countries of each family: those of its applicants, or its inventors, else of the others."""
    asked, other = (arrays.fact(f"{one}_countries") for one in
                    (("applicant", "inventor") if whose == "applicant" else ("inventor", "applicant")))
    return filled(len(asked), asked.dtype, lambda here: np.where(asked[here] != 0, asked[here], other[here]), room=room)


def _symbol_masks(connection: Connection, n_bits: int) -> np.ndarray:
    masks = connection.execute("""
        select coalesce(class_masks.mask, 0) as mask
        from symbols
        left join class_masks on symbols.scheme = class_masks.scheme and symbols.symbol = class_masks.symbol
        order by symbols.symbol_id""").fetchnumpy()["mask"]
    return masks.astype(np.min_scalar_type((1 << n_bits) - 1))


def _masks(arrays: FamilyArrays, symbol_masks: np.ndarray, all_bit: int, room: int) -> np.ndarray:
    """Return the technologies of each family, those of all its symbols together."""
    starts = arrays.starts("symbols")
    masks = places(len(starts) - 1, symbol_masks.dtype, room=room, fill=all_bit)
    for block in Families.blocks(range(len(masks))):
        here = starts[block.start:block.stop + 1]
        some = np.flatnonzero(np.diff(here))
        if len(some):
            each = symbol_masks[arrays.values("symbols", here[0], here[-1])]
            masks[block.start + some] |= np.bitwise_or.reduceat(each, here[some] - here[0])
    return masks
