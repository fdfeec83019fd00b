"""Which document does a spelling mean? Asked by the million, by the hashes of texts."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from citenet.engine import pieces

UNKNOWN = -1
"""Stands for the document of a spelling that names none."""

OF_ONE = 16
"""Bytes of a spelling."""

_FREE = 0

Words = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, eq=False)
class Spellings:
    """The documents of spellings, in a table of hashes that lies in an array: a join of texts costs twice as much.

    The upper half of a hash says in which slot a spelling stands, or, where others do, that it is in the next that was
    free. A slot holds the lower half of the hash and behind it the number of the document plus one.

    Parameters
    ----------
    salt : str
        What is put behind each text before it is hashed.
    width : int
        The slots that a hash can mean.
    slots : array of uint64
        Two a spelling; the last slot is free.
    """

    salt: str
    width: int
    slots: Words

    @classmethod
    def read(cls, connection: duckdb.DuckDBPyConnection, part: int = 0, parts: int = 1) -> Spellings:
        """Make the table from the relations `keys` (text, patent) and `nameless` (text), whose texts all differ.

        Of several `parts`, see :func:`is_of`, it holds one.
        """
        connection.execute(f"""
            create or replace temp view spellings as
            select text, patent from keys union all select text, {UNKNOWN} from nameless""")
        own = f"from spellings where {is_of(part, 'text', parts)}" if parts > 1 else "from spellings"
        (n_texts,), = connection.execute(f"select count(*) {own}").fetchall()
        salt = ""
        while True:
            texts = f"select {hashed('text', salt)} as hash, patent {own}"
            # What lies behind the width is hardly touched, and takes no memory before it is.
            width = 2 * n_texts + 1
            table = cls(salt, width, np.zeros(width + n_texts + 1, np.uint64))
            for piece in pieces(connection, texts):
                table._put(piece["hash"].to_numpy(), piece["patent"].to_numpy())
            # Hashes may be alike, if seldom: a table that answers for each spelling is right for all that is asked.
            if all(np.array_equal(table.documents_of(piece["hash"].to_numpy()), piece["patent"])
                   for piece in pieces(connection, texts)):
                return table
            salt += "+"

    def documents_of(self, hashes: Words) -> Numbers:
        """Return the document of each of the `hashes` of spellings, `UNKNOWN` where there is none."""
        places, marks = _slots(hashes, self.width), hashes << _HALF
        met = self.slots[places]
        astray = np.flatnonzero((met ^ marks > _LOWER) & (met != _FREE))
        while len(astray):
            places[astray] += 1
            met[astray] = found = self.slots[places[astray]]
            astray = astray[(found ^ marks[astray] > _LOWER) & (found != _FREE)]
        met &= _LOWER
        return met.view(np.int64) - 1

    def _put(self, hashes: Words, documents: NDArray[np.int32]) -> None:
        """Put all in their slots at once, then those that found theirs taken in the next, until each has one."""
        places, words = _slots(hashes, self.width), hashes << _HALF
        words |= (documents + 1).astype(np.uint64)
        while len(words):
            free = self.slots[places] == _FREE
            self.slots[places[free]] = words[free]
            astray = self.slots[places] != words
            places, words = places[astray] + 1, words[astray]


def hashed(column: str, salt: str) -> str:
    """Return the hash of a text in SQL."""
    return f"hash({column} || '{salt}')" if salt else f"hash({column})"


def is_of(part: int, column: str, parts: int) -> str:
    """Return in SQL whether a text is of the `part` of all texts that are put apart into `parts` by their hashes."""
    return f"hash({column}) % {parts} = {part}"


def _slots(hashes: Words, width: int) -> Numbers:
    """Return the slot that each hash means: larger hashes mean later ones."""
    slots = hashes >> _HALF
    slots *= np.uint64(width)
    slots >>= _HALF
    return slots.view(np.int64)
