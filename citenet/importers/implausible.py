"""What stands in a corpus that can hardly be meant?"""

from __future__ import annotations

from datetime import date

from citenet.engine import table_in
from citenet.importers.intake import Intake
from citenet.reference.symbols import parse_symbol, parse_us_class

NO_SYMBOL = "class symbols that are no symbol of IPC, CPC or USPC: taken as unknown, and in no technology"
TOGETHER = "; several seem to stand in one cell: --separator , tells them apart"
FUTURE = "documents with a year in the future: kept; mend it, or leave it out with --window"
LATE = "documents published more than 30 years after their application: kept; mend it, or leave it out with --window"

LONGEST = 30
"""Years from application to publication; hardly any patent took longer."""

_CLEAR = {"IPC": "[A-HY][0-9]{2}[A-Z]( *[0-9]{1,4}/[0-9]{1,6})?", "USPC": "[0-9]{1,3}(/.*)?"}
"""What needs no closer look: nearly all symbols."""


def note_implausible(intake: Intake) -> None:
    """Note class symbols that are none, and years that cannot be, of a corpus whose tables are written."""
    _note_symbols(intake)
    _note_years(intake)


def _note_symbols(intake: Intake) -> None:
    """Look at each distinct symbol once."""
    symbols = table_in(intake.folder / "symbols.parquet")
    odd = []
    for scheme, clear in _CLEAR.items():
        schemes = "('IPC', 'CPC')" if scheme == "IPC" else "('USPC')"
        unclear = intake.column(f"select distinct symbol from {symbols} where scheme in {schemes} "
                                f"and not regexp_full_match(symbol, '{clear}') order by symbol")
        parse = parse_symbol if scheme == "IPC" else parse_us_class
        odd += [symbol for symbol in unclear if parse(symbol) is None]
    together = TOGETHER if sum("," in symbol for symbol in odd) > len(odd) / 2 else ""
    intake.account.find(NO_SYMBOL + together, len(odd), intake.value(
        f"select count(distinct symbol) from {symbols} where scheme in ('IPC', 'CPC', 'USPC')"), odd[:5])


def _note_years(intake: Intake) -> None:
    newest = "greatest(priority_year, application_year, publication_year)"
    for finding, odd, year in (
        (FUTURE, f"{newest} > {date.today().year}", newest),
        (LATE, f"publication_year - least(priority_year, application_year) > {LONGEST}",
         "least(priority_year, application_year)"),
    ):
        n = intake.value(f"select count(*) from patents where {odd}")
        if n:
            intake.account.find(finding, n, intake.value(f"select count(*) from patents where {newest} is not null"),
                                intake.column(f"select document || ': ' || {year} from patents where {odd} "
                                              f"order by {year}, document limit 5"))
