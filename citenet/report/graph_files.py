"""How does a network leave for Gephi, VOSviewer and other tools?"""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pandas as pd

from citenet.graph import Analysis

EXPORTED = ("citations_received", "citations_made", "pairwise_balance", "institutional_similarity", "coreness")
"""Indicators that travel with each node."""


def write_graph(analysis: Analysis, path: Path, *, simulated: bool = False) -> None:
    """Write a network as GraphML (``.graphml``) or GEXF (``.gexf``), nodes with their main indicators.

    Edges run citing → cited with attribute ``citations`` and the same as ``weight``.
    """
    graph = analysis.graph.to_networkx()
    graph.graph["data"] = "simulated" if simulated else "as imported"
    for _, _, edge in graph.edges(data=True):
        edge["weight"] = edge["citations"]
    for entity, name, value in _values(analysis):
        graph.nodes[entity][name] = float(value)
    if path.suffix == ".gexf":
        text = "\n".join(nx.generate_gexf(graph, encoding="utf-8"))
        # networkx stamps the day of writing, which would make every run differ.
        text = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    else:
        text = "\n".join(nx.generate_graphml(graph, encoding="utf-8"))
    path.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + text + "\n", encoding="utf-8", newline="\n")


def _values(analysis: Analysis) -> list[tuple[str, str, float]]:
    scores = analysis.scores
    wanted = scores[scores["indicator"].isin(EXPORTED) & scores["value"].notna() & scores["entity"].notna()]
    return list(wanted[["entity", "indicator", "value"]].itertuples(index=False, name=None))


def node_table(analysis: Analysis) -> pd.DataFrame:
    """Return the nodes with their scores in columns, one row an entity."""
    entities = analysis.scores.dropna(subset="entity")
    wide = entities.pivot(index="entity", columns="indicator", values="value")
    return wide.reindex(analysis.graph.entities).reset_index(names="entity")
