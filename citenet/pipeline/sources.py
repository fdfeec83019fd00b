"""What is told of the public sets of patents, as tables for programs and as text for people?"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd

from citenet.download import find_source, load_sources
from citenet.reference.sources import Source
from citenet.reference.strings import text

WIDTH = 100

_SHORT = ("answers", "size", "licence", "page")
_ALL = ("answers", "lacks", "publisher", "size", "licence", "page", "how", "reads", "files", "checked")


def list_sources(language: str) -> tuple[pd.DataFrame, str]:
    """Return every source: all of it as a row each, and what matters most as text."""
    sources = load_sources()
    told = [_paragraphs(source, _SHORT, language) for source in sources]
    return _rows(sources, language), "\n\n".join([*told, _filled(text("source.more", language))])


def describe_source(name: str, language: str) -> tuple[pd.DataFrame, str]:
    """Return all that is known of one source, as a row and as text."""
    source = find_source(name)
    return _rows([source], language), _paragraphs(source, _ALL, language)


def _rows(sources: Sequence[Source], language: str) -> pd.DataFrame:
    return pd.DataFrame([{"source": source.id, "title": source.title} | {
        name: _told(source, name, language) for name in _ALL} for source in sources])


def _told(source: Source, name: str, language: str) -> object:
    if name == "files":
        return [file.address for file in source.files]
    said = getattr(source, name)
    return said[language] if name in ("answers", "lacks", "how") else said


def _paragraphs(source: Source, names: Sequence[str], language: str) -> str:
    lines = [f"{source.id} · {source.title}"]
    for name in names:
        said = _told(source, name, language)
        if name == "checked":
            lines += [] if said else ["  " + text("source.unchecked", language)]
        elif isinstance(said, list):
            lines += [f"  {address}" for address in said]
        elif said:
            lines.append(_filled(f"{text(f'source.{name}', language)}: {said}", "  "))
    return "\n".join(lines)


def _filled(words: str, indent: str = "") -> str:
    return textwrap.fill(words, WIDTH, initial_indent=indent, subsequent_indent=indent * 2, break_long_words=False,
                         break_on_hyphens=False)
