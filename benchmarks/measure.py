"""What does a command cost? Wall time, CPU of it and its children, and peak memory of all of them together."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import psutil

PAUSE = .05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU time, and gigabytes at the peak."""

    wall: float
    cpu: float
    memory: float

    @classmethod
    def median(cls, costs: Sequence[Cost]) -> Cost:
        return cls(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")))


def measured(command: Sequence[str]) -> Cost:
    """Run a command in a process of its own and return what it cost; its output is thrown away.

    Raises
    ------
    RuntimeError
        When it fails, with the end of what it said.
    """
    # As on a user's machine, Python keeps what it has compiled of modules, whatever this shell says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment)
        family, peak, cpu = psutil.Process(process.pid), 0, dict[int, float]()
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, _look(family, cpu))
            time.sleep(PAUSE)
        wall = time.perf_counter() - begun
        _, process.returncode, used = ended
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} failed: {said.read()[-2000:].decode(errors='replace')}")
    # The kernel knows the process and those it waited for to the end, the samples also those left behind.
    cpu_seconds = max(used.ru_utime + used.ru_stime, sum(cpu.values()))
    return Cost(wall, cpu_seconds, peak / 1e9)


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Cost]]:
    """Run all commands in turn, round after round, so that what else the machine does falls on all of them alike."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(measured(command))
            print(f"  {name}: {found[name][-1]}", flush=True)
    return found


def ratio(costs: Sequence[Cost], base: Sequence[Cost], what: str = "cpu") -> float:
    """Return the median, over the rounds, of one cost as a multiple of another."""
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(costs, base, strict=True))


def _look(process: psutil.Process, cpu: dict[int, float]) -> int:
    """Return the peak memory in bytes of a process and its descendants, and note the CPU seconds of each."""
    memory = 0
    with suppress(psutil.Error, OSError, IndexError):
        for one in [process, *process.children(recursive=True)]:
            times = one.cpu_times()
            cpu[one.pid] = times.user + times.system
            # The peak so far: the kernel's own figure of a finished process holds that of its parent, too.
            status = Path(f"/proc/{one.pid}/status").read_text(encoding="ascii", errors="replace")
            memory += 1024 * int(status.split("VmHWM:")[1].split()[0])
    return memory
