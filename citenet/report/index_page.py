"""Where does a country stand in every technology? The first page: one table, and the way to each network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from citenet.report.context import PageContext, Technology
from citenet.report.core_words import DOUBTFUL
from citenet.report.counted import account, definitions
from citenet.report.index_rows import FORMATS, Row, row_of
from citenet.report.shell import own_script, render
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "index.js")
STYLES = ("page.css", "index.css")
TEXTS = ("page", "column", "class", "class_short", "position", "position_phrase", "flag", "indicator",
         "indicator_meaning", "counted", "reason", "index")
FILES = {"scores.csv": "scores", "positions.csv": "positions", "flows.csv": "flows", "run.json": "run"}
"""Tables that stand beside the index → the text that says what they hold."""
MOST_MEMBERS = 8
"""A larger core is told by its size."""


def index_page(scores: pd.DataFrame, *, technologies: Sequence[Technology], context: PageContext,
               positions: Mapping[str, object] | None = None) -> str:
    """Return the index of an output folder as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    scores : pandas.DataFrame
        Tidy scores of one window, all technologies and levels; bounds of intervals in ``low`` and ``high``
        where there are any.
    technologies : sequence of Technology
        In the order of the table; the one called "all" is left out of the summary.
    context : PageContext
        How the numbers came about; the page is about its `focal` country.
    positions : mapping, optional
        Technology → "in the core", "near" or "further", missing where not known; without it the column is
        left out.

    Returns
    -------
    str
        With links to ``networks/<technology>/<level>.html`` and ``graphs/<technology>/<level>.graphml`` for
        every technology and level in `scores`, and to the tables of the folder.
    """
    rows = [row_of(scores, technology.id, focal=context.focal, position=(positions or {}).get(technology.id))
            for technology in technologies]
    words = Words(context.language, technologies,
                  sorted({context.focal, *(code for row in rows for code in row.core)}))
    return render(
        "index.html.j2",
        scripts=[own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        rows=rows,
        summary=_summary([row for row in rows if row.technology != "all"], has_positions=positions is not None),
        formats=FORMATS,
        files=FILES,
        most_members=MOST_MEMBERS,
        doubtful=DOUBTFUL,
        has_positions=positions is not None,
        has_intervals=any(score.has_interval for row in rows for score in row.scores.values()),
        counted=account(context, words),
        definitions=definitions(FORMATS, context, words),
        texts=words.block(TEXTS),
    )


def _summary(rows: Sequence[Row], *, has_positions: bool) -> list[tuple[str, int, int]]:
    """Count technologies by position, and by what is larger: citations received or made; each where it is known."""
    places = [row.position for row in rows if row.position]
    leanings = [row.leaning for row in rows if row.leaning]
    counts = [(f"position_phrase.{place}", places.count(place), len(places))
              for place in ("in the core", "near", "further") if has_positions]
    counts += [(f"index.{leaning}", leanings.count(leaning), len(leanings)) for leaning in ("more", "less")]
    equal = leanings.count("equal")
    return [*counts, *([("index.equal", equal, len(leanings))] if equal else [])]
