from __future__ import annotations

from pathlib import Path

import pytest

from citenet.importers import import_edges
from citenet.pipeline.build import build

HOSTILE = ("=cmd|' /C calc'!A0", "+1+1", "@SUM(A1:A9)", '</script><img src=x onerror="alert(1)">', "a|b *c* `d`")
"""Applicants whose names are formulas, markup and table marks."""


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    """Ten patents of five hostile applicants in three countries, each citing every later one."""
    folder = tmp_path_factory.mktemp("small")
    rows = [f'P{n},{country},"{HOSTILE[n % 5].replace(chr(34), chr(34) * 2)}",{2015 + n},G06N10/00'
            for n, country in enumerate(["NL", "DE", "US"] * 3 + ["NL"])]
    cites = [f"P{n},P{m}" for n in range(10) for m in range(n + 1, 10)]
    (folder / "patents.csv").write_text(
        "\n".join(["patent,country,organisation,year,ipc", *rows, ""]), encoding="utf-8")
    (folder / "citations.csv").write_text("\n".join(["citing,cited", *cites, ""]), encoding="utf-8")
    import_edges(folder / "citations.csv", folder / "corpus", patents=folder / "patents.csv")
    return folder / "corpus"


@pytest.fixture(scope="session")
def built(corpus, tmp_path_factory) -> Path:
    """The output folder of that corpus."""
    return build(corpus, tmp_path_factory.mktemp("built") / "outputs", draws=50).output
