"""What is told of the public sets is complete and safe to follow."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from citenet import importers
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


def test_sources_are_read_by_importers_that_there_are():
    named = {f"import_{source.reads.split()[2].removesuffix('-xml')}" for source in SOURCES if source.reads}
    assert named - set(importers.__all__) == set()
