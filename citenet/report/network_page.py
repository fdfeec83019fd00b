"""Who cites whom in one technology? One file with the picture, its tables and how it was counted."""

from __future__ import annotations

import pandas as pd

from citenet.graph import Analysis
from citenet.report.context import PageContext, Technology
from citenet.report.core_words import core_account, core_legend
from citenet.report.counted import account, crowd_account, definitions, network_account
from citenet.report.crowd_data import crowd_data
from citenet.report.empty_page import empty_page
from citenet.report.facts import FORMATS
from citenet.report.foreign_scripts import sigma, vis_network
from citenet.report.lead import lead
from citenet.report.legend import Legend, legend_of
from citenet.report.network_data import network_data
from citenet.report.partners import N_PARTNERS
from citenet.report.picture import Picture, draw
from citenet.report.shell import own_script, render
from citenet.report.tables import MOST_ROWS, entity_table, link_table
from citenet.report.view import View
from citenet.report.words import Key, Words, shown

SCRIPTS = ("text.js", "tables.js", "palette.js", "labels.js", "columns.js", "scene.js", "names.js", "svg.js",
           "legend.js", "downloads.js", "panel.js", "search.js")
IN_DETAIL = ("shapes.js", "canvas.js", "network.js")
CROWD = ("crowd_shapes.js", "crowd_symbols.js", "crowd_canvas.js", "network.js")
STYLES = ("page.css", "network.css")
TEXTS = ("page", "level", "column", "class", "class_short", "position", "position_phrase", "flag",
         "flag_meaning", "indicator", "indicator_meaning",
         "network", "counted", "reason")
SCHEMA = "network/1"
USUAL_VIEW = View()


def network_page(analysis: Analysis, *, technology: Technology, classes: pd.Series, context: PageContext,
                 view: View = USUAL_VIEW) -> str:
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
    view : View
        How many entities are shown, and how they are drawn.

    Returns
    -------
    str
        A country page holds all countries that cite or are cited; an organisation page the strongest
        organisations and those of the focal country. Both say how much they hide. Without a citation
        between entities there is a message and a table of who has families.
    """
    if not len(analysis.graph.foreign.weight):
        return empty_page(analysis, technology=technology, classes=classes, context=context)
    picture = draw(analysis, context.focal, classes, view)
    words = Words(context.language, [technology],
                  {context.focal, *picture.entities["country"].dropna(), *_country_names(picture)})
    legend, is_crowd = legend_of(picture), picture.is_crowd
    most_rows = MOST_ROWS if is_crowd else None
    return render(
        "network.html.j2",
        scripts=[*sigma(), own_script(*SCRIPTS, *CROWD)] if is_crowd
        else [vis_network(), own_script(*SCRIPTS, *IN_DETAIL)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        technology=Key(f"technology.{technology.id}"),
        level=picture.graph.level,
        lead=lead(picture, context.focal, words),
        legend=legend,
        core=core_legend(picture.core, picture.graph.level, words),
        hidden=_hidden(picture),
        rule=picture.rule,
        chosen_top=N_PARTNERS,
        backbone=view.backbone if picture.rule.backbone is not None else None,
        counted=_counted(picture, context, words),
        tables=[entity_table(picture.entities, picture.graph.level, words, most_rows=most_rows),
                link_table(picture, words, most_rows=most_rows)],
        most_rows=most_rows,
        definitions=definitions([name for name in FORMATS if name in picture.entities], context, words),
        data={"about": _about(picture, technology, context, legend),
              **(crowd_data(picture) if is_crowd else network_data(picture))},
        texts=words.block(TEXTS),
    )


def _counted(picture: Picture, context: PageContext, words: Words) -> list:
    graph, has_positions = picture.graph, bool(picture.analysis.positions.notna().any())
    return [*account(context, words), network_account(graph, words),
            *core_account(picture.core, graph.level, words, has_positions=has_positions),
            *crowd_account(picture, words)]


def _about(picture: Picture, technology: Technology, context: PageContext, legend: Legend) -> dict[str, object]:
    rules = context.rules
    return {
        "schema": SCHEMA, "technology": technology.id, "level": picture.graph.level, "window": context.window,
        "focal": context.focal, "simulated": context.simulated, "source": shown(context.source),
        "source_hash": context.source_hash, "unit": context.unit, "counting": rules.counting,
        "country": rules.country, "scope": rules.scope, "as_of": context.as_of, "version": context.version,
        "formats": [[name, spec] for name, spec in FORMATS.items() if name in picture.entities],
        "core": list(picture.core.members) if picture.core else [],
        "n_communities": legend.n_communities,
        "examples": {"sizes": legend.sizes, "widths": legend.widths},
    }


def _country_names(picture: Picture) -> list[str]:
    return list(picture.graph.entities) if picture.graph.level == "country" else []


def _hidden(picture: Picture) -> dict[str, float]:
    selection = picture.selection
    return {"drawn": len(selection.links), "links": selection.n_links, "share": float(selection.share),
            "hidden": selection.n_links - len(selection.links), "hidden_share": 1 - float(selection.share),
            "shown": len(selection.entities), "total": selection.n_entities}
