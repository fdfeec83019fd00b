"""How do records that Python reads, nested as they are, become a relation of the engine?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TextIO, TypeVar

from citenet.engine import one_file, quoted
from citenet.importers.archives import Part
from citenet.importers.dialect import refuse_no_text
from citenet.importers.intake import Intake
from citenet.importers.json_lines import TOO_LONG, json_records
from citenet.importers.refused import Refused
from citenet.importers.steps import once
from citenet.importers.streams import as_text

Shape = Mapping[str, Any]
"""The fields that are wanted of a record: ``"VARCHAR"``, a list of one shape, or a mapping of shapes."""

Source = TypeVar("Source")

Records = Iterable[Mapping[str, Any] | bytes]
"""Records as mappings, or as JSON on one line."""

Reader = Callable[[TextIO, Refused], Records]
"""Reads the records of a stream of text; refuses those that are none."""

LARGEST = 16_000_000
"""Bytes of the largest record that the engine reads, texts that nobody needs being gone."""

_TOLD_EVERY = 100_000
_WORTH_A_FILE = 256_000_000
"""Bytes of records that are spooled together: there may be many small sources."""

_SHORT = 16_000
_REWRITTEN = re.compile(r"\\u|[\r\n]")
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def stage_records(intake: Intake, name: str, shape: Shape, sources: Sequence[Source],
                  read: Callable[[Source], Records]) -> int:
    """Keep what `shape` names of the records of some sources as the spooled relation `name`; return its rows.

    What a record lacks, or holds in another form, is missing.

    Parameters
    ----------
    sources : sequence
        What is read one after the other; those behind which an import was interrupted are not read again.
    read : callable
        Reads the records of one, and accounts for them.
    """
    parts: list[str] = []
    behind = 0
    while behind < len(sources) or not parts:
        part = f"{name}_{len(parts)}"
        behind = once(intake, part, partial(_read_on, intake, part, shape, sources, behind, read))
        parts.append(part)
    intake.offer(name, *(intake.steps / f"{part}.parquet" for part in parts))
    return intake.value(f"select count(*) from {name}")


def stage_parts(intake: Intake, name: str, shape: Shape, parts: Sequence[Part], read: Reader) -> int:
    """Keep what `shape` names of the records of some files of text as the spooled relation `name`; return its rows.

    Raises
    ------
    InputError
        When a file holds no record, is damaged, or has more faulty records than the options allow.
    """
    return stage_records(intake, name, shape, parts, partial(_records_of, intake, shape, read))


def json_reader(shape: Shape, fault: Callable[[Mapping[str, Any]], str | None]) -> Reader:
    """Return the reader of JSON that refuses the records of which `fault` says why they cannot be used."""

    def read(stream: TextIO, refused: Refused) -> Iterator[bytes]:
        for record in json_records(stream, refused):
            wrong = fault(record.fields)
            line = b"" if wrong else _line(record.fields, shape, record.text)
            if wrong or len(line) > LARGEST:
                refused.refuse(record.line, wrong or TOO_LONG)
            else:
                yield line

    return read


def is_json(part: Part, encoding: str | None = None) -> bool:
    """Tell whether a file begins like JSON, as far as that can be seen without unpacking it.

    Raises
    ------
    InputError
        When it is no text.
    """
    if part.source.form == "parquet":
        return False
    head = part.head()
    refuse_no_text(part.name, head, encoding or "utf-8")
    return not head or head.lstrip(_BEFORE_JSON)[:1] in (b"{", b"[")


def _read_on(intake: Intake, name: str, shape: Shape, sources: Sequence[Source], first: int,
             read: Callable[[Source], Records]) -> int:
    """Spool the records of `sources` from the `first`, as many as are worth a file; return the first of the others."""
    path = intake.steps / f"{name}.jsonl"
    with path.open("wb") as stream:
        for source in sources[first:]:
            stream.writelines(record if isinstance(record, bytes) else _line(record, shape) for record in read(source))
            first += 1
            if stream.tell() > _WORTH_A_FILE:
                break
    intake.spool(name, f"""
        select record.* from (
            select json_transform(json, {quoted(json.dumps(shape))}) as record
            from read_ndjson_objects({one_file(path)}, maximum_object_size={LARGEST}))""")
    path.unlink()
    return first


def _records_of(intake: Intake, shape: Shape, read: Reader, part: Part) -> Iterator[Mapping[str, Any] | bytes]:
    """Yield the records of a file, then account for them."""
    refused, rows = Refused(part.name, intake.options.max_errors), 0
    intake.options.progress(f"reading {part.name}")
    with part.open() as content, as_text(content, intake.options.encoding) as stream:
        for record in read(stream, refused):
            rows += 1
            if rows % _TOLD_EVERY == 0:
                intake.options.progress(f"reading {part.name}: {rows:,} records")
            yield record
    refused.close(intake.account, rows)
    intake.sources.append(part.source.record() | {"rows": rows, "columns": list(shape)})


def _line(fields: Mapping[str, Any], shape: Shape, text: str = "") -> bytes:
    """Write a record on one line, without the fields that nobody wants unless its `text` is short."""
    # Writing JSON takes longer than reading it: a short record goes on as it stands.
    if text and len(text) < _SHORT and not _REWRITTEN.search(text):
        return text.encode() + b"\n"
    # Half of a pair of characters can be escaped in JSON, but is none that the engine reads.
    return (_ENCODE({name: fields[name] for name in shape if name in fields}) + "\n").encode("utf-8", "replace")
