"""What belongs to a figure? A chart, the table it is drawn from, and what a reader must know to read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from citenet.report.tables import Table
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

Chart = Callable[[Words], "altair.TopLevelMixin"]
"""Draws the chart in the language of the words."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A chart with its table and its account; without data it is `Missing` instead.

    Parameters
    ----------
    id : str
        Its place in the page and in names of files: letters, digits and hyphens.
    kind : str
        Its title is the text ``figure_title.<kind>``, its reading help in one sentence ``figure_help.<kind>``.
    chart : callable
        Draws it in a language.
    table : Table
        The data, one row a mark, unrounded in the saved file.
    n : int
        How many there are of `of`, a text ``figure_n.<of>``: what the figure rests on.
    window : str
        Years of the citing families; "all" for the whole period.
    indicators : tuple of str
        What it shows; each has a definition on the page.
    values : mapping
        What the texts take in.
    notes : tuple of str
        Further texts ``figure_note.<name>``.
    given : bool
        Whether it comes from a table that was given beside the patents.
    """

    id: str
    kind: str
    chart: Chart
    table: Table
    n: int
    of: str
    window: str
    indicators: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    given: bool = False


@dataclass(frozen=True)
class Missing:
    """A figure that cannot be drawn; `reason` is a text ``figure_missing.<reason>`` that says why."""

    id: str
    kind: str
    reason: str
    values: Mapping[str, Any] = field(default_factory=dict)
