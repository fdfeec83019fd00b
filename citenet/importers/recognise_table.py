"""Of which data set is a table, as far as its columns and first rows tell?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citenet.importers import oecd, patentsview, patstat
from citenet.importers.columns import GUESSES
from citenet.importers.evidence import (
    BY_CHOICE,
    BY_COLUMNS,
    BY_ONE_COLUMN,
    BY_SHAPE,
    Evidence,
    nothing_known,
)
from citenet.importers.recognise import recognise
from citenet.importers.table_sets import SetTable

Rows = Sequence[Sequence[str]]

SETS: Mapping[str, tuple[str, tuple[SetTable, ...]]] = {
    "patentsview": ("PatentsView", patentsview.TABLES),
    "oecd": ("OECD Citations or REGPAT", oecd.TABLES),
    "patstat": ("PATSTAT", patstat.TABLES),
}
"""Data sets of many tables, by importer."""

NBER_CITATIONS, NBER_PATENTS = "nber-citations", "nber-patents"
_KINDS = {
    "the NBER file of citations": (NBER_CITATIONS, BY_CHOICE),
    "the NBER file of patents": (NBER_PATENTS, BY_COLUMNS),
    "a table of flows": ("flows", BY_ONE_COLUMN),
    "an edge list": ("edges", BY_ONE_COLUMN),
    "a table of patents": ("patents", BY_CHOICE),
}
_NO_ROWS = "it holds a header and no rows"

_LOOKS = {
    "patent_id": re.compile(r"(?:[A-Z]{1,2})?\d{1,8}"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "country": re.compile(r"[A-Za-z]{2,3}"),
    "sequence": re.compile(r"\d+"),
    "series_code": re.compile(r"[\dD]\d?"),
    "citation_id": re.compile(r"[A-Z]{0,2}\d+"),
    "application_id": re.compile(r"\d{4}/\d+"),
    "mainclass_id": re.compile(r"[A-Z]{0,3}\d+"),
    "num_claims": re.compile(r"\d+"),
}
"""What stands in the columns of a table without column names; those without a pattern may hold anything."""


def recognise_table(header: Sequence[str], rows: Rows, stem: str) -> Evidence:
    """Tell what a table is.

    Parameters
    ----------
    header : sequence of str
        Its first line.
    rows : sequence of sequences of str
        The first lines below.
    stem : str
        The name of the file without its ending, in lower case: only where there are no column names.

    Examples
    --------
    >>> found = recognise_table(["patent_id", "citation_patent_id"], [["4000001", "3930271"]], "x")
    >>> found.format, found.confidence
    ('patentsview', 0.95)
    >>> recognise_table(["citing", "cited"], [], "x").unusable
    'it holds a header and no rows'
    """
    found = _of_a_set(header) or _of_a_kind(header, rows)
    if found:
        return found if rows or found.unusable else found.without_use(_NO_ROWS, "download or export it again")
    return _with_remarks(header) or _without_header([header, *rows], stem) or _by_guess(header)


def _of_a_set(header: Sequence[str]) -> Evidence | None:
    for format_, (name, tables) in SETS.items():
        for table in tables:
            own = sum(title.casefold() in _own_titles(table) for title in header)
            if own and table.fits(header):
                return Evidence(format_, f"{name}: {table.name}", BY_COLUMNS if own > 1 else BY_ONE_COLUMN,
                                f"{own} columns of its table {table.name}")
    return None


def _own_titles(table: SetTable) -> set[str]:
    """Return the titles that nobody else would choose: they have several parts."""
    return {title for title in (*table.wanted.names,) if "_" in title}


def _of_a_kind(header: Sequence[str], rows: Rows) -> Evidence | None:
    kind = recognise(header)
    if not kind:
        return None
    format_, confidence = _KINDS.get(kind.name, ("", BY_COLUMNS))
    found = Evidence(format_, kind.name, confidence, f"its columns {_titles(header)}", is_bare=_is_bare(header, rows))
    return found if format_ else found.without_use(kind.lacks, kind.advice(header))


def _is_bare(header: Sequence[str], rows: Rows) -> bool:
    """Tell whether all numbers of documents are digits alone."""
    places = [place for place, title in enumerate(header) if title.casefold() in ("citing", "cited", "patent")]
    numbers = [row[place] for row in rows for place in places if place < len(row)]
    return bool(numbers) and all(number.isdigit() for number in numbers)


def _with_remarks(header: Sequence[str]) -> Evidence | None:
    """Recognise graphs of SNAP, which have remarks above their rows."""
    if not header[0].startswith("# "):
        return None
    return Evidence("edges", "an edge list below remarks, as SNAP writes it", BY_CHOICE, "lines with #").without_use(
        "lines that begin with # stand above its rows",
        "put column names there instead: (echo citing,cited; grep -v '^#' FILE | tr '\\t' ',') > edges.csv")


def _without_header(rows: Rows, stem: str) -> Evidence | None:
    """Recognise a PatentsView table of before 2022, which has no line of column names."""
    shaped = [(file, columns) for table in patentsview.TABLES for file, columns in table.headless.items()
              if _has_shape(rows, columns)]
    named = next((file for file, _ in shaped if file == stem), "")
    if named:
        return Evidence("patentsview", f"PatentsView: {named} of before 2022", BY_SHAPE,
                        f"no column names; columns and values of {named}")
    alike = next((file for file, _ in shaped if stem.endswith(file)), "")
    if alike:
        return Evidence("patentsview", f"PatentsView: {alike} of before 2022", BY_SHAPE,
                        f"no column names; columns and values of {alike}").without_use(
            "a table without column names is known by its name, and this one is called otherwise",
            f"call the file {alike}.csv")
    return None


def _has_shape(rows: Rows, columns: Sequence[str]) -> bool:
    if any(len(row) != len(columns) for row in rows):
        return False
    looks = [(place, _LOOKS["patent_id" if place == 0 and name == "id" and "title" in columns else name])
             for place, name in enumerate(columns) if name in _LOOKS]
    return all(not row[place] or look.fullmatch(row[place]) for row in rows for place, look in looks)


def _by_guess(header: Sequence[str]) -> Evidence:
    """Propose what a table with other column names might be."""
    by_name = {title.casefold(): title for title in header}
    guess = {name: next((by_name[one] for one in (name, *GUESSES[name]) if one in by_name), "")
             for name in ("citing", "cited", "patent")}
    if guess["citing"] and guess["cited"]:
        return Evidence("edges", "an edge list under other column names", BY_CHOICE,
                        f"columns {guess['citing']} and {guess['cited']}").without_use(
            "it has to be told which columns are the citing and the cited document",
            f"citenet import edges FILE --columns citing={guess['citing']},cited={guess['cited']}")
    if guess["patent"]:
        return Evidence("patents", "a table of patents under other column names", BY_CHOICE,
                        f"the column {guess['patent']}").without_use(
            "it holds patents, not which cites which, and it has to be told what its columns mean",
            f"citenet import edges EDGES --patents FILE --columns patent={guess['patent']}")
    return nothing_known(f"its columns are those of no format that is known: {_titles(header)}")


def _titles(header: Sequence[str]) -> str:
    more = f", … ({len(header)} in all)" if len(header) > 6 else ""
    return ", ".join(title[:30] for title in header[:6]) + more
