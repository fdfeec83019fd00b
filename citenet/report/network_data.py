"""What does a browser need to draw a network in detail? Nodes and edges, as PyVis hands them over."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph
from citenet.report.facts import SHARES, UNCLASSIFIED
from citenet.report.partners import Strongest, strongest_sources, strongest_users
from citenet.report.picture import Picture
from citenet.report.scales import line_widths
from citenet.report.words import shown

SHAPES = {"eu": "dot", "oecd_nato": "square", "other": "triangle", "unclassified": "diamond"}


def network_data(picture: Picture) -> dict[str, list]:
    """Return nodes and edges as PyVis hands them to a browser, with citenet's own attributes on them.

    Node ids are the entities' own labels; missing values are None.
    """
    from pyvis.network import Network

    drawing = Network(directed=True)
    graph, drawn = picture.graph, picture.graph.entities.isin(picture.entities.index)
    sources = _partners(graph, strongest_sources(graph, drawn))
    users = _partners(graph, strongest_users(graph, drawn))
    for entity, row in picture.entities.iterrows():
        drawing.add_node(entity, label=shown(str(entity)), shape=SHAPES[row["class"]],
                         sources=sources.get(entity, []), users=users.get(entity, []), **_node(row))
    links = picture.selection.links
    widths = line_widths(links["citations"].to_numpy(), picture.largest.link)
    pairs = set(zip(links["citing"], links["cited"], strict=True))
    for link, width in zip(links.itertuples(index=False), widths, strict=True):
        drawing.add_edge(link.citing, link.cited, width=float(width), citations=link.citations,
                         made_share=link.made_share, received_share=link.received_share,
                         mutual=(link.cited, link.citing) in pairs)
    nodes, edges, *_ = drawing.get_network_data()
    # Colours are the style sheet's: they differ between light, dark and print.
    return {"nodes": [{key: node[key] for key in node if key != "color"} for node in nodes], "edges": edges}


def _node(row: pd.Series) -> dict[str, object]:
    own = {"country", "class", "focal", "core", "position", "flags", "community", "x", "y", "size"}
    hidden = own | {*SHARES.values(), UNCLASSIFIED}
    return {
        **{name: row[name] for name in ("x", "y", "size", "class", "focal", "core")},
        "country": row["country"] if pd.notna(row["country"]) else None,
        "position": row["position"] if isinstance(row["position"], str) else None,
        "flags": list(row["flags"]) if isinstance(row["flags"], tuple) else [],
        "community": int(row["community"]) if pd.notna(row["community"]) else None,
        "shares": {group: row.get(indicator, np.nan) for group, indicator in SHARES.items()},
        "unclassified": row.get(UNCLASSIFIED, np.nan),
        "values": {name: value for name, value in row.items() if name not in hidden},
    }


def _partners(graph: CitationGraph, strongest: Strongest) -> Mapping[str, list]:
    """Return entity → its strongest partners as [partner, citations, share]."""
    found: dict[str, list] = {}
    names = graph.entities
    columns = (names[strongest.owner], names[strongest.partner], strongest.citations, strongest.share)
    for owner, partner, citations, share in zip(*columns, strict=True):
        found.setdefault(owner, []).append([partner, citations, share])
    return found
