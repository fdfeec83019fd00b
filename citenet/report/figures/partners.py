"""Whose knowledge does a country use in one technology, and who uses its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import notes_of
from citenet.report.figures.theme import LINE
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

MOST = 10
CLASSES = ("eu", "oecd_nato", "other", "unclassified")
SIDES = {"sources": "citations_made", "users": "citations_received"}
"""Figures, and the column that each is ordered by."""


def partners(evidence: Evidence, words: Words, *, technology: str, side: str) -> Figure | Missing:
    """Draw the largest sources with what each is of all that the country builds on, or its largest users.

    Parameters
    ----------
    evidence : Evidence
    words : Words
    technology : str
    side : {"sources", "users"}
    """
    about = {**words.focal(evidence.focal), "technology": words.technology(technology)}
    rows = _rows(evidence, technology, side)
    if rows.empty:
        return Missing(side, f"partners_{side}", "no_partners", about)
    is_limited = side == "sources"
    fields = [Field("partner", "column.country", group="country"), Field("class", "column.class", group="class_short"),
              Field(SIDES[side], "column.citations", "~1"), Field("share", f"column.share_{side}", "1%"),
              *([Field("low", "column.low", "1%"), Field("high", "column.high", "1%")] if is_limited else [])]
    return Figure(side, f"partners_{side}", lambda own: _chart(rows[:MOST], side, own),
                  data_table(rows, fields, words, figure=side), len(rows), "countries", evidence.window,
                  indicators=("cut_off_loss",) if is_limited else (), values=about,
                  notes=notes_of(rows[:MOST]) if is_limited else ())


def _rows(evidence: Evidence, technology: str, side: str) -> pd.DataFrame:
    table = evidence.partners
    if table.empty:
        return table
    own = table[(table["technology"] == technology) & (table["partner"] != evidence.focal) & (table[SIDES[side]] > 0)]
    share = own["cut_off_loss"] if side == "sources" else own[SIDES[side]] / own[SIDES[side]].sum()
    known = own.assign(share=share, **{"class": own["class"].fillna("unclassified")})
    return known.sort_values(SIDES[side], ascending=False, kind="stable").reset_index(drop=True)


def _chart(rows: pd.DataFrame, side: str, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    names = [f"{words.plain(f'country.{partner}')} · {words.plain(f'class_short.{group}')}"
             for partner, group in zip(rows["partner"], rows["class"], strict=True)]
    labels = [number(value, words.language, "1%") for value in rows["share"]]
    told = rows.assign(name=names, label=labels, end=rows["high"].fillna(rows["share"]),
                       tip=[f"{name}: {label}" for name, label in zip(names, labels, strict=True)])
    if side == "users":
        told = told.assign(low=float("nan"), end=told["share"])
    classes = [name for name in CLASSES if name in set(rows["class"])]
    base = alt.Chart(told).encode(
        alt.Y("name:N", sort=names, title=None, axis=alt.Axis(ticks=False, domain=False)))
    x = alt.X("share:Q", title=words.plain(f"column.share_{side}"), axis=alt.Axis(format="%", tickCount=5),
              scale=alt.Scale(zero=True))
    bars = base.mark_bar(size=13, aria=True).encode(
        x, description="tip:N",
        color=alt.Color("class:N", scale=alt.Scale(domain=classes, range=[f"var(--{name})" for name in classes]),
                        legend=None))
    limits = base.mark_rule(strokeWidth=2, color="var(--ink)").encode(alt.X("low:Q"), alt.X2("high:Q"))
    written = base.mark_text(align="left", dx=6).encode(alt.X("end:Q"), text="label:N")
    layers = bars + limits.transform_filter("isValid(datum.low)") + written
    return layers.properties(width=420, height=24 * len(rows), view=alt.ViewConfig(stroke=LINE))
