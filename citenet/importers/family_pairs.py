"""Which family cites which?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from citenet.corpus.families import family_of_patents
from citenet.corpus.pairs import EXAMPLES, Pairs, cuts
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
        # The patents of a family follow each other; it is not cut in two.
        borders = np.unique(np.searchsorted(family, family[cuts(self.intake.connection, "citations")]))
        for begins, ends in pairwise([*borders, len(family)]):
            pairs = self.intake.connection.execute(
                f"select citing, cited from citations where citing >= {begins} and citing < {ends}").fetchnumpy()
            citing, cited = family[pairs["citing"]], family[pairs["cited"]]
            inside = citing == cited
            self._note(citing[inside])
            yield (citing.astype(np.uint64) << 33 | cited.astype(np.uint64) << 2)[~inside]

    def _note(self, families: NDArray[np.int32]) -> None:
        self.inside += len(families)
        self.families += np.unique(families)[:EXAMPLES - len(self.families)].tolist()
