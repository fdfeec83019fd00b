"""What is told of the public sets is complete and safe to follow."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from citenet.cli.import_ import import_
from citenet.reference.sources import load_sources
from citenet.reference.strings import LANGUAGES

SOURCES = load_sources()


def test_every_source_is_named_once():
    assert len({source.id for source in SOURCES}) == len(SOURCES)
    folders = [{file.name for file in source.files} for source in SOURCES]
    assert sum(map(len, folders)) == len(set().union(*folders))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_says_all_there_is_to_say(source):
    assert all((source.title, source.publisher, source.licence, source.size))
    assert all(set(words) == set(LANGUAGES) and all(words.values())
               for words in (source.answers, source.lacks, source.how))
    assert all(urlsplit(address).scheme == "https" for address in (source.page, *(f.address for f in source.files)))
    assert [file.name for file in source.files if not re.fullmatch(r"[A-Za-z0-9][\w.-]*(?<!\.part)", file.name)] == []


def test_sources_are_read_by_commands_that_there_are():
    named = {source.reads.split()[2] for source in SOURCES if source.reads}
    assert named - set(import_.commands) == set()


def test_the_page_on_formats_tells_of_every_import_and_every_source_to_fetch():
    page = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    wanted = {f"citenet import {name}" for name in import_.commands}
    assert {command for command in wanted if command not in page} == set()
    fetched = set(re.findall(r"citenet download ([\w-]+)", page))
    assert fetched - {"NAME"} <= {source.id for source in SOURCES if source.files}
