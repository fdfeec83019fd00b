import duckdb
import pytest

from citenet.engine import connect, scratch, table_in
from citenet.engine.dialects import translate
from citenet.errors import InputError, SettingsError


def test_a_sort_is_one_sort(tmp_path):
    """DuckDB 2.0 sorts large Parquet files by parts; with one thread the parts have come out of order."""
    file = tmp_path / "numbers.parquet"
    duckdb.execute(f"copy (select i::int as x from range(6_000_000) as t(i)) to '{file}' (format parquet)")
    with connect(threads=1) as connection:
        plan = connection.execute(f"explain copy (from '{file}' order by x) to '{tmp_path}/sorted.parquet'").fetchall()
    assert plan[0][1].count("Order By ") == 1


def test_the_scratch_folder_goes_with_the_connection():
    with connect() as connection:
        folder = scratch(connection)
        assert folder.is_dir()
    assert not folder.exists()


def test_a_memory_limit_that_is_no_size():
    with pytest.raises(SettingsError, match="memory limit 'much' is not understood"), connect(memory="much"):
        pass


def test_too_little_memory_is_told_as_such():
    def overflow():
        with connect(memory="20MB") as connection:
            connection.execute("set max_temp_directory_size = '1MB'")
            connection.execute("create table t as select i, hash(i)::varchar as text from range(5_000_000) as t(i)")

    with pytest.raises(InputError, match="does not fit in the memory limit"):
        overflow()


def test_a_file_that_is_gone_is_not_blamed_on_the_disk(tmp_path):
    with pytest.raises(InputError) as caught, connect() as connection:
        connection.execute(f"from {table_in(tmp_path / 'gone.parquet')}")
    assert caught.value.what == "a file could not be read or written"
    assert "disk" not in caught.value.fix


def test_spark_is_told_the_path_of_a_table_in_its_own_signs():
    pytest.importorskip("sqlglot", reason="needs sqlglot: pip install -e '.[spark]'")
    told, = translate(f"from {table_in('a [2]/{x}*.parquet')}", "spark")
    assert told.sql("spark") == r"SELECT * FROM parquet.`a \[2\]/\{x\}\*.parquet`"
