"""How do citations between patent families become citations between countries and organisations?"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from citenet.aggregate.account import account_for, check_conservation
from citenet.aggregate.cohorts import Weigh, offer_cohorts
from citenet.aggregate.inputs import offer_inputs, offer_rules, offer_windows, run
from citenet.aggregate.windows import parse_windows
from citenet.corpus import Corpus
from citenet.engine import connect, quoted
from citenet.flows import CITATIONS, FAMILIES, CountingRules, Flows, Grain


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
    weigh: Weigh | None = None,
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
    weigh : callable, optional
        Gives the weight of a citation by each kind of citing family; by default all weigh 1. Weights are
        scaled so that the average citation weighs 1, and totals keep their meaning.

    Returns
    -------
    Flows
        Whatever the threads, memory or order of rows: the same numbers to the last digit.
    """
    with connect(memory=memory) as connection:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, grain)
        run(connection, "families.sql")
        if rules.self_citations == "drop":
            run(connection, "without_self.sql")
        else:
            connection.execute("create temp view other_citations as from family_citations")
        if rules.reach:
            run(connection, "within_reach.sql")
        else:
            connection.execute("create temp view counted_citations as from other_citations")
        offer_cohorts(connection, weigh)
        run(connection, "count.sql")
        windows = parse_windows(grain.window, _citing_years(connection))
        offer_windows(connection, windows, _years(connection))
        run(connection, "spread.sql")
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


def _years(connection: duckdb.DuckDBPyConnection) -> list[tuple[int | None]]:
    return connection.execute(
        "select year from cohorts union select year from family_counts order by year").fetchall()


def _citing_years(connection: duckdb.DuckDBPyConnection) -> tuple[int, int] | None:
    first, last = connection.execute("""
        select min(year), max(year) from cohorts where cohort in (select cohort from citation_counts)""").fetchall()[0]
    return None if first is None else (first, last)


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
