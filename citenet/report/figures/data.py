"""How does a data frame become the table beside a figure, readable by people and by programs?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from citenet.report.tables import Cell, Column, Table, number_cell
from citenet.report.words import Words, shown


@dataclass(frozen=True)
class Field:
    """A column of a figure's data.

    Parameters
    ----------
    name : str
        Of the column, in the frame and in the saved file.
    head : str
        Text that heads it; empty where its name does.
    format : str
        How its numbers are written; empty for a column of names.
    group : str
        Group of texts that holds the names, such as "country"; empty for names that are shown as they are.
    """

    name: str
    head: str
    format: str = ""
    group: str = ""


def data_table(frame: pd.DataFrame, fields: Sequence[Field], words: Words, *, figure: str) -> Table:
    """Return the rows of `frame` as the table of the figure with this id."""
    rows = [[_cell(value, known, words) for value, known in zip(row, fields, strict=True)]
            for row in frame[[known.name for known in fields]].itertuples(index=False)]
    return Table(f"{figure}-data", [Column(known.head, known.format, known.name) for known in fields], rows, len(rows))


def _cell(value: object, known: Field, words: Words) -> Cell:
    if known.format:
        return number_cell(value, known.format, words)  # type: ignore[arg-type]
    if pd.isna(value):  # type: ignore[call-overload]
        return Cell("–")
    raw = shown(str(value))
    content = words.span(f"{known.group}.{value}") if known.group else Markup("<bdi>{}</bdi>").format(raw)
    return Cell(content, Markup('data-v="{}"').format(raw))
