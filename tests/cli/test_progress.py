"""A person at a terminal sees how far the work is; a log file sees nothing of it."""

from __future__ import annotations

import sys
import threading

import pytest

from citenet.cli.progress import ProgressLine, line_of
from citenet.engine import connect, part_done


@pytest.mark.parametrize(("elapsed", "done", "measured", "waiting", "line"), [
    (1, 0.5, 1, 0, "step · 50% · 0:01"),  # too early to tell
    (60, 0.25, 60, 0, "step · 25% · 1:00, about 3:00 left"),
    (3600, 0.5, 10, 0, "step · 50% · 1:00:00, about 0:10 left"),  # the second query of a step
    (90, 0.25, 60, 30, "step · 25% · 1:30, about 2:30 left"),  # counts down while nothing is reported
    (300, 0.25, 60, 240, "step · 25% · 5:00"),  # it takes longer than was thought
])
def test_remaining_time_follows_from_the_part_done(elapsed, done, measured, waiting, line):
    assert line_of("step", elapsed, done, measured=measured, waiting=waiting) == line


def test_the_line_is_for_terminals_and_is_taken_away(monkeypatch, capsys):
    others, line = threading.active_count(), ProgressLine()
    line("[1/2] photonics", 0.0)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line("[1/2] photonics", 0.0)
    line("[2/2] quantum", 0.5)
    line.clear()
    shown = capsys.readouterr()
    assert (shown.out, "[2/2] quantum · 50% · 0:00" in shown.err) == ("", True)
    assert shown.err.endswith("\r\033[K")
    assert threading.active_count() == others


def test_the_engine_tells_how_far_its_query_is():
    assert part_done() == 0
    seen, ended = [], threading.Event()

    def watch() -> None:
        while not ended.wait(0.005):
            seen.append(part_done())

    watcher = threading.Thread(target=watch)
    watcher.start()
    with connect(threads=1) as connection:
        connection.execute("select count(distinct hash(i)) from range(8000000) as t(i)").fetchall()
    ended.set()
    watcher.join()
    assert 0 < max(seen) <= 1
    assert part_done() == 0
