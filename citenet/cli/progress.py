"""How far is the work, and how long will it take? One line on a terminal, nothing where nobody watches."""

from __future__ import annotations

import sys
import threading
import time

import click

EVERY = 0.5
TOO_EARLY = 2.0
"""Seconds before which a forecast would be a guess."""


class ProgressLine:
    """A line that tells the step under way, its part done, the time it has taken and the time it will take.

    It is drawn again twice a second, since a single query may take minutes: what the engine says of that is told.
    """

    def __init__(self) -> None:
        self._text, self._done = "", 0.0
        self._since = self._measured_since = self._moved = 0.0
        self._part = 0.0
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def __call__(self, text: str, done: float | None = None) -> None:
        """Show a step; of one of several steps, `done` is the part of them that is behind."""
        if not sys.stderr.isatty():
            return
        if not done:
            self._since = self._measured_since = time.monotonic()
        self._text, self._done, self._part = text, done or 0.0, 0.0
        self._draw()
        if self._thread is None:
            self._stopped.clear()
            self._thread = threading.Thread(target=self._keep_drawing, daemon=True)
            self._thread.start()

    def clear(self) -> None:
        """Take the line away."""
        if self._thread is None:
            return
        self._stopped.set()
        self._thread.join()
        self._thread = None
        click.echo("\r\033[K", nl=False, err=True)

    def _keep_drawing(self) -> None:
        while not self._stopped.wait(EVERY):
            self._draw()

    def _draw(self) -> None:
        now = time.monotonic()
        part = self._done or _part_of_query()
        if part < self._part:  # the next query of the same step
            self._measured_since = now
        if part != self._part:
            self._part, self._moved = part, now
        line = line_of(self._text, now - self._since, part, measured=self._moved - self._measured_since,
                       waiting=now - self._moved)
        click.echo(f"\r\033[K{line}", nl=False, err=True)


def line_of(text: str, elapsed: float, done: float, *, measured: float, waiting: float = 0.0) -> str:
    """Tell a step, the part done (0 to 1), the seconds it has taken and, where that can be told, those left.

    The part done took the seconds `measured`, which are fewer than all when a step has several parts; since then
    `waiting` have gone by. Nothing is said of what is left when more has gone by than was expected.

    >>> line_of("counting citations", 42, 0, measured=0)
    'counting citations · 0:42'
    >>> line_of("[4/11] photonics", 42, 3 / 11, measured=42)
    '[4/11] photonics · 27% · 0:42, about 1:52 left'
    >>> line_of("[4/11] photonics", 52, 3 / 11, measured=42, waiting=10)
    '[4/11] photonics · 27% · 0:52, about 1:42 left'
    """
    if not done:
        return f"{text} · {_clock(elapsed)}"
    left = measured * (1 - done) / done - waiting
    told = f", about {_clock(left)} left" if measured > TOO_EARLY and left > 0 else ""
    return f"{text} · {done:.0%} · {_clock(elapsed)}{told}"


def _part_of_query() -> float:
    """Ask the engine how far its query is, if it is at work at all."""
    engine = sys.modules.get("citenet.engine")
    return engine.part_done() if engine else 0.0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


progress = ProgressLine()
progress_done = progress.clear
