"""Which documents stand in a stream of XML, one behind the other, in bounded memory?

Weekly files hold many documents with their own prologues behind one another, exchange files many in one
root. Both are cut where a document begins, and each is parsed alone: one broken document harms no other.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from citenet.errors import InputError
from citenet.importers.xml_document import DocumentParser, Form, Found

BLOCK = 1 << 20
CUT_OFF = "a document that is cut off"
UNCLOSED = "a comment or literal text that is not closed, and all behind it"

_TAG = 64
_ENDS = {b"--": b"-->", b"[CDATA[": b"]]>"}
_DECLARED = re.compile(rb"""<\?xml[^>]{1,200}encoding\s*=\s*["']([\w.-]{1,40})["']""")
_KNOWN = re.compile(r"utf-8|us-ascii|iso-8859-\d{1,2}|windows-125\d")


def xml_documents(stream: BinaryIO, form: Form, name: str) -> Iterator[Found]:
    r"""Read the documents of a stream of XML, one behind the other.

    Parameters
    ----------
    stream : BinaryIO
        Bytes in UTF-8, or the encoding that the file declares, if that keeps ASCII as it is.
    form : Form
        What a document looks like.
    name : str
        The file, for messages.

    Raises
    ------
    InputError
        When the file declares entities of its own, or is UTF-16.

    Examples
    --------
    >>> import io
    >>> text = b"<?xml version='1.0'?><p><n>1</n><rest/></p>\n<p><n>2</m></p>\n<p><n>3</n></p>"
    >>> for found in xml_documents(io.BytesIO(text), Form("p", "n"), "set.xml"):
    ...     print(found.line, found.document.value("n") if found.document else found.reason)
    1 1
    2 XML that is not well-formed: mismatched tag
    3 3
    """
    scan = _Scan(form, name)
    for block in iter(lambda: stream.read(BLOCK), b""):
        yield from scan.take(block)
    yield from scan.finish()


class _Scan:
    """Cuts a stream where documents begin; what is between them is only counted for its lines."""

    def __init__(self, form: Form, name: str) -> None:
        self._form, self._name, self._starts = form, name, form.starts
        self._rest, self._line = b"", 1
        self._encoding: str | None = None
        self._open: DocumentParser | None = None
        self._may_declare = False
        self._begun = False
        self._until, self._text_line = b"", 1

    def take(self, block: bytes) -> Iterator[Found]:
        if not self._begun:
            self._begin(block)
        data, at = self._rest + block, 0
        while (end := data.find(self._until, at)) >= 0:
            yield from self._pass(data[at:end])
            self._until, at = b"", end
            start = self._starts.search(data, at)
            if not start:
                break
            yield from self._pass(data[at:start.start()])
            yield from self._start(start)
            at = start.end()
            yield from self._pass(data[start.start():at])
        # A tag, or the end of a comment, may go on in the next block.
        cut = max(at, len(data) - _TAG)
        yield from self._pass(data[at:cut])
        self._rest = data[cut:]

    def finish(self) -> Iterator[Found]:
        yield from self._pass(self._rest)
        if self._until and not self._open:
            yield Found(self._text_line, reason=UNCLOSED)
        yield from self._cut_off()

    def _begin(self, block: bytes) -> None:
        self._begun = True
        if block.startswith((b"\xff\xfe", b"\xfe\xff")) or block[:200].count(b"\0") > len(block[:200]) // 4:
            raise InputError("the file is UTF-16 text", where=self._name, allowed="UTF-8",
                             fix="convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW")
        declared = _DECLARED.search(block[:1000])
        if not declared:
            return
        self._encoding = declared[1].decode()
        if not _is_known(self._encoding.casefold()):
            raise InputError(f"the encoding {self._encoding} is not read here", where=self._name,
                             allowed="UTF-8, or one of the ISO-8859 and Windows encodings", fix="convert it to UTF-8")

    def _start(self, start: re.Match[bytes]) -> Iterator[Found]:
        if start[3]:
            self._until, self._text_line = _ENDS[start[3]], self._line
            return
        if start[2]:
            if not self._open and not self._may_declare:
                raise InputError("the file declares XML entities of its own, which are not followed",
                                 where=f"{self._name}:{self._line}", allowed="XML as the offices publish it",
                                 fix="leave the declarations out, if you trust the file")
            return
        yield from self._cut_off()
        tag = start[1].decode()
        self._may_declare = tag in self._form.others
        if self._may_declare:
            yield Found(self._line, reason=self._form.others[tag], foreign=True)
        else:
            self._open = DocumentParser(self._form, self._line, self._encoding)

    def _pass(self, data: bytes) -> Iterator[Found]:
        self._line += data.count(b"\n")
        if self._open:
            found = self._open.feed(data)
            if found:
                self._open = None
                yield found

    def _cut_off(self) -> Iterator[Found]:
        if self._open:
            yield Found(self._open.line, reason=CUT_OFF)
            self._open = None


def _is_known(encoding: str) -> bool:
    """Tell whether the parser reads an encoding that keeps ASCII as it is."""
    try:
        return bool(_KNOWN.fullmatch(encoding) and codecs.lookup(encoding))
    except LookupError:
        return False
