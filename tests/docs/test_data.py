"""The files that the page about data shows are ones that citenet reads, and its commands work."""

import json
import re
import shlex
from pathlib import Path

from citenet.importers.tabular import ATTRIBUTES
from citenet.tables.fields import TABLES

from ..cli.conftest import run  # noqa: F401

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
OWN = PAGE.split("## Files of your own")[1].split("\n## ")[0]
COUNTRIES = ("DE", "US", "TW", "GB")


def corpus(folder):
    """Write what makes the corpus that the commands speak of: patents of wind energy, each cites the nine before it."""
    rows = [f"EP{new},EP{old},{COUNTRIES[new % 4]},{COUNTRIES[old % 4]},{2010 + new // 4},F03D 1/06,F03D 7/02"
            for new in range(40) for old in range(max(0, new - 9), new)]
    head = "citing,cited,citing_country,cited_country,citing_year,citing_ipc,cited_ipc"
    (folder / "wind.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return "wind.csv"


def test_files_of_ones_own_are_read_as_they_are_shown(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("CITENET_DRAWS", "20")
    for name, text in re.findall(r"`([\w.]+)`:\n\n```\w+\n(.*?)```", OWN, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("import", "edges", corpus(tmp_path), "-o", "mycorpus").code == 0
    told = {}
    for command in re.search(r"```sh\n(.*?)```", OWN, re.DOTALL)[1].splitlines():
        answer = run(*shlex.split(command)[1:])
        assert answer.code == 0, answer.err
        told[shlex.split(command)[1]] = answer.out
    assert re.search(r"focal +DE +citenet.toml", told["config"])
    assert re.search(r"Y02E 10/70 +extended", told["technologies"])
    assert re.search(r"TW +Taiwan +oecd_nato", told["institutions"])
    assert told["judge"].count("Rules that do not hold: 1.") == 4
    scores = json.loads((tmp_path / "outputs" / "scores.json").read_text(encoding="utf-8"))
    assert {(row["technology"], row["window"]) for row in scores["rows"]} == {
        (technology, window) for technology in ("wind", "all") for window in ("2010-2014", "2015-2019")}
    assert scores["settings"]["focal"] == "DE"
    assert (tmp_path / "outputs" / "technologies" / "wind.html").is_file()


def test_an_option_goes_before_the_environment_and_that_before_the_file(run, tmp_path, monkeypatch):  # noqa: F811
    (tmp_path / "citenet.toml").write_text('focal = "DE"\n', encoding="utf-8")
    assert re.search(r"focal +DE", run("config").out)
    monkeypatch.setenv("CITENET_FOCAL", "BE")
    assert re.search(r"focal +BE", run("config").out)
    assert re.search(r"focal +SE", run("config", "--focal", "SE").out)


def test_the_page_names_every_column_and_every_table_that_is_written():
    for name in (*ATTRIBUTES, "origin"):
        assert f"`{name}`" in PAGE
    for name, table in TABLES.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}.csv`"))
        assert ", ".join(field.name for field in table.written) in row
