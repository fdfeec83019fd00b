"""How do lines of several countries stand side by side, a panel each, every axis from 0?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from citenet.report.figures.marks import Sign, spread, wrapped
from citenet.report.figures.theme import LINE, SIZE
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair


def panels(rows: pd.DataFrame, *, order: Sequence[str], signs: Mapping[str, Sign], words: Words, columns: int,
           size: tuple[int, int], named: bool) -> altair.TopLevelMixin:
    """Draw a panel for each value of `panel`, with a line for each country.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``panel`` (its title), ``country`` (code), ``x``, ``value`` (a share), ``tip``; missing values are gaps.
    order : sequence of str
        The values of ``x`` from left to right.
    signs : mapping
        Country → how it is drawn, the last one on top.
    columns : int
        Panels in a row.
    size : (int, int)
        Width and height of a panel.
    named : bool
        Whether the name of a country stands at the end of its line; if not, in a legend above.
    """
    import altair as alt

    names = {code: words.say(f"country.{code}") for code in signs}
    shown = rows[rows["country"].isin(signs)].assign(name=rows["country"].map(names))
    domain = list(names.values())
    legend = None if named else alt.Legend(title=None)
    colour = alt.Color("name:N", scale=alt.Scale(domain=domain, range=[sign.colour for sign in signs.values()]),
                       legend=legend)
    shape = alt.Shape("name:N", scale=alt.Scale(domain=domain, range=[sign.shape for sign in signs.values()]),
                      legend=legend)
    width = alt.StrokeWidth("name:N", scale=alt.Scale(domain=domain, range=[sign.width for sign in signs.values()]),
                            legend=None)
    drawn = []
    for panel, own in shown.groupby("panel", sort=False):
        top = max(float(own["value"].max()) * 1.08, 1e-9)
        x = alt.X("x:O", sort=list(order), title=None, axis=alt.Axis(
            labelAngle=0, labelExpr="split(datum.label, '-')", labelOverlap="greedy", labelFontSize=SIZE - 1.5))
        y = alt.Y("value:Q", title=None, axis=alt.Axis(format="~%", tickCount=4),
                  scale=alt.Scale(domain=[0, top], nice=False))
        base = alt.Chart(own.sort_values("country", key=lambda codes: codes.map(list(signs).index), kind="stable"))
        lines = base.mark_line().encode(x, y, colour, strokeWidth=width, detail="name:N")
        points = base.mark_point(filled=True, size=58, opacity=1, aria=True).encode(
            x, y, colour, shape, description="tip:N")
        layers = lines + points
        if named:
            layers += _names(own, order, top / size[1], alt).encode(color=colour)
        drawn.append(layers.properties(
            width=size[0], height=size[1], view=alt.ViewConfig(stroke=LINE),
            title=alt.TitleParams(wrapped(str(panel), size[0] // 7).split("\n"), anchor="start", fontSize=SIZE + .5,
                                  color="var(--ink)", lineHeight=15)))
    return alt.concat(*drawn, columns=columns, spacing=24).resolve_scale(
        color="shared", shape="shared", strokeWidth="shared")


def _names(rows: pd.DataFrame, order: Sequence[str], pixel: float, alt) -> altair.Chart:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Write each name at the end of its line, moved up or down where two would cover each other."""
    ends = rows[(rows["x"] == order[-1]) & rows["value"].notna()]
    ends = ends.assign(at=spread(list(ends["value"]), 15 * pixel) if len(ends) else [])
    return alt.Chart(ends).mark_text(align="left", dx=10).encode(alt.X("x:O", sort=list(order)), y="at:Q", text="name:N")
