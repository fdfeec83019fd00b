"""How do citations between patent families become citations between countries and organisations?"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from citenet.aggregate.account import account_for, check_conservation
from citenet.aggregate.windows import Window, parse_windows
from citenet.corpus import PATENT_TABLES, Corpus
from citenet.engine import connect, quoted, statements
from citenet.flows import CITATIONS, FAMILIES, CountingRules, Flows, Grain

ALL = "all"


def distinct_symbols(corpus: Corpus) -> pd.DataFrame:
    """Return every class symbol of the corpus once: columns ``scheme``, ``symbol``."""
    with connect() as connection:
        return connection.execute(
            f"select distinct scheme, symbol from read_parquet({quoted(corpus.table('classes'))}) order by all"
        ).df()


def aggregate_patents(
    corpus: Corpus,
    class_masks: pd.DataFrame,
    *,
    technologies: Sequence[str],
    rules: CountingRules,
    grain: Grain = Grain(),  # noqa: B008 - frozen
    memory: str | None = None,
) -> Flows:
    """Aggregate a corpus of patents to flows, at country and organisation level in one pass.

    Parameters
    ----------
    corpus : Corpus
        A corpus of patents.
    class_masks : pandas.DataFrame
        Columns ``scheme``, ``symbol``, ``mask``: bit k is set when the symbol belongs to the k-th of
        `technologies`.
    technologies : sequence of str
        Technology ids; the pseudo-technology "all" holds every family and may be left out.
    rules : CountingRules
        How to count.
    grain : Grain
        How finely to tell apart.
    memory : str, optional
        Bound on memory, such as "4GB"; beyond it the work spills to disk.

    Returns
    -------
    Flows
        Whatever the threads, memory or order of rows: the same numbers to the last digit.
    """
    with connect(memory=memory) as connection:
        _offer_inputs(connection, corpus, class_masks, list(technologies))
        _offer_rules(connection, technologies, rules, grain)
        _run(connection, "families.sql")
        if rules.self_citations == "drop":
            _run(connection, "without_self.sql")
        else:
            connection.execute("create temp view counted_citations as select * from family_citations")
        _run(connection, "count.sql")
        windows = parse_windows(grain.window, _citing_years(connection))
        _offer_windows(connection, windows)
        _run(connection, "spread.sql")
        check_conservation(connection)
        return Flows(
            citations=_table(connection, "flows", CITATIONS),
            families=_table(connection, "entity_families", FAMILIES),
            organisations=connection.execute("from organisation_countries order by organisation").df()
            .set_index("organisation")["country"],
            record=account_for(connection, corpus, windows),
            bucket_citations=_buckets(connection, "bucket_flows", CITATIONS) if grain.buckets > 1 else None,
            bucket_families=_buckets(connection, "bucket_families", FAMILIES) if grain.buckets > 1 else None,
        )


def _offer_inputs(
    connection: duckdb.DuckDBPyConnection,
    corpus: Corpus,
    class_masks: pd.DataFrame,
    technologies: list[str],
) -> None:
    """Make the inputs that the SQL files name, so that those hold no settings of their own."""
    for name in PATENT_TABLES:
        connection.execute(f"create temp view {name} as from read_parquet({quoted(corpus.table(name))})")
    connection.register("class_masks", class_masks)
    bits = range(len(technologies))
    _offer(connection, "technologies", technology=technologies, bit=bits, is_all=[t == ALL for t in technologies])


def _offer_rules(connection: duckdb.DuckDBPyConnection, technologies: Sequence[str], rules: CountingRules,
                 grain: Grain) -> None:
    _offer(connection, "levels", level=grain.levels)
    all_bit = 1 << technologies.index(ALL) if ALL in technologies else 0
    _offer(connection, "settings", all_bit=[all_bit], country=[rules.country], scope=[rules.scope],
           counting=[rules.counting], technology_counting=[rules.technology_counting], buckets=[grain.buckets],
           with_organisations=["organisation" in grain.levels])


def _offer(connection: duckdb.DuckDBPyConnection, name: str, **columns: Sequence) -> None:
    connection.register(name, pd.DataFrame({key: list(values) for key, values in columns.items()}))


def _offer_windows(connection: duckdb.DuckDBPyConnection, windows: Sequence[Window]) -> None:
    years = connection.execute(
        "select year from citation_counts union select year from family_counts order by year"
    ).fetchall()
    held = [(year, window.label) for (year,) in years for window in windows if window.holds(year)]
    frame = pd.DataFrame(held, columns=["year", "label"]).astype({"year": "Int32", "label": "str"})
    connection.register("year_windows", frame)


def _citing_years(connection: duckdb.DuckDBPyConnection) -> tuple[int, int] | None:
    first, last = connection.execute("select min(year), max(year) from citation_counts").fetchall()[0]
    return None if first is None else (first, last)


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(statements("citenet.aggregate", name))


def _table(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> pd.DataFrame:
    order = "technologies.bit, level, label, " + ", ".join(f"{name}.{column}" for column in columns[3:-1])
    query = f"select {name}.* from {name} join technologies using (technology) order by {order}"
    return connection.execute(query).df().rename(columns={"label": "window"})[list(columns)]


def _buckets(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> pd.DataFrame:
    entities = ", ".join(columns[3:-1])
    query = f"""
        select technology, label as "window", bucket, {entities},
            sum(numerator / denominator order by denominator) as {columns[-1]}
        from {name} where level = 'country'
        group by technology, label, bucket, {entities} order by all"""
    return connection.execute(query).df()
