"""What does the picture hold? Nodes and links with places, sizes and numbers, ready for a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.graph import Analysis, CitationGraph, Core
from citenet.report.facts import SHARES, UNCLASSIFIED, class_of, flags_of, values_of
from citenet.report.layout import lay_out
from citenet.report.scales import line_widths, radii
from citenet.report.selection import Selection, select
from citenet.report.words import shown

SHAPES = {"eu": "dot", "oecd_nato": "square", "other": "triangle", "unclassified": "diamond"}
LIMITS = {"country": {"top": 2, "focal_top": 6, "most": 300}, "organisation": {"top": 1, "focal_top": 2, "most": 60}}
"""Per level: links kept for each entity, for a focal one, and entities drawn at most."""
N_FOCAL_ORGANISATIONS = 12
N_PARTNERS = 5
_LABEL_LENGTH = 26


@dataclass(frozen=True, eq=False)
class Picture:
    """A network ready to be drawn: what was selected, its core, a table of entities with all that is known."""

    analysis: Analysis
    selection: Selection
    core: Core | None
    entities: pd.DataFrame

    @property
    def graph(self) -> CitationGraph:
        """The network that is drawn."""
        return self.analysis.graph


def draw(analysis: Analysis, focal: str, classes: pd.Series) -> Picture:
    """Choose what to draw of a network and lay it out.

    The core is the first of `analysis.cores`; without one, entities are placed by their citations.
    """
    graph = analysis.graph
    selection = select(graph, focal=_focal_entities(graph, focal), **LIMITS[graph.level])
    core = next(iter(analysis.cores.values()), None)
    members = core.members if core else ()
    table = values_of(analysis, selection.entities)
    received = table["citations_received"]
    table["size"] = radii(received.to_numpy(), received.max() if len(received) else 0.0)
    strength = graph.made + graph.received
    coreness = core.coreness if core else strength / strength.max()
    table[["x", "y"]] = lay_out(selection.links, table["size"], coreness, core=members)
    table["class"] = class_of(classes, table.index)
    table["country"] = graph.countries.reindex(table.index)
    table["focal"] = table["country"] == focal
    table["core"] = table.index.isin(members)
    table["position"] = analysis.positions.reindex(table.index)
    scores = analysis.scores
    table["flags"] = flags_of(scores[scores["entity"].isin(table.index)]).reindex(table.index)
    return Picture(analysis, selection, core, table)


def network_data(picture: Picture) -> dict[str, list]:
    """Return nodes and edges as PyVis hands them to a browser, with citenet's own attributes on them.

    Node ids are the entities' own labels; missing values are None.
    """
    from pyvis.network import Network

    drawing = Network(directed=True)
    sources, users = _partners(picture, "citing", "cited"), _partners(picture, "cited", "citing")
    for entity, row in picture.entities.iterrows():
        drawing.add_node(entity, label=_label(str(entity)), shape=SHAPES[row["class"]],
                         sources=sources.get(entity, []), users=users.get(entity, []), **_node(row))
    links = picture.selection.links
    widths = line_widths(links["citations"].to_numpy(), links["citations"].max() if len(links) else 0.0)
    pairs = set(zip(links["citing"], links["cited"], strict=True))
    for link, width in zip(links.itertuples(index=False), widths, strict=True):
        drawing.add_edge(link.citing, link.cited, width=float(width), citations=link.citations,
                         made_share=link.made_share, received_share=link.received_share,
                         mutual=(link.cited, link.citing) in pairs)
    nodes, edges, *_ = drawing.get_network_data()
    # Colours are the style sheet's: they differ between light, dark and print.
    return {"nodes": [{key: node[key] for key in node if key != "color"} for node in nodes], "edges": edges}


def _node(row: pd.Series) -> dict[str, object]:
    own = {"country", "class", "focal", "core", "position", "flags", "x", "y", "size"}
    hidden = own | {*SHARES.values(), UNCLASSIFIED}
    return {
        **{name: row[name] for name in ("x", "y", "size", "class", "focal", "core")},
        "country": row["country"] if pd.notna(row["country"]) else None,
        "position": row["position"] if isinstance(row["position"], str) else None,
        "flags": list(row["flags"]) if isinstance(row["flags"], tuple) else [],
        "shares": {group: row.get(indicator, np.nan) for group, indicator in SHARES.items()},
        "unclassified": row.get(UNCLASSIFIED, np.nan),
        "values": {name: value for name, value in row.items() if name not in hidden},
    }


def _focal_entities(graph: CitationGraph, focal: str) -> list[str]:
    own = graph.entities[(graph.countries == focal).fillna(False)]
    strength = (graph.made + graph.received)[own].sort_values(ascending=False, kind="stable")
    return list(strength.index[:N_FOCAL_ORGANISATIONS])


def _partners(picture: Picture, one: str, other: str) -> Mapping[str, list]:
    """Return entity → its strongest partners on the `other` side, drawn or not, as [partner, citations, share]."""
    graph, edges = picture.graph, picture.graph.foreign
    ends = {"citing": edges.citing, "cited": edges.cited}
    drawn = graph.entities.isin(picture.entities.index)[ends[one]]
    table = pd.DataFrame({"one": graph.entities[ends[one][drawn]], "other": graph.entities[ends[other][drawn]],
                          "citations": edges.weight[drawn]})
    table["share"] = table["citations"] / table.groupby("one")["citations"].transform("sum")
    table = table.sort_values(["one", "citations", "other"], ascending=[True, False, True])
    best = table.groupby("one").head(N_PARTNERS)
    return {entity: rows[["other", "citations", "share"]].to_numpy().tolist() for entity, rows in best.groupby("one")}


def _label(entity: str) -> str:
    name = shown(entity)
    return name if len(name) <= _LABEL_LENGTH else name[: _LABEL_LENGTH - 1].rstrip() + "…"
