"""Which countries were members of the EU, the OECD or NATO on a given day, and what class does that make them?"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from citenet.errors import InputError, SettingsError
from citenet.reference.countries import load_countries
from citenet.reference.delimited import named_rows

if TYPE_CHECKING:
    import pandas as pd

AS_OF = "2025-12-31"
BLOCS = ("eu", "oecd_nato")
OTHER = "other"
"""Class of countries that belong to none of the blocs."""

_DESCRIPTION = frozenset({"iso2", "iso3", "name", "note", "source"})


@dataclass(frozen=True)
class Membership:
    """A country was a member of an institution from the day `since` to the day `until`, both included."""

    country: str
    institution: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the country was a member on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


def load_memberships(path: str | Path | None = None) -> tuple[Membership, ...]:
    """Read a table of dated memberships.

    Parameters
    ----------
    path : str or Path, optional
        The user's own CSV, its columns separated by commas, semicolons, tabs or bars; by default EU, OECD and
        NATO. Column `iso2`; for each institution a column `<institution>_from` and, where members left,
        `<institution>_to` (the last day), with dates written YYYY-MM-DD and nothing where a country is no
        member. `iso3`, `name`, `note` and `source` are there for the reader.

    Raises
    ------
    InputError
        When the file cannot be read, or a column, country or date in it cannot be followed.

    Examples
    --------
    >>> [m for m in load_memberships() if m.country == "GB" and m.institution == "eu"]
    [Membership(country='GB', institution='eu', since=datetime.date(1973, 1, 1), until=datetime.date(2020, 1, 31))]
    """
    where = str(path) if path else "institutions.csv"
    file = Path(path) if path else resources.files("citenet.reference") / "institutions.csv"
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=where) from error
    except UnicodeDecodeError as error:
        raise InputError(f"the file is not UTF-8 text: {error}", where=where, fix="save it as UTF-8") from error
    rows = named_rows(lines)
    try:
        institutions = _institutions(list(rows.fieldnames or []), where)
        by_country: dict[str, list[Membership]] = {}
        for row in rows:
            at = f"{where}, line {rows.line_num}"
            country = _country(row, at)
            if country in by_country:
                raise InputError("a country has more than one row", where=at, found=[country], fix="keep one")
            by_country[country] = [m for name in institutions if (m := _membership(row, country, name, at))]
    except csv.Error as error:
        raise InputError(f"the line is no CSV: {error}", where=f"{where}, line {rows.line_num}") from error
    return tuple(membership for own in by_country.values() for membership in own)


def source_classes(
    codes: Iterable[str],
    *,
    as_of: str | int | date = AS_OF,
    blocs: Sequence[str] = BLOCS,
    memberships: Sequence[Membership] | None = None,
) -> pd.Series:
    """Put each country in a class of institutional nearness.

    A country gets the first bloc of `blocs` that it belongs to, and "other" when it belongs to none.
    So the order says who is near: ``("eu", "oecd_nato")``, for a focal country in the EU, makes class 1
    the EU members and class 2 the members of OECD or NATO outside it. ``("oecd_nato", "eu")``, for one
    outside the EU such as the United States, makes class 1 all OECD or NATO members, those in the EU
    included, and leaves class 2 the few EU members that are in neither.

    Parameters
    ----------
    codes : iterable of str
        ISO 3166 alpha-2 codes.
    as_of : str, int or date
        Day on which membership counts; a year stands for its last day. The first and the last day of a
        membership are included: the United Kingdom is "eu" on 2020-01-31, "oecd_nato" the day after.
    blocs : sequence of str
        From near to far. A bloc is an institution of the table, or several joined by "_": a member of
        any of them is in it.
    memberships : sequence of Membership, optional
        By default those of :func:`load_memberships`.

    Returns
    -------
    pandas.Series
        Class of each code, indexed by the codes: a bloc or "other"; missing for codes that are no
        country, such as patent offices and unknown parties. Territories and withdrawn codes (SU, DD)
        are countries; they are members only where the table says so.

    Raises
    ------
    SettingsError
        When `as_of` is no date or a bloc holds an unknown institution.

    Notes
    -----
    Source: the three classes of TNO Vector (2025), docs/methods, section 2.3.

    Examples
    --------
    >>> source_classes(["DE", "US", "CN", "CY"]).to_dict()
    {'DE': 'eu', 'US': 'oecd_nato', 'CN': 'other', 'CY': 'eu'}
    >>> source_classes(["DE", "US", "CN", "CY"], blocs=("oecd_nato", "eu")).to_dict()
    {'DE': 'oecd_nato', 'US': 'oecd_nato', 'CN': 'other', 'CY': 'eu'}
    """
    # pandas takes longer to load than the rest of the reference floor together.
    import pandas as pd

    codes = list(codes)
    class_of = _class_of_country(
        load_memberships() if memberships is None else memberships, membership_day(as_of), blocs
    )
    labels = [class_of.get(code) for code in codes]
    return pd.Series(labels, index=codes, dtype=None if any(labels) else object, name="source_class")


def membership_day(as_of: str | int | date) -> date:
    """Return the day that `as_of` stands for: a date, or the last day of a year.

    Examples
    --------
    >>> membership_day(2019), membership_day("2020-01-31")
    (datetime.date(2019, 12, 31), datetime.date(2020, 1, 31))
    """
    if isinstance(as_of, date):
        return as_of
    text = str(as_of).strip()
    try:
        return date.fromisoformat(f"{text}-12-31" if len(text) == 4 else text)
    except ValueError as error:
        raise SettingsError("this is no day on which membership could count", found=[text],
                            allowed="YYYY-MM-DD or YYYY", fix=f"--as-of {AS_OF}") from error


def _class_of_country(memberships: Sequence[Membership], day: date, blocs: Sequence[str]) -> dict[str, str]:
    institutions = {membership.institution for membership in memberships}
    near_to_far = [(bloc, _parts(bloc, institutions)) for bloc in blocs]
    if not blocs or len(set(blocs)) < len(blocs):
        raise SettingsError("the blocs must be given once each, one at least", found=list(blocs),
                            fix="--bloc-order eu,oecd_nato")
    classes = {code: OTHER for code, country in load_countries().items() if country.kind != "office"}
    for bloc, parts in reversed(near_to_far):
        members = {m.country for m in memberships if m.institution in parts and m.holds(day)}
        classes.update(dict.fromkeys(members, bloc))
    return classes


def _parts(bloc: str, institutions: set[str]) -> set[str]:
    """Split a bloc into the institutions that make it up."""
    parts = {bloc} if bloc in institutions else set(bloc.split("_"))
    if not parts <= institutions:
        raise SettingsError("a bloc is not in the table of memberships", found=[bloc],
                            allowed=f"{', '.join(sorted(institutions))}, or several joined by _",
                            fix="give the table a column " + ", ".join(f"{name}_from" for name in sorted(
                                parts - institutions)))
    return parts


def _institutions(columns: Sequence[str], where: str) -> list[str]:
    names = [column.removesuffix("_from") for column in columns if column.endswith("_from")]
    known = _DESCRIPTION | {f"{name}_{end}" for name in names for end in ("from", "to")}
    if "iso2" not in columns or not names:
        raise InputError("it needs a column 'iso2' and a column '…_from' for each institution", where=where,
                         found=list(columns), allowed="iso2, eu_from, eu_to, oecd_from, nato_from")
    unknown = [column for column in columns if column not in known]
    if unknown or OTHER in names:
        raise InputError(f"{len(unknown) or 1} columns are not understood", where=where, found=unknown or [OTHER],
                         allowed=", ".join(sorted(known)))
    return names


def _country(row: Mapping[str, str], where: str) -> str:
    code = (row["iso2"] or "").strip().upper()
    if None in row:
        raise InputError("the line has more cells than the header", where=where, found=[code],
                         fix="put names that hold a comma in quotes")
    if code not in load_countries() or load_countries()[code].kind == "office":
        raise InputError("'iso2' is no country", where=where, found=[code], allowed="ISO 3166 alpha-2, such as GB")
    return code


def _membership(row: Mapping[str, str], country: str, name: str, where: str) -> Membership | None:
    since, until = (_date(row.get(f"{name}_{end}"), f"{where}, {name}_{end}") for end in ("from", "to"))
    if until and (since is None or until < since):
        raise InputError(f"'{name}_to' has no earlier '{name}_from'", where=where,
                         found=[f"{since or 'nothing'} … {until}"])
    return Membership(country, name, since, until) if since else None


def _date(text: str | None, where: str) -> date | None:
    if not text or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError("this is no date", where=where, found=[text], allowed="YYYY-MM-DD") from error
