"""How do documents in XML become the raw relations of a corpus?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import Part, find_parts
from citenet.importers.intake import Intake, sql
from citenet.importers.records import stage_records
from citenet.importers.refused import Refused
from citenet.importers.source import each_file
from citenet.importers.xml_document import Element, Form
from citenet.importers.xml_stream import xml_documents

_TEXT = "VARCHAR"
SHAPE = {
    "document": _TEXT, "family": _TEXT, "office": _TEXT,
    "priority": _TEXT, "application": _TEXT, "publication": _TEXT,
    "parties": [{"role": _TEXT, "sequence": _TEXT, "name": _TEXT, "organisation": _TEXT, "country": _TEXT,
                 "left_out": _TEXT}],
    "classes": [{"scheme": _TEXT, "symbol": _TEXT}],
    "citations": [{"cited": _TEXT, "origin": _TEXT, "left_out": _TEXT}],
}
"""What is wanted of a document; `left_out` is the reason why a party or reference does not count."""

LITERATURE = "literature, not a patent"

Record = dict[str, Any]
Reader = Callable[[Element], Record | str]
"""Makes a record in `SHAPE` of a document, or says why that is not possible."""

_RAW = ("raw_patents", "raw_parties", "raw_classes", "raw_citations")
_TOLD_EVERY = 10_000

_ENDINGS = (".xml", ".xml.gz", ".xml.zst")
"""Of the names of members of an archive that are read."""


def stage_documents(
    work: Intake, files: str | Path | Sequence[str | Path], *, form: Form, reader: Reader, what: str
) -> None:
    """Offer the relations of `RAW` from XML files, plain, packed or in archives.

    Parameters
    ----------
    form : Form
        What a document looks like.
    reader : callable
        Makes a record of it.
    what : str
        The kind of file, for messages.

    Raises
    ------
    InputError
        When a file is another one, is damaged, or has more faulty documents than `max_errors`; when no document
        is of the kind wanted.
    """
    found = find_parts(each_file(files), scratch(work.connection))
    parts = [part for part in found if not part.listed or part.name.casefold().endswith(_ENDINGS)]
    if not parts:
        raise InputError(f"0 of {len(found)} files are XML", found=[part.name for part in found], allowed=what,
                         fix=f"give {what}")
    rows = stage_records(work, "xml_documents", SHAPE, parts,
                         lambda part: _records(work, part, form, reader))
    if not rows:
        raise _nothing_wanted(work, what)
    for name in _RAW:
        work.connection.execute(f"create temp view {name} as {sql(name.replace('raw', 'xml'))}")
    _account_for(work, "parties", "parties as written")
    _account_for(work, "citations", "references")


def _records(work: Intake, part: Part, form: Form, reader: Reader) -> Iterator[Record]:
    """Yield the records of a file, and account for every document in it."""
    work.options.progress(f"reading {part.name}")
    refused, foreign, rows = Refused(part.name, work.options.max_errors), Refused(part.name, sys.maxsize), 0
    with part.open() as stream:
        for found in xml_documents(stream, form, part.name):
            record = reader(found.document) if found.document else found.reason
            if isinstance(record, str):
                (foreign if found.foreign else refused).refuse(found.line, record)
                continue
            rows += 1
            if rows % _TOLD_EVERY == 0:
                work.options.progress(f"reading {part.name}: {rows:,} documents")
            yield record | {"parties": _numbered(record["parties"])}
    if not (rows or refused.total or foreign.total):
        raise _other_file(part, form)
    _close(work, part, refused, foreign, rows)


def _numbered(parties: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Give the parties of each role that count their numbers, from 1."""
    numbers: Counter[str] = Counter()
    listed = []
    for party in parties:
        if not party.get("left_out"):
            numbers[party["role"]] += 1
            party = {**party, "sequence": str(numbers[party["role"]])}
        listed.append(party)
    return listed


def _close(work: Intake, part: Part, refused: Refused, foreign: Refused, rows: int) -> None:
    here = rows + refused.total
    if foreign.total:
        step = work.account.step(f"documents of {part.name}", here + foreign.total)
        for reason, documents in foreign.reasons.items():
            step.lose(reason, documents, foreign.examples[reason])
        step.close(here)
    if here:
        refused.close(work.account, rows)
    work.sources.append(part.source.record() | {"rows": rows})


def _other_file(part: Part, form: Form) -> InputError:
    head = part.head().lstrip(b"\xef\xbb\xbf \t\r\n")
    start = " ".join(head[:200].decode("utf-8", "replace").split())[:80]
    what = f"no element <{form.root}>" if head.startswith(b"<") else "no XML"
    return InputError(f"the file holds {what}", where=part.name, found=[start],
                      fix="citenet check FILE looks at a file")


def _nothing_wanted(work: Intake, what: str) -> InputError:
    reasons = [f"{loss['examples'][0]} {loss['reason']} ({loss['rows']})"
               for step in work.account.steps for loss in step.losses]
    documents = sum(step.rows_in for step in work.account.steps)
    return InputError(f"0 of {documents} documents hold citations", found=reasons, allowed=what,
                      where=", ".join(source["name"] for source in work.sources[:5]), fix=f"give {what}")


def _account_for(work: Intake, field: str, name: str) -> None:
    """Account for the parts of the documents that do not count, each with its reason."""
    listed = f"(select document, unnest({field}) as part from xml_documents)"
    step = work.account.step(name, work.value(f"select count(*) from {listed}"))
    for reason, rows, examples in work.connection.execute(f"""
            select part.left_out, count(*), list(distinct document order by document)[:5]
            from {listed} where part.left_out is not null group by part.left_out order by part.left_out""").fetchall():
        step.lose(reason, rows, examples)
    step.close(work.value(f"select count(*) from raw_{field}"))
