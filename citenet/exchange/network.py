"""What travels with a network to other tools? Its links, and of each node what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from citenet.graph import Analysis
from citenet.tables import plain

INDICATORS = ("citations_received", "citations_made", "pairwise_balance", "institutional_similarity", "coreness",
              "in_core")
"""Indicators that travel with each node."""

SIMULATED = "SIMULATED, not about real patents"


@dataclass(frozen=True, eq=False)
class Portable:
    """A network ready to be written.

    `nodes` has a row an entity: country, class ("eu", "oecd_nato", "other"), families and `INDICATORS`, and
    x and y in [-1, 1] where it was laid out; missing is missing.
    """

    analysis: Analysis
    nodes: pd.DataFrame
    about: str

    @property
    def classes(self) -> dict[str, int]:
        """Number of each institutional class, from 1 in the order of their names; empty where there are none."""
        found = sorted(self.nodes["class"].dropna().unique()) if "class" in self.nodes else []
        return {name: number for number, name in enumerate(found, start=1)}

    @property
    def names(self) -> list[str]:
        """Labels of the nodes; what no form can hold becomes a space, and names that are then alike are numbered."""
        names = pd.Series([_printable(name) for name in self.nodes.index], dtype=object)
        while (again := names.groupby(names).cumcount()).any():
            names = names.where(again == 0, names + " (" + (again + 1).astype(str) + ")")
        return names.tolist()

    def links(self) -> Iterator[tuple[int, int, float]]:
        """Go through citing node, cited node (their places in `nodes`) and citations; domestic ones are loops."""
        edges = self.analysis.graph.edges
        return zip(edges.citing.tolist(), edges.cited.tolist(), edges.weight.tolist(), strict=True)

    def known(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Go through the nodes: the label, and what is known of it."""
        columns = {name: self.nodes[name].tolist() for name in self.nodes}
        for place, name in enumerate(self.names):
            values = {column: plain(values[place]) for column, values in columns.items()}
            yield name, {column: _printable(value) if isinstance(value, str) else value
                         for column, value in values.items() if value is not None}


def portable(analysis: Analysis, *, classes: pd.Series | None = None, places: pd.DataFrame | None = None,
             simulated: bool = False) -> Portable:
    """Gather what a file for another tool holds; `classes` and `places` (x, y) go by entity."""
    graph, scores = analysis.graph, analysis.scores
    wanted = scores[scores["indicator"].isin(INDICATORS)].dropna(subset="entity")
    values = wanted.pivot_table(index="entity", columns="indicator", values="value").reindex(graph.entities)
    known = pd.DataFrame({"country": graph.countries, "families": graph.families})
    if classes is not None:
        known.insert(1, "class", classes.reindex(graph.entities))
    nodes = pd.concat([known, values.reindex(columns=list(INDICATORS))], axis=1)
    if places is not None:
        nodes[["x", "y"]] = _within_one(places.reindex(graph.entities))
    about = f"{graph.technology}, {graph.level}, {graph.window}"
    return Portable(analysis, nodes, f"{about}, {SIMULATED}" if simulated else about)


def _within_one(places: pd.DataFrame) -> pd.DataFrame:
    middle = (places.max() + places.min()) / 2
    reach = (places - middle).abs().max().max()
    return ((places - middle) / reach if reach > 0 else places * 0.0).round(4) + 0.0


def _printable(text: str) -> str:
    return "".join(sign if sign >= " " and sign not in "\ufffe\uffff" else " " for sign in text)
