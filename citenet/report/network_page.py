"""Who cites whom in one technology? One file with the picture, its tables and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.graph import Analysis
from citenet.report.context import PageContext, Technology
from citenet.report.core_words import core_account, core_legend
from citenet.report.counted import Entry, account, crowd_account, definitions, network_account
from citenet.report.crowd_data import crowd_data
from citenet.report.empty_page import empty_page
from citenet.report.facts import FORMATS
from citenet.report.foreign_scripts import sigma, vis_network
from citenet.report.lead import lead
from citenet.report.legend import Legend, legend_of
from citenet.report.network_data import network_data
from citenet.report.partners import N_PARTNERS
from citenet.report.picture import Picture, draw_alike
from citenet.report.shell import own_script, render
from citenet.report.steps import about_step, core_by_window, steps_data
from citenet.report.tables import MOST_ROWS, entity_table, link_table
from citenet.report.view import USUAL_VIEW, View
from citenet.report.words import Key, Words, shown

SCRIPTS = ("text.js", "tables.js", "palette.js", "sheet.js", "labels.js", "columns.js", "scene.js", "names.js",
           "svg.js", "legend.js", "files.js", "downloads.js", "panel.js", "search.js", "steps.js")
IN_DETAIL = ("shapes.js", "canvas.js", "network.js")
CROWD = ("crowd_shapes.js", "crowd_symbols.js", "crowd_canvas.js", "network.js")
STYLES = ("page.css", "network.css")
TEXTS = ("page", "level", "column", "class", "class_short", "position", "position_phrase", "flag",
         "flag_meaning", "indicator", "indicator_meaning",
         "network", "counted", "reason")
SCHEMA = "network/1"


def network_page(analysis: Analysis, *, technology: Technology, classes: pd.Series, context: PageContext,
                 view: View = USUAL_VIEW, earlier: Sequence[Analysis] = ()) -> str:
    """Return the page of one network as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    analysis : Analysis
        The network, its scores and cores; the first core is the one drawn.
    technology : Technology
        Id and names.
    classes : pandas.Series
        Entity → "eu", "oecd_nato" or "other"; missing when its country is not known. Of all windows.
    context : PageContext
        How the numbers came about; its `focal` country is marked.
    view : View
        How many entities are shown, and how they are drawn.
    earlier : sequence of Analysis
        The same network in other windows, in their order: a slider goes through them and ends at `analysis`,
        which the sentences and tables are about. Every entity keeps its place. Crowds have no slider.

    Returns
    -------
    str
        A country page holds all countries that cite or are cited; an organisation page the strongest
        organisations and those of the focal country. Both say how much they hide. Without a citation
        between entities there is a message and a table of who has families.
    """
    if not len(analysis.graph.foreign.weight):
        return empty_page(analysis, technology=technology, classes=classes, context=context)
    pictures = _pictures([*earlier, analysis], context.focal, classes, view)
    picture = pictures[-1]
    words = Words(context.language, [technology],
                  {context.focal, *(name for one in pictures for name in _country_names(one))})
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
        cores=[(one.core, core_legend(one.core, one.graph.level, words)) for one in pictures],
        hidden=picture.selection.account,
        windows=[one.graph.window for one in pictures],
        rule=picture.rule,
        chosen_top=N_PARTNERS,
        backbone=view.backbone if picture.rule.backbone is not None else None,
        counted=_counted(pictures, context, words),
        tables=[entity_table(picture.entities, picture.graph.level, words, most_rows=most_rows),
                link_table(picture, words, most_rows=most_rows)],
        most_rows=most_rows,
        definitions=definitions([name for name in FORMATS if name in picture.entities], context, words),
        data={"about": _about(picture, technology, context, legend),
              **(crowd_data(picture) if is_crowd else network_data(picture)), "steps": steps_data(pictures[:-1])},
        texts=words.block(TEXTS),
    )


def _pictures(analyses: Sequence[Analysis], focal: str, classes: pd.Series, view: View) -> list[Picture]:
    pictures = draw_alike(analyses, focal, classes, view)
    return pictures[-1:] if pictures[-1].is_crowd else pictures


def _counted(pictures: Sequence[Picture], context: PageContext, words: Words) -> list[Entry]:
    picture = pictures[-1]
    graph, has_positions = picture.graph, bool(picture.analysis.positions.notna().any())
    return [*account(context, words), network_account(graph, words),
            *core_account(picture.core, graph.level, words, has_positions=has_positions),
            *core_by_window(pictures, words), *crowd_account(picture, words)]


def _about(picture: Picture, technology: Technology, context: PageContext, legend: Legend) -> dict[str, object]:
    rules = context.rules
    return {
        **about_step(picture), "schema": SCHEMA, "technology": technology.id, "level": picture.graph.level,
        "focal": context.focal, "simulated": context.simulated, "source": shown(context.source),
        "source_hash": context.source_hash, "unit": context.unit, "counting": rules.counting,
        "country": rules.country, "scope": rules.scope, "as_of": context.as_of, "version": context.version,
        "formats": [[name, spec] for name, spec in FORMATS.items() if name in picture.entities],
        "n_communities": legend.n_communities,
        "examples": {"sizes": legend.sizes, "widths": legend.widths},
    }


def _country_names(picture: Picture) -> list[str]:
    own = list(picture.entities["country"].dropna())
    return own + list(picture.graph.entities) if picture.graph.level == "country" else own
