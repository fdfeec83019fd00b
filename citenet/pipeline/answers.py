"""What does a question get back? Rows for programs, a text for people, and what is known of the whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from citenet import __version__
from citenet.errors import InputError, SettingsError, UndefinedError
from citenet.flows import UNKNOWN
from citenet.pipeline.analysis import Counted
from citenet.reference.countries import match_country
from citenet.reference.strings import text
from citenet.tables import Shown

EXAMPLES = 10
"""So many of the names that there are stand in a message."""


def in_no_network(*names: str) -> UndefinedError:
    """Return the error for entities that are in the data, but not in the networks that are asked about."""
    return UndefinedError(f"none of these networks holds {' or '.join(names)}", fix="choose other technologies")


@dataclass(frozen=True, eq=False)
class Answer(Shown):
    """Rows for programs, what is known of the whole, and for people a text and its table, where that is another."""

    rows: pd.DataFrame
    about: Mapping[str, Any]
    text: str = ""
    table: pd.DataFrame | None = None

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: the table for people, called simulated where it is."""
        return warning_of(self.about).strip(), self.rows if self.table is None else self.table


def about_of(counted: Counted) -> dict[str, Any]:
    """Return what stands beside the rows of every answer: version, settings, account."""
    return {"citenet": __version__, "simulated": counted.corpus.is_simulated, "settings": counted.settings.record(),
            "data_quality": counted.flows.record}


def warning_of(about: Mapping[str, Any], language: str = "") -> str:
    """Return the line that says that data are simulated, if they are; by default in the language of the settings."""
    return "\n\n" + text("terminal.simulated", language or about["settings"]["language"]) if about["simulated"] else ""


def entity_named(name: str, level: str, known: Collection[str], *, or_organisation: bool = False) -> str:
    """Return the label among `known` for what the user wrote, a country by any of its names.

    `or_organisation` tells that the command answers for organisations too, with --level.

    Raises
    ------
    UndefinedError
        When it is a country, but not in the data.
    InputError
        When it is nothing that is known; names that look like it are told.
    SettingsError
        When it is a file or folder, or several names with semicolons between them.
    """
    code, offered = match_country(name).code if level == "country" else name, sorted(set(known) - {UNKNOWN})
    found = next((label for label in (code, name) if label in known), None)
    if found is not None:
        return found
    if level == "country" and code:
        raise UndefinedError(f"{name} has no families and no citations here",
                             allowed=f"{len(offered)} countries" + (", such as " if offered else "")
                             + ", ".join(offered[:EXAMPLES]),
                             fix="choose another country, technology or window")
    if Path(name).exists():
        raise SettingsError(f"'{name}' is a file or folder, where the name of a {level} should stand",
                            fix=f"put the {level} first, and the folder behind it")
    if ";" in name:
        raise SettingsError(f"'{name}' is no name of a {level}",
                            fix=f"put commas between names: {name.replace(';', ',')}")
    near = get_close_matches(name, offered, n=5, cutoff=0.4)
    raise InputError(f"there is no {level} '{name}' in these data", allowed=", ".join(near) or f"{len(offered)} names",
                     fix="write it as the corpus does" + ("; for an organisation add --level organisation"
                                                         if level == "country" and or_organisation else ""))
