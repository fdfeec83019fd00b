"""The citations between entities, to a file of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citenet import tables
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
    citations, counts = (table[table["level"] == level] if level else table
                         for table in (flows.citations, flows.families))
    for table, path in ((citations, output), (counts, families)):
        if path:
            with new_file(path, endings=(".csv", ".parquet")) as unfinished:
                tables.write_table(table.assign(simulated=opened.is_simulated), unfinished)
    return len(citations)
