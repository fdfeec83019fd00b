"""What is wanted of a Lens record, and which records cannot be used?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = "VARCHAR"
_NUMBER = {"jurisdiction": _TEXT, "doc_number": _TEXT, "kind": _TEXT}
_DOCUMENT = {"document_id": _NUMBER, "lens_id": _TEXT}
_PARTY = {"extracted_name": {"value": _TEXT}, "residence": _TEXT}
_CLASSES = {"classifications": [{"symbol": _TEXT}]}

SHAPE = {
    "lens_id": _TEXT, **_NUMBER, "date_published": _TEXT,
    "biblio": {
        "application_reference": {"date": _TEXT},
        "priority_claims": {"claims": [{"date": _TEXT}], "earliest_claim": {"date": _TEXT}},
        "parties": {"applicants": [_PARTY], "inventors": [_PARTY]},
        "classifications_ipcr": _CLASSES,
        "classifications_cpc": _CLASSES,
        "classifications_national": _CLASSES,
        "references_cited": {"citations": [{"patcit": _DOCUMENT, "nplcit": {"text": _TEXT}, "cited_phase": _TEXT}]},
        "cited_by": {"patents": [_DOCUMENT]},
    },
    "families": {"simple_family": {"members": [_DOCUMENT]}},
}
"""The fields of a Lens patent record that a corpus is made of."""

NO_ID = "no lens_id"
SCHOLARLY = "a scholarly work, not a patent"
CUT = "cut: a cited patent without Lens id and number"
OTHER_FORM = "fields in another form than Lens writes them"

_OF_PATENTS = ("jurisdiction", "doc_number", "biblio", "families")
_OF_SCHOLARS = ("authors", "author_count", "source", "year_published", "scholarly_citations",
                "scholarly_citations_count", "references_count", "fields_of_study", "open_access")
_BRANCHES = (
    ("biblio", "parties", "applicants"), ("biblio", "parties", "inventors"),
    ("biblio", "classifications_ipcr", "classifications"), ("biblio", "classifications_cpc", "classifications"),
    ("biblio", "references_cited", "citations"), ("biblio", "cited_by", "patents"),
    ("families", "simple_family", "members"),
)


def fault(record: Mapping[str, Any]) -> str | None:
    """Say why a Lens record cannot be used; None when it can.

    Examples
    --------
    >>> fault({"lens_id": "038-066-141-127-891", "jurisdiction": "CN"}) is None
    True
    >>> fault({"lens_id": "000-781-931-144-518", "authors": []})
    'a scholarly work, not a patent'
    >>> fault({"lens_id": "1", "biblio": {"references_cited": {"citations": [{"patcit": {}}]}}})
    'cut: a cited patent without Lens id and number'
    """
    if not isinstance(record.get("lens_id"), str) or not record["lens_id"].strip():
        return NO_ID
    if not any(name in record for name in _OF_PATENTS) and any(name in record for name in _OF_SCHOLARS):
        return SCHOLARLY
    branches = [_branch(record, path) for path in _BRANCHES]
    if None in branches:
        return OTHER_FORM
    return CUT if any(map(_is_cut, _branch(record, ("biblio", "references_cited", "citations")) or ())) else None


def _branch(record: Mapping[str, Any], path: tuple[str, ...]) -> list[Mapping[str, Any]] | None:
    """Return the list at the end of a path, empty when there is none; None when it is something else."""
    here: Any = record
    for name in path:
        if not isinstance(here, dict):
            return None
        here = here.get(name)
        if here is None:
            return []
    return here if isinstance(here, list) and all(isinstance(one, dict) for one in here) else None


def _is_cut(citation: Mapping[str, Any]) -> bool:
    if citation.get("patcit") is None:
        return False
    cited = citation["patcit"] if isinstance(citation["patcit"], dict) else {}
    number = cited.get("document_id")
    return not cited.get("lens_id") and not (isinstance(number, dict) and number.get("doc_number"))
