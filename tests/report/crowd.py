"""A crowd: 420 organisations in groups that mostly cite each other, with communities and a backbone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from citenet.communities import backbone, leiden
from citenet.graph import Analysis, CitationGraph
from citenet.report.network_page import network_page
from citenet.report.view import View

from .standin import COUNTRIES, SEMICONDUCTORS, analysed, classes, context

N, N_GROUPS = 420, 7


@cache
def crowd_analysis() -> Analysis:
    random = np.random.default_rng(5)
    names = np.array([f"GROUP {k % N_GROUPS + 1} ORGANISATION {k:03d}" for k in range(N)])
    size = 1.0 / (1 + np.arange(N) // N_GROUPS) ** 0.7
    citing = random.choice(N, 20_000, p=size / size.sum())
    inside = random.random(20_000) < 0.8
    rank = random.choice(N // N_GROUPS, 20_000, p=size[::N_GROUPS] / size[::N_GROUPS].sum())
    group = np.where(inside, citing % N_GROUPS, random.integers(0, N_GROUPS, 20_000))
    edges = zip(names[citing], names[rank * N_GROUPS + group], random.integers(1, 4, 20_000), strict=True)
    country = [COUNTRIES[place] if place < len(COUNTRIES) else None for place in random.integers(0, 47, N)]
    graph = CitationGraph.from_edges(edges, dict(zip(names, np.ceil(900 * size), strict=True)),
                                     technology="semiconductors", level="organisation", window="2015-2025",
                                     countries=pd.Series(country, index=names, dtype="str"))
    return analysed(graph, *names[:9])


@cache
def crowd_view(**wanted: object) -> View:
    graph = crowd_analysis().graph
    return View(**{"shown": 400, "communities": leiden(graph, seeds=3), "backbone": backbone(graph), **wanted})


def crowd_page(**changes: object) -> str:
    analysis = crowd_analysis()
    return network_page(analysis, technology=SEMICONDUCTORS, classes=classes(analysis.graph),
                        context=context(**changes), view=crowd_view())
