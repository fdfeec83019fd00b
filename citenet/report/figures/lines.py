"""How do lines of several countries stand side by side, a panel each, every axis from 0?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from citenet.report.figures.marks import LINES, Sign, spread, wrapped
from citenet.report.figures.theme import LINE, TITLE
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True)
class Look:
    """How the panels look.

    Parameters
    ----------
    order : sequence of str
        What stands on the horizontal axis, from left to right.
    signs : mapping
        Country → how it is drawn, the last one on top.
    columns : int
        Panels in a row.
    size : (int, int)
        Width and height of a panel.
    named : bool
        Whether the name of a country stands at the end of its line; if not, in a legend above.
    """

    order: Sequence[str]
    signs: Mapping[str, Sign]
    columns: int
    size: tuple[int, int]
    named: bool = False


def panels(rows: pd.DataFrame, look: Look, words: Words) -> altair.TopLevelMixin:
    """Draw a panel for each value of `panel`, with a line for each country.

    `rows` holds ``panel`` (its title), ``country`` (code), ``x``, ``value`` (a share) and ``tip``.
    """
    import altair as alt

    names = {code: words.say(f"country.{code}") for code in look.signs}
    shown = rows[rows["country"].isin(look.signs)]
    shown = shown.assign(name=shown["country"].map(names), place=shown["country"].map(list(look.signs).index),
                         wide=[look.signs[code].width for code in shown["country"]])
    shown = shown.sort_values("place", kind="stable")
    drawn = [_panel(shown[shown["panel"] == panel], str(panel), look, list(names.values()))
             for panel in dict.fromkeys(rows["panel"])]
    return alt.concat(*drawn, columns=look.columns, spacing=24).resolve_scale(
        color="shared", shape="shared")


def _panel(rows: pd.DataFrame, title: str, look: Look, names: list[str]) -> altair.LayerChart:
    import altair as alt

    signs, (width, height) = look.signs.values(), look.size
    legend = None if look.named else alt.Legend(title=None)
    colour = alt.Color("name:N", legend=legend, scale=alt.Scale(domain=names, range=[sign.colour for sign in signs]))
    shape = alt.Shape("name:N", legend=legend, scale=alt.Scale(domain=names, range=[sign.shape for sign in signs]))
    thick = alt.StrokeWidth("wide:Q", legend=None, scale=None)
    top = max(float(rows["value"].max()) * 1.08, 1e-9)
    x = alt.X("x:O", sort=list(look.order), title=None, axis=alt.Axis(
        labelAngle=0, labelExpr=LINES, labelOverlap="greedy"))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(format="~%", tickCount=4, minExtent=34),
              scale=alt.Scale(domain=[0, top], nice=False))
    base = alt.Chart(rows)
    layers = (base.mark_line().encode(x, y, colour, strokeWidth=thick, detail="name:N")
              + base.mark_point(filled=True, size=58, opacity=1, aria=True).encode(
                  x, y, colour, shape, description="tip:N"))
    if look.named:
        ends = rows[(rows["x"] == look.order[-1]) & rows["value"].notna()]
        line = 15 * top / height
        ends = ends.assign(at=spread(list(ends["value"]), line, least=line / 2))
        layers += alt.Chart(ends).mark_text(align="left", dx=10).encode(x, alt.Y("at:Q"), colour, text="name:N")
    return layers.properties(width=width, height=height, view=alt.ViewConfig(stroke=LINE), title=alt.TitleParams(
        wrapped(title, width // 7).split("\n"), anchor="start", **TITLE))
