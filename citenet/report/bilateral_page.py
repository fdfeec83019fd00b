"""What are two countries to each other? The page from which a plan between two countries starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from citenet.report.context import PageContext
from citenet.report.counted import Entry, account
from citenet.report.figures import Figure, drawings
from citenet.report.figures import pair as figures
from citenet.report.pair import PairEvidence
from citenet.report.shell import own_script, render
from citenet.report.tables import Column, Table, name_cell, number_cell
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "palette.js", "sheet.js", "files.js", "figures.js", "index.js")
STYLES = ("page.css", "index.css", "figures.css")
TEXTS = ("page", "column", "class", "class_short", "flag", "indicator", "indicator_meaning", "counted", "reason",
         "network", "pair", "figure", "figure_title", "figure_help", "figure_n", "figure_note", "figure_counting",
         "figure_missing")
FORMATS = {"citations_made": "~1", "source_share": "1%", "citations_received": "~1", "partner_source_share": "1%",
           "balance": "+2", "leverage": "+2", "rca": "2", "partner_rca": "2"}
"""The numbers of a pair in the table of technologies, with their number format."""


def bilateral_page(pair: PairEvidence, *, context: PageContext) -> str:
    """Return the page of two countries as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    pair : PairEvidence
    context : PageContext
        How the numbers came about; its `focal` country is the first of the two.
    """
    words = Words(context.language, pair.technologies, [pair.one, pair.other], ["rca"])
    shown = [figures.leaning(pair, words), figures.balance_over_time(pair, words), figures.specialisation(pair, words)]
    return render(
        "bilateral.html.j2",
        scripts=[own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        pair=pair,
        names={"one": words.country(pair.one), "other": words.country(pair.other)},
        starts={"one": words.country(pair.one, start=True), "other": words.country(pair.other, start=True)},
        title={"one": words.country(pair.one, start=True), "other": words.country(pair.other)},
        lead=[*_lead(pair, words)],
        formats=FORMATS,
        rows=[(name, {indicator: pair.of(name, indicator) for indicator in FORMATS})
              for name in [*pair.table.index, *([pair.whole] if pair.whole not in pair.table.index else [])]],
        figures=[(one, drawings(one, words) if isinstance(one, Figure) else Markup("")) for one in shown],
        carriers=[*_carriers(pair, words)],
        counted=account(context, words),
        definitions=_definitions(words),
        about={"focal": f"{pair.one}-{pair.other}", "simulated": context.simulated, "version": context.version},
        texts=words.block(TEXTS),
    )


def _lead(pair: PairEvidence, words: Words) -> Iterator[Markup]:
    yield words.span("pair.lead_whole", technology=words.technology(pair.whole))
    for made, share, one, other in (("citations_made", "source_share", pair.one, pair.other),
                                    ("citations_received", "partner_source_share", pair.other, pair.one)):
        shared = pair.of(pair.whole, share)["value"]
        key = "pair.lead_nobody" if pd.isna(shared) else "pair.lead_one"
        yield words.span(key, one=words.country(one, start=True), other=words.country(other),
                         made=pair.of(pair.whole, made)["value"], share=shared)
    yield _leverage(pair, words)
    yield from _specialised(pair, words)


def _leverage(pair: PairEvidence, words: Words) -> Markup:
    """Count technologies by who leans more on whom: only where the whole interval says so, if there are any."""
    known = [limits for name in pair.ids if pd.notna((limits := pair.of(name, "leverage"))["value"])]
    low, high, key = ("low", "high", "") if pair.has_intervals else ("value", "value", "_values")
    more = sum(bool(limits[low] > 0) for limits in known)
    less = sum(bool(limits[high] < 0) for limits in known)
    return words.span(f"pair.lead_leverage{key}", one=words.country(pair.one), other=words.country(pair.other),
                      start=words.country(pair.other, start=True), more=more, less=less,
                      open=len(known) - more - less, n=len(known))


def _specialised(pair: PairEvidence, words: Words) -> Iterator[Markup]:
    both = pair.table.reindex(columns=["rca", "partner_rca"]).dropna() > 1
    one, other = both["rca"], both["partner_rca"]
    groups: Mapping[str, tuple[pd.Series, Mapping[str, Key]]] = {
        "pair.lead_both": (one & other, {}),
        "pair.lead_only": (one & ~other, {"one": words.country(pair.one)}),
    }
    for key, (chosen, names) in groups.items():
        yield from _listed(key, chosen, names, words)
    yield from _listed("pair.lead_only", other & ~one, {"one": words.country(pair.other)}, words)


def _listed(key: str, chosen: pd.Series, names: Mapping[str, Key], words: Words) -> Iterator[Markup]:
    if chosen.any():
        listed = Markup(", ").join(words.span(f"technology.{name}") for name in chosen.index[chosen])
        yield words.span(key, **names) + Markup(" {}.").format(listed)


def _carriers(pair: PairEvidence, words: Words) -> Iterator[tuple[Markup, Table]]:
    directions = pair.carriers.groupby(["technology", "citing_country"], sort=False, observed=True)
    for (technology, citing), part in directions:
        other = pair.other if citing == pair.one else pair.one
        rows = [[name_cell(row.citing, "organisation", words), name_cell(row.cited, "organisation", words),
                 number_cell(row.citations, "~1", words), number_cell(row.share, "1%", words)]
                for row in part.itertuples()]
        columns = [Column("column.citing"), Column("column.cited"), Column("column.citations", "~1"),
                   Column("pair.carrier_share", "1%")]
        name = words.span("pair.carriers_of", technology=words.technology(technology),
                          one=words.country(citing), other=words.country(other))
        yield name, Table(f"carriers-{technology}-{citing}", columns, rows, len(rows))


def _definitions(words: Words) -> Sequence[Entry]:
    return [(words.span(f"{group}.{name}"), words.span(f"pair.meaning_{name}"))
            for group, name in (("pair", "balance"), ("pair", "leverage"), ("indicator", "rca"))]
