from __future__ import annotations

import json

import pytest

from citenet.cli import main
from tests.conftest import METHODS_CITATIONS, METHODS_COUNTRIES, METHODS_FAMILIES


class Terminal:
    """Runs a command line the way a shell does and keeps what it said."""

    def __init__(self, capsys) -> None:
        self._capsys = capsys
        self.code, self.out, self.err = 0, "", ""

    def __call__(self, *arguments: object) -> Terminal:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        self.code = end.value.code
        self.out, self.err = self._capsys.readouterr()
        return self

    @property
    def json(self) -> dict:
        return json.loads(self.out)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys)


@pytest.fixture
def fixture_corpus(run, tmp_path):
    """The METHODS fixture, brought in as a user would: two CSV files and one command."""
    cells = [f"{citing},{cited},{n}" for citing, row in zip(METHODS_COUNTRIES, METHODS_CITATIONS, strict=True)
             for cited, n in zip(METHODS_COUNTRIES, row, strict=True)]
    (tmp_path / "table.csv").write_text("\n".join(["citing,cited,citations", *cells]) + "\n", encoding="utf-8")
    families = [f"{entity},{n}" for entity, n in METHODS_FAMILIES.items()]
    (tmp_path / "entities.csv").write_text("\n".join(["entity,families", *families]) + "\n", encoding="utf-8")
    assert run("import", "flows", "table.csv", "--entities", "entities.csv", "-o", "corpus").code == 0
    return tmp_path / "corpus"
