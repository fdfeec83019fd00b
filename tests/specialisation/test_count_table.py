"""Tables as people bring them, and what is said when they cannot be used."""

from __future__ import annotations

import gzip
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.errors import InputError
from citenet.specialisation import count_matrix, read_count_table

GOOD = "entity,field,year,count\nNL,ai,2020,3\nNA,ai,2020,1.5\nNL,ai,2019,2\n"


@pytest.fixture
def write(tmp_path):
    def written(content: str | bytes, name: str = "table.csv"):
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file
    return written


def test_rows_come_sorted_and_typed(write):
    found = read_count_table(write(GOOD))
    assert found.to_numpy().tolist() == [["NA", "ai", 2020, 1.5], ["NL", "ai", 2019, 2.0], ["NL", "ai", 2020, 3.0]]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (GOOD.replace(",", "\t"), "table.tsv"),
        (GOOD.replace(",", ";"), "table.csv"),
        ("\ufeff" + GOOD, "table.csv"),
        (GOOD.replace("\n", "\r\n"), "table.csv"),
        (gzip.compress(GOOD.encode(), mtime=0), "table.csv.gz"),
    ],
)
def test_the_same_table_in_another_dress_is_the_same(write, content, name):
    pd.testing.assert_frame_equal(read_count_table(write(content, name)), read_count_table(write(GOOD, "plain.csv")))


def test_parquet_reads_as_csv_does(write, tmp_path):
    import duckdb

    source = write(GOOD)
    with duckdb.connect() as connection:
        connection.execute(f"copy (from '{source}') to '{tmp_path / 'table.parquet'}'")
    pd.testing.assert_frame_equal(read_count_table(tmp_path / "table.parquet"), read_count_table(source))


def test_other_names_more_numbers_and_further_columns(write):
    file = write("country;code;type;papers;staff;source\nNL;0901;article;4;;simulated\n")
    found = read_count_table(file, columns={"entity": "country", "field": "code", "count": "papers"},
                             labels=("entity", "field", "type"), values=("count", "staff"), may_lack=("staff",))
    assert found.columns.tolist() == ["entity", "field", "type", "count", "staff", "source"]
    assert found.loc[0, ["field", "source"]].tolist() == ["0901", "simulated"]
    assert pd.isna(found.loc[0, "staff"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no rows"),
        ("entity,field,count\n", "holds no rows"),
        ("entity,field,count,count\nNL,ai,3,4\n", "names a column more than once"),
        ("country,field,count\nNL,ai,3\n", "no column 'entity'"),
        (GOOD + "BE,ai,2020,many\n", "1 of 4 rows have a count that is no number"),
        (GOOD + "BE,ai,2020,inf\n", "1 of 4 rows have a count that is no number"),
        (GOOD + "BE,ai,2020,\n", "1 of 4 rows have no count"),
        (GOOD + "BE,ai,2020,-1\n", "1 of 4 rows have a negative count"),
        (GOOD + ",ai,2020,1\n", "1 of 4 rows have no entity"),
        (GOOD + "BE,ai,long ago,1\n", "1 of 4 rows have a year that is no number"),
        (GOOD + "BE,ai,2020.5,1\n", "1 of 4 rows have a year that is not a whole number"),
        (GOOD + "NL,ai,2020,7\n", "2 of 4 rows have the same entity, field, year as another row"),
        (GOOD + '"BE,ai,2020,1\n', "cannot be read as a table"),
        (GOOD + "BE,ai,2020,1,000\n", "1 of 4 rows have more or fewer cells"),
        (GOOD.encode() + b"B\xff,ai,2020,1\n", "cannot be read as a table"),
    ],
)
def test_what_is_wrong_is_said(write, content, said):
    with pytest.raises(InputError, match=said) as error:
        read_count_table(write(content))
    assert "table.csv" in str(error.value)


def test_a_row_without_a_count_is_shown_as_it_stands_and_can_be_mended(write):
    with pytest.raises(InputError) as error:
        read_count_table(write(GOOD + "BE,ai,2020,\n"))
    assert (error.value.found, "leave these rows out" in error.value.fix) == (["BE | ai | 2020 |"], True)


def test_what_is_no_table_is_refused(write, tmp_path):
    for path, said in ((tmp_path, "folder"), (tmp_path / "absent.csv", "no such file"),
                       (write(gzip.compress(GOOD.encode() * 99, mtime=0)[:-30], "cut.csv.gz"), "cannot be read"),
                       (write(GOOD, "table.parquet"), "cannot be read")):
        with pytest.raises(InputError, match=said):
            read_count_table(path)


def test_a_mapped_column_must_exist(write):
    with pytest.raises(InputError, match="no column 'when'"):
        read_count_table(write(GOOD), columns={"year": "when"})


def test_what_is_not_known_cannot_be_added_up(write):
    file = write("entity,field,count\nNL,ai,\nNL,optics,2\n")
    with pytest.raises(InputError, match="1 of 2 rows have no count"):
        count_matrix(read_count_table(file, may_lack=("count",)))


@given(st.one_of(st.binary(max_size=60), st.text(alphabet='NLai20,;\t|"\r\n\0-.e', max_size=60)),
       st.sampled_from(["csv", "csv.gz", "parquet"]))
def test_any_bytes_give_a_table_or_a_message(content, kind):
    with TemporaryDirectory() as folder:
        file = Path(folder, f"table.{kind}")
        head = b"entity,field,count\n"
        file.write_bytes(head + (content if isinstance(content, bytes) else content.encode()))
        with suppress(InputError):
            found = read_count_table(file)
            assert (found["count"] >= 0).all()
            assert (found[["entity", "field"]] != "").all(axis=None)
