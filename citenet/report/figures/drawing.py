"""How does a chart become a drawing that a page can hold? As SVG, rendered here once for each language."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from citenet.reference.strings import LANGUAGES
from citenet.report.figures.figure import Figure
from citenet.report.figures.theme import FONT, SIZE, THEME
from citenet.report.words import Words

_LOCALES = {"en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
            "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
_NEEDLESS = {"class", "font-family", "role", "aria-roledescription", "aria-hidden", "aria-label", "pointer-events"}
_DEFAULTS = {"opacity": "1", "stroke-width": "1", "fill-opacity": "1", "text-anchor": "start", "font-weight": "normal",
             "font-size": f"{SIZE}px",
             "transform": "translate(0,0)"}
_LONG = re.compile(r"-?\d+\.\d{3,}(?:e[-+]?\d+)?")


def drawings(figure: Figure, words: Words) -> Markup:
    """Return the figure as SVG in every language; the style sheet shows the one of the page.

    A drawing is one image to those who do not see it, named by title and reading help; its data stand in the
    table beside it. What a mark tells on pointing is kept in ``data-tip``.
    """
    return Markup("").join(_drawing(figure, words.within(language)) for language in LANGUAGES)


def _drawing(figure: Figure, words: Words) -> Markup:
    import vl_convert

    # Validation takes longer than drawing; a wrong chart fails there too.
    spec: dict[str, Any] = figure.chart(words).to_dict(validate=False)
    spec["config"] = THEME
    svg = vl_convert.vegalite_to_svg(spec, format_locale=_LOCALES[words.language])
    root = _cleaned(ElementTree.fromstring(svg), f"{figure.id}-{words.language}-")
    title, help_ = (words.say(f"figure_{part}.{figure.kind}", **figure.values) for part in ("title", "help"))
    root.attrib |= {"font-family": FONT, "font-size": f"{SIZE}px",
                    "role": "img", "class": "chart", "lang": words.language, "aria-label": f"{title}. {help_}"}
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _cleaned(root: ElementTree.Element, prefix: str) -> ElementTree.Element:
    """Leave out what only Vega needs: half of the text; names of clips get a prefix of their own."""
    for parent in list(root.iter()):
        parent.tag = parent.tag.rpartition("}")[2]
        for child in [child for child in parent if _is_idle(child)]:
            parent.remove(child)
        if (tip := parent.get("aria-label")) and parent.tag != "g":
            parent.set("data-tip", tip)
        parent.attrib = {name: _value(name, value, prefix) for name, value in parent.attrib.items()
                         if name not in _NEEDLESS and _DEFAULTS.get(name) != value}
    return root


def _is_idle(element: ElementTree.Element) -> bool:
    return element.get("display") == "none" or element.get("opacity") == "0" or "background" in element.get(
        "class", "").split()


def _value(name: str, value: str, prefix: str) -> str:
    if name == "data-tip":
        return value
    if name == "id":
        return prefix + value
    if name == "clip-path":
        return value.replace("url(#", f"url(#{prefix}")
    return _LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
