"""How do the grants that the US patent office publishes as XML become a corpus?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from citenet.importers.corpus_tables import write_corpus
from citenet.importers.identity import publication
from citenet.importers.intake import ImportOptions, intake
from citenet.importers.uspto_classes import classes
from citenet.importers.xml_document import Element, Form
from citenet.importers.xml_records import LITERATURE, Record, stage_documents

WANTED = "full text or bibliographic grant XML of 2005 or later: ipgYYMMDD.xml or .zip"

_NO_CITATIONS = "an application, which holds no citations"
FORM = Form(
    "us-patent-grant", "us-bibliographic-data-grant",
    others={
        "us-patent-application": _NO_CITATIONS,
        "patent-application-publication": _NO_CITATIONS,
        "sequence-cwu": "a sequence listing, which stands beside its grant",
        "exchange-document": "an exchange document of the EPO: citenet import docdb",
        "!DOCTYPE PATDOC": "a grant in the form of 2001 to 2004, which is not read",
    },
)
BESIDE_ASSIGNEE = "an applicant beside the assignees"
ALSO_INVENTOR = "an applicant who is an inventor too"

_NOT_SAID = ("omitted", "unknown", "not provided")


def import_uspto(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import grants of the US patent office from its weekly XML files.

    The applicants are the assignees; of a grant without any, those of its applicants who are not its inventors.
    The country is that of the address. The priority year is that of the earliest foreign priority, parent or
    provisional application. Citations to US applications and to documents of other offices are kept. The files
    name no families: each grant counts as its own.

    Parameters
    ----------
    files : str, Path or sequence of them
        Files, folders or zip archives, all schemas since 2005. ``-`` is standard input.
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
        When a file is another one, such as applications alone, which cite nothing, or more documents than
        `max_errors` are broken; nothing is written.

    Notes
    -----
    Source: USPTO, Patent Grant Full Text Data, us-patent-grant DTD versions 4.0 to 4.7.
    """
    with intake(folder, ImportOptions(**options)) as work:
        stage_documents(work, files, form=FORM, reader=read_grant, what=WANTED)
        return write_corpus(work, importer="uspto-xml", settings={})


def read_grant(grant: Element) -> Record | str:
    """Make a record of a grant, or say why it cannot be used."""
    about = grant.first("us-bibliographic-data-grant")
    number = about.first("publication-reference", "document-id") if about else None
    document = _publication(number) if number else ""
    if not about or not document:
        return "no number of the grant"
    return {
        "document": document,
        "office": "US",
        "priority": min(_priority_dates(about), default=None),
        "application": about.value("application-reference", "document-id", "date"),
        "publication": number.value("date") if number else "",
        "parties": _parties(about),
        "classes": [{"scheme": scheme, "symbol": symbol} for scheme, symbol in classes(about)],
        "citations": list(_references(about)),
    }


def _publication(number: Element) -> str:
    return publication(number.value("country"), number.value("doc-number"), number.value("kind"))


def _priority_dates(about: Element) -> Iterator[str]:
    """Find the dates of what the grant claims priority from."""
    dates = [claim.value("date") for claim in about.all("priority-claims", "priority-claim")]
    for related in (child for whole in about.all("us-related-documents") for child in whole.children):
        dates += [related.value("document-id", "date")] if related.tag == "us-provisional-application" else []
        dates += [related.value("relation", "parent-doc", "document-id", "date")]
    return (date for date in dates if date[:4].isdigit() and date[:4] > "1700")


def _parties(about: Element) -> Iterator[dict[str, str]]:
    """Find assignees, applicants and inventors in both schemas; in the older one the applicants are the inventors."""
    assignees = [_party(one, "applicant") for one in about.all("assignees", "assignee")]
    listed = _either(about, ("parties", "applicants", "applicant"), ("us-parties", "us-applicants", "us-applicant"))
    inventors = [_party(one, "inventor") for one in
                 _either(about, ("parties", "inventors", "inventor"), ("us-parties", "inventors", "inventor"))]
    if not inventors:
        inventors = [_party(one, "inventor") for one in listed if _invented(one)]
        listed = [one for one in listed if not _invented(one)]
    names = {party["name"] for party in inventors}
    yield from assignees
    for party in (_party(one, "applicant") for one in listed):
        beside = ALSO_INVENTOR if party["name"] in names else BESIDE_ASSIGNEE if assignees else ""
        yield party | {"left_out": beside} if beside else party
    yield from inventors


def _invented(applicant: Element) -> bool:
    return applicant.attributes.get("app-type") == "applicant-inventor"


def _either(about: Element, *paths: tuple[str, ...]) -> list[Element]:
    """Return the elements at the paths of both schemas."""
    return [one for path in paths for one in about.all(*path)]


def _party(party: Element, role: str) -> dict[str, str]:
    book = party.first("addressbook") or party
    person = " ".join(filter(None, (book.value("first-name"), book.value("last-name"))))
    countries = (book.value("address", "country"), party.value("residence", "country"))
    country = next((one for one in countries if one and one.casefold() not in _NOT_SAID), "")
    return {"role": role, "name": book.value("orgname") or person, "country": country}


def _references(about: Element) -> Iterator[dict[str, str]]:
    """Find the references in both schemas."""
    for reference in _either(about, ("references-cited", "citation"), ("us-references-cited", "us-citation")):
        patent = reference.first("patcit", "document-id")
        if patent:
            yield {"cited": _publication(patent), "origin": reference.value("category")}
        else:
            yield {"left_out": LITERATURE if reference.first("nplcit") else "neither a patent nor literature"}
