"""What does a browser need to draw thousands? The same as for a few, column by column, so that the page stays small."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.report.facts import FORMATS, SHARES, UNCLASSIFIED
from citenet.report.partners import Strongest, strongest_sources, strongest_users
from citenet.report.picture import Picture
from citenet.report.scales import line_widths

_DECIMALS = 4
_PIXELS = 1


def crowd_data(picture: Picture) -> dict[str, object]:
    """Return nodes and edges as columns; missing values are None.

    A column of few different values is ``{"values": […], "at": […]}``: the values, and for each row which
    of them it has. Nodes are known by their place in the columns, partners that are not drawn by the places
    after these, in ``undrawn``. Partners of a node are ``[partner, citations, partner, citations …]``.
    """
    table = picture.entities
    strongest = _strongest(picture)
    place, undrawn = _places(picture, strongest)
    sources, users = (_partners(picture, side, place) for side in strongest)
    numbers = {name: _rounded(table[name]) for name in FORMATS if name in table}
    nodes = {
        "id": table.index.tolist(),
        **{name: _rounded(table[name], _PIXELS) for name in ("x", "y", "size")},
        **{name: _coded(table[name]) for name in ("class", "country", "position", "focal", "core", "flags")},
        "community": [None if pd.isna(number) else int(number) for number in table["community"]],
        "shares": {group: _rounded(table[name]) for group, name in SHARES.items() if name in table},
        "unclassified": _rounded(table[UNCLASSIFIED]) if UNCLASSIFIED in table else [None] * len(table),
        "values": numbers, "sources": sources, "users": users,
    }
    return {"nodes": nodes, "undrawn": undrawn, "edges": _edges(picture, place)}


def _strongest(picture: Picture) -> tuple[Strongest, Strongest]:
    drawn = picture.graph.entities.isin(picture.entities.index)
    return strongest_sources(picture.graph, drawn), strongest_users(picture.graph, drawn)


def _places(picture: Picture, strongest: tuple[Strongest, Strongest]) -> tuple[np.ndarray, list[str]]:
    """Return for each entity of the network its place in the page, and the names of those not drawn."""
    names = picture.graph.entities
    partners = np.concatenate([side.partner for side in strongest])
    drawn = names.get_indexer(picture.entities.index)
    undrawn = np.setdiff1d(partners, drawn)
    place = np.full(len(names), -1)
    place[np.concatenate([drawn, undrawn])] = np.arange(len(drawn) + len(undrawn))
    return place, names[undrawn].tolist()


def _partners(picture: Picture, strongest: Strongest, place: np.ndarray) -> list[list[float]]:
    lists: list[list[float]] = [[] for _ in range(len(picture.entities))]
    citations = _rounded(pd.Series(strongest.citations))
    for owner, partner, count in zip(place[strongest.owner].tolist(), place[strongest.partner].tolist(), citations,
                                     strict=True):
        lists[owner] += [partner, count]
    return lists


def _edges(picture: Picture, place: np.ndarray) -> dict[str, list]:
    links, names = picture.selection.links, picture.graph.entities
    return {
        "citing": place[names.get_indexer(links["citing"])].tolist(),
        "cited": place[names.get_indexer(links["cited"])].tolist(),
        "citations": _rounded(links["citations"]),
        "width": np.round(line_widths(links["citations"].to_numpy(), picture.largest.link), _PIXELS).tolist(),
    }


def _rounded(column: pd.Series, decimals: int = _DECIMALS) -> list[float | None]:
    values = np.round(column.to_numpy(dtype=float), decimals)
    return [value if np.isfinite(value) else None for value in values.tolist()]


def _coded(column: pd.Series) -> dict[str, list]:
    """Return the different values in their order, missing as None, and which of them each row has."""
    at, values = pd.factorize(column, sort=True, use_na_sentinel=True)
    kept = [list(value) if isinstance(value, tuple) else value for value in values.tolist()]
    return {"values": [*kept, None], "at": np.where(at < 0, len(kept), at).tolist()}
