"""What do the SQL files find when they run? The tables of a corpus, and the rules as tables of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from citenet.aggregate.windows import Window, numbered
from citenet.corpus import PATENT_TABLES, Corpus
from citenet.engine import Connection, statements, table_in
from citenet.flows import LEVELS, CountingRules, Grain
from citenet.reference.technologies import ALL


def offer_inputs(
    connection: Connection,
    corpus: Corpus,
    class_masks: Mapping[str, np.ndarray],
    technologies: list[str],
) -> None:
    """Make the inputs that the SQL files name, so that those hold no settings of their own."""
    for name in PATENT_TABLES:
        connection.execute(f"create temp view {name} as from {table_in(corpus.table(name))}")
    connection.register("class_masks", class_masks)
    offer_technologies(connection, technologies)


def offer_technologies(connection: Connection, technologies: Sequence[str]) -> None:
    """Offer the technologies, each the bit of its place in a mask."""
    bits = range(len(technologies))
    _offer(connection, "technologies", technology=technologies, bit=bits, is_all=[t == ALL for t in technologies])


def offer_rules(connection: Connection, technologies: Sequence[str], rules: CountingRules, grain: Grain) -> None:
    """Offer the rules and the levels wanted, each a small table."""
    all_bit = 1 << technologies.index(ALL) if ALL in technologies else 0
    _offer(connection, "levels", level=[LEVELS.index(level) for level in grain.levels], name=grain.levels,
           technologies=[~all_bit if level in grain.without_all else -1 for level in grain.levels])
    _offer(connection, "settings", all_bit=[all_bit], country=[rules.country], scope=[rules.scope],
           counting=[rules.counting], technology_counting=[rules.technology_counting], reach=[rules.reach],
           buckets=[grain.buckets])


def _offer(connection: Connection, table: str, /, **columns: Iterable) -> None:
    connection.register(table, {name: _array(list(values)) for name, values in columns.items()})


def _array(values: list) -> np.ndarray:
    return np.array(values, dtype=object if values and isinstance(values[0], str) else None)


def offer_windows(connection: Connection, windows: Sequence[Window]) -> None:
    """Offer the windows, numbered in the order of their labels."""
    windows = numbered(windows)
    _offer(connection, "windows", number=range(len(windows)), label=[window.label for window in windows],
           first_year=[window.first_year for window in windows], last_year=[window.last_year for window in windows],
           takes_all=[window.takes_all for window in windows])


def run(connection: Connection, name: str) -> None:
    """Run one of the SQL files of this package."""
    connection.execute(statements("citenet.aggregate", name))
