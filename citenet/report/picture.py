"""What is drawn of a network? The entities and links chosen, with places, sizes and all that is known of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from citenet.graph import Analysis, CitationGraph, Core
from citenet.report.crowd_layout import lay_out_crowd
from citenet.report.facts import described
from citenet.report.layout import lay_out
from citenet.report.scales import radii
from citenet.report.selection import LinkRule, Selection, select
from citenet.report.view import View

USUAL = {"country": (300, LinkRule(top=2, focal_top=6)), "organisation": (60, LinkRule(top=1, focal_top=2))}
"""Per level: entities drawn at most, and which of their links, where nobody asks for another view."""
_FOCAL_PART = 5
"""Up to a fifth of the organisations drawn may be there because they are focal."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A network ready to be drawn: what was selected, its core, a table of entities with all that is known."""

    analysis: Analysis
    selection: Selection
    rule: LinkRule
    view: View
    core: Core | None
    entities: pd.DataFrame

    @property
    def graph(self) -> CitationGraph:
        """The network that is drawn."""
        return self.analysis.graph

    @property
    def is_crowd(self) -> bool:
        """Whether sigma draws it."""
        return self.view.is_crowd(len(self.selection.entities))


def draw(analysis: Analysis, focal: str, classes: pd.Series, view: View) -> Picture:
    """Choose what to draw of a network and lay it out.

    The core is the first of `analysis.cores`; without one, entities are placed by their citations.
    """
    graph = analysis.graph
    usual, rule = USUAL[graph.level]
    most = view.most(usual)
    if view.backbone and view.is_crowd(min(most, _n_taking_part(graph))):
        rule = replace(rule, backbone=view.backbone.keep)
    selection = select(graph, focal=_focal_entities(graph, focal, max(1, most // _FOCAL_PART)), most=most, rule=rule)
    core = next(iter(analysis.cores.values()), None)
    table = _table(analysis, selection.entities, classes)
    table["focal"] = table["country"] == focal
    table["core"] = table.index.isin(core.members if core else ())
    table["community"] = _community(view, table.index)
    picture = Picture(analysis, selection, rule, view, core, table)
    table[["x", "y"]] = _places(picture)
    return picture


def _community(view: View, entities: pd.Index) -> pd.Series:
    if view.communities is None:
        return pd.Series(pd.NA, index=entities, dtype="Int64")
    return view.communities.membership.reindex(entities)


def _n_taking_part(graph: CitationGraph) -> int:
    return int(np.count_nonzero(graph.foreign.made + graph.foreign.received))


def _table(analysis: Analysis, entities: pd.Index, classes: pd.Series) -> pd.DataFrame:
    table = described(analysis, entities, classes)
    received = table["citations_received"]
    table["size"] = radii(received.to_numpy(), received.max() if len(received) else 0.0)
    return table


def _places(picture: Picture) -> pd.DataFrame:
    graph, core, table = picture.graph, picture.core, picture.entities
    if picture.is_crowd:
        return lay_out_crowd(picture.selection.links, table["size"], table["community"])
    strength = graph.made + graph.received
    coreness = core.coreness if core else strength / strength.max()
    return lay_out(picture.selection.links, table["size"], coreness, core=core.members if core else ())


def _focal_entities(graph: CitationGraph, focal: str, at_most: int) -> list[str]:
    own = graph.entities[(graph.countries == focal).fillna(False)]
    strength = (graph.made + graph.received)[own].sort_values(ascending=False, kind="stable")
    return list(strength.index[:at_most])
