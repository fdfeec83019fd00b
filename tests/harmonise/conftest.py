"""Finding organisations among names never compares all with all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from ..plans import Plans, joins_of_all_with_all, watching


@pytest.fixture(autouse=True)
def plans(monkeypatch: pytest.MonkeyPatch) -> Iterator[Plans]:
    """Explain every statement about names and check: none joins all with all."""
    noted: Plans = []
    for name in ("parties", "propose", "slips"):
        monkeypatch.setattr(import_module(f"citenet.harmonise.{name}"), "connect", watching(noted))
    yield noted
    for statement, plan in noted:
        assert [*joins_of_all_with_all(plan, tiny=1)] == [], statement
