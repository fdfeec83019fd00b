"""How do the raw relations that an importer staged become a corpus?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from citenet import __version__
from citenet.corpus import MANIFEST, write_family_tables, write_manifest
from citenet.errors import SettingsError
from citenet.importers.citations import write_citations, write_family_citations
from citenet.importers.documents import number_documents, offer_keys
from citenet.importers.implausible import note_implausible
from citenet.importers.intake import Intake, sql
from citenet.importers.parties import write_classes, write_parties
from citenet.importers.steps import once

RAW = {
    "raw_patents": ("document", "family", "office", "priority_year", "application_year", "publication_year"),
    "raw_parties": ("document", "role", "sequence", "name", "organisation", "country"),
    "raw_classes": ("document", "scheme", "symbol"),
    "raw_citations": ("citing", "cited", "origin"),
    "raw_members": ("document", "family"),
}
"""What an importer stages before :func:`write_corpus`: all text but `sequence`, documents by their number
as the source writes it. `role` is applicant or inventor, `scheme` IPC, CPC, USPC, or NTS for the id of a
technology. A document may be described by many rows. `raw_members`, which may be left out, tells the family
of documents of which nothing else is known; they are no patents unless they are cited or cite.
The relations are read more than once."""


def write_corpus(intake: Intake, *, importer: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the relations of `RAW` into the tables of a corpus, and write its manifest.

    Documents get dense numbers in the order of their families, and families in the order of their
    first document; a document that only occurs in a citation gets a row that is not `recorded`, and one without a
    family is its own. The tables depend on the content of the sources alone: not on the order of
    their rows, the number of threads or the memory.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    InputError
        When the relations contradict each other altogether, such as no id in common.
    ArithmeticError
        When rows in are not rows out plus losses: a bug.
    """
    intake.connection.execute(sql("no_members"))
    unit = once(intake, "documents", partial(number_documents, intake))
    offer_keys(intake)
    once(intake, "parties", partial(write_parties, intake))
    once(intake, "classes", partial(write_classes, intake))
    once(intake, "citations", partial(write_citations, intake))
    once(intake, "family_citations", partial(write_family_citations, intake))
    intake.options.progress("families")
    intake.tables.update(write_family_tables(
        intake.folder, memory=intake.options.bound, threads=intake.options.threads))
    note_implausible(intake)
    return finish(intake, importer=importer, unit=unit, settings=settings)


def finish(intake: Intake, *, importer: str, unit: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Write the manifest, and the texts that are to lie beside the tables."""
    options = intake.options
    manifest = {
        "importer": importer,
        "citenet": __version__,
        "simulated": options.simulated,
        "note": options.note,
        "edition": options.edition,
        "unit": unit,
        "unit_note": UNITS[unit],
        "settings": {"max_errors": options.max_errors, **settings},
        "sources": intake.sources,
        "tables": intake.tables,
        **intake.account.as_record(),
    }
    write_manifest(intake.folder, manifest)
    taken = {MANIFEST, *(f"{table}.parquet" for table in intake.tables)}
    for name, text in options.beside.items():
        if name in taken or "/" in name:
            raise SettingsError(f"'{name}' is no name for a file beside the tables", fix="choose another name")
        (intake.folder / name).write_text(text, encoding="utf-8", newline="\n")
    return manifest


UNITS = {
    "family": "the patent family",
    "publication": "the publication, used as if each were a family of its own: the source names no families",
    "as in the table": "whatever the table counted",
}
