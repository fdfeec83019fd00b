"""Who holds the world's patents? Shares of the first countries, by number and by worth (Figure 23 of TNO)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from citenet.graph import ranks
from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import notes_of
from citenet.report.figures.theme import FOCAL, INK, LINE, UNMARKED
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

MOST = 12
MEASURES = ("family_share", "asset_index_share")


def world_shares(evidence: Evidence, words: Words, *, technology: str) -> Figure | Missing:
    """Draw the shares of the first countries and of the focal one in the families, and in the asset index."""
    known = {name: evidence.over_countries(name, technology) for name in MEASURES}
    about = {"technology": words.technology(technology)}
    leaders = known["family_share"]
    if leaders.empty:
        return Missing("world-shares", "world_shares", "no_families", about)
    listed = [*leaders.index[:MOST], *([evidence.focal] if evidence.focal in leaders.index[MOST:] else [])]
    parts = [_ranked(table).reindex(listed).assign(measure=name) for name, table in known.items() if len(table)]
    rows = pd.concat(parts).rename_axis("country").reset_index()
    fields = [Field("country", "column.country", group="country"),
              Field("measure", "column.measure", group="indicator"), Field("rank", "column.rank", "0"),
              *(Field(name, f"column.{name}", "1%") for name in ("value", "low", "high"))]
    return Figure("world-shares", "world_shares" if len(parts) > 1 else "world_families",
                  lambda own: _chart(rows, evidence.focal, own), data_table(rows, fields, words, figure="world-shares"),
                  len(leaders), "countries", evidence.window, indicators=tuple(dict.fromkeys(rows["measure"])),
                  values=about, notes=notes_of(rows))


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(rank=ranks(table["value"]))


def _chart(rows: pd.DataFrame, focal: str, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    names = {code: words.say(f"country.{code}") for code in dict.fromkeys(rows["country"])}
    panels = []
    for place, (measure, own) in enumerate(rows.groupby("measure", sort=False)):
        title = words.plain(f"indicator.{measure}")
        told = own.assign(
            name=own["country"].map(names), label=[number(value, words.language, "1%") for value in own["value"]],
            tip=[f"{names[code]} · {title}: {number(value, words.language, '2%')}"
                 for code, value in zip(own["country"], own["value"], strict=True)],
            end=own[["value", "high"]].max(axis=1))
        base = alt.Chart(told).encode(
            alt.Y("name:N", sort=list(names.values()), title=None, axis=alt.Axis(ticks=False, domain=False)
                  if not place else None))
        x = alt.X("value:Q", title=title, axis=alt.Axis(format="%", tickCount=4), scale=alt.Scale(zero=True))
        colour = alt.condition(alt.datum.country == focal, alt.value(FOCAL), alt.value(UNMARKED))
        bars = base.mark_bar(size=13, aria=True).encode(x, color=colour, description="tip:N")
        limits = base.transform_filter("isValid(datum.low)").mark_rule(color=INK, strokeWidth=1.5).encode(
            alt.X("low:Q", title=title), x2="high:Q")
        texts = base.mark_text(align="left", dx=5).encode(alt.X("end:Q", title=title), text="label:N")
        panels.append((bars + limits + texts).properties(
            width=300, height=20 * len(names), view=alt.ViewConfig(stroke=LINE)))
    return alt.hconcat(*panels, spacing=50)
