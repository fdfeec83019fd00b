"""Which documents stand in a stream of XML, one behind the other, in bounded memory?

Weekly files hold many documents with their own prologues behind one another, exchange files many in one
root. Both are cut where a document begins, and each is parsed alone, below a prologue of our own: so one broken
document harms no other, no declaration of the file is ever followed, and nothing outside is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import BinaryIO
from xml.parsers import expat

from citenet.errors import InputError

BLOCK = 1 << 20
MAX_BYTES = 8_000_000
MAX_ELEMENTS = 200_000
MAX_DEPTH = 100
MAX_TEXT = 100_000
"""Bounds of one document, several times what the largest patents need."""

CUT_OFF = "a document that is cut off"

_TAG = 64
_PROLOGUE = b'<!DOCTYPE document SYSTEM "none">'
_DECLARED = re.compile(rb"""<\?xml[^>]{1,200}encoding\s*=\s*["']([\w.-]{1,40})["']""")


@dataclass(frozen=True)
class Form:
    """What the documents of a kind look like, names without prefix.

    Parameters
    ----------
    root : str
        The element that is one document.
    end : str
        The element behind whose end nothing is needed; the rest of the document is passed over.
    closed : frozenset of str
        Elements whose content is not needed.
    others : mapping
        Elements of documents of another kind → why they are left out.
    """

    root: str
    end: str
    closed: frozenset[str] = frozenset()
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def starts(self) -> re.Pattern[bytes]:
        """The beginnings of documents, and the declarations that none may have."""
        names = "|".join(map(re.escape, (self.root, *self.others)))
        return re.compile(rf"<(?:[\w-]{{1,20}}:)?({names})(?=[\s/>])|<!(ENTITY)(?=\s)".encode())


class Element:
    """An element with what is below it."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element] = []
        self.text = ""

    def all(self, *path: str) -> Iterator[Element]:
        """Go through the elements at a path below this one."""
        for child in self.children:
            if child.tag == path[0]:
                if len(path) > 1:
                    yield from child.all(*path[1:])
                else:
                    yield child

    def first(self, *path: str) -> Element | None:
        """Return the first element at a path."""
        return next(self.all(*path), None)

    def value(self, *path: str) -> str:
        """Return the text of the first element at a path, with single spaces; empty when there is none."""
        found = self.first(*path)
        return " ".join(found.text.split()) if found else ""


@dataclass(frozen=True)
class Found:
    """A document, or the reason why there is none, and the line on which it begins or breaks.

    `foreign` is True for a document of another kind, which is no fault.
    """

    line: int
    document: Element | None = None
    reason: str = ""
    foreign: bool = False


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
        self._open: _Document | None = None
        self._may_declare = False
        self._begun = False

    def take(self, block: bytes) -> Iterator[Found]:
        if not self._begun:
            self._begin(block)
        data, at = self._rest + block, 0
        while start := self._starts.search(data, at):
            yield from self._pass(data[at:start.start()])
            yield from self._start(start)
            at = start.end()
            yield from self._pass(data[start.start():at])
        # A tag may go on in the next block.
        cut = max(at, len(data) - _TAG)
        yield from self._pass(data[at:cut])
        self._rest = data[cut:]

    def finish(self) -> Iterator[Found]:
        yield from self._pass(self._rest)
        yield from self._cut_off()

    def _begin(self, block: bytes) -> None:
        self._begun = True
        if block.startswith((b"\xff\xfe", b"\xfe\xff")) or block[:200].count(b"\0") > len(block[:200]) // 4:
            raise InputError("the file is UTF-16 text", where=self._name, allowed="UTF-8",
                             fix="convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW")
        declared = _DECLARED.search(block[:1000])
        self._encoding = declared[1].decode() if declared else None

    def _start(self, start: re.Match[bytes]) -> Iterator[Found]:
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
            self._open = _Document(self._form, self._line, self._encoding)

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


class _Whole(Exception):  # noqa: N818
    """All that is needed of a document has been read."""


class _Unreadable(Exception):  # noqa: N818
    """A document goes beyond a bound."""


class _Document:
    """One document on its way through the parser."""

    def __init__(self, form: Form, line: int, encoding: str | None) -> None:
        self.line = line
        self._form = form
        self._path: list[Element] = []
        self._root: Element | None = None
        self._depth = self._elements = self._bytes = 0
        self._closed_at = MAX_DEPTH + 1
        self._parser = parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._entity
        parser.Parse(_PROLOGUE, False)

    def feed(self, data: bytes) -> Found | None:
        """Take more of the document; return it when it is whole or broken."""
        self._bytes += len(data)
        try:
            if self._bytes > MAX_BYTES:
                raise _Unreadable(f"a document of more than {MAX_BYTES // 1_000_000} MB")
            self._parser.Parse(data, False)
        except _Whole:
            return Found(self.line, document=self._root)
        except _Unreadable as error:
            return Found(self.line, reason=str(error))
        except (expat.ExpatError, LookupError, ValueError) as error:
            reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "unknown encoding"
            return Found(self.line + self._parser.CurrentLineNumber - 1,
                         reason=f"XML that is not well-formed: {reason}")
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise _Unreadable(f"elements nested more than {MAX_DEPTH} deep")
        if self._elements > MAX_ELEMENTS:
            raise _Unreadable(f"a document of more than {MAX_ELEMENTS:,} elements")
        if self._depth > self._closed_at:
            return
        tag = name.rpartition(":")[2]
        element = Element(tag, attributes)
        if self._path:
            self._path[-1].children.append(element)
        else:
            self._root = element
        self._path.append(element)
        if tag in self._form.closed:
            self._closed_at = self._depth

    def _end(self, name: str) -> None:
        if self._depth <= self._closed_at:
            self._path.pop()
            self._closed_at = MAX_DEPTH + 1
        self._depth -= 1
        if not self._depth or name.rpartition(":")[2] == self._form.end:
            raise _Whole

    def _text(self, text: str) -> None:
        if self._depth <= self._closed_at:
            element = self._path[-1]
            element.text += text
            if len(element.text) > MAX_TEXT:
                raise _Unreadable(f"a text of more than {MAX_TEXT:,} characters")

    def _entity(self, name: str, is_parameter: bool) -> None:
        """Put the character for a name that the DTD of an office declares; one that is unknown stays as it is."""
        if not is_parameter:
            spellings = (f"{name};", f"{name.capitalize()};", f"{name.lower()};")
            self._text(next((html5[one] for one in spellings if one in html5), f"&{name};"))
