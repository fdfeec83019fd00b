"""What the tutorial shows is what one gets."""

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"


def test_every_block_gives_what_stands_below_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    runner = doctest.DocTestRunner(verbose=False)
    told: list[str] = []
    runner.run(test, out=told.append)
    assert "".join(told) == ""
    assert runner.summarize(verbose=False).attempted > 20
    assert "SIMULATED" in (tmp_path / "semiconductors.json").read_text(encoding="utf-8")
    assert (tmp_path / "semiconductors.html").stat().st_size > 100_000
