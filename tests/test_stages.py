"""Finished stages come back as they were, or are made again: never half, never stale, never too many."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from citenet.coded import Coded
from citenet.stages import Parts, Stages, size_of, stages_folder

TABLE = pd.DataFrame({
    "entity": pd.Series(["NL", None, "=cmd()"], dtype="str"), "n": [1, 2, 3], "value": [0.1, np.nan, 1 / 3],
})


def parts(n: int = 3) -> Parts:
    return Parts({"table": TABLE, "none": TABLE[:0]}, {"n": n, "losses": {"no year": 2}})


@pytest.fixture
def stages(tmp_path) -> Stages:
    return Stages(tmp_path / "stages")


def never() -> Parts:
    raise AssertionError("made again")


def test_a_stage_comes_back_as_it_was(stages):
    stages.finished("flows", {"corpus": "a"}, parts)
    again = stages.finished("flows", {"corpus": "a"}, never)
    pd.testing.assert_frame_equal(again.tables["table"], TABLE)
    pd.testing.assert_frame_equal(again.tables["none"], TABLE[:0], check_index_type=False)
    assert again.facts == parts().facts
    assert (stages.made, stages.reused) == (["flows"], ["flows"])


@pytest.mark.parametrize("memory", ["1MB", "4GB"])
def test_a_long_table_comes_back_with_little_memory(stages, memory):
    random, n = np.random.default_rng(1), 600_000
    few, many = ([f"{i:05}" for i in reversed(range(k))] for k in (3, 50_000))
    table = Coded({
        "technology": random.integers(-1, 3, n).astype("int8"), "citing": random.integers(50_000, size=n),
        "bucket": random.integers(128, size=n).astype("uint8"), "citations": np.where(np.arange(n) % 7, .1, np.nan),
    }, {"technology": few, "citing": many})
    some = table.rows(np.arange(5))
    stages.finished("flows", {}, lambda: Parts(coded={"citations": table, "few": some}))
    again = Stages(stages.folder, memory=memory).finished("flows", {}, never)
    pd.testing.assert_frame_equal(again.coded["citations"].frame(), table.frame())
    pd.testing.assert_frame_equal(again.coded["few"].frame(), some.frame())


@pytest.mark.parametrize(("name", "key"), [("flows", {"corpus": "b"}), ("analysis", {"corpus": "a"}), ("flows", {})])
def test_another_name_or_key_is_another_stage(stages, name, key):
    stages.finished("flows", {"corpus": "a"}, lambda: parts(1))
    assert stages.finished(name, key, lambda: parts(2)).facts["n"] == 2


def test_another_version_of_the_code_makes_all_anew(stages, monkeypatch):
    stages.finished("flows", {}, lambda: parts(1))
    monkeypatch.setattr("citenet.stages.code_version", lambda: "another")
    assert stages.finished("flows", {}, lambda: parts(2)).facts["n"] == 2


def test_a_stage_that_was_damaged_anywhere_is_made_again(stages):
    def facts() -> Parts:
        return Parts({}, {"n": 1})

    stages.finished("flows", {}, facts)
    file, = stages.folder.iterdir()
    whole = file.read_bytes()
    damages = [whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1:]
               for place in range(len(whole)) for bit in (1, 8, 255)]
    for content in (*damages, whole[:len(whole) // 2], b""):
        file.write_bytes(content)
        assert Stages(stages.folder).finished("flows", {}, facts).facts == facts().facts


@pytest.mark.parametrize("place", [0.3, 0.6])
def test_a_table_of_a_stage_that_was_damaged_is_made_again(stages, place):
    stages.finished("flows", {}, parts)
    file, = stages.folder.iterdir()
    damaged = bytearray(file.read_bytes())
    damaged[int(place * len(damaged))] ^= 255
    file.write_bytes(damaged)
    pd.testing.assert_frame_equal(Stages(stages.folder).finished("flows", {}, parts).tables["table"], TABLE)


def test_interrupted_work_leaves_nothing(stages):
    def interrupt() -> Parts:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stages.finished("flows", {}, interrupt)
    assert not stages.folder.exists()


def test_what_two_processes_make_at_once_is_there_once(stages):
    def meanwhile() -> Parts:
        Stages(stages.folder).finished("flows", {}, parts)
        return parts()

    stages.finished("flows", {}, meanwhile)
    assert len(list(stages.folder.iterdir())) == 1
    assert stages.finished("flows", {}, never).facts["n"] == 3


def test_those_not_used_for_longest_go_first_when_the_folder_is_full(stages):
    for n in range(3):
        stages.finished("flows", {"n": n}, parts)
    for age, file in enumerate(sorted(stages.folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)):
        os.utime(file, (10**9 + age, 10**9 + age))
    stages.finished("flows", {"n": 0}, never)
    one = size_of(stages.folder)[1] // 3
    small = Stages(stages.folder, limit=int(2.5 * one))
    small.finished("flows", {"n": 3}, parts)
    assert size_of(stages.folder)[0] == 2
    small.finished("flows", {"n": 0}, never)


def test_files_of_the_user_are_neither_counted_nor_taken_away(stages):
    stages.folder.mkdir()
    for name in ("thesis.zip", "photos-2024.zip", f"flows-{'0' * 64}.zip.zip"):
        (stages.folder / name).write_bytes(b"of the user")
    full = Stages(stages.folder, limit=0)
    full.finished("flows", {}, parts)
    assert sorted(path.name for path in stages.folder.iterdir()) == [
        f"flows-{'0' * 64}.zip.zip", "photos-2024.zip", "thesis.zip"]
    assert size_of(stages.folder) == (0, 0)


def test_what_cannot_be_taken_away_stays(stages, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    stages.finished("flows", {}, parts)
    monkeypatch.setattr(Path, "unlink", refuse)
    full = Stages(stages.folder, limit=0)
    assert full.finished("flows", {"n": 1}, parts).facts["n"] == 3
    assert size_of(stages.folder)[0] == 2


def test_a_folder_that_takes_no_files_only_means_more_work(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for folder in (tmp_path / "file", None):
        stages = Stages(folder)
        assert [stages.finished("flows", {}, parts).facts["n"] for _ in range(2)] == [3, 3]
        assert stages.made == ["flows", "flows"]


def test_facts_that_json_would_change_are_a_bug(stages):
    with pytest.raises(ValueError, match="do not survive"):
        stages.finished("flows", {}, lambda: Parts({}, {"years": {2000: 1}}))


def test_categories_which_would_not_come_back_are_a_bug(stages):
    table = pd.DataFrame({"year": pd.Categorical([2001, 2002])})
    with pytest.raises(ValueError, match="categories do not come back as they are: table"):
        stages.finished("flows", {}, lambda: Parts({"table": table}))


def test_stages_lie_in_the_cache_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert stages_folder() == tmp_path / "citenet" / "stages"
    assert stages_folder("none") is None
