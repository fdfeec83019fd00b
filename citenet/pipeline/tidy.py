"""From measures to the table of scores: one row a number, with unit, flags and, where it is missing, a reason."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet import cores, indicators
from citenet.graph import Analysis, CitationGraph, Core, exceeds
from citenet.pipeline.missing import reasons
from citenet.reference.catalogue import catalogue
from citenet.tables.fields import SCORES

COLUMNS = [field.name for field in SCORES]
"""Columns of the table of scores. `entity` is missing for indicators of a whole technology."""

def tidy_scores(graph: CitationGraph, core: Core, measures: pd.DataFrame, flags: pd.DataFrame,
                limits: pd.DataFrame) -> pd.DataFrame:
    """Turn measures (entity × indicator), flags (entity × flag) and limits into rows of `COLUMNS`; `core` explains.

    `limits` has columns low, high and agreement over (indicator, entity); what it does not hold has none.

    `n_citations` are the foreign citations, made and received, that the entity's numbers rest on.
    """
    rows = measures.astype(float).rename_axis("entity").reset_index().melt(
        "entity", var_name="indicator", value_name="value").sort_values("entity", kind="stable", ignore_index=True)
    rows = rows.join(limits, on=["indicator", "entity"])
    names = flags.apply(lambda row: ";".join(flags.columns[row.to_numpy(dtype=bool)]), axis=1, result_type="reduce")
    counts = graph.made + graph.received
    rows["flags"] = rows["entity"].map(names).astype("str")
    rows["n_citations"] = rows["entity"].map(counts).astype(float)
    rows["reason"] = reasons(graph, core, rows)
    return _complete(graph, rows)


def tidy_totals(graph: CitationGraph, core: Core, values: dict[str, float], limits: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `COLUMNS` for indicators of the whole technology, which have no entity; `limits` by indicator.

    Those of the core are flagged, and missing for its reason, where it is not clear; all where citations are few.
    """
    rows = pd.DataFrame({"indicator": list(values), "value": pd.array(list(values.values()), dtype=float)})
    rows["entity"] = pd.array([None] * len(rows), dtype="str")
    rows = rows.join(limits, on="indicator")
    of_core = rows["indicator"].isin([measure.__name__ for measure in cores.CLARITY]) & (not core.members)
    n_citations = float(graph.foreign.weight.sum())
    few = "few_citations" if exceeds(indicators.FEW, n_citations) else ""
    unclear = ";".join(filter(None, ("no_clear_core", few)))
    rows["flags"], rows["n_citations"] = np.where(of_core, unclear, few), n_citations
    why = np.where(of_core, core.reason, "not worked out for this network")
    rows["reason"] = np.where(rows["value"].notna(), "", why)
    return _complete(graph, rows)


def tidy_countries(graph: CitationGraph, values: pd.Series) -> pd.DataFrame:
    """Return rows of `COLUMNS`, level country, for an indicator of countries made from a network of organisations."""
    counts = (graph.made + graph.received).groupby(graph.countries).sum()
    rows = pd.DataFrame({"entity": values.index.astype("str"), "indicator": values.name,
                         "value": values.to_numpy(dtype=float), "flags": ""})
    rows["n_citations"] = rows["entity"].map(counts).astype(float)
    rows["reason"] = ["" if known else "its organisations receive no citation" for known in rows["value"].notna()]
    return _complete(graph, rows).assign(level="country")


def tidy_positions(analysis: Analysis) -> pd.DataFrame:
    """Return the position in words of each entity that has scores: technology, level, window, entity, position."""
    graph, kept = analysis.graph, analysis.scores["entity"].dropna().unique()
    known = analysis.positions[analysis.positions.index.isin(kept)]
    rows = known.rename("position").rename_axis("entity").reset_index()
    return rows.assign(technology=graph.technology, level=graph.level, window=graph.window)[
        ["technology", "level", "window", "entity", "position"]]


def _complete(graph: CitationGraph, rows: pd.DataFrame) -> pd.DataFrame:
    known = catalogue()
    rows["unit"] = [known[name].unit for name in rows["indicator"]]
    rows["technology"], rows["level"], rows["window"] = graph.technology, graph.level, graph.window
    return in_columns(rows)


def in_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Put rows in the form of the table of scores; what they lack is missing."""
    return rows.reindex(columns=COLUMNS).astype(dict.fromkeys(["low", "high", "agreement"], float))


def in_rows(table: pd.DataFrame, indicator: str, level: str, window: str) -> pd.DataFrame:
    """Turn a table entity × technology of one indicator into rows with a value each."""
    rows = table.rename_axis(index="entity", columns=None).reset_index().melt(
        "entity", var_name="technology", value_name="value")
    return rows.assign(indicator=indicator, level=level, window=window)
