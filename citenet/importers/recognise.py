"""Which known export is this, and what can be made of it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citenet.errors import InputError
from citenet.importers.dialect import FORMS
from citenet.importers.source import NoTableError

Titles = frozenset[str]


@dataclass(frozen=True)
class Kind:
    """A kind of file: how its header shows it, what it holds, what it lacks, and what to do.

    `separator` stands between the values of its cells where it describes patents beside the citations of others.
    """

    name: str
    is_kind: Callable[[Titles], bool]
    lacks: str
    fix: str
    separator: str = ""

    def refuse(self, where: str, header: Sequence[str], rows: int | None = None) -> InputError:
        """Return the error for somebody who wants citations of it."""
        size = f" of {rows:,} rows and {len(header)} columns" if rows is not None else ""
        return InputError(f"this is {self.name}{size}: {self.lacks}", where=where, fix=self.advice(header))

    def advice(self, header: Sequence[str]) -> str:
        """Say what to do, and what the table serves for even so."""
        if not self.separator:
            return self.fix
        columns = columns_of_patents(header)
        return (f"{self.fix}. Beside citations from elsewhere this file tells {', '.join(list(columns)[1:])} of the "
                f"patents: citenet import edges EDGES --patents FILE --separator \"{self.separator}\" --columns "
                f"\"{','.join(f'{name}={title}' for name, title in columns.items())}\"")


_PATENT_COLUMNS = {
    "patent": ("display key", "publication number", "id"),
    "family": ("simple family members",),
    "office": ("jurisdiction",),
    "priority_year": ("earliest priority date", "priority date"),
    "application_year": ("application date", "filing/creation date"),
    "publication_year": ("publication date",),
    "applicant": ("applicants", "assignee"),
    "inventor": ("inventors",),
    "ipc": ("ipcr classifications",),
    "cpc": ("cpc classifications",),
    "uspc": ("us classifications",),
}
"""What the columns of exports without citations are called."""


def columns_of_patents(header: Sequence[str]) -> dict[str, str]:
    """Return what a header calls the columns of a table of patents: name here → column.

    Examples
    --------
    >>> columns_of_patents(["id", "title", "assignee", "priority date"])
    {'patent': 'id', 'priority_year': 'priority date', 'applicant': 'assignee'}
    """
    titles = {title.casefold(): title for title in header}
    return {name: titles[known] for name, variants in _PATENT_COLUMNS.items() for known in variants
            if known in titles}


def _all_of(*titles: str) -> Callable[[Titles], bool]:
    return lambda found: found.issuperset(titles)


_LENS_LACKS = "it holds counts of citations, not which patent cites which, and no country of applicants"
_LENS_FIX = "export the same set from Lens as JSON Lines, which holds the references"

KINDS = (
    Kind("a Lens export of scholarly works", _all_of("lens id", "citing works count"),
         "it holds articles, not patents, and counts of citations only",
         "search in the patent part of Lens, and export that as JSON Lines"),
    Kind("a Lens patent export as CSV", _all_of("lens id", "cites patent count"),
         _LENS_LACKS, _LENS_FIX, ";;"),
    Kind("a Lens patent export as CSV", _all_of("lens id", "cited by patent count"),
         _LENS_LACKS, _LENS_FIX, ";;"),
    Kind("a Google Patents search download", _all_of("assignee", "inventor/author", "result link"),
         "it holds neither citations nor countries",
         "query the public patents table of Google BigQuery, which holds both", ";"),
    Kind("the NBER file of citations", lambda found: found == {"citing", "cited"},
         "", "citenet import nber cite75_99.txt apat63_99.txt, or citenet import edges FILE"),
    Kind("the NBER file of patents", _all_of("patent", "gyear", "appyear", "nclass"),
         "it holds patents, not which cites which", "citenet import nber cite75_99.txt apat63_99.txt"),
    Kind("a table of flows", _all_of("citing", "cited", "citations"),
         "it holds citations that are already counted, not one row a citation", "citenet import flows FILE"),
    Kind("an edge list", _all_of("citing", "cited"), "", "citenet import edges FILE"),
    Kind("a table of patents", lambda found: "patent" in found,
         "it holds patents, not which cites which", "citenet import edges EDGES --patents FILE"),
)
"""Kinds of tables, the first that fits counts."""


def recognise(header: Sequence[str]) -> Kind | None:
    """Tell from its column titles what kind of table this is; None when it is none that is known.

    Examples
    --------
    >>> recognise(["Citing", "Cited", "Citing_Country"]).name
    'an edge list'
    >>> recognise(["a", "b"]) is None
    True
    """
    titles = frozenset(title.strip().casefold() for title in header)
    return next((kind for kind in KINDS if kind.is_kind(titles)), None)


_FORM_FIXES = {
    "JSON": "citenet import lens FILE, or citenet import google FILE; others: give one row a citation, with the "
            "columns citing and cited",
    "XML or HTML": "citenet import uspto-xml FILE, citenet import docdb FILE, or citenet import graph FILE; others: "
                   "give one row a citation, with the columns citing and cited",
}


def refuse_other_forms(where: str, head: bytes) -> None:
    """Refuse text that is no table.

    Raises
    ------
    NoTableError
        When it begins like JSON or XML.
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    form = {b"{": "JSON", b"[": "JSON", b"<": "XML or HTML"}.get(start)
    if form:
        raise NoTableError(f"this is {form}, not a table", where=where, allowed=FORMS, fix=_FORM_FIXES[form])
