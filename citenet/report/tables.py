"""What stands in the tables of a page, cell by cell, so that they work without script?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from citenet.report.facts import FORMATS
from citenet.report.network_data import Picture
from citenet.report.shell import json_block
from citenet.report.words import Words, shown

NOTHING = Markup("")


@dataclass(frozen=True)
class Cell:
    """What a reader sees, and the attributes by which a script sorts and translates it."""

    content: str
    attributes: Markup = NOTHING


@dataclass(frozen=True)
class Column:
    """The key of a column's head, and the number format of its cells when they are numbers."""

    key: str
    format: str = ""


@dataclass(frozen=True)
class Table:
    """Heads, and rows of cells, the first of which names the row."""

    id: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def entity_table(picture: Picture, words: Words) -> Table:
    """Return a row for each entity drawn, with its class, position, numbers and flags."""
    level = picture.graph.level
    present = [name for name in FORMATS if name in picture.entities and picture.entities[name].notna().any()]
    columns = [
        Column(f"column.{level}"),
        Column("column.code" if level == "country" else "column.country"),
        Column("column.class"),
        Column("column.position"),
        *(Column(f"indicator.{name}", FORMATS[name]) for name in present),
        Column("column.flags"),
    ]
    rows = [
        [
            name_cell(str(entity), level, words),
            Cell(shown(row["country"]) if pd.notna(row["country"]) else ""),
            key_cell(f"class.{row['class']}", words),
            key_cell(f"position.{row['position']}", words) if isinstance(row["position"], str) else Cell(""),
            *(number_cell(row[name], FORMATS[name], words) for name in present),
            flags_cell(row["flags"], words),
        ]
        for entity, row in picture.entities.iterrows()
    ]
    return Table("entities", columns, rows)


def link_table(picture: Picture, words: Words) -> Table:
    """Return a row for each link drawn, with its share of what both sides make and receive."""
    level = picture.graph.level
    formats = {"citations": "~1", "made_share": "1%", "received_share": "1%"}
    columns = [Column("column.citing"), Column("column.cited"),
               *(Column(f"column.{name}", spec) for name, spec in formats.items())]
    rows = [
        [
            name_cell(str(link.citing), level, words),
            name_cell(str(link.cited), level, words),
            *(number_cell(getattr(link, name), spec, words) for name, spec in formats.items()),
        ]
        for link in picture.selection.links.itertuples(index=False)
    ]
    return Table("links", columns, rows)


def name_cell(entity: str, level: str, words: Words) -> Cell:
    """Name an entity: a country in the language of the page, an organisation as it is."""
    if level == "country":
        return key_cell(f"country.{entity}", words)
    return Cell(Markup("<bdi>{}</bdi>").format(shown(entity)))


def key_cell(key: str, words: Words) -> Cell:
    """Show a text of the catalogue."""
    return Cell(words.say(key), words.attributes(key))


def number_cell(value: float, spec: str, words: Words) -> Cell:
    """Show a number, and keep it unrounded for sorting; a missing one is a dash and sorts last."""
    kept = Markup(' data-n="{}"').format(json_block(float(value))) if pd.notna(value) else NOTHING
    return Cell(words.number(value, spec), Markup('class="n"') + kept)


def flags_cell(flags: object, words: Words) -> Cell:
    """Show the flags of an entity in words."""
    known = flags if isinstance(flags, tuple) else ()
    return Cell(Markup(" ").join(Markup('<span class="flag" {}>{}</span>').format(
        words.attributes(f"flag.{flag}"), words.say(f"flag.{flag}")) for flag in known))
