"""What is drawn of a network? The entities and links chosen, with places, sizes and all that is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from citenet.graph import Analysis, CitationGraph, Core
from citenet.report.crowd_layout import lay_out_crowd
from citenet.report.facts import described
from citenet.report.layout import lay_out
from citenet.report.scales import Largest, radii
from citenet.report.selection import LinkRule, Selection, select
from citenet.report.view import USUAL_SHOWN, View

RULES = {"country": LinkRule(top=2, focal_top=6), "organisation": LinkRule(top=1, focal_top=2)}
"""Per level: which links are drawn."""
_FOCAL_PART = 5
"""Up to a fifth of the organisations drawn may be there because they are focal."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A network ready to be drawn: what was selected, its core, a table of entities with all that is known.

    `largest` are the citations that the largest symbol and the widest line stand for.
    """

    analysis: Analysis
    selection: Selection
    rule: LinkRule
    view: View
    core: Core | None
    entities: pd.DataFrame
    largest: Largest

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
    return draw_alike([analysis], focal, classes, view)[0]


def draw_alike(analyses: Sequence[Analysis], focal: str, classes: pd.Series, view: View) -> list[Picture]:
    """Draw one network in several windows so that they can be compared: same places, same scales.

    Places are those of all windows together, with the core of the last one in the middle.
    """
    chosen = [_choose(analysis, focal, classes, view) for analysis in analyses]
    largest = Largest.of_all([picture.largest for picture in chosen])
    sized = [_sized(picture, largest) for picture in chosen]
    places = _places(sized)
    return [replace(picture, entities=picture.entities.join(places)) for picture in sized]


def _choose(analysis: Analysis, focal: str, classes: pd.Series, view: View) -> Picture:
    graph = analysis.graph
    rule, most = RULES[graph.level], view.most(USUAL_SHOWN[graph.level])
    if view.backbone and view.is_crowd(min(most, graph.n_linked)):
        rule = replace(rule, backbone=view.backbone.keep)
    selection = select(graph, focal=_focal_entities(graph, focal, max(1, most // _FOCAL_PART)), most=most, rule=rule)
    core = next(iter(analysis.cores.values()), None)
    table = described(analysis, selection.entities, classes)
    table["focal"] = table["country"] == focal
    table["core"] = table.index.isin(core.members if core else ())
    table["community"] = _community(view, table.index)
    largest = Largest(*(float(column.max()) if len(column) else 0.0
                        for column in (table["citations_received"], selection.links["citations"])))
    return Picture(analysis, selection, rule, view, core, table, largest)


def _sized(picture: Picture, largest: Largest) -> Picture:
    size = radii(picture.entities["citations_received"].to_numpy(), largest.received)
    return replace(picture, entities=picture.entities.assign(size=size), largest=largest)


def _community(view: View, entities: pd.Index) -> pd.Series:
    if view.communities is None:
        return pd.Series(pd.NA, index=entities, dtype="Int64")
    return view.communities.membership.reindex(entities)


def _places(pictures: Sequence[Picture]) -> pd.DataFrame:
    """Lay out all that is in any of the pictures, each as large and as strongly linked as it ever is."""
    last = pictures[-1]
    if last.is_crowd:
        return lay_out_crowd(last.selection.links, last.entities["size"], last.entities["community"])
    links = pd.concat([picture.selection.links for picture in reversed(pictures)])
    together = links.groupby(["citing", "cited"], sort=False, as_index=False)["citations"].sum()
    size = pd.concat([picture.entities["size"] for picture in reversed(pictures)])
    size = size.groupby(level=0, sort=False).max()
    return lay_out(together, size, _tie_to_core(last, size.index), core=last.core.members if last.core else ())


def _tie_to_core(picture: Picture, entities: pd.Index) -> pd.Series:
    """Return coreness; without a core, strength relative to the strongest."""
    graph, core = picture.graph, picture.core
    strength = graph.made + graph.received
    return (core.coreness if core else strength / strength.max()).reindex(entities)


def _focal_entities(graph: CitationGraph, focal: str, at_most: int) -> list[str]:
    own = graph.entities[(graph.countries == focal).fillna(False)]
    strength = (graph.made + graph.received)[own].sort_values(ascending=False, kind="stable")
    return list(strength.index[:at_most])
