"""Which organisations lead, by number and by quality? Of the world and of the country (Figures 30 and 31 of TNO)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import Plot, beside, names, wrapped
from citenet.report.figures.theme import FOCAL, LINE, SOFT, SURFACE
from citenet.report.words import Words, shown

if TYPE_CHECKING:
    import altair

WIDTH, HEIGHT = 860.0, 420.0
LARGEST_AREA = 1100.0


def organisations(evidence: Evidence, words: Words, *, technology: str, among: str) -> Figure | Missing:
    """Draw size against citations per family, of the first organisations of the world or of the focal country.

    Parameters
    ----------
    evidence : Evidence
    words : Words
    technology : str
    among : {"world", "focal"}
    """
    figure, kind = f"organisations-{among}", f"organisations_{among}"
    about: dict[str, Any] = {**words.focal(evidence.focal), "technology": words.technology(technology)}
    table = evidence.organisations
    rows = table[(table["technology"] == technology) & (table["among"] == among)] if len(table) else table
    if rows.empty:
        counted = len(table) and (table["technology"] == technology).any()
        reason = "no_own_organisations" if counted else "organisations_by_technology"
        return Missing(figure, kind, evidence.missing.get("organisations", reason), about)
    fields = [Field("rank", "column.rank", "0"), Field("world_rank", "column.world_rank", "0"),
              Field("organisation", "column.organisation"), Field("country", "column.country", group="country"),
              Field("families", "indicator.families", "~1"),
              Field("citations_received", "indicator.citations_received", "~1"),
              Field("received_per_family", "indicator.received_per_family", "2"),
              Field("asset_index", "indicator.asset_index", "1")]
    fields = [fields[2], *fields[:2], *fields[3:]]
    return Figure(figure, kind, lambda own: _chart(rows, evidence.focal, own),
                  data_table(rows, fields, words, figure=figure), len(rows), "organisations", evidence.window,
                  indicators=("families", "received_per_family", "asset_index"), values=about,
                  notes=("worth",) if rows["asset_index"].notna().any() else ())


def _chart(rows: pd.DataFrame, focal: str, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    known = rows.dropna(subset=["families", "received_per_family"])
    # Where nobody is cited there is an axis all the same.
    ends = (1.15 * (known[name].max() or 1.0) for name in ("families", "received_per_family"))
    plot = Plot(WIDTH, HEIGHT, *((0.0, end) for end in ends))
    told = known.assign(
        x=known["families"], y=known["received_per_family"],
        size=_areas(known["asset_index"]),
        low=float("nan"), high=float("nan"), own=known["country"] == focal,
        label=[wrapped(f"{shown(name)} ({code})" if pd.notna(code) and code != focal else shown(name), 26, 2)
               for name, code in zip(known["organisation"], known["country"], strict=True)],
        tip=[_tip(row, words) for row in known.to_dict("records")])
    told["radius"] = (told["size"] / 3.1416) ** 0.5
    told = beside(told, plot)
    base = alt.Chart(told)
    x = alt.X("x:Q", title=words.plain("indicator.families"), scale=alt.Scale(domain=list(plot.x), nice=False),
              axis=alt.Axis(tickCount=6))
    y = alt.Y("y:Q", title=words.plain("indicator.received_per_family"),
              scale=alt.Scale(domain=list(plot.y), nice=False), axis=alt.Axis(tickCount=6))
    points = base.mark_point(filled=True, shape="circle", opacity=0.8, stroke=SURFACE, aria=True).encode(
        x, y, alt.Size("size:Q", scale=None, legend=None), description="tip:N",
        color=alt.condition("datum.own", alt.value(FOCAL), alt.value(SOFT)))
    return (points + names(told)).properties(width=WIDTH, height=HEIGHT, view=alt.ViewConfig(stroke=LINE))


def _areas(worth: pd.Series) -> pd.Series:
    """Let areas grow with the worth; where nobody's is known, all are of a middling size."""
    if worth.isna().all():
        return pd.Series(LARGEST_AREA / 4, index=worth.index)
    return LARGEST_AREA * worth.fillna(0.0) / max(worth.max(), 1e-9) + 30


def _tip(row: Mapping[str, Any], words: Words) -> str:
    numbers = {"families": "~1", "received_per_family": "2", "asset_index": "1"}
    told = " · ".join(f"{words.plain(f'indicator.{name}')}: {number(row[name], words.language, spec)}"
                      for name, spec in numbers.items())
    country = words.say(f"country.{row['country']}") if pd.notna(row["country"]) else "–"
    return f"{shown(row['organisation'])} · {country} · {told}"
