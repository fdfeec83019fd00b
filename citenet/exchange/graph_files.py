"""How does a network leave for Gephi, Cytoscape and other tools?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd

from citenet.graph import Analysis

EXPORTED = ("citations_received", "citations_made", "pairwise_balance", "institutional_similarity", "coreness",
            "in_core")
"""Indicators that travel with each node."""

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"


def write_graph(analysis: Analysis, path: Path, *, simulated: bool = False) -> None:
    """Write a network as GraphML (``.graphml``) or GEXF (``.gexf``), nodes with their main indicators.

    Edges run citing → cited and carry `weight`, the citations; domestic ones are loops. The file is
    written line by line, so that a large network needs no second copy in memory, and bears no date.
    """
    nodes = _node_table(analysis)
    about = f"{analysis.graph.technology}, {analysis.graph.level}, {analysis.graph.window}"
    about += ", SIMULATED" if simulated else ""
    lines = _gexf(analysis, nodes, about) if path.suffix == ".gexf" else _graphml(analysis, nodes, about)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def _node_table(analysis: Analysis) -> pd.DataFrame:
    """Return what each node carries, one row an entity."""
    graph, scores = analysis.graph, analysis.scores
    wanted = scores[scores["indicator"].isin(EXPORTED)].dropna(subset="entity")
    values = wanted.pivot_table(index="entity", columns="indicator", values="value").reindex(graph.entities)
    known = pd.DataFrame({"country": graph.countries, "families": graph.families})
    return pd.concat([known, values.reindex(columns=list(EXPORTED))], axis=1)


def _edges(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    edges = analysis.graph.edges
    names = [_quoted(name) for name in analysis.graph.entities]
    for citing, cited, weight in zip(edges.citing.tolist(), edges.cited.tolist(), edges.weight.tolist(), strict=True):
        yield names[citing], names[cited], repr(weight)


def _nodes(nodes: pd.DataFrame) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    columns = [nodes[name].tolist() for name in nodes.columns]
    for name, *values in zip(nodes.index, *columns, strict=True):
        yield _quoted(name), [(i, _quoted(value)) for i, value in enumerate(values) if not _missing(value)]


def _graphml(analysis: Analysis, nodes: pd.DataFrame, about: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<graphml xmlns="{GRAPHML}">'
    for i, name in enumerate(nodes.columns):
        yield f'<key id="n{i}" for="node" attr.name="{name}" attr.type="{_kind(nodes[name])}"/>'
    yield '<key id="e0" for="edge" attr.name="weight" attr.type="double"/>'
    yield f'<graph id={quoteattr(about)} edgedefault="directed">'
    for name, values in _nodes(nodes):
        data = "".join(f'<data key="n{i}">{value[1:-1]}</data>' for i, value in values)
        yield f"<node id={name}>{data}</node>"
    for citing, cited, weight in _edges(analysis):
        yield f'<edge source={citing} target={cited}><data key="e0">{weight}</data></edge>'
    yield from ("</graph>", "</graphml>")


def _gexf(analysis: Analysis, nodes: pd.DataFrame, about: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<gexf xmlns="{GEXF}" version="1.3">'
    yield f"<meta><creator>citenet</creator><description>{quoteattr(about)[1:-1]}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    yield '<attributes class="node" mode="static">'
    for i, name in enumerate(nodes.columns):
        yield f'<attribute id="{i}" title="{name}" type="{_kind(nodes[name])}"/>'
    yield from ("</attributes>", "<nodes>")
    for name, values in _nodes(nodes):
        data = "".join(f'<attvalue for="{i}" value={value}/>' for i, value in values)
        yield f"<node id={name} label={name}><attvalues>{data}</attvalues></node>"
    yield from ("</nodes>", "<edges>")
    for number, (citing, cited, weight) in enumerate(_edges(analysis)):
        yield f'<edge id="{number}" source={citing} target={cited} weight="{weight}"/>'
    yield from ("</edges>", "</graph>", "</gexf>")


def _quoted(value: object) -> str:
    """Return an XML attribute; control characters, which XML cannot hold, become spaces."""
    return quoteattr("".join(sign if sign >= " " else " " for sign in str(value)))


def _kind(column: pd.Series) -> str:
    return "double" if column.dtype.kind == "f" else "string"


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and not np.isfinite(value))
