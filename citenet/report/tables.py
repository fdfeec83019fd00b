"""What stands in the tables of a page, cell by cell, so that they work without script?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from citenet.report.facts import FORMATS
from citenet.report.network_data import Picture
from citenet.report.words import Key, Words, shown


@dataclass(frozen=True)
class Column:
    """A column: the key of its head, and the number format of its cells when they are numbers."""

    key: str
    format: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Table:
    """A table as a template lays it out: heads, and rows of ready cells, the first of each naming the row."""

    id: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Markup]]


def entity_table(picture: Picture, words: Words) -> Table:
    """Return a row for each entity drawn, with its class, position, numbers and flags."""
    at_country_level = picture.graph.level == "country"
    present = [name for name in FORMATS if name in picture.entities and picture.entities[name].notna().any()]
    columns = [
        Column(f"column.{picture.graph.level}"),
        Column("column.code" if at_country_level else "column.country"),
        Column("column.class"),
        Column("column.position"),
        *(indicator_column(name) for name in present),
        Column("column.flags"),
    ]
    rows = [
        [
            name_cell(str(entity), picture.graph.level, words),
            text_cell(row["country"] if pd.notna(row["country"]) else ""),
            key_cell(f"class.{row['class']}", words),
            key_cell(f"position.{row['position']}", words) if isinstance(row["position"], str) else text_cell(""),
            *(number_cell(row[name], FORMATS[name], words) for name in present),
            flags_cell(row["flags"], words),
        ]
        for entity, row in picture.entities.iterrows()
    ]
    return Table("entities", columns, rows)


def link_table(picture: Picture, words: Words) -> Table:
    """Return a row for each link drawn, with its share of both sides."""
    level = picture.graph.level
    formats = {"citations": "~1", "made_share": "1%", "received_share": "1%"}
    columns = [Column("column.citing"), Column("column.cited"),
               *(Column(f"column.{name}", spec) for name, spec in formats.items())]
    rows = [
        [
            name_cell(link.citing, level, words),
            name_cell(link.cited, level, words),
            *(number_cell(getattr(link, name), spec, words) for name, spec in formats.items()),
        ]
        for link in picture.selection.links.itertuples(index=False)
    ]
    return Table("links", columns, rows)


def indicator_column(name: str) -> Column:
    """Return the column of an indicator."""
    return Column(f"indicator.{name}", FORMATS[name])


def name_cell(entity: str, level: str, words: Words) -> Markup:
    """Return the cell that names an entity: a country in the page's language, an organisation as it is."""
    if level == "country":
        return key_cell(f"country.{entity}", words)
    return Markup("<bdi>{}</bdi>").format(shown(entity)), Markup("")  # type: ignore[return-value]
