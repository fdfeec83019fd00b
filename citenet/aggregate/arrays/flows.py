"""All levels of a corpus, counted on arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citenet.aggregate.arrays.counting import count_level
from citenet.aggregate.arrays.families import read_families
from citenet.aggregate.arrays.groups import Room
from citenet.aggregate.arrays.leaving_out import LeavingOut
from citenet.aggregate.arrays.level import Level, layout_of
from citenet.aggregate.arrays.members import members_of, owners_of
from citenet.aggregate.arrays.periods import Periods, periods_of
from citenet.aggregate.arrays.sides import Sides
from citenet.aggregate.arrays.spreading import Spreading
from citenet.aggregate.arrays.summing import Sums, Technologies, rows, sums_of
from citenet.aggregate.arrays.tallying import LevelTally, tally_of, tally_of_level
from citenet.aggregate.inputs import offer_windows
from citenet.aggregate.numbered import BUCKET_CITATIONS, BUCKET_FAMILIES, Numbered, NumberedRows
from citenet.aggregate.windows import numbered, parse_windows
from citenet.corpus import FamilyArrays
from citenet.engine import Connection, in_mebibytes
from citenet.flows import CITATIONS, FAMILIES, LEVELS, CountingRules, Grain

COUNTRIES = 0
"""The level of which buckets are told."""

WHOLE = {"citations": CITATIONS, "families": FAMILIES}
"""The tables of flows, and their columns."""

BY_BUCKET = {"citations": BUCKET_CITATIONS, "families": BUCKET_FAMILIES}
"""The same by bucket of the citing family."""

USUAL_MEMORY = 4096
"""MiB that counting goes by when no bound is set, or a larger one, and looking at networks when none is set."""

BESIDE = 400 << 20
"""Bytes of Python, its libraries and what is worked on."""

KEYS = 1 << 9
"""Keys sorted at once, per MiB of memory: few, since memory that is used again is quicker than memory that is new."""

_LARGE = 30 << 20
"""Bytes of an array that the allocator learns from; of more than 32 MB it learns nothing."""


def room_in(memory: str | None) -> Room:
    """Share out the memory beside Python, or an eighth of all.

    An eighth is for families, a tenth for members of sets, and a quarter for tables, which come as groups are shared
    out. A third is for keys that wait, and a quarter for what makes keys of citations, which goes before groups are
    made of them. Groups of citations are of two kinds, with buckets and without; their keys may take an eighth each,
    and how often they occur half of that. Those of families are few.
    """
    mebibytes = min(in_mebibytes(memory) if memory else USUAL_MEMORY, USUAL_MEMORY)
    left = max((mebibytes << 20) - BESIDE, mebibytes << 17)
    return Room(part=mebibytes * KEYS, keys=left // 3, groups=left // 8, tables=left // 4, families=left // 8,
                cited=left // 4, members=left // 64)


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
    _keep_what_arrays_leave()
    n_technologies, all_bit = connection.execute(
        "select count(*), max(settings.all_bit) from technologies cross join settings").fetchall()[0]
    asked = connection.execute("select level, technologies from levels order by level").fetchall()
    room = room_in(memory)
    levels = [Level(number, members_of(connection, number, room=room.members), mask,
                    grain.buckets if number == COUNTRIES else 1) for number, mask in asked]
    families = read_families(connection, arrays, rules, n_technologies, all_bit, room=room.families)
    windows = parse_windows(grain.window, families.citing_years())
    offer_windows(connection, windows)
    periods = periods_of(families.years(), numbered(windows))
    layouts = [layout_of(level, periods, n_technologies) for level in levels]
    if not all(layout.fits for layout in layouts):
        return None
    owners = owners_of(connection, room=room.members) if rules.self_citations == "drop" else None
    technologies = Technologies(n_technologies, all_bit, rules.technology_counting)
    by_bucket: dict[str, NumberedRows] = {}
    sums: dict[str, dict[int, Sums]] = {name: {} for name in WHOLE}
    tallies: dict[str, LevelTally] = {}
    tables = _Tables(len(windows), n_technologies, room.tables)
    for level, layout in zip(levels, layouts, strict=True):
        leaving_out = LeavingOut(owners, rules.reach)
        counts = count_level(Sides(families, periods, level, layout), leaving_out=leaving_out, room=room)
        tallies[LEVELS[level.number]] = tally_of_level(counts.citations.whole, periods)
        for name, counted in (("citations", counts.citations), ("families", counts.families)):
            sums[name][level.number] = tables.sums(counted.whole, periods, technologies)
            if level.n_buckets > 1:
                finer = {level.number: tables.sums(counted.buckets, periods, technologies)}
                by_bucket[f"bucket_{name}"] = tables.of(BY_BUCKET[name], finer)
        # Groups that are shared out make room for those of the next level.
        del counts, counted
    tally = tally_of(int(families.references_from[-1]), leaving_out, tallies, periods)
    # So do families, for the sums.
    del families
    return Numbered({name: tables.of(columns, sums.pop(name)) for name, columns in WHOLE.items()},
                    by_bucket, windows, tally)


def _keep_what_arrays_leave() -> None:
    """Have the C library of Linux keep the memory that arrays of some megabytes leave, for those that come next.

    By itself it gives it back to the system, to be taken anew page by page, which was a third of the time of a count.
    It keeps as much as the largest array that it has seen go.

    Notes
    -----
    Source: mallopt(3), M_MMAP_THRESHOLD and M_TRIM_THRESHOLD.
    """
    np.empty(_LARGE, np.uint8)


class _Tables:
    """Makes the tables of flows, in numbers; those for which there is no `room` left wait in files."""

    def __init__(self, n_windows: int, n_technologies: int, room: int) -> None:
        self._n_windows, self._n_technologies, self.room = n_windows, n_technologies, room

    def sums(self, spreading: Spreading, periods: Periods, technologies: Technologies) -> Sums:
        found = sums_of(spreading, periods, self._n_windows, technologies, self.room)
        self.room -= found.held
        return found

    def of(self, columns: Sequence[str], levels: dict[int, Sums]) -> NumberedRows:
        """Make a table of sums, which are let go."""
        names = {column: {"window": "number", "entity": "citing", columns[-1]: "total"}.get(column, column)
                 for column in columns}
        found = rows(levels, self._n_windows, self._n_technologies, names.values(), self.room)
        values = found.whole()
        self.room += sum(sums.held for sums in levels.values()) - found.held
        levels.clear()
        return {column: values[name] for column, name in names.items()}
