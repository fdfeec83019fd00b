"""Which entities form the core of a network, by three methods, and where do the others stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from citenet.cores.block_core import block_core
from citenet.cores.clarity import core_fit, core_p_value, core_size
from citenet.cores.distance import (
    core_attachment,
    core_export_attachment,
    core_import_attachment,
    coreness,
    coreness_gap,
    distance_ratio,
    in_core,
)
from citenet.cores.drawn import positions_drawn
from citenet.cores.overlap import core_overlap
from citenet.cores.position import position_words
from citenet.cores.rich_core import rich_core
from citenet.cores.s_core import s_core
from citenet.cores.significance import reshuffle_p_value
from citenet.graph import CitationGraph, Core

__all__ = [
    "ATTACHMENTS",
    "CLARITY",
    "DISTANCES",
    "block_core",
    "core_overlap",
    "find_cores",
    "position_words",
    "positions_drawn",
    "primary_core",
    "reshuffle_p_value",
    "rich_core",
    "s_core",
]

DISTANCES = (
    coreness,
    in_core,
    core_attachment,
    core_import_attachment,
    core_export_attachment,
    distance_ratio,
    coreness_gap,
)
"""Position of each entity: functions ``(graph, core) -> Series``, named as in the catalogue."""

ATTACHMENTS = (core_attachment, core_import_attachment, core_export_attachment)
"""Those of `DISTANCES` that also take a network in several versions, around a core that stays."""

CLARITY = (core_fit, core_size, core_p_value)
"""One value a network: functions ``(core) -> float``, named as in the catalogue."""


def find_cores(graph: CitationGraph, *, seed: int = 0, reshuffles: int = 199) -> dict[str, Core]:
    """Find the core of a network by each method; the key is the method's name.

    "minres" carries a p-value from `reshuffles` strength-preserving reshuffles drawn from `seed`, see
    :func:`~citenet.cores.significance.reshuffle_p_value`; for the other two it is NaN.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("A", "B", 9), ("B", "A", 8), ("A", "C", 2), ("B", "D", 1)])
    >>> {method: core.members for method, core in find_cores(graph).items()}
    {'minres': ('A', 'B'), 'rich_core': ('A', 'B'), 's_core': ('A', 'B')}
    """
    block = block_core(graph)
    p_value = reshuffle_p_value(graph, block, seed=seed, reshuffles=reshuffles)
    return {"minres": replace(block, p_value=p_value), "rich_core": rich_core(graph), "s_core": s_core(graph)}


def primary_core(cores: Mapping[str, Core], level: str) -> Core:
    """Choose the core to show first: "minres" for countries, "rich_core" for organisations.

    Organisation networks are large and sparse: most pairs exchange nothing, so no pattern of pairs
    correlates with them (docs/methods, 2.5).
    """
    return cores["rich_core" if level == "organisation" else "minres"]
