"""On a cluster, a master and workers that are processes of their own, the numbers are those of this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pandas as pd
import pytest

from citenet.aggregate import aggregate_patents
from citenet.flows import CountingRules, Grain

from ..aggregate.conftest import MASKS, TECHNOLOGIES, random_corpus  # noqa: F401 - a fixture

HERE = "127.0.0.1"
COUNT = """
import sys
from citenet.aggregate import aggregate_patents
from citenet.corpus import read_corpus
from citenet.engine import Engine
from citenet.flows import CountingRules, Grain
from tests.aggregate.conftest import MASKS, TECHNOLOGIES

corpus, master, output = sys.argv[1:]
flows = aggregate_patents(read_corpus(corpus), MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                          grain=Grain(levels=("country",)), engine=Engine("spark", "1GB", master))
flows.citations.to_pickle(output)
"""


@pytest.fixture
def start(spark_session, tmp_path, monkeypatch):
    """Start programs of Spark that this machine alone can reach, until the test ends."""
    import pyspark

    home = Path(pyspark.__file__).parent
    small = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    settings = {"master.rest.enabled": "false", "sql.shuffle.partitions": "2", "executor.extraJavaOptions": small}
    lines = [f"spark.{name} {value}\n" for name, value in settings.items()]
    (tmp_path / "spark-defaults.conf").write_text("".join(lines))
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    monkeypatch.setenv("SPARK_LOCAL_IP", HERE)
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_DAEMON_JAVA_OPTS": small}
    with ExitStack() as stack:
        def start(program: str, *arguments: str) -> Path:
            said = tmp_path / f"{program}-{time.monotonic_ns()}.log"
            process = stack.enter_context(subprocess.Popen(
                [home / "bin" / "spark-class", f"org.apache.spark.deploy.{program}", "--host", HERE, "--port", "0",
                 "--webui-port", "0", *arguments], env=environment, cwd=tmp_path,
                stderr=stack.enter_context(said.open("w"))))
            stack.callback(process.terminate)
            return said
        yield start


def wait_for(said: Path, pattern: str) -> str:
    """Return what a program says, as soon as it says it."""
    for _ in range(600):
        if found := re.search(pattern, said.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(.1)
    raise AssertionError(said.read_text(encoding="utf-8"))


def test_a_cluster_counts_what_this_machine_counts(start, random_corpus, tmp_path):  # noqa: F811
    corpus = random_corpus(5)
    expected = aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                                 grain=Grain(levels=("country",)))
    master = wait_for(start("master.Master"), rf"spark://{HERE}:\d+")
    workers = [start("worker.Worker", "--cores", "1", "--memory", "1G", "--work-dir", str(tmp_path), master)
               for _ in range(2)]
    for said in workers:
        wait_for(said, "Successfully registered")
    here = tmp_path / "here"
    here.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", COUNT, str(corpus.path), master, str(tmp_path / "flows.pickle")], check=False,
        capture_output=True, text=True, cwd=here,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert ended.returncode == 0, ended.stderr
    pd.testing.assert_frame_equal(pd.read_pickle(tmp_path / "flows.pickle"), expected.citations, rtol=1e-9)
    counted = [said.read_text(encoding="utf-8").count("Asked to launch executor") for said in workers]
    assert all(counted), "not all of the machines were asked"
    assert list(here.iterdir()) == []
