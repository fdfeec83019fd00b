"""One technology to a page of its own."""

from __future__ import annotations

from pathlib import Path

from citenet import report
from citenet.pipeline.analysis import Progress, count, silent
from citenet.pipeline.evidence import collect
from citenet.pipeline.new_file import new_file
from citenet.pipeline.pages import page_context
from citenet.pipeline.places import open_corpus
from citenet.pipeline.portfolio import scores_of
from citenet.pipeline.trends import periods_of
from citenet.settings import Settings


def write_technology(technology: str, corpus: str | Path | None, output: str | Path, *, settings: Settings,
                     progress: Progress = silent) -> None:
    """Write the page of one technology: dependence, what-if, change, judgement, leaders, organisations."""
    counted = count(open_corpus(corpus), settings, progress)
    scores, positions, assets = scores_of(counted, technologies=[technology], progress=progress)
    evidence = collect(counted, periods_of(counted, progress), scores, positions, assets, progress,
                       technologies=[technology])
    page = report.technology_page(evidence, technology, context=page_context(counted, evidence.window))
    with new_file(output, endings=(".html", ".htm")) as unfinished:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
