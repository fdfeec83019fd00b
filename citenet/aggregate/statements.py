"""Counting as statements, which an engine of many machines is told; arrays do the same on one machine."""

from __future__ import annotations

import numpy as np

from citenet.aggregate.account import check_sum
from citenet.aggregate.arrays.flows import room_in
from citenet.aggregate.cohorts import Weigh, offer_cohorts
from citenet.aggregate.inputs import offer_windows, run
from citenet.aggregate.naming import in_order
from citenet.aggregate.numbered import BUCKET_CITATIONS, BUCKET_FAMILIES, SIDES, Numbered, NumberedRows, Tally
from citenet.aggregate.steps import choose_citations
from citenet.aggregate.windows import parse_windows
from citenet.coded import code_type
from citenet.engine import Connection
from citenet.flows import CITATIONS, FAMILIES, LEVELS, CountingRules, Grain

TABLES = {"citations": ("flows", CITATIONS), "families": ("entity_families", FAMILIES)}
"""What the SQL files call the tables of flows, and the columns asked for."""

BY_BUCKET = {"bucket_citations": ("bucket_flows", BUCKET_CITATIONS),
             "bucket_families": ("bucket_families", BUCKET_FAMILIES)}
"""The same by bucket of the citing family."""

_IN_A_WINDOW = """(cohort in (select cohort from cohort_windows)
                or cohort is null and exists (select 1 from cohort_windows where cohort is null))"""
"""Whether the families of a cohort, which are those without a year where it is missing, are in any window."""


def count_by_statements(connection: Connection, rules: CountingRules, grain: Grain, weigh: Weigh | None, *,
                        memory: str | None) -> Numbered:
    """Run the SQL files over the tables of a corpus.

    Parameters
    ----------
    connection : Connection
        Holds the tables, the rules and the entities.
    rules, grain, weigh
        As for :func:`citenet.aggregate.aggregate_patents`.
    memory : str, optional
        Bounds what of the answer waits in memory; how much the engine takes was told when it was opened.
    """
    choose_citations(connection, rules)
    first, last = connection.execute("select min(year), max(year) from families where cites").fetchall()[0]
    windows = parse_windows(grain.window, None if first is None else (first, last))
    offer_windows(connection, windows)
    run(connection, "year_windows.sql")
    offer_cohorts(connection, weigh)
    run(connection, "count.sql")
    run(connection, "spread.sql")
    _check_conservation(connection)
    types = {"level": code_type(len(LEVELS)), "window": code_type(len(windows))}
    room = room_in(memory).tables // len(TABLES)
    return Numbered({name: in_order(connection, *asked, types, room=room) for name, asked in TABLES.items()},
                    _by_bucket(connection, grain), windows, _tally(connection))


def _by_bucket(connection: Connection, grain: Grain) -> dict[str, NumberedRows]:
    """Return the tables by bucket, where there are any: in these an entity is told by its place among countries."""
    if grain.buckets == 1 or "country" not in grain.levels:
        return {}
    countries = connection.execute(
        "select distinct entity from set_members where level = 0 order by entity").fetchnumpy()["entity"]
    tables = {name: in_order(connection, *asked) for name, asked in BY_BUCKET.items()}
    return {name: {**table, "bucket": table["bucket"].astype(np.min_scalar_type(grain.buckets - 1)),
                   **{side: np.searchsorted(countries, table[side])
                      for side in ("citing", "cited", "entity") if side in table}}
            for name, table in tables.items()}


def _check_conservation(connection: Connection) -> None:
    """Compare the flows with the whole numbers they were made from, per technology, level and window."""
    sums = connection.execute("""
        with sizes as (
            select level, set_id, sum(parts / total) as shares
            from set_members group by level, set_id having sum(parts) <> max(total)
        ),
        expected as (
            select
                technology, citation_counts.level, number,
                sum(n * cohort_windows.parts / cohort_windows.total / among
                    * coalesce(citing.shares, 1) * coalesce(cited.shares, 1)) as citations
            from citation_counts
            join levels on citation_counts.level = levels.level
            join mask_technologies on citation_counts.mask = mask_technologies.mask
            join cohort_windows on citation_counts.cohort is not distinct from cohort_windows.cohort
            left join sizes as citing on citation_counts.level = citing.level and citing_set = citing.set_id
            left join sizes as cited on citation_counts.level = cited.level and cited_set = cited.set_id
            group by technology, citation_counts.level, number
        ),
        arrived as (
            select technology, level, number, sum(citations) as citations from flows group by technology, level, number
        )
        select coalesce(expected.citations, 0), coalesce(arrived.citations, 0)
        from expected full join arrived using (technology, level, number)""").fetchall()
    for expected, arrived in sums:
        check_sum(float(expected), float(arrived))


def _tally(connection: Connection) -> Tally:
    """Count the citations that came so far, step by step."""
    total, others, kept = (int(connection.execute(f"select count(*) from {step}").fetchall()[0][0])
                           for step in ("family_citations", "other_citations", "counted_citations"))
    shared, undated, counted = (int(value) for value in connection.execute(f"""
        select
            coalesce(sum(n), 0),
            coalesce(sum(n) filter (cohort is null), 0),
            coalesce(sum(n) filter ({_IN_A_WINDOW}), 0)
        from citation_counts where level = (select min(level) from levels)""").fetchall()[0])
    return Tally(total, others, kept, shared, undated, counted, _unknown(connection))


def _unknown(connection: Connection) -> dict:
    """Count, per level, the citations of which one or both sides are of an unknown entity."""
    rows = connection.execute(f"""
        select levels.name,
            coalesce(sum(n) filter (citing_set = 0 and cited_set <> 0), 0),
            coalesce(sum(n) filter (citing_set <> 0 and cited_set = 0), 0),
            coalesce(sum(n) filter (citing_set = 0 and cited_set = 0), 0),
            coalesce(sum(n) filter (citing_set <> 0 and cited_set <> 0), 0)
        from levels
        left join (select * from citation_counts where {_IN_A_WINDOW}) as counted on levels.level = counted.level
        group by levels.name order by levels.name""").fetchall()
    return {level: dict(zip(SIDES, map(int, counts), strict=True)) for level, *counts in rows}
