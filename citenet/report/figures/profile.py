"""How do the technologies of a country compare, indicator by indicator? (Figure 29 of TNO)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import FEW, ROWS, notes_of, wrapped
from citenet.report.figures.theme import FOCAL, LINE, SOFT, SURFACE, TITLE
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

FORMATS = {"received_per_family": "2", "made_per_family": "2", "pairwise_balance": "+2", "effective_sources": "1",
           "institutional_similarity": "2"}
ROW = 38


def profile(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw each indicator from its lowest to its highest value over the technologies; the values stand beside it."""
    rows = pd.concat([_rescaled(evidence, name) for name in FORMATS], ignore_index=True)
    about: dict[str, Any] = {**words.focal(evidence.focal)}
    if rows["rescaled"].nunique() < 2:
        return Missing("profile", "profile", "one_technology", about)
    fields = [Field("technology", "column.technology", group="technology"),
              Field("indicator", "column.indicator", group="indicator"),
              *(Field(name, f"column.{name}", "2") for name in ("value", "low", "high", "rescaled")),
              Field("n_citations", "column.n_citations", "~1")]
    n = rows.dropna(subset="value")["technology"].nunique()
    return Figure("profile", "profile", lambda own: _chart(rows, evidence, own),
                  data_table(rows, fields, words, figure="profile"), n, "technologies", evidence.window,
                  indicators=tuple(FORMATS), values=about, notes=notes_of(rows))


def _rescaled(evidence: Evidence, name: str) -> pd.DataFrame:
    """Return value and limits of an indicator, 0 for its lowest value over the technologies and 1 for its highest."""
    found = evidence.of(name).reindex(evidence.ids)
    least, most = found["value"].min(), found["value"].max()
    span = most - least if most > least else float("nan")
    ends = {f"{end}_at": (found[end] - least) / span for end in ("low", "high")}
    return found.assign(indicator=name, rescaled=(found["value"] - least) / span, **ends).rename_axis(
        "technology").reset_index()


def _chart(rows: pd.DataFrame, evidence: Evidence, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    names = {technology: wrapped(words.say(f"technology.{technology}")) for technology in evidence.ids}
    told = rows.assign(
        name=rows["technology"].map(names), few=rows["flags"].fillna("").str.contains(FEW),
        tip=[_tip(row, words) for row in rows.to_dict("records")],
        label=[number(value, words.language, FORMATS[name])
               for value, name in zip(rows["value"], rows["indicator"], strict=True)])
    panels = []
    for place, indicator in enumerate(FORMATS):
        own = told[told["indicator"] == indicator]
        base = alt.Chart(own).encode(alt.Y("name:N", sort=list(names.values()), title=None,
                                           axis=alt.Axis(labels=not place, **ROWS)))
        x = alt.X("rescaled:Q", title=None, scale=alt.Scale(domain=_domain(own), nice=False),
                  axis=alt.Axis(values=[0, 1], format="d", orient="top", domain=False, ticks=False))
        limits = base.mark_rule(color=SOFT, strokeWidth=1.5).encode(alt.X("low_at:Q"), x2="high_at:Q")
        points = base.mark_point(filled=True, size=95, opacity=1, stroke=FOCAL, strokeWidth=2, aria=True).encode(
            x, fill=alt.condition("datum.few", alt.value(SURFACE), alt.value(FOCAL)), description="tip:N")
        texts = base.mark_text(align="right").encode(x=alt.value(164), text="label:N")
        panels.append((limits + points + texts).properties(
            width=120, height=ROW * len(names), view=alt.ViewConfig(stroke=LINE), title=alt.TitleParams(
                wrapped(words.plain(f"indicator.{indicator}"), 18).split("\n"), anchor="start", **TITLE)))
    return alt.hconcat(*panels, spacing=52)


def _domain(rows: pd.DataFrame) -> list[float]:
    return [float(min(-0.08, rows["low_at"].min())), float(max(1.08, rows["high_at"].max()))]


def _tip(row: Mapping[str, Any], words: Words) -> str:
    value, low, high = (number(row[name], words.language, FORMATS[row["indicator"]])
                        for name in ("value", "low", "high"))
    return words.plain("figure.tip_value", name=words.say("technology." + row["technology"]),
                       indicator=words.plain(f"indicator.{row['indicator']}"),
                       value=value, low=low, high=high)
