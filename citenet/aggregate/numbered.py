"""What counting hands over, whichever way it went: rows in numbers, to which naming.py gives names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from citenet.aggregate.windows import Window

BUCKET_CITATIONS = ("technology", "window", "bucket", "citing", "cited", "citations")
BUCKET_FAMILIES = ("technology", "window", "bucket", "entity", "families")

NumberedRows = dict[str, np.ndarray]
"""Rows in numbers, column by column."""


@dataclass(frozen=True)
class Tally:
    """How many citations came how far.

    Parameters
    ----------
    total : int
        Citations between families.
    others : int
        Of these, those not between families that share an organisation, where such are left out.
    kept : int
        Of these, those that reach back no further than asked.
    shared : int
        Of these, those within a technology.
    undated : int
        Of these, those of families without a year.
    counted : int
        Of those within a technology, those in a window.
    unknown : mapping
        Per level, how many of those counted are of an unknown entity, by side.
    """

    total: int
    others: int
    kept: int
    shared: int
    undated: int
    counted: int
    unknown: Mapping[str, Mapping[str, int]]


SIDES = ("citing_only", "cited_only", "both", "known_on_both_sides")
"""On which side of a citation an entity is unknown; the keys of `Tally.unknown`."""


@dataclass(frozen=True, eq=False)
class Numbered:
    """Flows in numbers.

    Parameters
    ----------
    tables : mapping
        "citations" and "families", sorted; the columns are those of :mod:`citenet.flows`.
    by_bucket : mapping
        By bucket of the citing family "bucket_citations" and "bucket_families", with the columns `BUCKET_CITATIONS`
        and `BUCKET_FAMILIES`; an entity is told by its place among countries. Nothing where there are
        no buckets, or no countries.
    windows : sequence of Window
        Those asked for.
    tally : Tally
        What was counted.
    """

    tables: Mapping[str, NumberedRows]
    by_bucket: Mapping[str, NumberedRows]
    windows: Sequence[Window]
    tally: Tally
