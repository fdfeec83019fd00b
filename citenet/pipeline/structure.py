"""How is a network built: who belongs together, whom does knowledge come round to, who stands in between?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from citenet import communities, cores, tables
from citenet.graph import CitationGraph
from citenet.pipeline.analysis import Progress, count, silent
from citenet.pipeline.answers import Answer, about_of, warning_of
from citenet.pipeline.networks import check_organisations, networks
from citenet.pipeline.places import open_corpus
from citenet.reference.strings import text
from citenet.settings import Settings


def ask_structure(technology: str, corpus: str | Path | None, *, level: str, top: int, sources: int,
                  settings: Settings, progress: Progress = silent) -> Answer:
    """Return a row an entity of one network, that of the last window: strength, rank, betweenness, groups, cores.

    The text shows the `top` entities by PageRank; betweenness is estimated from `sources` entities.
    """
    counted = count(open_corpus(corpus), settings, progress, level=level)
    counted.chosen([technology])
    if level == "organisation":
        check_organisations(counted.flows)
    [graph] = networks(counted.flows, technology=technology, level=level, window=counted.flows.record["windows"][-1])
    progress("communities")
    groups = communities.leiden(graph, seed=settings.seed)
    progress("ways between others")
    rows = _rows(graph, groups.membership, sources, settings.seed)
    about = {**about_of(counted), "technology": technology, "level": level, "window": graph.window,
             "communities": int(groups.membership.max()) if groups.membership.notna().any() else 0,
             "modularity": groups.modularity, "stability": groups.stability, "runs": groups.n_runs,
             "betweenness_sources": min(sources, graph.n_linked)}
    people = rows.head(top)
    said = text("terminal.structure", settings.language, **about)
    told = f"{tables.as_table(people, settings.language)}\n\n{said}{warning_of(about)}"
    return Answer(rows, about, told, people)


def _rows(graph: CitationGraph, community: pd.Series, sources: int, seed: int) -> pd.DataFrame:
    rich, strong = cores.rich_core(graph), cores.s_core(graph)
    table = pd.DataFrame({
        "country": graph.countries, "families": graph.families,
        "citations_received": graph.received, "citations_made": graph.made,
        "pagerank": communities.pagerank(graph),
        "betweenness": communities.betweenness(graph, sources=sources, seed=seed),
        "community": community, "strong_component": communities.strong_components(graph),
        "rich_core": graph.entities.isin(rich.members), "s_core": graph.entities.isin(strong.members),
    }).rename_axis("entity").reset_index()
    return table.sort_values(["pagerank", "entity"], ascending=[False, True], kind="stable", ignore_index=True)
