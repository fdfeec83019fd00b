"""What stands in the tables of a page, cell by cell, so that they work without script?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import Markup

from citenet.reference.strings import MISSING
from citenet.report.facts import FORMATS
from citenet.report.picture import Picture
from citenet.report.shell import json_block
from citenet.report.words import Words, shown

NOTHING = Markup("")
MOST_ROWS = 300
"""Of a crowd, rows in a table for the strongest, and for the strongest of the focal country: all would take long."""


@dataclass(frozen=True)
class Cell:
    """What a reader sees, and the attributes by which a script sorts and translates it."""

    content: str
    attributes: Markup = NOTHING


@dataclass(frozen=True)
class Column:
    """The key of a column's head, the number format of its cells when they are numbers, its name in saved files."""

    key: str
    format: str = ""
    name: str = ""


@dataclass(frozen=True)
class Table:
    """Heads, and rows of cells, the first of which names the row; rows that there are in all."""

    id: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    n_total: int


def entity_table(entities: pd.DataFrame, level: str, words: Words, *, most_rows: int | None = None) -> Table:
    """Return a row for each entity with its flags, class, position and numbers, or of many for the first and the focal.

    Parameters
    ----------
    entities : pandas.DataFrame
        What is known of each, the strongest first.
    level : {"country", "organisation"}
    words : Words
    most_rows : int, optional
        For the strongest, and as many for the strongest of the focal country.
    """
    has_communities = bool(entities["community"].notna().any())
    present = [name for name in FORMATS if name in entities and entities[name].notna().any()]
    columns = [
        Column(f"column.{level}"),
        *([Column("column.country")] if level == "organisation" else []),
        Column("column.class"),
        Column("column.position"),
        *([Column("column.community", "0")] if has_communities else []),
        *(Column(f"indicator.{name}", FORMATS[name]) for name in present),
    ]
    rows = [
        [
            entity_cell(str(entity), level, row["flags"], words),
            *([Cell(shown(row["country"]) if pd.notna(row["country"]) else "")] if level == "organisation" else []),
            key_cell(f"class_short.{row['class']}", words),
            key_cell(f"position.{row['position']}", words) if isinstance(row["position"], str) else Cell(MISSING),
            *([number_cell(row["community"], "0", words)] if has_communities else []),
            *(number_cell(row[name], FORMATS[name], words) for name in present),
        ]
        for entity, row in _listed(entities, entities["focal"], most_rows).iterrows()
    ]
    return Table("entities", columns, rows, len(entities))


def link_table(picture: Picture, words: Words, *, most_rows: int | None = None) -> Table:
    """Return a row for each link drawn, with its share of what both sides make and receive."""
    level, links = picture.graph.level, picture.selection.links
    focal = picture.entities.index[picture.entities["focal"]]
    formats = {"citations": "~1", "made_share": "1%", "received_share": "1%"}
    columns = [Column("column.citing"), Column("column.cited"),
               *(Column(f"column.{name}", spec) for name, spec in formats.items())]
    rows = [
        [
            name_cell(str(link.citing), level, words),
            name_cell(str(link.cited), level, words),
            *(number_cell(getattr(link, name), spec, words) for name, spec in formats.items()),
        ]
        for link in _listed(links, links["citing"].isin(focal) | links["cited"].isin(focal), most_rows).itertuples()
    ]
    return Table("links", columns, rows, len(links))


def _listed(strongest_first: pd.DataFrame, is_focal: pd.Series, most_rows: int | None) -> pd.DataFrame:
    if most_rows is None:
        return strongest_first
    among_all, among_focal = np.arange(len(strongest_first)), np.cumsum(is_focal)
    return strongest_first[(among_all < most_rows) | (is_focal & (among_focal <= most_rows))]


def name_cell(entity: str, level: str, words: Words) -> Cell:
    """Name an entity: a country in the language of the page, an organisation as it is."""
    if level == "country":
        return Cell(words.span(f"country.{entity}"))
    return Cell(Markup("<bdi>{}</bdi>").format(shown(entity)))


def entity_cell(entity: str, level: str, flags: object, words: Words) -> Cell:
    """Name an entity, with the code of a country, and with its flags in words."""
    parts = [name_cell(entity, level, words).content]
    if level == "country":
        parts.append(Markup('<span class="code">{}</span>').format(shown(entity)))
    for flag in flags if isinstance(flags, tuple) else ():
        parts.append(Markup('<span class="flag" {}>{}</span>').format(
            words.attributes(f"flag.{flag}"), words.say(f"flag.{flag}")))
    return Cell(Markup(" ").join(parts))


def key_cell(key: str, words: Words) -> Cell:
    """Show a text of the catalogue."""
    return Cell(words.say(key), words.attributes(key))


def number_cell(value: float, spec: str, words: Words) -> Cell:
    """Show a number, and keep it unrounded for sorting; a missing one is a dash and sorts last."""
    kept = Markup(' data-n="{}"').format(json_block(float(value))) if pd.notna(value) else NOTHING
    return Cell(words.number(value, spec), Markup('class="n"') + kept)
