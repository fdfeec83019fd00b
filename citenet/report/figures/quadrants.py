"""Is the country strong where technology is hard to copy? Complexity against share and balance (Figures 27 and 28)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import FEW, Plot, beside, names, notes_of, wrapped
from citenet.report.figures.theme import LINE, OTHERS, SHAPES, SOFT, SURFACE
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

MIDDLE = 50.0
"""The middle of the scale of complexity."""
UNASSIGNED = "Unassigned"
WIDTH, HEIGHT = 860.0, 460.0
LARGEST_AREA = 900.0


def complexity_share(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw complexity against the share in the world's worth, or in its families where worth is not known."""
    measure = "asset_index_share" if evidence.of("asset_index_share")["value"].notna().any() else "family_share"
    return _figure(evidence, words, measure, kind="complexity_share")


def complexity_balance(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw complexity against the pairwise balance."""
    return _figure(evidence, words, "pairwise_balance", kind="complexity_balance")


def _figure(evidence: Evidence, words: Words, measure: str, *, kind: str) -> Figure | Missing:
    figure = kind.replace("_", "-")
    about: dict[str, Any] = {**words.focal(evidence.focal)}
    rows = _rows(evidence, measure)
    if rows.empty:
        return Missing(figure, kind, "no_complexity", about)
    is_share = measure != "pairwise_balance"
    middle = float(rows["value"].median()) if is_share else 0.0
    spec = "2%" if is_share else "+2"
    about |= {"middle": middle}
    fields = [Field("technology", "column.technology", group="technology"),
              Field("focus_area", "column.focus_area", group="focus_area"),
              Field("complexity", "indicator.complexity", "1"), Field("value", f"indicator.{measure}", spec),
              Field("low", "column.low", spec), Field("high", "column.high", spec),
              Field("rca", "indicator.rca", "2")]
    return Figure(figure, kind, lambda own: _chart(rows, own, measure=measure, middle=middle, spec=spec),
                  data_table(rows, fields, words, figure=figure), len(rows), "technologies", evidence.window,
                  indicators=("complexity", measure, "rca"), values=about, notes=("bubble", *notes_of(rows)))


def _rows(evidence: Evidence, measure: str) -> pd.DataFrame:
    """Return a row for each technology with complexity and measure known."""
    areas = {technology.id: technology.focus_area or UNASSIGNED for technology in evidence.technologies}
    rows = evidence.of(measure).reindex(evidence.ids).assign(
        complexity=evidence.of("complexity", "")["value"], rca=evidence.of("rca")["value"])
    rows = rows.dropna(subset=["complexity", "value"]).rename_axis("technology").reset_index()
    return rows.assign(focus_area=rows["technology"].map(areas))


def _chart(rows: pd.DataFrame, words: Words, *, measure: str, middle: float, spec: str) -> altair.TopLevelMixin:
    import altair as alt

    known = {area: words.say(f"focus_area.{area}") for area in dict.fromkeys(rows["focus_area"])}
    plot = Plot(WIDTH, HEIGHT, (0.0, 100.0), _span(rows))
    told = rows.assign(
        x=rows["complexity"], y=rows["value"], area=rows["focus_area"].map(known),
        size=LARGEST_AREA * rows["rca"].fillna(0) / max(rows["rca"].max(), 1e-9) + 40,
        few=rows["flags"].fillna("").str.contains(FEW),
        label=[wrapped(words.say(f"technology.{name}"), 26) for name in rows["technology"]],
        tip=[_tip(row, words, measure, spec) for row in rows.to_dict("records")])
    told["radius"] = (told["size"] / 3.1416) ** 0.5
    told = beside(told.sort_values("size", ascending=False, kind="stable"), plot)
    axis = alt.Axis(format="~%" if spec.endswith("%") else "~g", tickCount=6, grid=False)
    x = alt.X("x:Q", title=words.plain("indicator.complexity"), scale=alt.Scale(domain=list(plot.x)),
              axis=alt.Axis(grid=False, values=[0, 25, 50, 75, 100]))
    title = words.plain(f"indicator.{measure}")
    y = alt.Y("y:Q", title=title, scale=alt.Scale(domain=list(plot.y), nice=False),
              axis=axis)
    base = alt.Chart(told)
    lines = (alt.Chart(pd.DataFrame({"x": [MIDDLE]})).mark_rule(strokeDash=[4, 4], color=SOFT).encode(x="x:Q")
             + alt.Chart(pd.DataFrame({"y": [middle]})).mark_rule(strokeDash=[4, 4], color=SOFT).encode(y="y:Q"))
    limits = base.transform_filter("isValid(datum.low)").mark_rule(color=SOFT, strokeWidth=1.5).encode(
        x, alt.Y("low:Q", title=title), y2="high:Q")
    domain = list(known.values())
    colours, shapes = (alt.Scale(domain=domain, range=list(signs)) for signs in (OTHERS, SHAPES))
    legend = alt.Legend(title=None, offset=40)
    points = base.mark_point(filled=True, opacity=1, strokeWidth=2, aria=True).encode(
        x, y, alt.Size("size:Q", scale=None, legend=None),
        alt.Stroke("area:N", scale=colours, legend=legend),
        alt.Shape("area:N", scale=shapes, legend=legend),
        fill=alt.condition("datum.few", alt.value(SURFACE),
                           alt.Fill("area:N", scale=colours, legend=None)),
        description="tip:N")
    return (lines + limits + points + names(told)).resolve_scale(x="shared", y="shared").properties(
        width=WIDTH, height=HEIGHT, view=alt.ViewConfig(stroke=LINE))


def _span(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the vertical axis: all values with their intervals, some room, and 0."""
    ends = [0.0, *rows["value"], *rows["low"].dropna(), *rows["high"].dropna()]
    least, most = min(ends), max(ends)
    room = 0.08 * (most - least or 1.0)
    return least - room * (least < 0), most + room


def _tip(row: Mapping[str, Any], words: Words, measure: str, spec: str) -> str:
    told = {
        "complexity": number(row["complexity"], words.language, "1"),
        measure: number(row["value"], words.language, spec),
        "rca": number(row["rca"], words.language, "2")}
    values = " · ".join(f"{words.plain(f'indicator.{name}')}: {value}" for name, value in told.items())
    return f"{words.say('technology.' + row['technology'])} · {values}"
