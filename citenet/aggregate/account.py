"""Did every citation arrive somewhere, and where not, why not?"""

from __future__ import annotations

from citenet.aggregate.numbered import Numbered
from citenet.corpus import Corpus
from citenet.engine import Connection

TOLERANCE = 1e-9


def check_sum(expected: float, arrived: float) -> None:
    """Compare what went into sums with what arrived in them.

    Raises
    ------
    ArithmeticError
        When they differ: a bug of citenet, never of the data.
    """
    if not abs(expected - arrived) <= TOLERANCE * expected:
        raise ArithmeticError(f"citations were lost or made in counting: {expected} in, {arrived} out")


def account_for(connection: Connection, corpus: Corpus, counted: Numbered) -> dict:
    """Return what went into the flows and what did not, with the reason; in = counted + lost."""
    tally, windows = counted.tally, counted.windows
    undated_lost = 0 if any(window.takes_all for window in windows) else tally.undated
    losses = {
        "between families that share an organisation": tally.total - tally.others,
        "reaching back further than asked, or from or to a family without a year": tally.others - tally.kept,
        "no technology in common": tally.kept - tally.shared,
        "citing family without a year": undated_lost,
        "citing year outside the windows": tally.shared - tally.counted - undated_lost,
    }
    if tally.total != tally.counted + sum(losses.values()):
        raise ArithmeticError(f"{tally.total} family citations in, {tally.counted} counted, {losses} lost")
    return {
        "technologies": _column(connection, "select technology from technologies order by bit"),
        "levels": _column(connection, "select name from levels order by level"),
        "levels_without_all": _column(connection, "select name from levels where technologies <> -1 order by level"),
        "windows": [window.label for window in windows],
        "family_citations": tally.total,
        "counted": tally.counted,
        "losses": {reason: n for reason, n in losses.items() if n},
        "unknown_entity": tally.unknown,
        **_origins(connection),
        "unit": corpus.manifest.get("unit", "family"),
    }


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
