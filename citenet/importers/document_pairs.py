"""Which document cites which?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from citenet.corpus.pairs import Pairs
from citenet.engine import keeping_order, part_of, pieces
from citenet.importers.intake import Intake
from citenet.importers.spellings import OF_ONE, UNKNOWN, Spellings, hashed, is_of
from citenet.spill import places

if TYPE_CHECKING:
    import pandas as pd

_SIDES = ("citing", "cited")


def document_pairs(intake: Intake) -> Iterator[Pairs]:
    """Read the rows of `raw_citations` that have both ids as pairs of documents, in any order."""
    n_texts = intake.value("select (select count(*) from keys) + (select count(*) from nameless)")
    parts = 1 + n_texts * OF_ONE // part_of(intake.options.bound, 2)
    yield from _at_once(intake) if parts == 1 else _in_parts(intake, parts)


def _at_once(intake: Intake) -> Iterator[Pairs]:
    spellings = Spellings.read(intake.connection)
    hashes = [f"{hashed(side, spellings.salt)} as {side}" for side in _SIDES]
    for piece in pieces(intake.connection, _rows(*hashes)):
        citing, cited = (spellings.documents_of(piece[side].to_numpy()) for side in _SIDES)
        yield _pairs(citing, cited, piece)


def _in_parts(intake: Intake, parts: int) -> Iterator[Pairs]:
    """Look up a part of the spellings at a time; what both sides of each row are waits in files until all are found."""
    # What comes in some order comes in the same again only where it lies in a file.
    n_rows = intake.spool("citations_with_ids", _rows(*_SIDES))
    found = {side: places(n_rows, np.int32, room=0, fill=UNKNOWN) for side in _SIDES}
    with keeping_order(intake.connection):
        for part in range(parts):
            spellings = Spellings.read(intake.connection, part, parts)
            asked = ", ".join(f"{hashed(side, spellings.salt)} as {side}, {is_of(part, side, parts)} as {side}_here"
                              for side in _SIDES)
            for rows, piece in _in_order(intake, asked):
                for side, documents in found.items():
                    here = np.flatnonzero(piece[f"{side}_here"])
                    documents[rows][here] = spellings.documents_of(piece[side].to_numpy()[here])
            # Two at a time would be too large.
            del spellings
        for rows, piece in _in_order(intake, "origin"):
            citing, cited = (found[side][rows].astype(np.int64) for side in _SIDES)
            yield _pairs(citing, cited, piece)


def _rows(citing: str, cited: str) -> str:
    return f"""
        select {citing}, {cited}, enum_code(coalesce(origins.origin, cast('unknown' as origin))) as origin
        from raw_citations
        left join origins on raw_citations.origin = origins.text
        where citing is not null and cited is not null"""


def _in_order(intake: Intake, asked: str) -> Iterator[tuple[slice, pd.DataFrame]]:
    """Go through what is asked of the rows that were spooled, and say where they are."""
    first = 0
    for piece in pieces(intake.connection, f"select {asked} from citations_with_ids"):
        yield slice(first, first + len(piece)), piece
        first += len(piece)


def _pairs(citing: NDArray[np.int64], cited: NDArray[np.int64], piece: pd.DataFrame) -> Pairs:
    pairs = (citing << 33 | cited << 2 | piece["origin"].to_numpy()).view(np.uint64)
    return pairs[(citing != UNKNOWN) & (cited != UNKNOWN)]
