"""How does a network leave for VOSviewer and Cytoscape, which read JSON?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from citenet import __version__
from citenet.exchange.network import INDICATORS, Portable

WEIGHTS = ("citations_received", "citations_made", "families")
"""What VOSviewer may scale circles by; never negative."""
UNKNOWN = "unknown"
PIXELS = 600


def vosviewer(network: Portable) -> Iterator[str]:
    """Give the lines of a VOSviewer JSON file (app.vosviewer.com/docs/file-types/json-file-type).

    VOSviewer knows one undirected link a pair: its strength are the citations in both directions together.
    Clusters are the institutional classes. Which scores there are VOSviewer reads off the first item, so the one
    with most of them comes first; a weight that one item lacks would spoil the sizes of all, so it is left out.
    """
    classes = network.classes
    if classes and network.nodes["class"].isna().any():
        classes[UNKNOWN] = len(classes) + 1
    weights = [name for name in WEIGHTS if network.nodes[name].notna().all()]
    items = [_item(number, name, known, weights=weights, classes=classes)
             for number, (name, known) in enumerate(network.known(), start=1)]
    items.sort(key=lambda item: -len(item["scores"]))
    strength: dict[tuple[int, int], float] = {}
    for citing, cited, weight in network.links():
        if citing != cited:
            pair = (min(citing, cited) + 1, max(citing, cited) + 1)
            strength[pair] = strength.get(pair, 0.0) + weight
    links = [{"source_id": one, "target_id": other, "strength": total}
             for (one, other), total in sorted(strength.items())]
    clusters = [{"cluster": number, "label": name} for name, number in classes.items()]
    terms = {"link_strength": "Citations in both directions", "total_link_strength": "Foreign citations"}
    yield from _json({
        "network": {"items": items, "links": links, "clusters": clusters},
        "config": {"terminology": terms, "parameters": {"largest_component": False}},
        "info": {"title": escape(network.about), "description": f"Patent citation network, citenet {__version__}"},
    })


def cytoscape(network: Portable) -> Iterator[str]:
    """Give the lines of a Cytoscape JSON file (.cyjs), which networkx reads too."""
    names = network.names
    nodes = []
    for name, known in network.known():
        node: dict[str, Any] = {"data": {"id": name, "name": name, "value": name, **_without_place(known)}}
        if "x" in known:
            node["position"] = {"x": PIXELS * known["x"], "y": -PIXELS * known["y"]}
        nodes.append(node)
    edges = [{"data": {"id": f"e{number}", "source": names[citing], "target": names[cited], "interaction": "cites",
                       "weight": weight}} for number, (citing, cited, weight) in enumerate(network.links())]
    graph = network.analysis.graph
    yield from _json({
        "format_version": "1.0",
        "generated_by": f"citenet-{__version__}",
        "target_cytoscapejs_version": "~2.1",
        "directed": True,
        "multigraph": False,
        "data": {"name": network.about, "shared_name": network.about, "technology": graph.technology,
                 "level": graph.level, "window": graph.window},
        "elements": {"nodes": nodes, "edges": edges},
    })


def _item(number: int, name: str, known: Mapping[str, Any], *, weights: Sequence[str],
          classes: Mapping[str, int]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": number, "label": name}
    item |= {axis: known[axis] for axis in ("x", "y") if axis in known}
    if classes:
        item["cluster"] = classes[known.get("class", UNKNOWN)]
    item["weights"] = {name: known[name] for name in weights}
    item["scores"] = {name: known[name] for name in INDICATORS if name in known and name not in WEIGHTS}
    return item


def _without_place(known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if name not in ("x", "y")}


def _json(document: Mapping[str, Any]) -> Iterator[str]:
    yield json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
