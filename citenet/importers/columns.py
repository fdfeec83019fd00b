"""Which column of the user's file is which?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from citenet.errors import InputError, SettingsError

GUESSES = {
    "citing": ("citing_patent", "citing_id", "citing_patent_id", "citing_pub_nbr", "citing_lens_id", "citingpatent",
               "patent_id", "from", "source", "src", "fromnodeid", "from_id", "citing_country"),
    "cited": ("cited_patent", "cited_id", "cited_patent_id", "cited_pub_nbr", "cited_lens_id", "citedpatent",
              "cited_number", "citation_id", "citation_patent_id", "to", "target", "dst", "tonodeid", "to_id",
              "cited_country"),
    "patent": ("patent_id", "id", "publication", "publication_number", "document", "number", "lens_id",
               "patent_number", "lens id"),
    "citations": ("weight", "count", "value", "n_citations", "citation_count"),
    "entity": ("country", "organisation", "organization", "name", "code"),
    "families": ("n_families", "family_count", "patents", "count"),
}
"""Names that such a column often has: only proposed in messages, never taken silently."""


@dataclass(frozen=True)
class Wanted:
    """The columns an importer knows in one file; `aliases` are other names that mean the same."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    aliases: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """All names the user may use."""
        return (*self.required, *self.optional, *self.aliases)


def find_columns(
    found: Sequence[str], wanted: Wanted, columns: Mapping[str, str], *, where: str
) -> dict[str, int]:
    """Find the position of each wanted column in a header; upper and lower case are the same.

    Parameters
    ----------
    found : sequence of str
        The header of the file.
    wanted : Wanted
        What the importer knows.
    columns : mapping
        What the user calls them: name known here → column in the file. A column that is given to one name is no
        longer that of an optional one which it is called by.

    Raises
    ------
    InputError
        When a required column, or one that the user named, is not there, or one column serves as two required ones.

    Examples
    --------
    >>> wanted = Wanted(("citing", "cited"), ("origin",), {"category": "origin"})
    >>> find_columns(["A", "Cited", "category"], wanted, {"citing": "a"}, where="edges.csv")
    {'citing': 0, 'cited': 1, 'origin': 2}
    >>> find_columns(["patent", "country"], Wanted(("patent",), ("country", "inventor_country"), {}),
    ...              {"inventor_country": "country"}, where="patents.csv")
    {'patent': 0, 'inventor_country': 1}
    """
    positions: dict[str, int] = {}
    given = {column.casefold() for name, column in columns.items() if name.casefold() != column.casefold()}
    for name in wanted.names:
        column = columns.get(name, name)
        if name not in columns and name not in wanted.required and name.casefold() in given:
            continue
        places = [place for place, title in enumerate(found) if title.casefold() == column.casefold()]
        if name in columns and not places:
            raise InputError(f"there is no column '{column}', which was given for '{name}'", where=where,
                             found=_titles(found), fix=f"--columns {name}=COLUMN")
        if len(places) > 1:
            raise InputError(f"{len(places)} columns are called '{column}'", where=where,
                             found=_titles(found), fix="give the columns different names")
        if places:
            positions.setdefault(wanted.aliases.get(name, name), places[0])
    missing = [name for name in wanted.required if name not in positions]
    if missing:
        raise _missing(missing, found, where)
    _refuse_one_column_twice([(name, found[positions[name]]) for name in wanted.required], where)
    return positions


def _refuse_one_column_twice(taken: Sequence[tuple[str, str]], where: str) -> None:
    """Two required names cannot be the same column: every citation would be one of a document to itself."""
    titles = [title for _, title in taken]
    twice = sorted({title for title in titles if titles.count(title) > 1})
    if twice:
        proposal = ",".join(f"{name}=COLUMN" for name, _ in taken)
        raise InputError(f"the column '{twice[0]}' was given for more than one name", where=where,
                         found=[f"{name}={title}" for name, title in taken],
                         fix=f"name another column for each: --columns {proposal}")


def columns_of(
    table: Sequence[str], wanted: Wanted, columns: Mapping[str, str], *, other: Sequence[str] = ()
) -> dict[str, str]:
    """Return what the user's names mean for one of two files; a name known in both may stand in either.

    Examples
    --------
    >>> wanted = Wanted(("entity",), ("year",), {})
    >>> columns_of(["entity"], wanted, {"year": "period", "citing": "a"}, other=["a", "period"])
    {}
    """
    here, there = ({title.casefold() for title in titles} for titles in (table, other))
    return {name: column for name, column in columns.items()
            if name in wanted.names and (column.casefold() in here or column.casefold() not in there)}


def check_names(columns: Mapping[str, str], known: Collection[str]) -> None:
    """Make sure that the user mapped names that mean something."""
    unknown = [name for name in columns if name not in known]
    if unknown:
        raise SettingsError(f"{len(unknown)} of {len(columns)} names in --columns mean nothing here", found=unknown,
                            allowed=", ".join(known), fix="--columns name=column, the known name first")


def _missing(missing: Sequence[str], found: Sequence[str], where: str) -> InputError:
    proposal = ",".join(f"{name}={_guess(name, found)}" for name in missing)
    names = " and ".join(f"'{name}'" for name in missing)
    what = f"no column {names} among {len(found)}" if len(found) != 1 else f"one column only, and no {names}"
    hint = " (or --delimiter, if that is what separates the columns)" if len(found) == 1 else ""
    if any(not title or title[:1].isdigit() for title in found) or len(set(found)) < len(found):
        hint = "; if the first line is data already, put a line with the names of the columns above it"
    return InputError(what, where=where, found=_titles(found), fix=f"--columns {proposal}{hint}")


def _titles(found: Sequence[str]) -> list[str]:
    """Show all columns, where other examples would be cut after five."""
    return [", ".join(found[:60])]


def _guess(name: str, found: Sequence[str]) -> str:
    by_name = {title.casefold(): title for title in found}
    likely = [by_name[guess] for guess in GUESSES.get(name, ()) if guess in by_name]
    return likely[0] if likely else "COLUMN"
