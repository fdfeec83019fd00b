"""How is one XML document parsed, within bounds, and without following anything that it declares?

It stands below a prologue of our own: no declaration of the file is followed, and nothing outside is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

MAX_BYTES = 8_000_000
MAX_ELEMENTS = 200_000
MAX_DEPTH = 100
MAX_TEXT = 100_000
"""Bounds of one document, several times what the largest patents need."""

_PROLOGUE = b'<!DOCTYPE document SYSTEM "none">'


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
        """The beginnings of documents, declarations that none may have, and texts that are not looked into."""
        names = "|".join(map(re.escape, (self.root, *self.others)))
        return re.compile(rf"<(?:(?:[\w-]{{1,20}}:)?({names})(?=[\s/>])|!(?:(ENTITY)(?=\s)|(--|\[CDATA\[)))".encode())


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


class _Whole(Exception):  # noqa: N818
    """All that is needed of a document has been read."""


class _Unreadable(Exception):  # noqa: N818
    """A document goes beyond a bound."""


class DocumentParser:
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
        except expat.ExpatError as error:
            return Found(self.line + error.lineno - 1,
                         reason=f"XML that is not well-formed: {expat.ErrorString(error.code)}")
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
