"""Which columns have the tables that citenet writes, and what may stand in them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citenet.reference.catalogue import catalogue
from citenet.reference.judgement import FAILS, HOLDS, KINDS, UNSAID
from citenet.reference.strings import text

Kind = Literal["string", "number", "boolean"]


@dataclass(frozen=True)
class Field:
    """One column.

    `required` is false where a cell may be empty; `allowed` lists all that may stand there, when that is
    few; `minimum` bounds numbers; `unit` is empty where another column holds it.
    """

    name: str
    kind: Kind = "string"
    required: bool = True
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    unit: str = ""

    def description(self, language: str) -> str:
        """Say what the column holds."""
        return text(f"field.{self.name}", language)


_NETWORK = (Field("technology"), Field("level", allowed=("country", "organisation")), Field("window"))
_SIMULATED = Field("simulated", "boolean")
_NUMBERS = (Field("value", "number", required=False), Field("low", "number", required=False),
            Field("high", "number", required=False))

SCORES = (
    *_NETWORK[:2],
    Field("entity", required=False),
    _NETWORK[2],
    Field("indicator", allowed=tuple(catalogue())),
    *_NUMBERS,
    Field("agreement", "number", required=False, minimum=0),
    Field("unit", allowed=tuple(sorted({known.unit for known in catalogue().values()}))),
    Field("flags", required=False),
    Field("n_citations", "number", minimum=0, unit="citations"),
    Field("reason", required=False),
)
"""A row a number; what is not known is empty and has a reason."""

POSITIONS = (
    *_NETWORK,
    Field("entity"),
    Field("position", required=False, allowed=("in the core", "near", "further")),
)

FLOWS = (*_NETWORK, Field("citing"), Field("cited"), Field("citations", "number", minimum=0, unit="citations"))

CUTS = (
    _NETWORK[0],
    _NETWORK[2],
    Field("source"),
    Field("class", allowed=("eu", "oecd_nato", "other", "unclassified")),
    Field("effect", allowed=("cut_off_loss", "lead", "source_hhi", "effective_sources", "institutional_similarity")),
    *_NUMBERS,
)

JUDGEMENT = (_NETWORK[0], _NETWORK[2], Field("entity"), Field("rule"), Field("kind", allowed=KINDS),
             Field("outcome", allowed=(HOLDS, FAILS, UNSAID)), Field("sentence"))


@dataclass(frozen=True)
class TableFields:
    """The columns of one table in an output folder, and those that no two rows share."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[Field, ...]:
        """The columns of the file: it also says whether the data are simulated."""
        return (*self.fields, _SIMULATED)

    def description(self, language: str) -> str:
        """Say what the table holds."""
        return text(f"table_file.{self.name}", language)


TABLES = {table.name: table for table in (
    TableFields("scores", SCORES),
    TableFields("positions", POSITIONS, ("technology", "level", "window", "entity")),
    TableFields("cuts", CUTS, ("technology", "window", "source", "effect")),
    TableFields("judgement", JUDGEMENT, ("technology", "window", "entity", "rule")),
    TableFields("flows", FLOWS, ("technology", "level", "window", "citing", "cited")),
)}
"""Every table that `citenet build` writes as CSV, by the name of its file."""
