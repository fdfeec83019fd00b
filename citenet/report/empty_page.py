"""What is there to tell of a network in which nobody cites another? That it is so, and who has families in it."""

from __future__ import annotations

import pandas as pd

from citenet.graph import Analysis
from citenet.report.context import PageContext, Technology
from citenet.report.core_words import core_account
from citenet.report.counted import account, definitions, network_account
from citenet.report.facts import described
from citenet.report.shell import own_script, render
from citenet.report.tables import MOST_ROWS, entity_table
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "page.js")
STYLES = ("page.css",)
TEXTS = ("page", "level", "column", "class", "class_short", "position", "flag", "indicator", "indicator_meaning",
         "network", "counted", "reason")


def empty_page(analysis: Analysis, *, technology: Technology, classes: pd.Series, context: PageContext) -> str:
    """Return the page of a network without a citation between its entities: no picture, but a message and a table.

    The arguments are those of :func:`~citenet.report.network_page.network_page`.
    """
    graph = analysis.graph
    entities = _by_families(analysis, classes, context.focal)
    words = Words(context.language, [technology], {context.focal, *entities["country"].dropna(), *_named(analysis)})
    table = entity_table(entities, graph.level, words, most_rows=MOST_ROWS)
    core = next(iter(analysis.cores.values()), None)
    return render(
        "empty.html.j2",
        scripts=[own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        technology=Key(f"technology.{technology.id}"),
        level=graph.level,
        table=table,
        counted=[*account(context, words), network_account(graph, words),
                 *core_account(core, graph.level, words, has_positions=False)],
        definitions=definitions([column.key.removeprefix("indicator.") for column in table.columns], context, words),
        texts=words.block(TEXTS),
    )


def _by_families(analysis: Analysis, classes: pd.Series, focal: str) -> pd.DataFrame:
    table = described(analysis, analysis.graph.entities, classes)
    table = table.sort_index().sort_values("families", ascending=False, kind="stable")
    return table.assign(focal=(table["country"] == focal).fillna(False), community=pd.NA)


def _named(analysis: Analysis) -> list[str]:
    return list(analysis.graph.entities) if analysis.graph.level == "country" else []
