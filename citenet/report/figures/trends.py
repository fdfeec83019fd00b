"""Is the country's part of the world growing? Held against others over time (Figures 24 to 26 of TNO, and 7.2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.lines import Look, panels
from citenet.report.figures.marks import signs
from citenet.report.words import Words

MEASURES = {"families": True, "asset_index_share": False}
"""Indicators whose trends are shares of the world → whether they are held against the technology there."""
LARGEST = 5
"""Countries that are drawn because they are large."""


def world_trend(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the shares of the largest countries and of the focal one, all technologies together."""
    largest = evidence.over_countries("families", evidence.whole).index[:LARGEST]
    return _together(evidence, words, list(largest), kind="trend_world")


def benchmark_trend(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the shares of the focal country and of its benchmark, all technologies together."""
    return _together(evidence, words, evidence.benchmark, kind="trend_benchmark")


def technology_trends(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the share in the families of each technology, of the focal country and of its benchmark."""
    about: dict[str, Any] = {**words.focal(evidence.focal)}
    rows = _rows(evidence, ["families"], evidence.ids, [*evidence.benchmark, evidence.focal])
    if rows.empty:
        return Missing("trend-technologies", "trend_technologies", evidence.missing.get("trends", "no_trends"), about)

    look = Look(_labels(evidence.trend_windows), signs(evidence.focal, evidence.benchmark), columns=3, size=(290, 130))
    return Figure("trend-technologies", "trend_technologies",
                  lambda own: panels(_told(rows, own, "technology"), look, own),
                  data_table(_wide(evidence, rows), _fields(evidence, rows), words, figure="trend-technologies"),
                  rows["technology"].nunique(), "technologies", _span(evidence), indicators=("family_share",),
                  values=about, notes=("own_scale", "trend_rule"))


def _together(evidence: Evidence, words: Words, others: Sequence[str], *, kind: str) -> Figure | Missing:
    figure, about = kind.replace("_", "-"), {**words.focal(evidence.focal)}
    rows = _rows(evidence, list(MEASURES), [evidence.whole], [*others, evidence.focal])
    if rows.empty:
        return Missing(figure, kind, evidence.missing.get("trends", "no_trends"), about)

    look = Look(_labels(evidence.trend_windows), signs(evidence.focal, others), columns=2, size=(330, 250), named=True)
    return Figure(figure, kind, lambda own: panels(_told(rows, own, "measure"), look, own),
                  data_table(_wide(evidence, rows), _fields(evidence, rows), words, figure=figure),
                  rows["country"].nunique(), "countries", _span(evidence),
                  indicators=tuple(dict.fromkeys(rows["measure"])), values=about, notes=("recent",))


def _rows(evidence: Evidence, names: Sequence[str], technologies: Sequence[str],
          countries: Sequence[str]) -> pd.DataFrame:
    """Return a row a measure, technology, country and window: its share; nothing without the focal country.

    A window in which a country has no families stays as a gap in its line.
    """
    if len(evidence.trend_windows) < 2:
        return pd.DataFrame(columns=["measure", "technology", "country", "x", "value"])
    parts = []
    for name in names:
        table = evidence.trend(name, relative=MEASURES[name])
        wanted = pd.MultiIndex.from_product([technologies, dict.fromkeys(countries)], names=["technology", "country"])
        found = table.rename_axis(["technology", "country"]).reindex(wanted)[list(evidence.trend_windows)]
        long = found.reset_index().melt(["technology", "country"], var_name="x")
        parts.append(long.assign(measure="family_share" if name == "families" else name))
    rows = pd.concat(parts, ignore_index=True)
    known = rows.groupby(["technology", "country", "measure"])["value"].transform("count") > 0
    return rows[known] if (known & (rows["country"] == evidence.focal)).any() else rows[:0]


def _told(rows: pd.DataFrame, words: Words, panel: str) -> pd.DataFrame:
    group = "indicator" if panel == "measure" else panel
    tips = [f"{words.say(f'country.{row.country}')} · {row.x}: {number(row.value, words.language, '2%')}"
            for row in rows.itertuples()]
    return rows.assign(panel=[words.plain(f"{group}.{name}") for name in rows[panel]], x=_labels(rows["x"]), tip=tips)


def _wide(evidence: Evidence, rows: pd.DataFrame) -> pd.DataFrame:
    """Lay the windows out as columns, with the change a year where it is known."""
    keys = ["technology", "country", "measure"]
    wide = rows.pivot_table(index=keys, columns="x", values="value", sort=False).reindex(
        columns=list(evidence.trend_windows)).reset_index()
    slopes = evidence.trend("families", relative=True)[["change_per_year", "low", "high", "direction"]]
    slopes = slopes.rename_axis(["technology", "country"]).reset_index().assign(measure="family_share")
    return wide.merge(slopes, on=keys, how="left")


def _fields(evidence: Evidence, rows: pd.DataFrame) -> list[Field]:
    names = {"technology": "technology", "country": "country", "measure": "indicator"}
    return [*(Field(name, f"column.{name}", group=group) for name, group in names.items()
              if len(set(rows[name])) > 1 or name == "country"),
            *(Field(window, "", "2%") for window in evidence.trend_windows),
            *(Field(name, f"column.{name}_slope", "+3%") for name in ("change_per_year", "low", "high")),
            Field("direction", "column.direction", group="trend")]


def _labels(windows: Iterable[str]) -> list[str]:
    return [window.replace("-", "–\n") for window in windows]


def _span(evidence: Evidence) -> str:
    return f"{evidence.trend_windows[0].split('-')[0]}-{evidence.trend_windows[-1].split('-')[-1]}"
