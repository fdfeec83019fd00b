"""Which document cites which?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from citenet.corpus.pairs import EXAMPLES, Pairs, in_parts
from citenet.engine import pieces
from citenet.importers.intake import Intake
from citenet.importers.spellings import UNKNOWN, Spellings, hashed


@dataclass
class DocumentPairs:
    """The rows of `raw_citations` as pairs of documents, a part at a time, in the order of what cites.

    Those without one of the ids are left out, and those of a document that cites itself: `placed` is the number of
    those with both, `own` of the latter, and `documents` are the first of them.
    """

    intake: Intake
    rows: int
    placed: int = 0
    own: int = 0
    documents: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Pairs]:
        yield from in_parts(self._read(), self.intake.connection,
                            n_pairs=self.rows, citing=range(self.intake.tables["patents"]))

    def _read(self) -> Iterator[Pairs]:
        spellings = Spellings.read(self.intake.connection)
        rows = f"""
            select {hashed("citing", spellings.salt)} as citing, {hashed("cited", spellings.salt)} as cited,
                enum_code(coalesce(origins.origin, cast('unknown' as origin))) as origin
            from raw_citations
            left join origins on raw_citations.origin = origins.text
            where citing is not null and cited is not null"""
        for piece in pieces(self.intake.connection, rows):
            citing, cited = (spellings.documents_of(piece[side].to_numpy()) for side in ("citing", "cited"))
            known = (citing != UNKNOWN) & (cited != UNKNOWN)
            own = known & (citing == cited)
            self.placed += int(np.count_nonzero(known))
            self.own += int(np.count_nonzero(own))
            self.documents = np.union1d(self.documents, citing[own])[:EXAMPLES].astype(int).tolist()
            pairs = (citing << 33 | cited << 2 | piece["origin"].to_numpy()).view(np.uint64)
            yield pairs[known & ~own]
