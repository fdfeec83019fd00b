"""Who holds the world's patents? Shares of the first countries, by number and by worth (Figure 23 of TNO)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.theme import FOCAL, LINE, SOFT
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

MOST = 12
MEASURES = ("family_share", "asset_index_share")


def world_shares(evidence: Evidence, words: Words, *, technology: str) -> Figure | Missing:
    """Draw the shares of the first countries and of the focal one in the families, and in the asset index."""
    known = {name: evidence.over_countries(name, technology) for name in MEASURES}
    shares = pd.DataFrame({name: values for name, values in known.items() if len(values)})
    about = {"technology": words.technology(technology)}
    if "family_share" not in shares:
        return Missing("world-shares", "world_shares", "no_families", about)
    shares = shares.sort_values("family_share", ascending=False, kind="stable").rename_axis("country").reset_index()
    shares["rank"] = shares["family_share"].rank(ascending=False, method="min")
    first = shares[(shares.index < MOST) | (shares["country"] == evidence.focal)]
    measures = [name for name in MEASURES if name in shares]
    fields = [Field("country", "column.country", group="country"), Field("rank", "column.rank", "0"),
              *(Field(name, f"indicator.{name}", "1%") for name in measures)]
    kind = "world_shares" if len(measures) > 1 else "world_families"
    return Figure("world-shares", kind, lambda own: _chart(first, measures, evidence.focal, own),
                  data_table(first, fields, words, figure="world-shares"), len(shares), "countries", evidence.window,
                  indicators=tuple(measures), values=about)


def _chart(shares: pd.DataFrame, measures: list[str], focal: str, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    rows = shares.assign(name=[words.say(f"country.{code}") for code in shares["country"]])
    panels = []
    for place, measure in enumerate(measures):
        title = words.plain(f"indicator.{measure}")
        told = rows.assign(
            label=[number(value, words.language, "1%") for value in rows[measure]],
            tip=[f"{name} · {title}: {number(value, words.language, '2%')}"
                 for name, value in zip(rows["name"], rows[measure], strict=True)])
        base = alt.Chart(told).encode(
            alt.Y("name:N", sort=list(rows["name"]), title=None, axis=alt.Axis(ticks=False, domain=False)
                  if not place else None))
        x = alt.X(f"{measure}:Q", title=title, axis=alt.Axis(format="%", tickCount=4), scale=alt.Scale(zero=True))
        colour = alt.condition(alt.datum.country == focal, alt.value(FOCAL), alt.value(SOFT))
        bars = base.mark_bar(size=13, aria=True).encode(x, color=colour, description="tip:N")
        panels.append((bars + base.mark_text(align="left", dx=4).encode(x, text="label:N")).properties(
            width=220, height=20 * len(rows), view=alt.ViewConfig(stroke=LINE)))
    return alt.hconcat(*panels, spacing=40)
