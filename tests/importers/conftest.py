"""Small files, imported, and their tables as plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from citenet.engine import quoted

from ..plans import watching


def rows_of(folder: Path, query: str) -> list[tuple]:
    """Ask a corpus folder; every table of it is a view."""
    with duckdb.connect() as connection:
        for table in folder.glob("*.parquet"):
            connection.execute(f"create view {table.stem} as from read_parquet({quoted(table)})")
        return connection.execute(query).fetchall()


@pytest.fixture(autouse=True)
def explained() -> Iterator[None]:
    """Explain every statement of every import and check; none joins all with all."""
    with watching():
        yield


@pytest.fixture
def ask() -> Callable[[Path, str], list[tuple]]:
    """Return the function that asks a corpus folder in SQL."""
    return rows_of


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a text file and returns its path."""

    def write_text(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        return tmp_path / name

    return write_text


@pytest.fixture
def losses() -> Callable[[dict, str], dict[str, int]]:
    """Return the function that lists the losses of a step of a manifest."""

    def of_step(manifest: dict, name: str) -> dict[str, int]:
        step = next(one for one in manifest["steps"] if one["step"] == name)
        assert step["rows_in"] == step["rows_out"] + sum(loss["rows"] for loss in step["losses"])
        return {loss["reason"]: loss["rows"] for loss in step["losses"]}

    return of_step
