"""What do the SQL files find when they run? The tables of a corpus, and the rules as tables of their own."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from citenet.aggregate.windows import Window
from citenet.corpus import PATENT_TABLES, Corpus
from citenet.engine import quoted, statements
from citenet.flows import CountingRules, Grain

ALL = "all"


def offer_inputs(
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


def offer_rules(connection: duckdb.DuckDBPyConnection, technologies: Sequence[str], rules: CountingRules,
                 grain: Grain) -> None:
    """Offer the rules and the levels wanted, each a small table."""
    _offer(connection, "levels", level=grain.levels)
    all_bit = 1 << technologies.index(ALL) if ALL in technologies else 0
    _offer(connection, "settings", all_bit=[all_bit], country=[rules.country], scope=[rules.scope],
           counting=[rules.counting], technology_counting=[rules.technology_counting], reach=[rules.reach],
           buckets=[grain.buckets], with_organisations=["organisation" in grain.levels])


def _offer(connection: duckdb.DuckDBPyConnection, name: str, **columns: Sequence) -> None:
    connection.register(name, pd.DataFrame({key: list(values) for key, values in columns.items()}))


def offer_windows(connection: duckdb.DuckDBPyConnection, windows: Sequence[Window],
                   years: Sequence[tuple[int | None]]) -> None:
    """Offer, for each of the years, the windows that hold it."""
    held = [(year, window.label) for (year,) in years for window in windows if window.holds(year)]
    frame = pd.DataFrame(held, columns=["year", "label"]).astype({"year": "Int32", "label": "str"})
    connection.register("year_windows", frame)


def run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run one of the SQL files of this package."""
    connection.execute(statements("citenet.aggregate", name))
