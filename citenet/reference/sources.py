"""Where can patents, and what belongs to them, be had, under which licence, and what can they answer?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class RemoteFile:
    """A file to fetch: its name here, its address, and about how many bytes it has, if that is known."""

    name: str
    address: str
    bytes: int | None = None


@dataclass(frozen=True)
class Source:
    """A public data set.

    Parameters
    ----------
    id, title, publisher, page, licence, size : str
        What it is called, who keeps it, where he describes it, what may be done with it, how large it is.
    answers, lacks, how : mapping
        What it can answer, what is missing, and how to get it or go on with it: language → text.
    reads : str
        The command that reads it; empty when none does.
    checked : bool
        Whether the addresses were tried.
    files : tuple of RemoteFile
        What there is to fetch; empty when one has to ask, sign in or query.
    """

    id: str
    title: str
    publisher: str
    page: str
    licence: str
    size: str
    answers: Mapping[str, str]
    lacks: Mapping[str, str]
    how: Mapping[str, str]
    reads: str
    checked: bool
    files: tuple[RemoteFile, ...] = ()


@cache
def load_sources() -> tuple[Source, ...]:
    """Return every source that is known, in the order of ``sources.toml``.

    Examples
    --------
    >>> [source.id for source in load_sources()][:3]
    ['patentsview', 'patentsview-more', 'nber']
    >>> load_sources()[2].files[0].name
    'acite75_99.zip'
    """
    file = resources.files("citenet.reference").joinpath("sources.toml")
    return tuple(map(_source, tomllib.loads(file.read_text(encoding="utf-8"))["source"]))


def _source(table: Mapping[str, Any]) -> Source:
    return Source(**{**table, "files": tuple(RemoteFile(**file) for file in table.get("files", ()))})
