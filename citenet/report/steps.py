"""How did the network change? The same picture in other windows, for a slider and for those who read a table."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from citenet.report.core_words import core_names
from citenet.report.counted import Entry
from citenet.report.crowd_data import crowd_data
from citenet.report.picture import Picture
from citenet.report.words import Words


def steps_data(pictures: Sequence[Picture]) -> list[dict[str, object]]:
    """Return what a browser needs to draw each of these windows, with what it then says of itself."""
    return [{"about": about_step(picture), **crowd_data(picture)} for picture in pictures]


def about_step(picture: Picture) -> dict[str, object]:
    """Return the part of what a picture says of itself that differs from window to window."""
    return {"window": picture.graph.window, "core": list(picture.core.members) if picture.core else [],
            "drawn": picture.selection.account}


def core_by_window(pictures: Sequence[Picture], words: Words) -> list[Entry]:
    """Return an entry that names the core of every window; none where there is a single one."""
    if len(pictures) < 2:
        return []
    lines = [Markup("<li>{}: {}</li>").format(graph.window, core_names(picture.core, graph.level, words))
             for picture in pictures if (graph := picture.graph)]
    return [(words.span("counted.core_by_window"), Markup("<ul>{}</ul>").format(Markup("").join(lines)))]
