"""All levels of a corpus, counted on arrays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from citenet.aggregate.arrays.counting import Level, LevelCounts, count_level, layout_of
from citenet.aggregate.arrays.families import read_families
from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.members import members_of, owners_of
from citenet.aggregate.arrays.periods import Periods, periods_of
from citenet.aggregate.arrays.summing import Technologies, rows
from citenet.aggregate.arrays.tallying import tally_of
from citenet.aggregate.inputs import offer_windows
from citenet.aggregate.numbered import BUCKET_CITATIONS, BUCKET_FAMILIES, Numbered
from citenet.aggregate.windows import numbered, parse_windows
from citenet.corpus import FamilyArrays
from citenet.engine import Connection, in_mebibytes
from citenet.flows import CITATIONS, FAMILIES, CountingRules, Grain

COUNTRIES = 0
"""The level of which buckets are told."""

TABLES = {"citations": ("citations", "whole", CITATIONS), "families": ("families", "whole", FAMILIES),
          "bucket_citations": ("citations", "buckets", BUCKET_CITATIONS),
          "bucket_families": ("families", "buckets", BUCKET_FAMILIES)}
"""The tables of flows: what is counted, how finely, and their columns."""

USUAL_MEMORY = 2048
"""MiB that sorting goes by when no bound is set, or a larger one."""

KEYS = 1 << 10
"""Keys sorted at once, per MiB of memory: few, since memory that is used again is quicker than memory that is new."""


def count_on_arrays(connection: Connection, arrays: FamilyArrays, rules: CountingRules, grain: Grain, *,
                    memory: str | None) -> Numbered | None:
    """Count a corpus; nothing when what tells citations apart does not fit a number of 64 bits.

    Parameters
    ----------
    connection : Connection
        Holds the small tables of the corpus, the rules and the entities.
    arrays : FamilyArrays
        Those of the corpus.
    rules, grain
        As for :func:`citenet.aggregate.aggregate_patents`; citations weigh alike.
    memory : str, optional
        Bound on memory.
    """
    n_technologies, all_bit = connection.execute(
        "select count(*), max(settings.all_bit) from technologies cross join settings").fetchall()[0]
    asked = connection.execute("select level, technologies from levels order by level").fetchall()
    levels = [Level(number, members_of(connection, number), mask, grain.buckets if number == COUNTRIES else 1)
              for number, mask in asked]
    families = read_families(connection, arrays, rules, n_technologies, all_bit)
    windows = parse_windows(grain.window, families.citing_years())
    offer_windows(connection, windows)
    periods = periods_of(families.year, numbered(windows))
    layouts = [layout_of(level, periods, n_technologies) for level in levels]
    if not all(layout.fits for layout in layouts):
        return None
    part = min(in_mebibytes(memory) if memory else USUAL_MEMORY, USUAL_MEMORY) * KEYS
    owners = owners_of(connection) if rules.self_citations == "drop" else None
    leaving_out = [LeavingOut(owners, rules.reach) for _ in levels]
    with TemporaryDirectory(prefix="citenet-") as folder:
        counts = [count_level(families, periods, level, layout, leaving_out=left, folder=Path(folder), part=part)
                  for level, layout, left in zip(levels, layouts, leaving_out, strict=True)]
        total = int(families.references_from[-1])
        # A place for each family is no longer needed, and makes room for the sums.
        del families
        technologies = Technologies(n_technologies, all_bit, rules.technology_counting)
        tables = {name: _table(name, counts, periods, len(windows), technologies)
                  for name in TABLES if grain.buckets > 1 or not name.startswith("bucket")}
        return Numbered(tables, windows, tally_of(total, leaving_out[0], counts, periods))


def _table(name: str, counts: Sequence[LevelCounts], periods: Periods, n_windows: int,
           technologies: Technologies) -> pd.DataFrame:
    """Return one of the tables of flows, in numbers."""
    what, grain, columns = TABLES[name]
    levels = {one.level.number: getattr(getattr(one, what), grain) for one in counts
              if grain == "whole" or one.level.number == COUNTRIES}
    found = rows(levels, periods, n_windows, technologies)
    names = {"window": "number", "entity": "citing", columns[-1]: "total"}
    return pd.DataFrame({column: found[names.get(column, column)] for column in columns}, copy=False)
