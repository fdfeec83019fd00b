"""Who leads, among countries and among organisations?"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from citenet.graph import ranks
from citenet.reference.technologies import ALL
from citenet.report.tables import Cell, Column, Table, key_cell, name_cell, number_cell
from citenet.report.technology.dependence import score_cell
from citenet.report.technology.subject import Subject
from citenet.report.words import Words

MOST = 10
NUMBERS = {"citations_received": "~1", "citations_made": "~1", "families": "~1", "asset_index_share": "1%"}
ORGANISATIONS = {"families": "~1", "citations_received": "~1", "received_per_family": "2", "asset_index": "1"}


def leading(subject: Subject, words: Words) -> Table:
    """Return the ten countries that receive most citations, and the focal one if it does, with intervals."""
    received = subject.evidence.over_countries("citations_received", subject.technology)["value"]
    received = received[received > 0]
    places = ranks(received)
    shown = [*received.index[:MOST], *([subject.focal] if subject.focal in received.index[MOST:] else [])]
    known = [name for name in NUMBERS if len(subject.evidence.over_countries(name, subject.technology))]
    columns = [Column("column.country"), Column("column.rank", "0"), Column("column.position"),
               *(Column(f"indicator.{name}", NUMBERS[name]) for name in known)]
    rows = [[_country(code, subject.focal, words), number_cell(places[code], "0", words),
             _position(subject, code, words),
             *(score_cell(subject.of(name, code), NUMBERS[name], words) for name in known)] for code in shown]
    return Table("leading", columns, rows, len(received))


def organisations(subject: Subject, words: Words) -> Iterator[tuple[str, Table]]:
    """Return the leading organisations of the world and of the country, each with the key of its title."""
    table = subject.evidence.organisations
    if table.empty:
        return
    own = table[table["technology"] == subject.technology]
    columns = [Column("column.organisation"), Column("column.country"), Column("column.rank", "0"),
               *(Column(f"indicator.{name}", spec) for name, spec in ORGANISATIONS.items())]
    for among in ("world", "focal"):
        rows = [[name_cell(str(row["organisation"]), "organisation", words), _home(row["country"], words),
                 number_cell(row["world_rank"], "0", words),
                 *(number_cell(row[name], spec, words) for name, spec in ORGANISATIONS.items())]
                for row in own[own["among"] == among].to_dict("records")]
        if rows:
            yield f"subject.organisations_{among}", Table(f"organisations-{among}", columns, rows, len(rows))


def why_no_organisations(subject: Subject) -> str:
    """Return the reason why there are none, the last part of a text ``figure_missing.<reason>``."""
    if subject.is_empty:
        return "nothing_here"
    reason = "organisations_by_technology" if subject.technology == ALL else "no_organisations"
    return subject.evidence.missing.get("organisations", reason)


def _country(code: str, focal: str, words: Words) -> Cell:
    if code != focal:
        return Cell(words.span(f"country.{code}"))
    return Cell(Markup("<strong>{}</strong>").format(words.span(f"country.{code}")))


def _position(subject: Subject, code: str, words: Words) -> Cell:
    table = subject.evidence.positions
    own = table[(table["technology"] == subject.technology) & (table["window"] == subject.evidence.window)
                & (table["level"] == "country") & (table["entity"] == code)]["position"].dropna()
    return Cell("–") if own.empty else key_cell(f"position.{own.iloc[0]}", words)


def _home(code: object, words: Words) -> Cell:
    return Cell(words.span(f"country.{code}")) if pd.notna(code) and words.has(f"country.{code}") else Cell("–")  # type: ignore[call-overload]


