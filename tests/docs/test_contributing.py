"""The indicator that the page for newcomers adds works as the page says."""

from __future__ import annotations

import doctest
import re
import textwrap
import tomllib
from pathlib import Path

import numpy as np
import pytest

from citenet.indicators import diversity
from citenet.reference import catalogue

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "contributing.md"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8").replace("\n   ", "\n"), re.DOTALL)
    return textwrap.dedent(found[1])


def test_the_map_of_the_house_shows_every_room():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = {room.strip() for floor in floors for room in floor.split("|")}
    shown = re.search(r"```\n(story.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    assert set(re.findall(r"[a-z]+", shown)) - {"story", "verbs", "nouns"} == rooms


@pytest.fixture
def user_hhi():
    names = dict(vars(diversity))
    exec(compile(block("python"), str(PAGE), "exec", dont_inherit=True), names)
    return names["user_hhi"]


def test_its_doctest_holds(user_hhi):
    test = next(iter(doctest.DocTestFinder().find(user_hhi, globs=user_hhi.__globals__)))
    assert doctest.DocTestRunner(verbose=False).run(test) == doctest.TestResults(0, 1)


def test_it_works_for_many_resampled_networks_at_once(user_hhi, methods_graph):
    draws = np.stack([methods_graph.edges.weight, 2 * methods_graph.edges.weight])
    drawn = user_hhi(methods_graph.resampled(draws))
    assert np.allclose(drawn, user_hhi(methods_graph))


def test_its_entry_is_one_that_the_catalogue_reads_and_its_worked_values_are_right(user_hhi, methods_graph):
    entry = tomllib.loads(block("toml"))["indicator"]["user_hhi"]
    known = catalogue.catalogue()["source_hhi"]
    shown = catalogue._indicator("user_hhi", entry, catalogue._tables())
    assert (shown.unit_text, shown.self_citations) == (known.unit_text, known.self_citations)
    assert user_hhi(methods_graph).to_dict() == pytest.approx(entry["worked"], abs=5e-6)
