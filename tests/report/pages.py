"""Network pages of the stand-ins, also of a network in which nobody cites another."""

from __future__ import annotations

from citenet.graph import Analysis, CitationGraph
from citenet.report.network_page import network_page

from .standin import SEMICONDUCTORS, analysed, classes, context


def network(analysis: Analysis, **about: object) -> str:
    return network_page(analysis, technology=SEMICONDUCTORS, classes=classes(analysis.graph),
                        context=context(home="../../index.html", **about))


def lonely_analysis() -> Analysis:
    return analysed(CitationGraph.from_edges([("IS", "IS", 3)], {"IS": 4, "NL": 2}))
