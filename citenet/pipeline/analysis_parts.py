"""How is the analysis of a network kept as a finished stage? Taken apart into tables, and put together again."""

from __future__ import annotations

import pandas as pd

from citenet.graph import Analysis, CitationGraph, Core
from citenet.stages import Parts


def analysis_as_parts(analysis: Analysis) -> Parts:
    """Take what was found out about a network apart into tables; the network itself comes from the flows."""
    cores = [(core.method, core.fit, core.p_value, core.reason) for core in analysis.cores.values()]
    members = [(core.method, name) for core in analysis.cores.values() for name in core.members]
    coreness = [core.coreness.rename_axis("entity").rename("coreness").reset_index().assign(method=core.method)
                for core in analysis.cores.values()]
    return Parts({
        "scores": analysis.scores,
        "positions": analysis.positions.rename_axis("entity").rename("position").reset_index(),
        "cores": pd.DataFrame(cores, columns=["method", "fit", "p_value", "reason"]),
        "members": pd.DataFrame(members, columns=["method", "entity"], dtype="str"),
        "coreness": pd.concat(coreness, ignore_index=True),
    })


def analysis_of_parts(graph: CitationGraph, parts: Parts) -> Analysis:
    """Put the analysis of a network together again."""
    tables = parts.tables
    members, coreness = (tables[name].groupby("method") for name in ("members", "coreness"))
    cores = {}
    for method, fit, p_value, reason in tables["cores"].itertuples(index=False):
        own = tuple(members.get_group(method)["entity"]) if method in members.groups else ()
        values = coreness.get_group(method).set_index("entity")["coreness"] if method in coreness.groups else None
        cores[method] = Core(method, own, pd.Series(values, dtype=float), fit, p_value, reason)
    positions = tables["positions"].set_index("entity")["position"].rename(None)
    return Analysis(graph, tables["scores"], cores, positions)
