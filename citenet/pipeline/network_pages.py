"""From analyses to network pages: how large, how drawn, and with which windows to go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from citenet import communities, report
from citenet.graph import Analysis, CitationGraph
from citenet.pipeline.analysis import Counted, sketch
from citenet.pipeline.networks import networks
from citenet.pipeline.pages import page_context, technology_named
from citenet.pipeline.reusing import TELLING, reading_key
from citenet.pipeline.trends import Periods
from citenet.stages import Parts

CROWD = report.View(shown=3_000)
"""What a build shows of a network of which the usual page can show a small part only."""


def _steps(graph: CitationGraph, periods: Periods | None) -> list[Analysis]:
    """Return the network of countries in each of the periods, for a slider; none of organisations."""
    if periods is None or graph.level != "country":
        return []
    return [sketch(step, periods.counted)
            for step in networks(periods.counted.flows, technology=graph.technology, level=graph.level)]


def pages_of(analyses: Sequence[Analysis], counted: Counted, periods: Periods | None = None, *,
             home: str) -> Mapping[str, str]:
    """Return the pages of one network by file name: the usual one, of a large network also a crowd.

    A single window is shown after the `periods` that it is made of.
    """
    graph = analyses[-1].graph
    key = reading_key(counted.corpus, counted.settings, technology=graph.technology, level=graph.level, home=home,
                      windows=[analysis.graph.window for analysis in analyses],
                      periods=periods.windows if periods else None,
                      **{name: getattr(counted.settings, name) for name in TELLING})
    made = counted.stages.finished("pages", key, lambda: Parts({}, dict(_pages(
        analyses if len(analyses) > 1 else [*_steps(graph, periods), *analyses], counted, home))))
    return made.facts


def _pages(analyses: Sequence[Analysis], counted: Counted, home: str) -> Iterator[tuple[str, str]]:
    graph = analyses[-1].graph
    crowded = CROWD.is_crowd(graph.n_linked)
    crowd = f"{graph.level}-crowd.html" if crowded else None
    yield f"{graph.level}.html", network_html(analyses, counted, home=home, crowd=crowd)
    if crowd:
        yield crowd, network_html(analyses[-1:], counted, home=home, view=CROWD)


def network_html(analyses: Sequence[Analysis], counted: Counted, *, home: str | None = None, crowd: str | None = None,
                 view: report.View = report.USUAL_VIEW) -> str:
    """Return the network page of the last of `analyses`, with a slider through the others.

    A picture of a crowd gets communities and backbone.
    """
    last = analyses[-1]
    classes = pd.concat([counted.membership.of_entities(analysis.graph) for analysis in analyses])
    return report.network_page(
        last,
        technology=technology_named(last.graph.technology, counted.settings),
        classes=classes[~classes.index.duplicated(keep="last")],
        context=page_context(counted, last.graph.window, home=home, crowd=crowd),
        view=_completed(view, last, counted.settings.seed),
        earlier=analyses[:-1],
    )


def _completed(view: report.View, analysis: Analysis, seed: int) -> report.View:
    """Return the view with what a crowd is drawn by, where it will be one."""
    graph = analysis.graph
    if not view.is_crowd(min(view.most(report.USUAL_SHOWN[graph.level]), graph.n_linked)):
        return view
    return replace(view, communities=communities.leiden(graph, seed=seed), backbone=communities.backbone(graph))
