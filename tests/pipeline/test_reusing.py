"""Finished stages are reused when inputs, settings and code are unchanged, and only then; results stay the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from citenet.importers import import_flows
from citenet.pipeline.analysis import analyses, count
from citenet.pipeline.bilateral import find_pair
from citenet.pipeline.build import build
from citenet.pipeline.places import open_corpus
from citenet.pipeline.sampling import make_sample
from citenet.settings import Settings
from tests.conftest import METHODS_CITATIONS, METHODS_COUNTRIES

KILLED_AT_THE_FIRST_PAGE = """
import os, signal, sys
from citenet.pipeline.bilateral import find_pair
from citenet.pipeline.build import build
from citenet.report import network_page
import citenet.report
citenet.report.network_page = lambda *_a, **_k: os.kill(os.getpid(), signal.SIGKILL)
build(sys.argv[1], sys.argv[2], stages=sys.argv[3])
"""


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Return the METHODS fixture as a corpus: one network."""
    cells = [f"{citing},{cited},{n}" for citing, row in zip(METHODS_COUNTRIES, METHODS_CITATIONS, strict=True)
             for cited, n in zip(METHODS_COUNTRIES, row, strict=True)]
    (tmp_path / "table.csv").write_text("\n".join(["citing,cited,citations", *cells]) + "\n", encoding="utf-8")
    import_flows(tmp_path / "table.csv", tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.fixture(scope="module")
def patents(tmp_path_factory) -> Path:
    """Return a small simulated corpus of patents."""
    folder = tmp_path_factory.mktemp("patents") / "corpus"
    make_sample(folder, citations=3000)
    return folder


def made(corpus: Path, stages: Path, **choices: object) -> list[str]:
    counted = count(open_corpus(corpus), Settings(stages=str(stages), **choices))
    assert [analysis.graph.technology for analysis in analyses(counted)] == ["all"]
    return counted.stages.made


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("choices", "again"), [
    ({}, []),
    ({"language": "nl", "focal": "DE", "memory": "2GB"}, []),
    ({"benchmark": "FR,IT"}, []),
    ({"seed": 2}, ["analysis"]),
    ({"as_of": "2019-12-31"}, ["analysis"]),
    ({"draws": 500}, ["analysis"]),
    ({"draws": 0}, ["flows", "analysis"]),
    ({"counting": "whole"}, ["flows", "analysis"]),
])
def test_only_stages_that_a_setting_matters_to_are_made_again(corpus, tmp_path, choices, again):
    assert made(corpus, tmp_path / "stages") == ["flows", "analysis"]
    assert made(corpus, tmp_path / "stages", **choices) == again


def test_a_pair_is_told_in_the_same_order_from_flows_that_are_reused(patents, tmp_path):
    new, reused = (find_pair("NL", "DE", patents, settings=Settings(draws=0, stages=str(tmp_path / "stages")))
                   for _ in range(2))
    assert len(set(new.carriers["technology"])) > 1
    assert new.carriers.astype("str").equals(reused.carriers.astype("str"))


def test_a_file_of_the_user_counts_by_what_is_in_it(corpus, tmp_path):
    memberships = tmp_path / "memberships.csv"
    rows = "iso2,eu_from,oecd_from,nato_from\nNL,1958-01-01,1961-09-30,1949-08-24\nDE,1958-01-01,,\n"
    memberships.write_text(rows, encoding="utf-8")
    choices = {"institutions": str(memberships)}
    made(corpus, tmp_path / "stages", **choices)
    assert made(corpus, tmp_path / "stages", **choices) == []
    memberships.write_text(rows + "US,,1961-09-30,1949-08-24\n", encoding="utf-8")
    assert made(corpus, tmp_path / "stages", **choices) == ["analysis"]


def test_a_table_that_was_written_again_is_another_corpus(corpus, tmp_path):
    made(corpus, tmp_path / "stages")
    flows = corpus / "flows.parquet"
    flows.write_bytes(flows.read_bytes())
    os.utime(flows, ns=(1, 1))  # even one that is as old and as long as before
    assert made(corpus, tmp_path / "stages") == ["flows", "analysis"]


def test_a_build_that_was_killed_goes_on_where_it_was(corpus, tmp_path):
    stages, out = tmp_path / "stages", tmp_path / "out"
    ended = subprocess.run([sys.executable, "-c", KILLED_AT_THE_FIRST_PAGE, corpus, out, stages], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not out.exists()
    resumed = build(corpus, out, stages=str(stages))
    assert "2 of 3 stages were finished before" in resumed.summary
    build(corpus, tmp_path / "anew", stages="none")
    assert content(out) == content(tmp_path / "anew")


def test_a_build_in_the_folder_of_another_leaves_nothing_of_it_but_what_others_put_there(corpus, tmp_path):
    out, choices = tmp_path / "out", {"stages": str(tmp_path / "stages")}
    build(corpus, out, focal="NL", **choices)
    (out / "notes.txt").write_text("of the user", encoding="utf-8")
    build(corpus, out, focal="DE", **choices)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "of the user"
    (out / "notes.txt").unlink()
    build(corpus, tmp_path / "anew", focal="DE", **choices)
    assert content(out) == content(tmp_path / "anew")


def test_one_level_reuses_what_was_found_out_for_both(patents, tmp_path):
    choices = {"draws": 50}
    kept = Settings(stages=str(tmp_path / "stages"), **choices)
    whole = count(open_corpus(patents), kept)
    assert len(list(analyses(whole, technologies=["photonics"]))) == 2
    one = count(open_corpus(patents), kept, level="country")
    again, = analyses(one, technologies=["photonics"], level="country")
    assert (one.stages.made, one.stages.reused) == (["flows"], ["analysis"])
    anew = count(open_corpus(patents), Settings(stages="none", **choices), level="country")
    first, = analyses(anew, technologies=["photonics"], level="country")
    pd.testing.assert_frame_equal(again.scores, first.scores)
    pd.testing.assert_series_equal(again.positions, first.positions)
    assert list(again.cores) == list(first.cores)
    for method, core in first.cores.items():
        pd.testing.assert_series_equal(again.cores[method].coreness, core.coreness)
        assert repr(again.cores[method].members) == repr(core.members)
        assert repr((again.cores[method].fit, again.cores[method].p_value, again.cores[method].reason)) == repr(
            (core.fit, core.p_value, core.reason))
