"""Single results to a file of their own: flows, one page, one network."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

import pandas as pd

from citenet import exchange, tables
from citenet.errors import InputError, SettingsError
from citenet.graph import Analysis
from citenet.pipeline.analysis import Counted, Progress, analyses, count, silent
from citenet.pipeline.counting import count_flows
from citenet.pipeline.network_pages import network_html
from citenet.pipeline.places import open_corpus
from citenet.pipeline.reusing import stages_of
from citenet.pipeline.tidy import tidy_positions
from citenet.reference.forms import ENDINGS
from citenet.report import USUAL_VIEW, View
from citenet.report.layout import force_directed
from citenet.settings import Settings

LAID_OUT = ("pajek", "vosviewer", "cytoscape")
"""Forms that carry places; the readers of the others lay a network out themselves."""


def write_flows(corpus: str | Path | None, output: str | Path, *, families: str | Path | None = None,
                level: str | None = None, settings: Settings) -> int:
    """Write the citations between entities (and the families of each) unscored; return how many cells."""
    opened = open_corpus(corpus)
    # Nothing is drawn here, so no buckets are counted.
    without_draws = replace(settings, draws=0)
    flows = count_flows(opened, without_draws, stages_of(opened, without_draws), level=level)
    citations, counts = (table[table["level"] == level] if level else table
                         for table in (flows.citations, flows.families))
    for table, path in ((citations, output), (counts, families)):
        if path:
            with new_file(path, endings=(".csv", ".parquet")) as unfinished:
                tables.write_table(table.assign(simulated=opened.is_simulated), unfinished)
    return len(citations)


def write_network(technology: str, corpus: str | Path | None, output: str | Path, *, level: str, settings: Settings,
                  view: View = USUAL_VIEW, progress: Progress = silent) -> None:
    """Write the network page of one technology, with a slider where `settings` name several windows."""
    counted, found = _analyses(technology, corpus, level, settings, progress)
    with new_file(output, endings=(".html", ".htm")) as unfinished:
        unfinished.write_text(network_html(found, counted, view=view), encoding="utf-8", newline="\n")


def export_network(technology: str, corpus: str | Path | None, output: str | Path, *, form: str, level: str,
                   settings: Settings, progress: Progress = silent) -> None:
    """Write one network, that of the last window, in the form `form`: for another tool, or its citations as a table."""
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


@contextmanager
def new_file(path: str | Path, *, endings: Sequence[str] = ()) -> Iterator[Path]:
    """Fill a temporary file that takes the place of `path` only when all went well; "-" is stdout.

    Raises
    ------
    SettingsError
        When the name does not end as it should: the file of another kind may be somebody's data.
    InputError
        When it cannot be written.
    """
    if str(path) == "-":
        with TemporaryDirectory(prefix="citenet-") as folder:
            scratch = Path(folder, f"answer{endings[0] if endings else ''}")
            yield scratch
            sys.stdout.buffer.write(scratch.read_bytes())
        return
    path = Path(path)
    if endings and path.suffix.lower() not in endings:
        raise SettingsError(f"'{path.name}' does not end in {' or '.join(endings)}", fix="name the file so with -o")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix, delete=False) as stream:
            unfinished = Path(stream.name)
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", where=str(path),
                         fix="name another file with -o") from error
    try:
        yield unfinished
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"writing failed: {error.strerror or error}", where=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)


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
