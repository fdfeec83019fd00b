"""Where does a country stand in every technology? The first page: one table, and the way to each network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from citenet.report.context import PageContext, Technology
from citenet.report.counted import account, definitions
from citenet.report.facts import SHARES, UNCLASSIFIED, flags_of
from citenet.report.shell import own_script, render
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "index.js")
STYLES = ("page.css", "index.css")
TEXTS = ("page", "column", "class", "class_short", "position", "flag", "indicator", "indicator_meaning", "counted",
         "reason", "index")
FORMATS = {
    "families": "~1",
    "received_per_family": "2",
    "made_per_family": "2",
    "effective_sources": "1",
    "institutional_similarity": "2",
    "pairwise_balance": "+2",
}
"""The headline indicators, in the order of the table, with their number format."""


@dataclass(frozen=True)
class Row:
    """One technology: where the country stands in it."""

    technology: str
    position: str
    numbers: Mapping[str, float | None]
    shares: Mapping[str, float]
    unclassified: float
    flags: Sequence[str]
    levels: Sequence[str]


def index_page(scores: pd.DataFrame, *, technologies: Sequence[Technology], context: PageContext,
               positions: Mapping[str, object] | None = None) -> str:
    """Return the index of an output folder as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    scores : pandas.DataFrame
        Tidy scores of one window, all technologies and levels.
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
        With links to ``networks/<technology>/<level>.html`` for every technology and level in `scores`.
    """
    words = Words(context.language, technologies, [context.focal])
    rows = [_row(scores, technology.id, context.focal, positions or {}) for technology in technologies]
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
        has_positions=positions is not None,
        counted=account(context, words),
        definitions=definitions(FORMATS, context, words),
        texts=words.block(TEXTS),
    )


def _row(scores: pd.DataFrame, technology: str, focal: str, positions: Mapping[str, object]) -> Row:
    ours = scores[scores["technology"] == technology]
    countries = ours[ours["level"] == "country"]
    own = countries[(countries["entity"] == focal).fillna(False)]
    of_all = flags_of(countries[countries["entity"].isna()], by="technology").get(technology, ())
    values = own.set_index("indicator")["value"]
    known = {name: float(values[name]) if name in values and pd.notna(values[name]) else None
             for name in (*FORMATS, *SHARES.values(), UNCLASSIFIED)}
    return Row(
        technology=technology,
        position=place if isinstance(place := positions.get(technology), str) else "",
        numbers={name: known[name] for name in FORMATS},
        shares={group: share for group, name in SHARES.items() if (share := known[name])},
        unclassified=known[UNCLASSIFIED] or 0.0,
        flags=sorted({*flags_of(own, by="technology").get(technology, ()), *of_all}),
        levels=[level for level in ("country", "organisation") if (ours["level"] == level).any()],
    )


def _summary(rows: Sequence[Row], *, has_positions: bool) -> list[tuple[str, int, int]]:
    """Count technologies by position and by the sign of the balance, out of those where it is known."""
    places = [row.position for row in rows if row.position]
    balances = [row.numbers["pairwise_balance"] for row in rows if row.numbers["pairwise_balance"] is not None]
    counts = [(f"position.{place}", places.count(place), len(places))
              for place in ("in the core", "near", "further") if has_positions]
    return [*counts, ("index.exporter", sum(balance > 0 for balance in balances), len(balances)),
            ("index.importer", sum(balance < 0 for balance in balances), len(balances))]
