"""From analyses to network pages: how large, how drawn, and with which windows to go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from citenet import communities, report
from citenet.graph import Analysis
from citenet.pipeline.analysis import Counted
from citenet.pipeline.pages import page_context, technology_named

RUNS = 10
"""Seeds that communities are looked for with."""
FEW_RUNS = 3
MANY_LINKS = 200_000
"""Beyond this a single run takes seconds to tens of seconds."""


def network_html(analyses: Sequence[Analysis], counted: Counted, *, home: str | None = None,
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
        context=page_context(counted, last.graph.window, home=home),
        view=_completed(view, last, counted.settings.seed),
        earlier=analyses[:-1],
    )


def _completed(view: report.View, analysis: Analysis, seed: int) -> report.View:
    """Return the view with what a crowd is drawn by, where it will be one."""
    graph = analysis.graph
    edges = graph.foreign
    taking_part = int(np.count_nonzero(edges.made + edges.received))
    if not view.is_crowd(min(view.most(report.USUAL_SHOWN[graph.level]), taking_part)):
        return view
    seeds = RUNS if len(edges.weight) <= MANY_LINKS else FEW_RUNS
    return replace(view, communities=communities.leiden(graph, seed=seed, seeds=seeds),
                   backbone=communities.backbone(graph))
