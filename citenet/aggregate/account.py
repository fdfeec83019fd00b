"""Did every citation arrive somewhere, and where not, why not?"""

from __future__ import annotations

from collections.abc import Sequence

from citenet.aggregate.windows import Window
from citenet.corpus import Corpus
from citenet.engine import Connection

TOLERANCE = 1e-9


def check_conservation(connection: Connection) -> None:
    """Compare the flows with the whole numbers they were made from, per technology, level and window.

    Raises
    ------
    ArithmeticError
        When they differ: a bug of citenet, never of the data.
    """
    different = connection.execute(f"""
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
        select technology, level, number, expected.citations, arrived.citations
        from expected full join arrived using (technology, level, number)
        where not coalesce(abs(expected.citations - arrived.citations) <= {TOLERANCE} * expected.citations, false)
    """).fetchall()
    if different:
        raise ArithmeticError(f"citations were lost or made in counting: {different[:5]}")


def account_for(connection: Connection, corpus: Corpus, windows: Sequence[Window]) -> dict:
    """Return what went into the flows and what did not, with the reason; in = counted + lost."""
    total = _value(connection, "select count(*) from family_citations")
    others = _value(connection, "select count(*) from other_citations")
    kept = _value(connection, "select count(*) from counted_citations")
    shared, undated, counted = (int(value) for value in connection.execute("""
        select
            coalesce(sum(n), 0),
            coalesce(sum(n) filter (cohort is null), 0),
            coalesce(sum(n) filter (
                cohort in (select cohort from cohort_windows)
                or cohort is null and exists (select 1 from cohort_windows where cohort is null)), 0)
        from citation_counts where level = (select min(level) from levels)""").fetchall()[0])
    undated_lost = 0 if any(window.takes_all for window in windows) else undated
    losses = {
        "between families that share an organisation": total - others,
        "reaching back further than asked, or from or to a family without a year": others - kept,
        "no technology in common": kept - shared,
        "citing family without a year": undated_lost,
        "citing year outside the windows": shared - counted - undated_lost,
    }
    if total != counted + sum(losses.values()):
        raise ArithmeticError(f"{total} family citations in, {counted} counted, {losses} lost")
    return {
        "technologies": _column(connection, "select technology from technologies order by bit"),
        "levels": _column(connection, "select name from levels order by level"),
        "levels_without_all": _column(connection, "select name from levels where technologies <> -1 order by level"),
        "windows": [window.label for window in windows],
        "family_citations": total,
        "counted": counted,
        "losses": {reason: n for reason, n in losses.items() if n},
        "unknown_entity": _unknown(connection),
        **_origins(connection),
        "unit": corpus.manifest.get("unit", "family"),
    }


def _unknown(connection: Connection) -> dict:
    """Count, per level, the citations of which one or both sides are of an unknown entity."""
    rows = connection.execute("""
        select levels.name,
            coalesce(sum(n) filter (citing_set = 0 and cited_set <> 0), 0),
            coalesce(sum(n) filter (citing_set <> 0 and cited_set = 0), 0),
            coalesce(sum(n) filter (citing_set = 0 and cited_set = 0), 0),
            coalesce(sum(n) filter (citing_set <> 0 and cited_set <> 0), 0)
        from citation_counts
        join levels on citation_counts.level = levels.level
        where (cohort in (select cohort from cohort_windows)
                or cohort is null and exists (select 1 from cohort_windows where cohort is null))
        group by levels.name order by levels.name""").fetchall()
    sides = ("citing_only", "cited_only", "both", "known_on_both_sides")
    return {level: dict(zip(sides, map(int, counts), strict=True)) for level, *counts in rows}


def _origins(connection: Connection) -> dict[str, dict[str, int]]:
    """Count the families by where their year, and where their country, is from."""
    rows = connection.execute("""
        select year_field,
            case
                when settings.country = 'applicant' and applicant_countries <> 0 then 'applicant'
                when inventor_countries <> 0 then 'inventor'
                when applicant_countries <> 0 then 'applicant'
                else 'unknown' end as country_step,
            count(*)
        from family_facts, settings where recorded
        group by 1, 2 order by 1, 2""").fetchall()
    found: dict[str, dict[str, int]] = {"families_by_year_field": {}, "families_by_country_step": {}}
    for *origins, n in rows:
        for counts, origin in zip(found.values(), origins, strict=True):
            counts[origin] = counts.get(origin, 0) + n
    return {name: dict(sorted(counts.items())) for name, counts in found.items()}


def _column(connection: Connection, query: str) -> list[str]:
    return [value for (value,) in connection.execute(query).fetchall()]


def _value(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])
