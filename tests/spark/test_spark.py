"""The same SQL on Spark gives the numbers of DuckDB, to 1e-9."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from citenet.aggregate import aggregate_patents, class_families, windows_of
from citenet.engine import Engine
from citenet.engine.spark import connect_spark
from citenet.errors import InputError, MissingExtraError, SettingsError
from citenet.flows import CountingRules, Grain

from ..aggregate.conftest import MASKS, TECHNOLOGIES, random_corpus  # noqa: F401 - a fixture


def weigh_short_lists_more(kinds: pd.DataFrame) -> pd.Series:
    return 1 / (1 + kinds["references"])


RULES = [
    (CountingRules(), Grain(buckets=7), None),
    (CountingRules("inventor", "whole", "citing", reach=5), Grain("2010-2014,2012-2016"), weigh_short_lists_more),
    (CountingRules(technology_counting="fractional", self_citations="drop"), Grain("3", ("country",), 5), None),
    (CountingRules("inventor", "fractional", "within", "fractional", "drop", 3), Grain(levels=("organisation",)), None),
]


def test_flows_equal_those_of_duckdb(random_corpus, spark):  # noqa: F811
    for seed, (rules, grain, weigh) in enumerate(RULES):
        corpus = random_corpus(seed)
        ours, theirs = (aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=rules, grain=grain,
                                          engine=engine, weigh=weigh) for engine in (Engine(), spark))
        for name in ("citations", "families", "bucket_citations", "bucket_families"):
            expected, found = getattr(ours, name), getattr(theirs, name)
            assert (expected is None) == (found is None)
            if expected is not None:
                pd.testing.assert_frame_equal(found, expected, rtol=1e-9)
        pd.testing.assert_series_equal(theirs.organisations, ours.organisations)
        assert theirs.record == ours.record


def test_families_by_class_equal_those_of_duckdb(random_corpus, spark):  # noqa: F811
    windows = windows_of(["2010-2014", "2012-2019"], "2010-2014,2012-2019")
    ours, theirs = (class_families(random_corpus(2), MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                                   windows=windows, engine=engine) for engine in (Engine(), spark))
    for expected, found in zip(ours, theirs, strict=True):
        pd.testing.assert_frame_equal(found.frame(), expected.frame(), rtol=1e-9)


def test_what_is_missing_stays_missing(spark):
    query = """
        select cast(year as integer) as year, name, cast(share as double) as share, known
        from (values (2001, 'x', 0.5, true), (null, null, null, false)) as t(year, name, share, known)
        order by known"""
    with Engine().connect() as ours, spark.connect() as theirs:
        pd.testing.assert_frame_equal(theirs.execute(query).df(), ours.execute(query).df(), check_dtype=False)


def test_a_size_that_is_none_is_refused_before_spark_starts():
    with pytest.raises(SettingsError, match="memory limit 'much'"), connect_spark("local[1]", memory="much"):
        pass


@pytest.mark.parametrize(("absent", "words"), [("pyspark.sql", ".[spark]"), ("sqlglot", ".[spark]"),
                                               ("java", "default-jre-headless")])
def test_what_is_not_installed_is_told_with_the_way_to_install_it(spark, absent, words, monkeypatch):
    if absent == "java":
        monkeypatch.setattr("pyspark.sql.SparkSession.getActiveSession", lambda: None)
        monkeypatch.setenv("PATH", "")
        monkeypatch.delenv("JAVA_HOME", raising=False)
    else:
        monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(MissingExtraError) as told, connect_spark("local[1]"):
        pass
    assert words in told.value.fix


@pytest.mark.parametrize(("words", "told"), [
    ("OutOfMemoryError", "does not fit in the memory"), ("No space left", "the disk is full"),
    ("CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND", "a machine of the cluster was lost")])
def test_faults_of_the_machines_are_told_from_bugs(spark, words, told):
    with pytest.raises(InputError, match=told), spark.connect() as connection:
        connection.execute(f"select java_method('java.lang.Integer', 'parseInt', '{words}') as n").fetchall()


def test_a_java_that_was_ended_is_told(spark):
    with pytest.raises(InputError, match="Spark ended before the work was done"), spark.connect():
        raise ConnectionRefusedError
