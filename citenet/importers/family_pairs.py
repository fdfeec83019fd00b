"""Which family cites which?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from citenet.corpus.families import family_of_patents
from citenet.corpus.pairs import EXAMPLES, Pairs, in_parts
from citenet.engine import pieces
from citenet.importers.intake import Intake


@dataclass
class FamilyPairs:
    """The citations as pairs of families, a part at a time, in the order of what cites.

    Those inside a family are left out: `inside` is their number, `families` are the first that have any.
    """

    intake: Intake
    inside: int = 0
    families: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Pairs]:
        family = family_of_patents(self.intake.connection)
        yield from in_parts(self._read(family), self.intake.connection,
                            n_pairs=self.intake.tables["citations"], citing=range(family.max(initial=-1) + 1))

    def _read(self, family: NDArray[np.int32]) -> Iterator[Pairs]:
        for piece in pieces(self.intake.connection, "select citing, cited from citations"):
            citing, cited = (family[piece[side].to_numpy()].astype(np.uint64) for side in ("citing", "cited"))
            inside = citing == cited
            self.inside += int(np.count_nonzero(inside))
            self.families = np.union1d(self.families, citing[inside])[:EXAMPLES].astype(int).tolist()
            yield (citing << 33 | cited << 2)[~inside]
