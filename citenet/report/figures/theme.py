"""How do charts look? Colours of the style sheet, so that light, dark and paper follow by themselves."""

from __future__ import annotations

from typing import Any

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Metrics of the first are built into the renderer, so that drawings come out the same on every machine."""
SIZE = 12.5
INK, SOFT, LINE, SURFACE = "var(--ink)", "var(--soft)", "var(--line)", "var(--surface)"
FOCAL, UNMARKED = "var(--accent)", "var(--unclassified)"
OTHERS = ("var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)", "var(--series-5)",
          "var(--series-6)")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""Beside a colour, always a shape: colour alone is no sign for everybody."""

TITLE: dict[str, Any] = {"color": INK, "fontSize": SIZE + 0.5, "lineHeight": 15}
"""Of a panel."""

THEME: dict[str, Any] = {
    "background": None,
    "font": FONT,
    "padding": 4,
    "view": {"stroke": None},
    "mark": {"aria": False},
    "axis": {"labelColor": INK, "titleColor": SOFT, "gridColor": LINE, "domainColor": SOFT, "tickColor": SOFT,
             "labelFontSize": SIZE, "titleFontSize": SIZE, "titleFontWeight": "normal", "labelLimit": 400,
             "labelLineHeight": 14, "titlePadding": 8},
    "axisY": {"titleAlign": "left", "titleAnchor": "end", "titleAngle": 0, "titleY": -12, "titleX": 0,
              "titleBaseline": "bottom"},
    "legend": {"labelColor": INK, "titleColor": SOFT, "labelFontSize": SIZE, "titleFontSize": SIZE,
               "titleFontWeight": "normal", "labelLimit": 400, "orient": "top", "symbolSize": 90},
    "header": {"labelColor": INK, "labelFontSize": SIZE, "labelFontWeight": "bold", "labelLimit": 400,
               "labelAnchor": "start", "labelLineHeight": 14, "title": None},
    "text": {"color": INK, "fontSize": SIZE},
    "rule": {"color": SOFT},
}
