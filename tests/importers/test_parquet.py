"""The same table as Parquet and as text says the same, whatever the types of its columns."""

import hashlib

import duckdb
import pytest

from citenet.errors import InputError
from citenet.importers import check_file, import_edges

EDGES = "citing,cited\n7000001,7000002\n7000001,7000003\n7000004,7000003\n"
TEXT = """patent,family,year,applicant,country
7000001,F1,1999,Foo;Bar;Baz,NL;;DE
7000002,F2,2001,Foo,
7000003,,2001,,
7000004,F2,,Bar,US
"""
TYPED = """
    select patent::{number} as patent, family, year, applicant, country from (values
        (7000001, 'F1', timestamptz '2000-01-01 00:30:00+01', ['Foo', 'Bar', 'Baz'], ['NL', null, 'DE']),
        (7000002, 'F2', timestamptz '2001-06-01 00:30:00+01', ['Foo'], [null]),
        (7000003, '', timestamptz '2001-06-01 00:30:00+01', [''], []),
        (7000004, 'F2', null, ['Bar'], ['US'])) as t(patent, family, year, applicant, country)
"""


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.parquet")}


@pytest.fixture
def typed(tmp_path):
    """Return the function that writes the answer to a query as Parquet."""

    def write_query(query):
        duckdb.execute(f"copy ({query}) to '{tmp_path}/p.parquet' (format parquet)")
        return tmp_path / "p.parquet"

    return write_query


@pytest.mark.parametrize("number", ["decimal(12,2)", "double", "bigint"])
def test_types_and_the_zone_of_the_machine_change_nothing(write, typed, tmp_path, monkeypatch, number):
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    edges = write("e.csv", EDGES)
    import_edges(edges, tmp_path / "text", patents=write("p.csv", TEXT))
    import_edges(edges, tmp_path / "typed", patents=typed(TYPED.format(number=number)))
    assert digests(tmp_path / "typed") == digests(tmp_path / "text")


@pytest.mark.parametrize("value", ["{'name': 'Foo'}", "[{'name': 'Foo'}]", "map {'name': 'Foo'}", "[['Foo']]"])
def test_values_with_fields_of_their_own_are_no_names(write, typed, tmp_path, value):
    patents = typed(f"select 7000001 as patent, {value} as applicant")
    with pytest.raises(InputError, match="the column 'applicant', which is read as 'applicant', have fields") as told:
        import_edges(write("e.csv", EDGES), tmp_path / "c", patents=patents)
    assert told.value.where == "p.parquet"
    assert check_file(patents)["rows"] == 1


def test_an_entry_of_a_list_is_never_divided(write, typed, tmp_path, ask):
    patents = typed("select 7000001 as patent, ['Foo; Bar GmbH', 'Baz'] as applicant")
    with pytest.raises(InputError, match="1 of 2 entries of the lists in the column 'applicant' hold ';'") as told:
        import_edges(write("e.csv", EDGES), tmp_path / "c", patents=patents)
    assert told.value.found == ["Foo; Bar GmbH"]
    import_edges(write("e.csv", EDGES), tmp_path / "c", patents=patents, separator="|")
    assert ask(tmp_path / "c", "select name from parties order by name") == [("Baz",), ("Foo; Bar GmbH",)]
