"""Where do the figures stand? In one file: by data set and by what was measured, with machine and versions."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import astuple
from importlib import metadata
from pathlib import Path
from typing import Any

from measure import Cost

FILE = Path(__file__).parent / "results.json"
PUBLISHED = ", published"
"""Behind the name of a way that begins with what was published, instead of the corpus."""

LIBRARIES = ("duckdb", "pandas", "polars", "networkx", "pyspark", "numpy")


def note(data: str, what: str, costs: Mapping[str, list[Cost]], rounds: int) -> None:
    """Keep the figures of all rounds; what was measured before of the same is replaced."""
    found = read()
    found["machine"] = {
        "cores": os.cpu_count(), "processor": _processor(), "python": platform.python_version(),
        **{name: metadata.version(name) for name in LIBRARIES if _is_there(name)},
    }
    found.setdefault("figures", {}).setdefault(data, {})[what] = {
        name: [[round(figure, 3) for figure in astuple(cost)] for cost in runs] for name, runs in costs.items()}
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{data}, {what}: {rounds} rounds noted in {FILE.name}")


def read() -> dict[str, Any]:
    """Return all that was noted."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def costs_of(data: str, what: str) -> dict[str, list[Cost]]:
    """Return the figures of one measurement by name; empty when there are none."""
    found = read().get("figures", {}).get(data, {}).get(what, {})
    return {name: [Cost(*run) for run in runs] for name, runs in found.items()}


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
