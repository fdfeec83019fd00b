"""One number of a document, in SQL and in Python alike."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.importers.identity import document_identity, publication
from citenet.importers.intake import sql

offices = st.sampled_from(["US", "us", "WO", "EP", "GB", "DE", "FR", "CA", "JP", "XX", "U", ""])
series = st.sampled_from(["", "", "", "D", "RE", "PP", "H", "T", "X", "Z"])
marks = st.sampled_from(["", "", " ", "-", ",", "/", "_", " ", "."])
digits = st.text("0019", max_size=7)
kinds = st.sampled_from(["", "A", "A1", "B2", "S1", "S", "E1", "P3", "H", "C2", "U1", "T2", "A12", "a1"])
numbers = st.builds("".join, st.tuples(offices, marks, series, marks, digits, marks, digits, marks, kinds))
texts = numbers | st.text(st.characters(min_codepoint=32, max_codepoint=126))


@pytest.fixture(scope="module")
def ask():
    with duckdb.connect() as connection:
        connection.execute(sql("macros"))
        yield lambda query, values: [row[0] or "" for row in connection.execute(query, values).fetchall()]


@given(numbers=st.lists(texts, min_size=1, max_size=50))
def test_sql_and_python_agree(ask, numbers):
    found = ask("select document_identity(text) from (select unnest(?::varchar[]) as text)", [numbers])
    assert found == [document_identity(number) for number in numbers]
    found = ask("select identity_among(document_number(text)) from (select unnest(?::varchar[]) as text)", [numbers])
    assert found == [document_identity(number) for number in numbers]


@given(parts=st.lists(st.tuples(offices, texts, kinds), min_size=1, max_size=30))
def test_parts_put_together_agree(ask, parts):
    found = ask("select document_identity(text) from (select publication_text(o, n, k) as text from "
                "(select unnest(?::varchar[]) as o, unnest(?::varchar[]) as n, unnest(?::varchar[]) as k))",
                [list(column) for column in zip(*parts, strict=True)])
    assert found == [publication(*part) for part in parts]


@given(number=texts)
def test_an_identity_is_its_own_identity(number):
    assert document_identity(document_identity(number)) == document_identity(number)


@pytest.mark.parametrize(("known", "written"), [
    ("US4722345", ["US4722345A", "US 4,722,345", "US-4722345-A", "US_4722345_A", "us04722345", "US4722345B2"]),
    ("US20010012345", ["US 2001/0012345", "US20010012345A1", "US2001012345A1", "US-2001012345-A1"]),
    ("USD656296", ["US D0656296", "USD656296S1", "US 656296 S1"]),
    ("USRE28435", ["US RE28,435", "USRE028435E", "US28435E1"]),
    ("USPP12345", ["US PP12,345", "USPP12345P2", "US12345P3"]),
    ("USH1234", ["USH0001234", "US H1234 H1", "US1234H"]),
    ("WO1999012345", ["WO 99/12345", "WO9912345A1", "WO1999012345A3", "WO/99/12345", "WO 1999/012345"]),
    ("WO2002037687", ["WO 02/37687", "WO 02/037687", "WO0237687", "WO 2002/037687 A3"]),
    ("EP0890321", ["EP 0 890 321", "EP890321A2", "EP0890321B1", "EP-0890321-A1"]),
    ("DE19714381", ["DE 197 14 381", "DE19714381A1", "DE19714381C2"]),
])
def test_ways_to_write_one_document(known, written):
    assert {document_identity(text) for text in written} == {known}


@pytest.mark.parametrize(("one", "other"), [
    ("DE1734877U", "DE1734877A"), ("JPH0612345A", "JPH0612345B2"), ("US12/345678", "US12345678"),
    ("USD656296", "US656296"), ("US12345E1", "US12345A"), ("FR1343388A", "FR1343388E"), ("WO9912345", "EP9912345"),
    ("CN101A", "CN101B"),
])
def test_documents_that_are_two(one, other):
    assert document_identity(one) != document_identity(other)
