"""What stands in the records of a Derwent Innovations Index export?

A field begins with two letters and a blank, and goes on in lines that begin with blanks. A record is a family:
its patents (PN), assignees (AE), inventors (AU), and below each patent that has a search report the documents
that were cited in it (CP patents, CR literature).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TextIO

from citenet.importers.refused import Refused
from citenet.importers.streams import bounded_lines, is_text

_TEXT = "VARCHAR"
SHAPE = {
    "family": _TEXT,
    "members": [{"document": _TEXT, "published": _TEXT, "applied": _TEXT}],
    "priority": _TEXT,
    "applicants": [{"name": _TEXT, "code": _TEXT, "kind": _TEXT}],
    "inventors": [_TEXT],
    "symbols": [_TEXT],
    "references": [{"citing": _TEXT, "cited": _TEXT, "applicants": [{"name": _TEXT, "code": _TEXT, "kind": _TEXT}]}],
    "literature": _TEXT,
}
"""A family, with all its fields as text."""

LONGEST = 5_000_000
"""Characters of one record; the longest abstracts have some ten thousand."""

NO_END = "cut off: no ER at its end"
NO_PATENT = "no patent number (PN)"
NO_TEXT = "bytes that are no text in the encoding of the file"
TOO_LONG = f"longer than {LONGEST // 1_000_000} million characters"
OUTSIDE = "a line that is in no record"

Fields = dict[str, list[str]]
"""The lines of each field, with the blanks before them."""

_FIELD = re.compile(r"([A-Z][A-Z0-9])(?=[ \r\n]|$)")
_FRAME = ("FN", "VR", "EF")
_NUMBER = re.compile(r"[A-Z]{2}-?[A-Z]{0,2}\d[\dA-Z]*(?:-[A-Z]\d?)?")
_DATE = r"\b\d{1,2} [A-Z][a-z]{2} (\d{4})\b"
_DATED = re.compile(rf"\s*(\S+)\s.*?{_DATE}")
_YEAR = re.compile(_DATE)
_ASSIGNEE = re.compile(r"[\s,]*(.+?)\s*\(([A-Z0-9]{4})(?:-([\w-]+))?\)")
_ZEROS = re.compile(r"(?<=[A-Z])-0*")
_GAP = re.compile(r"\s{3,}")
_INDENT_OF_CITED = 6


def derwent_records(stream: TextIO, refused: Refused, *, longest: int = LONGEST) -> Iterator[dict[str, Any]]:
    r"""Read the records of a stream of tagged text, in `SHAPE`.

    Examples
    --------
    >>> import io
    >>> text = "PT P\nPN US9-B2; DE8-A1\nUT DIIDW:1\nCP US9-B2\n      US6-A   THALES (THLS)   MOY P\nER\n"
    >>> [record] = derwent_records(io.StringIO(text), Refused("set.ciw", most=0))
    >>> record["references"]
    [{'citing': 'US9-B2', 'cited': 'US6-A', 'applicants': [{'name': 'THALES', 'code': 'THLS', 'kind': None}]}]
    """
    for line, fields in _blocks(stream, refused, longest):
        if not _listed(fields, "PN"):
            refused.refuse(line, NO_PATENT)
        else:
            yield _record(fields)


def is_derwent(head: bytes) -> bool:
    """Tell whether text begins like an export.

    >>> is_derwent(b"FN Clarivate Analytics Web of Science"), is_derwent(b"PT P"), is_derwent(b"PTX,1")
    (True, True, False)
    """
    # UTF-16 has a zero beside each letter.
    return re.match(rb"[\xef\xbb\xbf\xff\xfe\s]*(FN|PT) ", head.replace(b"\0", b"")) is not None


def _blocks(stream: TextIO, refused: Refused, longest: int) -> Iterator[tuple[int, Fields]]:
    """Cut the text into records; what is none is refused."""
    block: _Block | None = None
    for line, content in bounded_lines(stream.readline, longest):
        field = _FIELD.match(content or "")
        tag = field[1] if field else ""
        if tag == "PT":
            if block:
                refused.refuse(block.line, block.wrong or NO_END)
            block = _Block(line, longest)
        elif not block:
            if content is None or (content.strip() and tag not in _FRAME):
                refused.refuse(line, OUTSIDE)
        elif tag != "ER":
            block.add(tag, content)
        elif block.wrong:
            refused.refuse(block.line, block.wrong)
            block = None
        else:
            yield block.line, block.fields
            block = None
    if block:
        refused.refuse(block.line, block.wrong or NO_END)


class _Block:
    """The fields of a record in the making."""

    def __init__(self, line: int, longest: int) -> None:
        self.line, self.wrong, self.fields = line, "", Fields()
        self._tag, self._left = "", longest

    def add(self, tag: str, content: str | None) -> None:
        """Add a line; `tag` is empty where a field goes on."""
        self._tag = tag or self._tag
        self._left -= len(content or "")
        if content is None or self._left < 0:
            self.wrong, self.fields = TOO_LONG, {}
        elif not is_text(content):
            self.wrong = NO_TEXT
        elif content.strip():
            self.fields.setdefault(self._tag, []).append(content[3:].rstrip() if tag else content.rstrip())


def _record(fields: Fields) -> dict[str, Any]:
    numbers = _listed(fields, "PN")
    published, applied = _years(fields, "PD"), _years(fields, "AD")
    accession = " ".join(fields.get("UT", fields.get("GA", []))).rpartition(":")[2].split()
    years = [year for line in fields.get("PI", []) for year in _YEAR.findall(line)]
    return {
        "family": accession[0] if accession else None,
        "members": [{"document": number, "published": published.get(number), "applied": applied.get(number)}
                    for number in numbers],
        "priority": min(years, default=None),
        "applicants": [party for line in fields.get("AE", []) for party in _assignees(line)],
        "inventors": _listed(fields, "AU", separator="\n"),
        "symbols": [_ZEROS.sub("", symbol) for symbol in _listed(fields, "IP")],
        "references": list(_references(fields.get("CP", []), numbers)),
        "literature": str(sum(line.startswith(" " * _INDENT_OF_CITED) for line in fields.get("CR", []))),
    }


def _listed(fields: Fields, tag: str, separator: str = ";") -> list[str]:
    """Return the values of a field, each once."""
    values = (value.strip() for value in "\n".join(fields.get(tag, [])).replace("\n", separator).split(separator))
    return list(dict.fromkeys(filter(None, values)))


def _years(fields: Fields, tag: str) -> dict[str, str]:
    """Return the year that a field gives to each patent."""
    found = (_DATED.match(line) for line in fields.get(tag, []))
    return {match[1]: match[2] for match in found if match}


def _assignees(text: str) -> list[dict[str, str | None]]:
    found = [{"name": name, "code": code, "kind": kind or None} for name, code, kind in _ASSIGNEE.findall(text)]
    return found or [{"name": text.strip(), "code": None, "kind": None}]


def _references(lines: list[str], numbers: list[str]) -> Iterator[dict[str, Any]]:
    """Go through the blocks of cited patents, each below the patent of the family that cites them."""
    citing = numbers[0]
    for line in lines:
        number, *others = _GAP.split(line.strip())
        if number in numbers and not line.startswith(" " * _INDENT_OF_CITED):
            citing = number
            continue
        yield {"citing": citing, "cited": number if _NUMBER.fullmatch(number) else None,
               "applicants": _assignees(others[0]) if others else []}
