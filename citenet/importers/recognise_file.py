"""Of which format is each file, by what stands in it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from citenet.corpus import MANIFEST
from citenet.engine import connect, scratch
from citenet.errors import InputError
from citenet.importers import google, lens_records, uspto
from citenet.importers.archives import Part, find_parts
from citenet.importers.derwent_records import is_derwent
from citenet.importers.dialect import Dialect, find_dialect, read_rows
from citenet.importers.evidence import BY_CONTENT, Evidence, Recognised, nothing_known, refused
from citenet.importers.intake import ImportOptions, Intake
from citenet.importers.json_lines import json_records
from citenet.importers.reading import faults_of_the_file, open_table
from citenet.importers.recognise_table import NBER_CITATIONS, NBER_PATENTS, recognise_table
from citenet.importers.records import is_json
from citenet.importers.refused import Refused
from citenet.importers.source import each_file, is_stream
from citenet.importers.streams import as_text

LOOKED_AT = 20
"""Records, rows, and files of an archive that are looked at."""

_ELEMENTS = {
    "us-patent-grant": ("uspto-xml", "grants of the US patent office"),
    "exchange-document": ("docdb", "exchange documents of the EPO (DOCDB)"),
    "gexf": ("graph", "a graph as GEXF"),
    "graphml": ("graph", "a graph as GraphML"),
}
_ELEMENT = re.compile(rb"<(?:[\w-]{1,20}:)?([A-Za-z][\w-]*|!DOCTYPE PATDOC)(?=[\s/>])")
_WEB_OF_SCIENCE = re.compile(rb"^PT [^P]", re.MULTILINE)


def recognise_files(files: str | Path | Sequence[str | Path], **options: Any) -> list[Recognised]:
    """Tell of which format each file is, by what stands in it, and how sure that is.

    Parameters
    ----------
    files : str, Path or sequence of them
        Files of any known format, plain, packed or in archives; the folder of a corpus; other folders stand
        for the files in them.
    **options
        `delimiter` and `encoding` of text files, when they are not to be found out.

    Returns
    -------
    list of Recognised
        One a file, in order, each with its `evidence`: `format`, `name`, `confidence` (0 to 1),
        `certainty` (in a word), `why`, and `unusable` with `fix` where it cannot be imported as it is.

    Raises
    ------
    InputError
        When a file is not there.
    """
    with connect(in_order=True) as connection:
        work = Intake(connection, Path(), ImportOptions(**options))
        found = [Recognised(path, _look_at(work, path), listed) for path, listed in _each(files)]
    return _paired(found)


def _each(files: str | Path | Sequence[str | Path]) -> Iterator[tuple[Path, bool]]:
    for given in map(Path, each_file(files)):
        if is_stream(given):
            raise InputError("standard input and pipes can be read only once", where=str(given),
                             fix="save it as a file, or name its format")
        if given.is_dir() and not (given / MANIFEST).exists():
            listed = sorted(path for path in given.iterdir() if path.is_file() and not path.name.startswith("."))
            if not listed:
                raise InputError("there is no file in this folder", where=str(given),
                                 fix="name one or several files, or the folder that they are in")
            yield from ((path, True) for path in listed)
        elif given.exists():
            yield given, False
        else:
            raise InputError("there is no such file", where=str(given))


def _look_at(work: Intake, path: Path) -> Evidence:
    if path.is_dir():
        return Evidence("corpus", "a corpus of citenet", BY_CONTENT, f"its {MANIFEST}")
    try:
        parts = find_parts([path], scratch(work.connection))
        found = [_look_at_part(work, part) for part in parts[:LOOKED_AT]]
    except InputError as error:
        return refused(error)
    usable = [one for one in found if not one.unusable]
    formats = sorted({one.format for one in usable})
    if len(formats) > 1:
        return nothing_known(f"it holds files of several formats: {', '.join(formats)}",
                             "unpack it, and give the files themselves")
    chosen = min(usable or found, key=lambda one: (not one.is_damaged, one.confidence if one.format else 2))
    several = f"{len(usable)} of {len(found)} files in it: " if len(found) > 1 else ""
    return replace(chosen, why=several + chosen.why)


def _look_at_part(work: Intake, part: Part) -> Evidence:
    try:
        head = part.head()
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith(b"<"):
            return _xml(start)
        if is_derwent(head):
            return _tagged(head)
        if head and is_json(part, work.options.encoding):
            return _json(part, work)
        return _table(work, part, head)
    except InputError as error:
        return refused(error)


def _xml(head: bytes) -> Evidence:
    """Tell by its elements what XML is."""
    names = Counter(match[1].decode() for match in _ELEMENT.finditer(head))
    known = {name: names[name] for name in names if name in {*_ELEMENTS, *uspto.FORM.others}}
    if not known:
        first = next(iter(names), "")
        page = first.casefold() == "html" or b"<!doctype html" in head[:100].lower()
        return nothing_known("it is a web page" if page else f"it is XML of another kind: <{first}>",
                             "download it again" if page else "")
    name = max(known, key=lambda one: (one in _ELEMENTS, known[one]))
    share = known[name] / sum(known.values())
    if name not in _ELEMENTS:
        return Evidence("", f"<{name}>", BY_CONTENT * share, f"elements <{name}>").without_use(
            f"it is {uspto.FORM.others[name]}", f"give {uspto.WANTED}")
    format_, words = _ELEMENTS[name]
    return Evidence(format_, words, BY_CONTENT * share, f"elements <{name}>")


def _tagged(head: bytes) -> Evidence:
    if _WEB_OF_SCIENCE.search(head):
        return Evidence("", "a Web of Science export of articles", BY_CONTENT, "records other than PT P").without_use(
            "it holds articles, not patents", "export from the Derwent Innovations Index")
    return Evidence("derwent", "an export of the Derwent Innovations Index", BY_CONTENT, "records PT P")


def _json(part: Part, work: Intake) -> Evidence:
    """Tell by its first records what JSON is."""
    broken = Refused(part.name, LOOKED_AT)
    with part.open() as content, as_text(content, work.options.encoding) as stream:
        records = [record.fields for record in islice(json_records(stream, broken), LOOKED_AT)]
    seen = Counter(map(_record_kind, records))
    if broken.total:
        seen[""] += broken.total
    kind = max(seen, key=lambda one: (bool(one), seen[one]), default="")
    if kind == lens_records.SCHOLARLY:
        return Evidence("", "a Lens export of scholarly works", BY_CONTENT, "fields of its records").without_use(
            kind, "search in the patent part of Lens, and export that as JSON Lines")
    if not kind:
        fields = ", ".join(list(records[0])[:6]) if records else "none"
        return nothing_known(f"it is JSON of no format that is known; its fields: {fields}")
    words = {"lens": "records of Lens", "google": "records of Google's table of publications"}[kind]
    return Evidence(kind, words, BY_CONTENT * seen[kind] / seen.total(),
                    f"fields of {seen[kind]} of the first {seen.total()} records")


def _record_kind(record: Mapping[str, Any]) -> str:
    if google.fault(record) is None:
        return "google"
    wrong = lens_records.fault(record)
    return "lens" if wrong is None else wrong if wrong == lens_records.SCHOLARLY else ""


def _table(work: Intake, part: Part, head: bytes) -> Evidence:
    if part.source.form == "parquet" or head.startswith(b"PAR1"):
        with part.on_disk(scratch(work.connection)) as source:
            table = open_table(work, source)
            if {"publication_number", "citation"} <= set(table.columns):
                return Evidence("google", "Google's table of publications", BY_CONTENT, "its nested columns")
            texts = ", ".join(table.as_text(place, ";") for place in range(len(table.columns)))
            with faults_of_the_file(source):
                rows = work.connection.execute(f"select {texts} from {table.relation()} limit {LOOKED_AT}").fetchall()
            return recognise_table(table.columns, [[value or "" for value in row] for row in rows], part.stem)
    if not head:
        return recognise_table(open_table(work, part.source).columns, [()], part.stem)
    dialect = find_dialect(part.source, head, delimiter=work.options.delimiter, encoding=work.options.encoding)
    return recognise_table(dialect.header, _rows(part, head, dialect), part.stem)


def _rows(part: Part, head: bytes, dialect: Dialect) -> list[list[str]]:
    """Return the first rows below the column names."""
    lines = head.decode(dialect.encoding, "replace").splitlines()[dialect.above:]
    rows = read_rows(lines, dialect.delimiter, where=part.name, most=LOOKED_AT)
    # The last line of a long head is cut.
    return rows[:-1] if 1 < len(rows) < LOOKED_AT else rows


def _paired(found: list[Recognised]) -> list[Recognised]:
    """Take citations and patents of the NBER together; without its patents, its citations are any edge list."""
    formats = [one.evidence.format for one in found if not one.evidence.unusable]
    pair = formats.count(NBER_CITATIONS) == formats.count(NBER_PATENTS) == 1
    paired = []
    for one in found:
        evidence = one.evidence
        if pair and evidence.format in (NBER_CITATIONS, NBER_PATENTS):
            evidence = replace(evidence, confidence=BY_CONTENT, why=f"{evidence.why}; the other NBER file is there too")
        elif evidence.format == NBER_CITATIONS:
            evidence = replace(evidence, format="edges", name="an edge list, perhaps that of the NBER")
        paired.append(replace(one, evidence=evidence))
    return paired
