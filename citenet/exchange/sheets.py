"""What does an analyst find in the workbook? An account, the focal country, all countries, flows and definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from citenet.exchange.workbook import MOST_ROWS, Sheet
from citenet.reference.catalogue import Indicator, catalogue
from citenet.reference.strings import text
from citenet.tables.fields import TABLES, TableFields


@dataclass(frozen=True, eq=False)
class Results:
    """Tables of countries for a workbook.

    `account` are lines (what, how) that say where the numbers come from; `window` is the one shown of the
    `focal` country; `simulated` whether the data were made up.
    """

    scores: pd.DataFrame
    positions: pd.DataFrame
    flows: pd.DataFrame
    account: Sequence[tuple[str, str]]
    focal: str
    window: str
    language: str
    simulated: bool


def result_sheets(results: Results) -> list[Sheet]:
    """Return the sheets of an output folder: readme, focal country, matrix, scores, positions, flows, definitions."""
    of_countries = {name: table[table["level"] == "country"] for name, table in
                    (("scores", results.scores), ("positions", results.positions), ("flows", results.flows))}
    scores = of_countries["scores"]
    return [
        _readme(results, {name: len(table) for name, table in of_countries.items()}),
        _focal(scores, results),
        _matrix(scores, results),
        *(_tidy(TABLES[name], table, results) for name, table in of_countries.items()),
        _definitions(scores, results.language),
    ]


def _readme(results: Results, n_rows: Mapping[str, int]) -> Sheet:
    say = {name: text(f"workbook.{name}", results.language) for name in
           ("what", "how", "simulated", "missing", "levels", "intervals")}
    notice = [("citenet", say["simulated"])] if results.simulated else []
    focal = {"country": results.focal, "window": results.window}
    notes = [(name, text(f"workbook_sheet.{name}", results.language, **focal)) for name in
             ("focal", "matrix", "scores", "positions", "flows", "definitions")]
    cut = [(name, text("workbook.cut", results.language, shown=MOST_ROWS, of=n))
           for name, n in n_rows.items() if n > MOST_ROWS]
    lines = [*notice, *results.account, *notes, *cut, ("", say["missing"]), ("", say["intervals"]), ("", say["levels"])]
    return Sheet("readme", pd.DataFrame(lines, columns=[say["what"], say["how"]]))


def _focal(scores: pd.DataFrame, results: Results) -> Sheet:
    """Lay out indicators down and technologies across, of the focal country in the window shown."""
    own = scores[(scores["entity"] == results.focal).fillna(False) & (scores["window"] == results.window)]
    wide = own.pivot_table(index="indicator", columns="technology", values="value").reindex(
        index=_in_order(own["indicator"]), columns=list(dict.fromkeys(own["technology"])))
    known = [catalogue()[name] for name in wide.index]
    wide.insert(0, "label", [indicator.label[results.language] for indicator in known])
    wide.insert(1, "unit", [indicator.unit_text[results.language] for indicator in known])
    rows = wide.rename_axis(index="indicator", columns=None).reset_index()
    return Sheet("focal", rows.assign(simulated=results.simulated), n_keys=3)


def _matrix(scores: pd.DataFrame, results: Results) -> Sheet:
    """Lay out a line a technology, window and country, a column an indicator, its unit under its name."""
    keys = ["technology", "window", "entity"]
    of_entities = scores.dropna(subset="entity")
    wide = of_entities.pivot_table(index=keys, columns="indicator", values="value").reindex(
        index=pd.MultiIndex.from_frame(of_entities[keys].drop_duplicates()),
        columns=_in_order(of_entities["indicator"]))
    units = ["", "", "", *(catalogue()[name].unit for name in wide.columns), ""]
    rows = wide.reset_index().assign(simulated=results.simulated)
    return Sheet("matrix", rows.rename_axis(columns=None), units, n_keys=3)


def _in_order(names: pd.Series) -> list[str]:
    used = set(names)
    return [name for name in catalogue() if name in used]


def _tidy(table: TableFields, rows: pd.DataFrame, results: Results) -> Sheet:
    rows = rows.assign(simulated=results.simulated)[[field.name for field in table.written]]
    return Sheet(table.name, rows.head(MOST_ROWS), n_keys=3)


def _definitions(scores: pd.DataFrame, language: str) -> Sheet:
    known = [catalogue()[name] for name in _in_order(scores["indicator"])]
    return Sheet("definitions", pd.DataFrame([_definition(indicator, language) for indicator in known]))


def _definition(known: Indicator, language: str) -> dict[str, str]:
    return {
        "indicator": known.name,
        "label": known.label[language],
        "unit": known.unit_text[language],
        "range": known.range,
        "formula": known.formula,
        "definition": known.definition[language],
        "direction": known.direction[language],
        "edge_cases": known.edge_cases[language],
        "self_citations": known.self_citations[language],
        "source": known.source,
    }
