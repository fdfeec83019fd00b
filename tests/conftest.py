"""Networks that every test may use, small enough to check by hand, and the way to the real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from citenet.graph import CitationGraph

# Tests never time anything, and the same commit gives the same examples.
settings.register_profile("citenet", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("citenet")

# Where nothing can be written no stage is kept: a test that wants reuse says where.
os.environ["XDG_CACHE_HOME"] = os.devnull

METHODS_COUNTRIES = ("NL", "DE", "US", "CN")
METHODS_CITATIONS = (
    (10, 6, 12, 2),
    (4, 40, 30, 6),
    (8, 20, 200, 22),
    (1, 4, 15, 50),
)
"""The fixture of docs/methods, section 0: rows cite columns, the diagonal is domestic."""
METHODS_FAMILIES = {"NL": 10, "DE": 30, "US": 60, "CN": 40}


@pytest.fixture
def methods_graph() -> CitationGraph:
    """Return the fixture of docs/methods: four countries, 130 foreign citations."""
    edges = [
        (citing, cited, count)
        for citing, row in zip(METHODS_COUNTRIES, METHODS_CITATIONS, strict=True)
        for cited, count in zip(METHODS_COUNTRIES, row, strict=True)
    ]
    return CitationGraph.from_edges(edges, METHODS_FAMILIES)


@pytest.fixture
def star() -> CitationGraph:
    """Return five leaves that cite one hub, 10 times each; the hub cites nobody."""
    return CitationGraph.from_edges([(leaf, "HUB", 10) for leaf in ("A", "B", "C", "D", "E")])


@pytest.fixture
def two_blocks() -> CitationGraph:
    """Return two groups of three that cite each other 10 times a pair, and one citation across."""
    blocks = (("A1", "A2", "A3"), ("B1", "B2", "B3"))
    inside = [(i, j, 10) for block in blocks for i in block for j in block if i != j]
    return CitationGraph.from_edges([*inside, ("A1", "B1", 1)])


@pytest.fixture
def lonely() -> CitationGraph:
    """Return DE and NL, which cite each other, and IS with families and domestic citations only."""
    edges = [("NL", "DE", 6), ("DE", "NL", 4), ("IS", "IS", 3)]
    return CitationGraph.from_edges(edges, {"DE": 3, "NL": 2, "IS": 5})


@pytest.fixture
def empty_graph() -> CitationGraph:
    """Return a network without any entity."""
    return CitationGraph.from_edges([])


@pytest.fixture
def shared_data() -> Path:
    """Return the folder of real files beside the repository, or skip the test."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"needs the real files, which are not at {folder}")
    return folder
