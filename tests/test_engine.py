import errno

import duckdb
import numpy as np
import pytest

from citenet.engine import connect, in_mebibytes, scratch, table_in
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


@pytest.mark.parametrize("memory", ["much", "0GB", "-1GB", "80%", "99999999TB", f"{'9' * 400}GB"])
def test_a_memory_limit_that_is_no_size(memory):
    with pytest.raises(SettingsError, match=f"memory limit '{memory}' is not understood"), connect(memory=memory):
        pass


@pytest.mark.parametrize(("number", "what"), [
    (errno.ENOSPC, "the disk is full"), (errno.EDQUOT, "the disk is full"),
    (errno.ENOMEM, "the work does not fit in the memory of this machine")])
def test_what_the_system_refuses_is_no_bug(number, what):
    with pytest.raises(InputError, match=what), connect():
        raise OSError(number, "refused")


def test_the_engine_gets_what_the_process_leaves():
    def allowed():
        with connect(memory="4GB") as connection:
            return in_mebibytes(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])

    before = allowed()
    held = np.ones(500 << 17)
    assert 300 < before - allowed() < 600
    assert held.all()


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
