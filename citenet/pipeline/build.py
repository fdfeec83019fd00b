"""The main job: from a corpus to a folder of tables, graphs and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from citenet import __version__, exchange, judgement, report, tables
from citenet.corpus import new_folder
from citenet.graph import Analysis
from citenet.pipeline.analysis import MOST_SCORED, Counted, Progress, analyses, count, each, scored, silent
from citenet.pipeline.chain import read_chain, tells_nothing
from citenet.pipeline.evidence import collect
from citenet.pipeline.idle import with_choices
from citenet.pipeline.network_pages import pages_of
from citenet.pipeline.pages import page_context
from citenet.pipeline.places import RUN, open_corpus
from citenet.pipeline.portfolio import gathered
from citenet.pipeline.tidy import tidy_positions
from citenet.pipeline.trends import Periods, periods_of
from citenet.reference.judgement import load_rules
from citenet.reference.strings import text
from citenet.reference.wording import worded
from citenet.settings import Settings

NEARLY_EMPTY = 200
"""A window with fewer families than one in so many of the fullest is nearly empty."""


@dataclass(frozen=True)
class Run:
    """What a build made: its folder, and a few lines that say so."""

    output: Path
    summary: str


def build(
    corpus: str | Path | None = None,
    output: str | Path = "outputs",
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    notice: Callable[[str], None] = silent,
    **choices: Any,
) -> Run:
    """Make tables, scores, graphs and network pages of a corpus for all technologies.

    Parameters
    ----------
    corpus : str or Path, optional
        Folder of the corpus; by default the simulated sample.
    output : str or Path
        Folder for the results. One that citenet made before is filled anew, when all went well.
    settings : Settings, optional
        By default those of citenet; single settings may be given by name, such as ``focal="DE"``.
    progress : callable, optional
        Called with a line of text at each step.
    notice : callable, optional
        Called with a line that one should read before all is made, such as that the data hold no focal country.

    Returns
    -------
    Run

    Raises
    ------
    CitenetError
        When the corpus or a setting cannot be used; nothing is written then.
    """
    settings = with_choices(settings, choices, corpus)
    # Small files are needed late, but a mistake in them is told before the work begins.
    load_rules(settings.judgement or None)
    chain = read_chain(settings)
    counted = count(open_corpus(corpus), settings, progress)
    notices = [told for told in (_without_focal(counted), _nearly_empty(counted)) if told]
    for told in filter(None, (*notices, tells_nothing(chain, counted))):
        notice(told)
    periods = periods_of(counted, progress)
    with new_folder(output, replaces=RUN) as folder:
        found = [*_write_networks(counted, periods, folder, progress)]
        progress("portfolios")
        scores, positions, assets = gathered(counted, *zip(*found, strict=True))
        evidence = collect(counted, periods, scores, positions, assets, progress)
        progress("writing tables")
        _write_tables(counted, evidence, folder)
        progress("assessment")
        context = page_context(counted, evidence.window)
        for name, made in (("index.html", report.index_page), ("summary.md", report.summary)):
            (folder / name).write_text(made(evidence, context=context), encoding="utf-8", newline="\n")
        _write_technologies(evidence, counted, folder, progress)
        progress("workbook")
        _write_workbook(counted, scores, positions, folder)
        tables.write_json(_run_record(counted, evidence.scores), folder / RUN)
    return Run(Path(output), _summary(counted, Path(output), notices))


def _write_networks(counted: Counted, periods: Periods | None, folder: Path,
                    progress: Progress) -> Iterator[tuple[pd.DataFrame, ...]]:
    """Analyse every network; those of the last window become graph files, and pages with a slider through time."""
    last, earlier = counted.flows.record["windows"][-1], []
    for analysis in analyses(counted, progress=progress):
        graph = analysis.graph
        yield analysis.scores, tidy_positions(analysis)
        if graph.window != last:
            earlier.append(analysis)
            continue
        pages = folder / "networks" / graph.technology
        pages.mkdir(parents=True, exist_ok=True)
        for name, page in pages_of([*earlier, analysis], counted, periods, home="../../index.html").items():
            (pages / name).write_text(page, encoding="utf-8", newline="\n")
        _write_graphs(analysis, counted, folder / "graphs" / graph.technology)
        earlier = []


def _write_technologies(evidence: report.Evidence, counted: Counted, folder: Path, progress: Progress) -> None:
    """Write a page for each technology."""
    context = page_context(counted, evidence.window, home="../index.html")
    (folder / "technologies").mkdir()
    for name in each([technology.id for technology in evidence.technologies], progress, "page of {}"):
        page = report.technology_page(evidence, name, context=context)
        (folder / "technologies" / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")


def _write_graphs(analysis: Analysis, counted: Counted, folder: Path) -> None:
    """Write the network for other tools; of a large one the part between the entities that have scores."""
    folder.mkdir(parents=True, exist_ok=True)
    analysis = replace(analysis, graph=analysis.graph.among(scored(analysis.graph)))
    classes = counted.membership.of_entities(analysis.graph)
    for form in ("graphml", "gexf"):
        exchange.write_graph(analysis, folder / f"{analysis.graph.level}.{form}", form, classes=classes,
                             simulated=counted.corpus.is_simulated)


def _write_tables(counted: Counted, evidence: report.Evidence, folder: Path) -> None:
    simulated = counted.corpus.is_simulated
    findings = judgement.tabulated(evidence.findings, counted.settings.language).drop(columns="numbers")
    written = {"scores": evidence.scores, "positions": evidence.positions, "flows": counted.flows.citations,
               "cuts": evidence.cuts, "judgement": findings}
    for name, table in written.items():
        # Flows between organisations may be millions: Parquet holds them.
        by_hand = _of_countries(table) if name == "flows" else table
        tables.write_table(by_hand.assign(simulated=simulated), folder / f"{name}.csv")
        tables.write_table(table.assign(simulated=simulated), folder / f"{name}.parquet")
    tables.write_json({"citenet": __version__, "schema": "scores/1", "simulated": simulated,
                       "settings": counted.settings.record(), "data_quality": counted.flows.record,
                       "rows": tables.records(_of_countries(evidence.scores))}, folder / "scores.json")
    exchange.write_datapackage(folder, _provenance(counted))


def _of_countries(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["level"] == "country"]


def _write_workbook(counted: Counted, scores: pd.DataFrame, positions: pd.DataFrame, folder: Path) -> None:
    context = page_context(counted, counted.flows.record["windows"][-1])
    sheets = exchange.result_sheets(exchange.Results(
        scores, positions, counted.flows.citations, account=report.account_in_words(context), focal=context.focal,
        window=context.window, language=context.language, simulated=context.simulated))
    exchange.write_workbook(folder / "citenet.xlsx", sheets, title=_title(context.source))


def _title(source: str) -> str:
    return text("package.title", "en", source=source)


def _provenance(counted: Counted) -> exchange.Provenance:
    context = page_context(counted, counted.flows.record["windows"][-1])
    return exchange.Provenance(_title(context.source),
                               tuple(counted.corpus.manifest.get("sources", [])), counted.corpus.is_simulated)


def _run_record(counted: Counted, scores: pd.DataFrame) -> dict[str, Any]:
    manifest = counted.corpus.manifest
    return {
        "citenet": __version__,
        "schema": "run/1",
        "simulated": counted.corpus.is_simulated,
        "settings": counted.settings.record(),
        "corpus": {key: value for key, value in manifest.items() if key != "schema"},
        "flows": counted.flows.record,
        "scored": _scored_of_many(counted, scores),
        "rebuild": "citenet build CORPUS -o OUTPUT with the settings above; CORPUS imported from the source files "
                   "with the hashes above",
    }


def _scored_of_many(counted: Counted, scores: pd.DataFrame) -> list[dict[str, Any]]:
    """Return how many have scores, of how many with families, for the networks of which only the strongest have."""
    keys = ["technology", "level", "window"]
    with_families = counted.flows.families.groupby(keys, observed=True, sort=False)["entity"].nunique()
    many = with_families[with_families > MOST_SCORED].reset_index()
    kept = scores.groupby(keys, observed=True)["entity"].nunique()
    return [{**dict(zip(keys, row[:3], strict=True)), "scored": int(kept.get(tuple(row[:3]), 0)), "of": int(row[3])}
            for row in many.itertuples(index=False)]


def _without_focal(counted: Counted) -> str:
    """Say that the focal country is not in the data, where it is so."""
    focal, language = counted.settings.focal, counted.settings.language
    return "" if focal in counted.flows.entities("country") else text("told.no_focal", language, focal=focal)


def _nearly_empty(counted: Counted) -> str:
    """Say that the last window, about which pages are, holds next to nothing, where it is so: for a mistyped year."""
    families, (*earlier, last) = counted.flows.families, counted.flows.record["windows"]
    held = families[families["level"] == "country"].groupby("window", observed=True)["families"].sum()
    n, most = held.get(last, 0.0), held.max()
    if not earlier or not n * NEARLY_EMPTY < most:
        return ""
    return text("told.nearly_empty", counted.settings.language, window=last, n=n / most)


def _summary(counted: Counted, output: Path, notices: Sequence[str]) -> str:
    record, language = counted.flows.record, counted.settings.language

    def said(key: str, **values: object) -> str:
        return text(f"told.{key}", language, **values)

    lines = [said("built", n=len(counted.technologies()), windows=", ".join(record["windows"]))]
    if counted.corpus.is_simulated:
        lines.append(text("terminal.simulated", language))
    lines += notices
    lines += [said("left_out", n=n, reason=worded(reason, language)) for reason, n in record["losses"].items()]
    if reused := len(counted.stages.reused):
        lines.append(said("reused", n=reused, of=reused + len(counted.stages.made), folder=counted.stages.folder))
    return "\n".join([*lines, said("open", page=output / "index.html")])
