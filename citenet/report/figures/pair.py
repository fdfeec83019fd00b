"""What are two countries to each other? Who leans on whom, the balance over time, and who is good at what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from citenet.reference.strings import number
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import Plot, beside, names, notes_of, wrapped
from citenet.report.figures.theme import FOCAL, LINE, OTHERS, SOFT
from citenet.report.pair import PairEvidence
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

RCA = "rca"
SHARES = ("source_share", "partner_source_share")
COLOURS = (FOCAL, OTHERS[0])
TECHNOLOGY = Field("technology", "column.technology", group="technology")
PANELS = 3
"""Technologies side by side."""
WIDTH, HEIGHT, RADIUS = 620, 460, 5
"""Of the figure of specialisation, and of its points, in pixels."""


def leaning(pair: PairEvidence, words: Words) -> Figure:
    """Draw for each technology the share that each has in what the other cites abroad, with intervals."""
    rows = pair.rows[pair.rows["indicator"].isin(SHARES)].dropna(subset="value")
    rows = rows.assign(country=rows["indicator"].map(dict(zip(SHARES, (pair.one, pair.other), strict=True))),
                       cited=rows["indicator"].map(dict(zip(SHARES, (pair.other, pair.one), strict=True))))
    fields = [TECHNOLOGY, Field("country", "column.citing", group="country"),
              Field("cited", "column.cited", group="country"), *_limited("pair.share", "1%")]
    return Figure("pair-leaning", "pair_leaning", lambda own: _leaning(rows, pair, own),
                  data_table(rows, fields, words, figure="pair-leaning"), rows["technology"].nunique(), "technologies",
                  pair.window, values=_names(pair, words), notes=notes_of(rows))


def balance_over_time(pair: PairEvidence, words: Words) -> Figure | Missing:
    """Draw the balance of the two in periods of some years, a panel a technology."""
    rows = pair.over_time
    if not rows.empty:
        rows = rows[rows["indicator"] == "balance"].dropna(subset="value")
    if rows.empty or rows["window"].nunique() < 2:
        return Missing("pair-balance", "pair_balance", "no_years", _names(pair, words))
    fields = [TECHNOLOGY, Field("window", "column.window"), *_limited("pair.balance", "+2")]
    return Figure("pair-balance", "pair_balance", lambda own: _balance(rows, pair.ids, own),
                  data_table(rows, fields, words, figure="pair-balance"), rows["technology"].nunique(), "technologies",
                  f"{rows['window'].min()[:4]}-{rows['window'].max()[-4:]}", values=_names(pair, words),
                  notes=notes_of(rows))


def specialisation(pair: PairEvidence, words: Words) -> Figure | Missing:
    """Draw the specialisation of the one against that of the other."""
    both = pair.table.reindex(columns=["rca", "partner_rca"]).dropna().reset_index()
    if both.empty:
        return Missing("pair-specialisation", "pair_specialisation", "no_families", _names(pair, words))
    long = both.rename(columns={"rca": pair.one, "partner_rca": pair.other}).melt(
        "technology", var_name="country", value_name=RCA)
    fields = [TECHNOLOGY, Field("country", "column.country", group="country"), Field("rca", f"indicator.{RCA}", "2")]
    return Figure("pair-specialisation", "pair_specialisation", lambda own: _specialisation(both, pair, own),
                  data_table(long, fields, words, figure="pair-specialisation"), len(both), "technologies", pair.window,
                  indicators=(RCA,), values=_names(pair, words))


def _limited(head: str, spec: str) -> list[Field]:
    return [Field("value", head, spec), Field("low", "column.low", spec), Field("high", "column.high", spec)]


def _names(pair: PairEvidence, words: Words) -> dict[str, object]:
    return {"one": words.country(pair.one), "other": words.country(pair.other)}


def _leaning(rows: pd.DataFrame, pair: PairEvidence, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    directions = [words.plain("pair.cites", one=words.country(citing, start=True), other=words.country(cited))
                  for citing, cited in ((pair.one, pair.other), (pair.other, pair.one))]
    told = rows.assign(
        name=[words.plain(f"technology.{one}") for one in rows["technology"]],
        who=rows["country"].map(dict(zip((pair.one, pair.other), directions, strict=True))),
        tip=[f"{words.plain(f'technology.{row.technology}')}: {_with_limits(row, words, '1%')}"
             for row in rows.itertuples()])
    order = [words.plain(f"technology.{one}") for one in pair.ids if one in set(rows["technology"])]
    scale = alt.Scale(domain=directions, range=list(COLOURS))
    shapes = alt.Scale(domain=directions, range=["circle", "square"])
    base = alt.Chart(told).encode(
        alt.Y("name:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, grid=True)),
        alt.YOffset("who:N", sort=directions, scale=alt.Scale(paddingOuter=0.6)),
        color=alt.Color("who:N", scale=scale, title=None, sort=directions))
    limits = base.mark_rule(strokeWidth=2).encode(
        alt.X("low:Q", title=words.plain("pair.share_axis"), axis=alt.Axis(format="%"), scale=alt.Scale(zero=True)),
        alt.X2("high:Q"))
    points = base.mark_point(filled=True, size=70, opacity=1, aria=True).encode(
        alt.X("value:Q"), shape=alt.Shape("who:N", scale=shapes, title=None, sort=directions), description="tip:N")
    return (limits + points).properties(width=480, height=34 * len(order), view=alt.ViewConfig(stroke=LINE))


def _balance(rows: pd.DataFrame, ids: Sequence[str], words: Words) -> altair.TopLevelMixin:
    import altair as alt

    # A period without a number is a gap in the line.
    every = pd.MultiIndex.from_product([rows["technology"].unique(), sorted(rows["window"].unique())],
                                       names=["technology", "window"])
    rows = rows.set_index(every.names).reindex(every).reset_index()
    told = rows.assign(name=[words.plain(f"technology.{one}") for one in rows["technology"]],
                       tip=[f"{row.window}: {_with_limits(row, words, '+2')}" for row in rows.itertuples()])
    y = alt.Scale(domain=[-1, 1], clamp=True)
    base = alt.Chart(told).encode(alt.X("window:O", title=None, axis=alt.Axis(labelAngle=-40, grid=False)))
    line = base.mark_line(color=FOCAL, strokeWidth=1.5).encode(
        alt.Y("value:Q", scale=y, title=None, axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1])))
    limits = base.mark_rule(color=FOCAL, strokeWidth=2, opacity=0.55).encode(alt.Y("low:Q", scale=y), alt.Y2("high:Q"))
    points = base.mark_point(filled=True, color=FOCAL, size=50, opacity=1, aria=True).encode(
        alt.Y("value:Q", scale=y), description="tip:N")
    zero = alt.Chart(told).mark_rule(color=SOFT).encode(y=alt.datum(0))
    order = [words.plain(f"technology.{one}") for one in ids if one in set(rows["technology"])]
    panel = (zero + limits + line + points).properties(width=190, height=110)
    return panel.facet(facet=alt.Facet("name:N", sort=order, title=None), columns=PANELS, spacing=22)


def _specialisation(both: pd.DataFrame, pair: PairEvidence, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    told = both.assign(name=[words.plain(f"technology.{one}") for one in both["technology"]])
    told["tip"] = [f"{name}: {number(own, words.language, '2')} / {number(partner, words.language, '2')}"
                   for name, own, partner in zip(told["name"], told["rca"], told["partner_rca"], strict=True)]
    titles = [words.plain(f"pair.rca_{which}", one=words.country(pair.one), other=words.country(pair.other))
              for which in ("one", "other")]
    ends = [(0.0, 1.1 * max(1.0, told[name].max())) for name in ("rca", "partner_rca")]
    scales = [alt.Scale(domain=list(end), nice=False) for end in ends]
    told = beside(told.assign(x=told["rca"], y=told["partner_rca"], low=math.nan, high=math.nan, radius=RADIUS,
                              label=[wrapped(name, 26) for name in told["name"]]), Plot(WIDTH, HEIGHT, *ends))
    base = alt.Chart(told).encode(alt.X("rca:Q", title=titles[0], scale=scales[0]),
                                  alt.Y("partner_rca:Q", title=titles[1], scale=scales[1]))
    world = (alt.Chart(told).mark_rule(color=SOFT, strokeDash=[4, 3]).encode(x=alt.datum(1))
             + alt.Chart(told).mark_rule(color=SOFT, strokeDash=[4, 3]).encode(y=alt.datum(1)))
    points = base.mark_point(filled=True, color=FOCAL, size=80, opacity=1, aria=True).encode(description="tip:N")
    return (world + points + names(told)).properties(width=WIDTH, height=HEIGHT, view=alt.ViewConfig(stroke=LINE))


def _with_limits(row: object, words: Words, spec: str) -> str:
    value, low, high = (number(getattr(row, name), words.language, spec) for name in ("value", "low", "high"))
    return value if pd.isna(getattr(row, "low")) else f"{value} [{low} – {high}]"  # noqa: B009 - a named tuple
