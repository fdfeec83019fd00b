"""Which family cites which?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from citenet.corpus.families import ROOM, family_of_patents
from citenet.corpus.pairs import Pairs
from citenet.engine import keeping_order, part_of, pieces
from citenet.importers.intake import Intake


def family_pairs(intake: Intake) -> Iterator[Pairs]:
    """Read the citations as pairs of families, all those of a part smaller than those of the next."""
    family = family_of_patents(intake.connection, room=part_of(intake.options.bound, ROOM))
    last = np.zeros(0, np.uint64)
    # Citations stand in the order of what cites, and documents in that of their families: each family cites at once.
    with keeping_order(intake.connection):
        for piece in pieces(intake.connection, "select citing, cited from citations"):
            citing, cited = (family[piece[side].to_numpy()].astype(np.uint64) for side in ("citing", "cited"))
            pairs = np.concatenate([last, citing << 33 | cited << 2])
            # What the last family cites may go on in the next piece.
            whole = np.searchsorted(pairs, citing[-1] << 33)
            last = pairs[whole:]
            yield pairs[:whole]
    yield last
