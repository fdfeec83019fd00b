"""One Spark for all tests, which start nothing of their own where it runs."""

from __future__ import annotations

import shutil
import warnings

import pytest

from citenet.engine import Engine


@pytest.fixture(scope="session")
def spark_session(tmp_path_factory):
    """Start Spark on two cores, tuned for rows by the hundred, or skip where it is not installed."""
    sql = pytest.importorskip("pyspark.sql", reason="needs PySpark: pip install -e '.[spark]'")
    if shutil.which("java") is None:
        pytest.skip("needs Java: apt install default-jre-headless")
    options = {"master": "local[2]", "ui.enabled": "false", "ui.showConsoleProgress": "false",
               "driver.bindAddress": "127.0.0.1", "driver.host": "127.0.0.1", "driver.memory": "1g",
               "driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
               "sql.shuffle.partitions": "1",
               "sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse"))}
    builder = sql.SparkSession.builder
    for name, value in options.items():
        builder = builder.config(f"spark.{name}", value)
    with warnings.catch_warnings(action="ignore", category=FutureWarning):
        session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def spark(spark_session) -> Engine:
    """Return the engine that counts in this session."""
    return Engine("spark")
