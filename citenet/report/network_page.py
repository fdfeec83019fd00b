"""Who cites whom in one technology? One file with the picture, its tables and how it was counted."""

from __future__ import annotations

import pandas as pd

from citenet.graph import Analysis
from citenet.report.context import PageContext, Technology
from citenet.report.counted import account, core_account, definitions, unknown_account
from citenet.report.facts import FORMATS
from citenet.report.lead import lead
from citenet.report.network_data import LIMITS, Picture, draw, network_data
from citenet.report.scales import examples, line_widths, radii
from citenet.report.shell import own_script, render, vis_network
from citenet.report.tables import entity_table, link_table
from citenet.report.words import Key, Words, shown

SCRIPTS = ("text.js", "tables.js", "palette.js", "labels.js", "scene.js", "svg.js", "legend.js", "downloads.js",
           "panel.js", "canvas.js", "search.js", "network.js")
STYLES = ("page.css", "network.css")
TEXTS = ("page", "level", "column", "class", "position", "flag", "flag_meaning", "indicator", "indicator_meaning",
         "network", "counted", "reason")
SCHEMA = "network/1"


def network_page(analysis: Analysis, *, technology: Technology, classes: pd.Series, context: PageContext) -> str:
    """Return the page of one network as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    analysis : Analysis
        The network, its scores and cores; the first core is the one drawn.
    technology : Technology
        Id and names.
    classes : pandas.Series
        Entity → "eu", "oecd_nato" or "other"; missing when its country is not known.
    context : PageContext
        How the numbers came about; its `focal` country is marked.

    Returns
    -------
    str
        A country page holds all countries that cite or are cited; an organisation page the strongest
        organisations and those of the focal country. Both say how much they hide.
    """
    picture = draw(analysis, context.focal, classes)
    words = Words(context.language, [technology],
                  {context.focal, *picture.entities["country"].dropna(), *_country_names(picture)})
    graph, legend = picture.graph, _legend(picture)
    return render(
        "network.html.j2",
        scripts=[vis_network(), own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        technology=Key(f"technology.{technology.id}"),
        level=graph.level,
        lead=lead(picture, context.focal, words),
        legend=legend,
        hidden=_hidden(picture),
        rule=LIMITS[graph.level],
        counted=[*account(context, words), *unknown_account(graph, words),
                 *core_account(picture.core, words, has_positions=analysis.positions.notna().any())],
        tables=[entity_table(picture, words), link_table(picture, words)],
        definitions=definitions([name for name in FORMATS if name in picture.entities], context, words),
        data={"about": _about(picture, technology, context, legend), **network_data(picture)},
        texts=words.block(TEXTS),
    )


def _about(picture: Picture, technology: Technology, context: PageContext, legend: dict) -> dict[str, object]:
    rules = context.rules
    return {
        "schema": SCHEMA, "technology": technology.id, "level": picture.graph.level, "window": context.window,
        "focal": context.focal, "simulated": context.simulated, "source": shown(context.source),
        "source_hash": context.source_hash, "unit": context.unit, "counting": rules.counting,
        "country": rules.country, "scope": rules.scope, "as_of": context.as_of, "version": context.version,
        "formats": [[name, spec] for name, spec in FORMATS.items() if name in picture.entities],
        "core": list(picture.core.members) if picture.core else [],
        "examples": {"sizes": legend["sizes"], "widths": legend["widths"]},
    }


def _country_names(picture: Picture) -> list[str]:
    return list(picture.graph.entities) if picture.graph.level == "country" else []


def _legend(picture: Picture) -> dict[str, object]:
    received = picture.entities["citations_received"]
    most_received = float(received.max()) if len(received) else 0.0
    links = picture.selection.links["citations"]
    most_cited = float(links.max()) if len(links) else 0.0
    sizes, widths = examples(most_received), examples(most_cited)
    present = set(picture.entities["class"])
    return {
        "classes": [name for name in ("eu", "oecd_nato", "other", "unclassified") if name in present],
        "sizes": list(zip(sizes, radii(pd.Series(sizes, dtype=float).to_numpy(), most_received), strict=True)),
        "widths": list(zip(widths, line_widths(pd.Series(widths, dtype=float).to_numpy(), most_cited), strict=True)),
        "core": picture.core,
    }


def _hidden(picture: Picture) -> dict[str, float]:
    selection = picture.selection
    return {"drawn": len(selection.links), "links": selection.n_links, "share": float(selection.share),
            "hidden": selection.n_links - len(selection.links), "hidden_share": 1 - float(selection.share),
            "shown": len(selection.entities), "total": selection.n_entities}
