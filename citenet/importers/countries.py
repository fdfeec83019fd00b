"""Which country does each text mean that stands where a country should?"""

from __future__ import annotations

from citenet.importers.intake import Intake
from citenet.reference.countries import match_country

_FINDINGS = {
    "office": "patent offices given as a country: taken as unknown",
    "unknown": "countries that are not recognised: taken as unknown",
}


def read_countries(intake: Intake, counts: str) -> None:
    """Match each distinct text once, into the table `country_codes` (`text`, `code`).

    Offices such as EP and WO are no country: they and unknown texts get no code, and are counted.

    Parameters
    ----------
    counts : str
        Query for `text` and `n`, how often it occurs.
    """
    found = intake.connection.execute(f"select text, n from ({counts}) where text is not null order by text").fetchall()
    matches = {text: match_country(text) for text, _ in found}
    codes = [match.code if match.kind not in _FINDINGS else None for match in matches.values()]
    intake.connection.execute("create or replace temp table country_codes (text varchar, code varchar)")
    intake.connection.execute("insert into country_codes select unnest(?::varchar[]), unnest(?::varchar[])",
                              [list(matches), codes])
    for kind, finding in _FINDINGS.items():
        odd = sorted(((n, text) for text, n in found if matches[text].kind == kind), key=lambda one: (-one[0], one[1]))
        intake.account.find(finding, sum(n for n, _ in odd), sum(n for _, n in found),
                            [f"{text} ({n})" for n, text in odd[:5]])
