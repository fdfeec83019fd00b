"""In which order do the SQL files turn the tables of a corpus into counts?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citenet.aggregate.cohorts import offer_cohorts
from citenet.aggregate.inputs import offer_rules, offer_technologies, offer_windows, run
from citenet.aggregate.windows import is_length, parse_windows
from citenet.engine import Connection
from citenet.errors import SettingsError
from citenet.flows import CountingRules, Grain

if TYPE_CHECKING:
    import pandas as pd

RESULTS = {"flows": (("citing", "cited"), "citations"), "entity_families": (("entity",), "families")}
"""What a script asks for in the end: tables of countries that `citenet import flows` reads."""


def choose_citations(connection: Connection, rules: CountingRules) -> None:
    """Work out the families, and the citations between them that count."""
    run(connection, "families.sql")
    if rules.self_citations == "drop":
        run(connection, "without_self.sql")
    else:
        connection.execute("create temp view other_citations as from family_citations")
    if rules.reach:
        run(connection, "within_reach.sql")
    else:
        connection.execute("create temp view counted_citations as from other_citations")


def write_counting(connection: Connection, class_rules: pd.DataFrame, *, technologies: Sequence[str],
                   rules: CountingRules, grain: Grain) -> None:
    """Tell a script all that counting tells an engine, from the tables of a corpus to the flows.

    Parameters
    ----------
    connection : Connection
        Only written to.
    class_rules : pandas.DataFrame
        What :func:`citenet.classify.rule_table` gives.
    technologies, rules, grain
        As for :func:`aggregate_patents`.

    Raises
    ------
    SettingsError
        When the windows follow from the data, which a script does not see.
    """
    if grain.window and is_length(grain.window):
        raise SettingsError("a script cannot know the last year of the data, from which windows are counted back",
                            fix="--window 2015-2019,2020-2025")
    connection.register("class_rules", class_rules)
    run(connection, "class_masks.sql")
    offer_technologies(connection, technologies)
    offer_rules(connection, technologies, rules, grain)
    run(connection, "entities.sql")
    choose_citations(connection, rules)
    offer_windows(connection, parse_windows(grain.window, (0, 9999) if grain.window else None))
    run(connection, "year_windows.sql")
    offer_cohorts(connection, None)
    run(connection, "count.sql")
    run(connection, "spread.sql")
    for table, (entities, number) in RESULTS.items():
        names = ", ".join(f"{entity}.name as {entity}" for entity in entities)
        joins = " ".join(f"join entities as {entity} on {table}.{entity} = {entity}.entity" for entity in entities)
        connection.execute(f"""
            select technologies.technology, nullif(windows.label, 'all') as year, {names}, {table}.{number}
            from {table}
            join technologies on {table}.technology = technologies.bit
            join windows on {table}.number = windows.number
            {joins}
            where {table}.level = 0
            order by technology, year, {", ".join(entities)}""")
