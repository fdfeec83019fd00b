"""One network to a file of its own: as a page, or in a form that other tools read."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from citenet import exchange, tables
from citenet.graph import Analysis
from citenet.pipeline.analysis import Counted, Progress, analyses, count, silent
from citenet.pipeline.network_pages import network_html
from citenet.pipeline.new_file import new_file
from citenet.pipeline.places import open_corpus
from citenet.pipeline.tidy import tidy_positions
from citenet.reference.forms import ENDINGS
from citenet.report import USUAL_VIEW, View
from citenet.report.layout import force_directed
from citenet.settings import Settings

LAID_OUT = ("pajek", "vosviewer", "cytoscape")
"""Forms that carry places; the readers of the others lay a network out themselves."""


def write_network(technology: str, corpus: str | Path | None, output: str | Path, *, level: str, settings: Settings,
                  view: View = USUAL_VIEW, progress: Progress = silent) -> None:
    """Write the network page of one technology, with a slider where `settings` name several windows."""
    counted, found = _analyses(technology, corpus, level, settings, progress)
    with new_file(output, endings=(".html", ".htm")) as unfinished:
        unfinished.write_text(network_html(found, counted, view=view), encoding="utf-8", newline="\n")


def export_network(technology: str, corpus: str | Path | None, output: str | Path, *, form: str, level: str,
                   settings: Settings, progress: Progress = silent) -> list[str]:
    """Write one network in the form `form`: for another tool, or its citations as a table.

    Returns the windows that were counted; the network is that of the last.
    """
    counted, (*_, analysis) = _analyses(technology, corpus, level, settings, progress)
    simulated = counted.corpus.is_simulated
    with new_file(output, endings=(ENDINGS[form],)) as unfinished:
        if form in exchange.WRITERS:
            places = _places(analysis, settings.seed) if form in LAID_OUT else None
            exchange.write_graph(analysis, unfinished, form, classes=counted.membership.of_entities(analysis.graph),
                                 places=places, simulated=simulated)
        elif form == "xlsx":
            exchange.write_workbook(unfinished, _sheets(analysis, simulated), title=f"{technology}, {level}")
        else:
            tables.write_table(analysis.graph.citations.reset_index().assign(simulated=simulated), unfinished)
    return counted.flows.record["windows"]


def _sheets(analysis: Analysis, simulated: bool) -> list[exchange.Sheet]:
    written = {"citations": analysis.graph.citations.reset_index(), "scores": analysis.scores,
               "positions": tidy_positions(analysis)}
    return [exchange.Sheet(name, table.assign(simulated=simulated)) for name, table in written.items()]


def _places(analysis: Analysis, seed: int) -> pd.DataFrame:
    graph = analysis.graph
    places = force_directed(graph.citations.reset_index(), graph.entities, seed)
    return pd.DataFrame(places, index=graph.entities, columns=["x", "y"])


def _analyses(technology: str, corpus: str | Path | None, level: str, settings: Settings,
              progress: Progress) -> tuple[Counted, list[Analysis]]:
    """Analyse the networks of one technology, window by window."""
    counted = count(open_corpus(corpus), settings, progress, level=level)
    return counted, list(analyses(counted, technologies=[technology], level=level, progress=progress))
