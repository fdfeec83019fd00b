"""What must a page state about how its numbers came about?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from citenet.flows import CountingRules
from citenet.reference.technologies import ALL


class Technology(Protocol):
    """What a page needs of a technology: its id and its names."""

    @property
    def id(self) -> str:
        """The name used in tables, options and paths."""

    @property
    def name_en(self) -> str:
        """The English name."""

    @property
    def name_nl(self) -> str:
        """The Dutch name."""

    @property
    def focus_area(self) -> str:
        """The group it belongs to; empty for none."""


class OfTechnologies:
    """Evidence on several technologies, one of which, "all", may be their sum."""

    technologies: Sequence[Technology]

    @property
    def ids(self) -> list[str]:
        """Ids of the technologies, without their sum."""
        return [technology.id for technology in self.technologies if technology.id != ALL]

    @property
    def whole(self) -> str:
        """The sum of the technologies, or the first of them where there is no sum."""
        known = [technology.id for technology in self.technologies]
        return ALL if ALL in known else known[0]


@dataclass(frozen=True)
class PageContext:
    """How the numbers of a page came about, and for whom it is made.

    Parameters
    ----------
    focal : str
        The country looked at.
    language : {"en", "nl"}
        In which the page opens; it holds both.
    rules : CountingRules
        How citations were counted.
    window : str
        Years of the citing families; "all" for the whole period.
    as_of : str
        Date of the EU, OECD and NATO membership used.
    source, source_hash : str
        Where the data came from, and the fingerprint of the files.
    simulated : bool
        Whether the data were made up, which every page then says.
    version : str
        Of citenet.
    unit : str
        What one citation is counted between: "family" or "publication"; anything else is a table that
        came already counted, of which `rules` say nothing.
    year_fields : tuple of {"priority_year", "application_year", "publication_year"}
        Where the years of the citing families come from, the preferred one first; empty where the data tell none.
    n_citations : int, optional
        Citations between families that went in, over all technologies and windows.
    losses : mapping of str to int
        Reason → how many of them were left out.
    blocs : pair of str
        Institutional classes, the nearest first.
    unreadable : pair of int, optional
        Lines or records of the source files that could not be read and were skipped, and of how many.
    home : str, optional
        Path from the page to the index, when there is one.
    crowd : str, optional
        Path from the page of a network to that with many more of its entities, when there is one.
    """

    focal: str
    language: str
    rules: CountingRules
    window: str
    as_of: str
    source: str
    version: str
    source_hash: str = ""
    simulated: bool = False
    unit: str = "family"
    year_fields: tuple[str, ...] = ("priority_year",)
    n_citations: int | None = None
    losses: Mapping[str, int] = field(default_factory=dict)
    unreadable: tuple[int, int] = (0, 0)
    blocs: tuple[str, str] = ("eu", "oecd_nato")
    home: str | None = None
    crowd: str | None = None

    @property
    def has_rules(self) -> bool:
        """Whether citenet did the counting, so that `rules` tell of it."""
        return self.unit in ("family", "publication")
