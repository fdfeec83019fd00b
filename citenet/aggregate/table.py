"""How are citations that arrived already counted put into windows?"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np

from citenet.aggregate.windows import Window, parse_windows
from citenet.coded import Coded
from citenet.corpus import Corpus
from citenet.engine import connect, statements, table_in
from citenet.errors import SettingsError
from citenet.flows import CITATIONS, FAMILIES, UNKNOWN, Flows


def aggregate_table(corpus: Corpus, *, technologies: Sequence[str] = (), window: str | None = None,
                    memory: str | None = None, of_families: bool = True) -> Flows:
    """Sum the periods of an aggregated corpus over windows.

    Parameters
    ----------
    corpus : Corpus
        A corpus of flows.
    technologies : sequence of str
        The order in which technologies come; others follow in alphabetical order, then "all".
    window : str, optional
        See :func:`citenet.aggregate.windows.parse_windows`.
    memory : str, optional
        Bound on memory.
    of_families : bool
        Whether families are summed too, whose periods may be longer than those of the citations.

    Returns
    -------
    Flows

    Raises
    ------
    SettingsError
        When a period of the table lies partly inside a window.
    """
    with connect(memory=memory) as connection:
        connection.execute("create temp table known (place integer, technology varchar)")
        for known in enumerate(technologies):
            connection.execute("insert into known values (?, ?)", known)
        for name in ("flows", "families"):
            connection.execute(f"create temp view {name} as from {table_in(corpus.table(name))} "
                               f"where {name == 'flows' or of_families}")
        windows = _offer_windows(connection, window)
        connection.execute(statements("citenet.aggregate", "table.sql"))
        return Flows({"citations": _table(connection, "window_flows", CITATIONS),
                      "families": _table(connection, "window_families", FAMILIES),
                      "organisations": Coded.of(dict.fromkeys(("organisation", "country"), np.empty(0, object)))},
                     _account(connection, corpus, windows))


def periods(corpus: Corpus) -> list[str]:
    """Return the periods of the citations of an aggregated corpus, as windows, earliest first; overlaps are one."""
    with connect() as connection:
        found = connection.execute(f"""
            select distinct year_from, year_to from {table_in(corpus.table('flows'))}
            where year_from is not null order by all""").fetchall()
    spans: list[tuple[int, int]] = []
    for first, last in found:
        if spans and first <= spans[-1][1]:
            first, last = spans[-1][0], max(last, spans.pop()[1])
        spans.append((first, last))
    return [f"{first}-{last}" for first, last in spans]


def _offer_windows(connection: duckdb.DuckDBPyConnection, window: str | None) -> tuple[Window, ...]:
    periods = connection.execute("""
        select distinct year_from, year_to from (
            select year_from, year_to from flows union all select year_from, year_to from families)
        order by all""").fetchall()
    dated = [period for period in periods if period[0] is not None]
    span = (min(first for first, _ in dated), max(last for _, last in dated)) if dated else None
    windows = parse_windows(window, span)
    connection.execute("create temp table year_windows (year_from integer, year_to integer, label varchar)")
    for period in periods:
        for label in (window.label for window in windows if _holds(window, period)):
            connection.execute("insert into year_windows values (?, ?, ?)", (*period, label))
    return windows


def _holds(window: Window, period: tuple[int | None, int | None]) -> bool:
    first, last = period
    if window.holds(first) and window.holds(last):
        return True
    if first is not None and last is not None and first <= window.last_year and window.first_year <= last:
        raise SettingsError(f"the period {first}-{last} of the table lies only partly in the window {window.label}",
                            fix="choose windows that are made of whole periods")
    return False


def _account(connection: duckdb.DuckDBPyConnection, corpus: Corpus, windows: Sequence[Window]) -> dict:
    total, = connection.execute("""
        select coalesce(sum(citations order by citations), 0) from whole_flows where technology = 'all'
    """).fetchall()[0]
    lost, = connection.execute("""
        select coalesce(sum(citations order by citations), 0) from whole_flows as flows
        anti join year_windows on flows.year_from is not distinct from year_windows.year_from
            and flows.year_to is not distinct from year_windows.year_to
        where technology = 'all'""").fetchall()[0]
    rows = connection.execute(f"""
        select level,
            coalesce(sum(citations order by citations) filter (citing = '{UNKNOWN}' and cited <> '{UNKNOWN}'), 0),
            coalesce(sum(citations order by citations) filter (citing <> '{UNKNOWN}' and cited = '{UNKNOWN}'), 0),
            coalesce(sum(citations order by citations) filter (citing = '{UNKNOWN}' and cited = '{UNKNOWN}'), 0)
        from window_flows where technology = 'all' group by level order by level""").fetchall()
    unknown = {level: {"citing_only": a, "cited_only": b, "both": c} for level, a, b, c in rows}
    found = connection.execute("""
        select distinct technology, level, place from (
            select technology, level from window_flows union select technology, level from window_families)
        left join known using (technology)
        order by technology = 'all', place nulls last, technology, level""").fetchall()
    return {
        "technologies": list(dict.fromkeys(technology for technology, _, _ in found)),
        "levels": sorted({level for _, level, _ in found}),
        "windows": [window.label for window in windows],
        "citations": total,
        "losses": {"outside the windows": lost} if lost else {},
        "unknown_entity": unknown,
        "unit": corpus.manifest.get("unit", "as in the table"),
    }


def _table(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> Coded:
    order = "technology = 'all', place nulls last, technology, level, label, " + ", ".join(columns[3:-1])
    asked = ", ".join("label" if column == "window" else column for column in columns)
    found = connection.execute(
        f"select {asked} from {name} left join known using (technology) order by {order}").fetchnumpy()
    return Coded.of(dict(zip(columns, found.values(), strict=True)))
