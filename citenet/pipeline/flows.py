"""The citations between entities, to a file of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from citenet import tables
from citenet.coded import Coded
from citenet.pipeline.counting import count_flows
from citenet.pipeline.new_file import new_file
from citenet.pipeline.places import open_corpus
from citenet.pipeline.reusing import stages_of
from citenet.settings import Settings


def write_flows(corpus: str | Path | None, output: str | Path, *, families: str | Path | None = None,
                level: str | None = None, settings: Settings) -> int:
    """Write the citations between entities (and the families of each) unscored; return how many cells."""
    opened = open_corpus(corpus)
    # Nothing is drawn here, so no buckets are counted.
    without_draws = replace(settings, draws=0)
    flows = count_flows(opened, without_draws, stages_of(opened, without_draws), level=level)
    citations, counts = (_of_level(flows.coded[name], level) for name in ("citations", "families"))
    for table, path in ((citations, output), (counts, families)):
        if path:
            with new_file(path, endings=(".csv", ".parquet")) as unfinished:
                simulated = np.full(len(table), opened.is_simulated)
                tables.write_table(Coded({**table.columns, "simulated": simulated}, table.texts), unfinished)
    return len(citations)


def _of_level(table: Coded, level: str | None) -> Coded:
    """Return the rows of a level, which a corpus of flows holds beside those of the other."""
    if level is None:
        return table
    names = list(table.texts["level"])
    return table.rows(table.columns["level"] == (names.index(level) if level in names else len(names)))
