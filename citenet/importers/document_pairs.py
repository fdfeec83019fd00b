"""Which document cites which?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from citenet.corpus.pairs import Pairs
from citenet.engine import pieces
from citenet.importers.intake import Intake
from citenet.importers.spellings import UNKNOWN, Spellings, hashed


def document_pairs(intake: Intake) -> Iterator[Pairs]:
    """Read the rows of `raw_citations` that have both ids as pairs of documents, in any order."""
    spellings = Spellings.read(intake.connection)
    rows = f"""
        select {hashed("citing", spellings.salt)} as citing, {hashed("cited", spellings.salt)} as cited,
            enum_code(coalesce(origins.origin, cast('unknown' as origin))) as origin
        from raw_citations
        left join origins on raw_citations.origin = origins.text
        where citing is not null and cited is not null"""
    for piece in pieces(intake.connection, rows):
        citing, cited = (spellings.documents_of(piece[side].to_numpy()) for side in ("citing", "cited"))
        pairs = (citing << 33 | cited << 2 | piece["origin"].to_numpy()).view(np.uint64)
        yield pairs[(citing != UNKNOWN) & (cited != UNKNOWN)]
