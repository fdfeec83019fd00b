"""Finding organisations among names never compares all with all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..plans import watching


@pytest.fixture(autouse=True)
def explained() -> Iterator[None]:
    """Explain every statement about names; none joins all with all."""
    with watching():
        yield
