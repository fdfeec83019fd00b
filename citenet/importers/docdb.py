"""How does the exchange XML of the European patent office (DOCDB) become a corpus?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from citenet.importers.corpus_tables import write_corpus
from citenet.importers.identity import application, document_identity, publication
from citenet.importers.intake import ImportOptions, intake
from citenet.importers.xml_document import Element, Form
from citenet.importers.xml_records import LITERATURE, Record, stage_documents

WANTED = "DOCDB exchange XML of the EPO, as in its back file and weekly front file"

FORM = Form(
    "exchange-document", "bibliographic-data",
    closed=frozenset({"abstract", "designation-of-states", "invention-title", "nplcit", "rel-passage"}),
    others={"us-patent-grant": "a US grant: citenet import uspto-xml"},
)
OTHER_FORM = "another form of the name of the same party"

_FORMS = ("docdb", "docdba", "original")
"""Ways in which the same parties are listed: the EPO's own short names come with the residence."""

_SYMBOL = 19
"""Columns of a symbol; behind them stand a date and indicators."""


def import_docdb(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import documents of the EPO's master documentation database, DOCDB.

    A document lists its parties up to three times: the EPO's standard name counts as the organisation,
    the name as the document has it as the name, the residence as the country; one party is one row. Families are
    the EPO's simple families. Literature is left out, and counted. Publications of one application that differ in their
    stage only, such as EP A1 and B1, are one document.

    Parameters
    ----------
    files : str, Path or sequence of them
        Files, folders or zip archives, also the archives inside the archives of the EPO. ``-`` is standard
        input.
    folder : str or Path
        Where the corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file is another one, or more documents than `max_errors` are broken; nothing is written.

    Notes
    -----
    Source: EPO, DOCDB XML user documentation, exchange-documents version 2.5.
    """
    with intake(folder, ImportOptions(**options)) as work:
        stage_documents(work, files, form=FORM, reader=read_document, what=WANTED)
        return write_corpus(work, importer="docdb", settings={})


def read_document(whole: Element) -> Record | str:
    """Make a record of an exchange document, or say why it cannot be used."""
    said = whole.attributes
    document = publication(said.get("country", ""), said.get("doc-number", ""), said.get("kind", ""))
    about = whole.first("bibliographic-data")
    if not document:
        return "no number of the document"
    if said.get("status") == "D":
        return "a document that the EPO has deleted"
    if not about:
        return "no bibliographic data"
    applied = [one.value("document-id", "date") for one in about.all("application-reference") if _is_docdb(one)]
    claimed = [one.value("document-id", "date") for one in about.all("priority-claims", "priority-claim")
               if _is_docdb(one)]
    return {
        "document": document,
        "family": said.get("family-id", ""),
        "office": said.get("country", ""),
        "priority": min((date for date in claimed if date), default=None),
        "application": next(iter(applied), ""),
        "publication": said.get("date-publ", ""),
        "parties": _parties(about),
        "classes": list(_classes(about)),
        "citations": [_reference(one) for one in about.all("references-cited", "citation")],
    }


def _is_docdb(element: Element) -> bool:
    return element.attributes.get("data-format", "docdb") == "docdb"


def _parties(about: Element) -> Iterator[dict[str, str]]:
    """Find each party once, and beside it the other forms of its name."""
    for role in ("applicant", "inventor"):
        by_place: dict[str, list[Element]] = {}
        for one in about.all("parties", f"{role}s", role):
            by_place.setdefault(one.attributes.get("sequence", ""), []).append(one)
        for forms in by_place.values():
            yield from _party(role, sorted(forms, key=_form))


def _form(party: Element) -> int:
    form = party.attributes.get("data-format", "")
    return _FORMS.index(form) if form in _FORMS else len(_FORMS)


def _party(role: str, forms: Sequence[Element]) -> Iterator[dict[str, str]]:
    names = [one.value(f"{role}-name", "name") for one in forms]
    standard = names[0] if _form(forms[0]) == 0 and role == "applicant" else ""
    countries = (one.value("residence", "country") for one in forms)
    yield {"role": role, "name": next(filter(None, names[1:]), names[0]), "organisation": standard,
           "country": next(filter(None, countries), "")}
    yield from ({"role": role, "name": name, "left_out": OTHER_FORM} for name in names[1:])


def _classes(about: Element) -> Iterator[dict[str, str]]:
    for one in about.all("classifications-ipcr", "classification-ipcr", "text"):
        yield {"scheme": "IPC", "symbol": " ".join(one.text[:_SYMBOL].split())}
    for one in about.all("patent-classifications", "patent-classification"):
        scheme = one.first("classification-scheme")
        if scheme and scheme.attributes.get("scheme", "").startswith("CPC"):
            yield {"scheme": "CPC", "symbol": one.value("classification-symbol")}


def _reference(reference: Element) -> dict[str, str]:
    cited = reference.first("patcit")
    if not cited:
        return {"left_out": LITERATURE if reference.first("nplcit") else "neither a patent nor literature"}
    number = cited.first("document-id")
    parts = [number.value(part) for part in ("country", "doc-number", "kind")] if number else ["", "", ""]
    if cited.attributes.get("dnum-type", "").startswith("application"):
        document = application(*parts)
    else:
        document = publication(*parts) or document_identity(cited.attributes.get("dnum", ""))
    return {"cited": document, "origin": reference.attributes.get("cited-phase", "")}
