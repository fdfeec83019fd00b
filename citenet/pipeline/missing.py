"""Why is a number not there? The first cause that holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from citenet import cores, indicators
from citenet.graph import CitationGraph, Core


def _named(functions: Iterable[Callable]) -> list[str]:
    return [function.__name__ for function in functions]


PER_FAMILY = ["families", "received_per_family", "made_per_family", "citation_balance_per_family"]
OF_THE_CORE = _named(set(cores.DISTANCES) - {cores.coreness})
OF_SOURCES = [*_named(indicators.DIVERSITY + indicators.DISTANCE + indicators.SHARES), "core_import_attachment",
              "strategic_dependency", "distance_ratio"]
OF_USERS = ["core_export_attachment", "import_export_ratio"]
OF_SEVERAL_SOURCES = ["source_evenness", "source_hhi_normalised"]
OF_CLASSES = _named(indicators.DISTANCE + indicators.SHARES)


def reasons(graph: CitationGraph, core: Core, rows: pd.DataFrame) -> pd.Series:
    """Say of each row of scores why its value is missing; empty where it is there.

    Parameters
    ----------
    graph : CitationGraph
        The network.
    core : Core
        Its primary core.
    rows : pandas.DataFrame
        Columns entity, indicator, value.
    """
    entity, of = rows["entity"], rows["indicator"].isin
    made, received, families = (entity.map(numbers) for numbers in (graph.made, graph.received, graph.families))
    causes = [
        (of(PER_FAMILY) & ~(families > 0), "none of its families is known here"),
        (made + received == 0, "no foreign citation in either direction"),
        (of(OF_THE_CORE) & (not core.members), core.reason),
        (of(OF_SOURCES) & (made == 0), "makes no foreign citation"),
        (of(OF_USERS) & (received == 0), "receives no foreign citation"),
        (of(OF_SEVERAL_SOURCES), "only one source"),
        (of(OF_CLASSES), "no source of a known class"),
        (entity.notna(), "not defined for this entity"),
    ]
    found = np.select([rows["value"].isna() & holds for holds, _ in causes], [cause for _, cause in causes], default="")
    return pd.Series(found, index=rows.index, dtype="str")
