"""Of networks with many organisations, which keep their scores?"""

import numpy as np
import pandas as pd
import pytest

from citenet.errors import UndefinedError
from citenet.graph import CitationGraph
from citenet.importers import import_edges
from citenet.pipeline import counting
from citenet.pipeline.analysis import MOST_SCORED, OF_EACH_COUNTRY, scored
from citenet.pipeline.asking import Question, ask_scores
from citenet.pipeline.build import build
from citenet.pipeline.technology_pages import write_technology
from citenet.settings import Settings
from tests.report.parsing import Parsed


def test_the_strongest_of_all_and_of_each_country_are_scored():
    n = MOST_SCORED + 500
    names = [f"O{number:05d}" for number in range(n)]
    edges = [(name, names[0], float(n - place)) for place, name in enumerate(names[1:], start=1)]
    country = pd.Series("US", index=names)
    country.iloc[-20:] = "NL"
    graph = CitationGraph.from_edges(edges, level="organisation", countries=country)
    kept = scored(graph)
    assert set(names[:MOST_SCORED]) <= set(kept)
    assert set(kept) - set(names[:MOST_SCORED]) == set(names[-20:][:OF_EACH_COUNTRY])
    assert kept.is_monotonic_increasing


def test_of_a_small_network_all_are(methods_graph):
    assert scored(methods_graph).equals(methods_graph.entities)


def test_the_part_between_some_is_what_they_exchange(methods_graph):
    part = methods_graph.among(pd.Index(["US", "NL"]))
    assert list(part.entities) == ["NL", "US"]
    np.testing.assert_array_equal(part.edges.matrix().toarray(), [[10, 12], [8, 200]])
    assert part.families.to_dict() == {"NL": 10, "US": 60}


def test_the_page_of_all_technologies_says_that_organisations_are_told_by_technology(tmp_path, monkeypatch):
    (tmp_path / "edges.csv").write_text("citing,cited,citing_country,cited_country,citing_applicant,technology\n"
                                        "A1,B1,NL,US,Alder,ai\nA2,B2,US,NL,Birch,ai\n", encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    monkeypatch.setattr(counting, "MOST_OF_ALL", 1)
    for technology, told in (("all", True), ("ai", False)):
        page = tmp_path / f"{technology}.html"
        write_technology(technology, tmp_path / "corpus", page, settings=Settings(draws=0, stages="none"))
        assert ("organisations are told by technology" in Parsed(page.read_text(encoding="utf-8")).text) == told


def test_scores_of_organisations_in_all_technologies_are_told_to_be_left_out(tmp_path, monkeypatch):
    (tmp_path / "edges.csv").write_text("citing,cited,citing_country,cited_country,citing_applicant,technology\n"
                                        "A1,B1,NL,US,Alder,ai\nA2,B2,US,NL,Birch,ai\n", encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    monkeypatch.setattr(counting, "MOST_OF_ALL", 1)
    build(tmp_path / "corpus", tmp_path / "built", draws=0, stages="none")
    for folder in ("corpus", "built"):
        with pytest.raises(UndefinedError, match="all patents together are left out"):
            ask_scores(Question(["ALDER"], ["all"], level="organisation"), tmp_path / folder,
                       settings=Settings(draws=0, stages="none"))
