"""citenet: patent citation networks by key technology.

>>> import citenet
>>> graph = citenet.CitationGraph.from_edges([("NL", "US", 3), ("US", "NL", 1)], {"NL": 2, "US": 9})
>>> graph.made.to_dict()
{'NL': 3.0, 'US': 1.0}
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from citenet.processor import choose_instructions, let_threads_sleep

choose_instructions()
let_threads_sleep()

__version__ = "0.1.0"

_HOMES = {
    "build": "citenet.pipeline.build",
    "scores": "citenet.pipeline.asking",
    "read_corpus": "citenet.corpus",
    "CitationGraph": "citenet.graph",
    "CitenetError": "citenet.errors",
    "Settings": "citenet.settings",
}
__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `citenet --help` does not wait for pandas.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'citenet' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
