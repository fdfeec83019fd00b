"""Which family cites which?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from citenet.corpus.families import family_of_patents
from citenet.corpus.pairs import Pairs
from citenet.engine import pieces
from citenet.importers.between import Between
from citenet.importers.intake import Intake


def family_pairs(intake: Intake) -> Between:
    """Read the citations as pairs of families."""
    family = family_of_patents(intake.connection)
    return Between(_read(intake, family), intake.connection,
                   n_pairs=intake.tables["citations"], citing=range(family.max(initial=-1) + 1))


def _read(intake: Intake, family: NDArray[np.int32]) -> Iterator[Pairs]:
    for piece in pieces(intake.connection, "select citing, cited from citations"):
        citing, cited = (family[piece[side].to_numpy()].astype(np.uint64) for side in ("citing", "cited"))
        yield citing << 33 | cited << 2
