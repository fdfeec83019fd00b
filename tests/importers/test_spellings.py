"""Each spelling leads to its document, however many have hashes alike."""

import duckdb
import numpy as np
import pytest

from citenet.importers import spellings
from citenet.importers.spellings import UNKNOWN, Spellings

N = 3000


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute(f"create table keys as select 'US' || range as text, cast(range // 2 as integer) as patent "
                       f"from range({N})")
        opened.execute("create table nameless as select '-' || repeat('.', range::int) as text from range(3)")
        yield opened


@pytest.mark.parametrize("hashed", [
    "hash({})",
    # All begin at one slot.
    "hash({}) & 4294967295",
    # None can be told from the others before salt is added.
    "case when '{salt}' = '' then 7::ubigint else hash({}) end",
])
def test_each_spelling_leads_to_its_document(connection, monkeypatch, hashed):
    monkeypatch.setattr(spellings, "hashed", lambda column, salt: hashed.format(f"{column} || '{salt}'", salt=salt))
    table = Spellings.read(connection)
    asked = spellings.hashed("text", table.salt)
    found = connection.execute(f"select {asked} as hash, patent from keys").fetchnumpy()
    assert np.array_equal(table.documents_of(found["hash"]), found["patent"])
    nameless = connection.execute(f"select {asked} as hash from nameless").fetchnumpy()["hash"]
    assert table.documents_of(nameless).tolist() == [UNKNOWN] * 3


def test_without_spellings_nothing_is_found(connection):
    connection.execute("delete from keys; delete from nameless")
    assert Spellings.read(connection).documents_of(np.array([0, 5, 2**64 - 1], np.uint64)).tolist() == [UNKNOWN] * 3


def test_what_does_not_fit_is_looked_up_in_parts(connection):
    found = {}
    for part in range(3):
        table = Spellings.read(connection, part, 3)
        own = connection.execute(
            f"select text, patent, {spellings.hashed('text', table.salt)} as hash from keys "
            f"where {spellings.is_of(part, 'text', 3)}").fetchnumpy()
        assert np.array_equal(table.documents_of(own["hash"]), own["patent"])
        assert len(table.slots) < 3 * N / 2
        found |= dict(zip(own["text"], own["patent"], strict=True))
    assert len(found) == N
