"""Do the networks hold what the tables of flows say, whatever the tables' order and kind of text?"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from citenet.errors import UndefinedError
from citenet.flows import UNKNOWN, Flows
from citenet.graph import CitationGraph
from citenet.pipeline.networks import networks

PAIRS = [("Alder", "Birch", 3.0), ("Birch", "Alder", 0.5), ("Cedar", "Cedar", 2.0), ("Alder", UNKNOWN, 4.0),
         (UNKNOWN, "Birch", 1.5), (UNKNOWN, UNKNOWN, 9.0), ("Elm", UNKNOWN, 1.0), (UNKNOWN, "Fir", 0.25)]
FAMILIES = {"Alder": 2.0, "Cedar": 1.5, "Dogwood": 1.0, UNKNOWN: 7.0}
COUNTRIES = pd.Series({"Alder": "NL", "Birch": "DE", "Fir": "US"}, dtype="str")


@pytest.fixture(params=["text", "numbers"])
def flows(request):
    random = np.random.default_rng(2)
    here = {"technology": "t", "level": "organisation", "window": "all"}
    citations = pd.DataFrame(PAIRS, columns=["citing", "cited", "citations"]).sample(frac=1, random_state=2)
    families = pd.DataFrame(list(FAMILIES.items()), columns=["entity", "families"])
    if request.param == "numbers":
        names = random.permutation(["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Zelkova", UNKNOWN])
        citations = citations.astype(dict.fromkeys(["citing", "cited"], pd.CategoricalDtype(names)))
    citations = citations.assign(**here)
    other = citations.assign(technology="other")
    record = {"technologies": ["t", "other", "none"], "levels": ["organisation"], "windows": ["all"]}
    return Flows(pd.concat([citations, other], ignore_index=True), families.assign(**here), COUNTRIES, record)


def test_a_network_holds_its_rows_and_keeps_apart_what_is_unknown(flows):
    first, other, empty = networks(flows)
    unknown = pd.DataFrame({"made": {"Alder": 4.0, "Elm": 1.0}, "received": {"Birch": 1.5, "Fir": 0.25}}).fillna(0.0)
    named = {**FAMILIES, "Birch": np.nan, "Elm": np.nan, "Fir": np.nan}
    named.pop(UNKNOWN)
    expected = CitationGraph.from_edges([pair for pair in PAIRS if UNKNOWN not in pair], named, unknown=unknown,
                                        level="organisation", countries=COUNTRIES)
    pd.testing.assert_index_equal(first.entities, expected.entities)
    for part in ("citations", "families", "countries"):
        pd.testing.assert_series_equal(getattr(first, part), getattr(expected, part))
    pd.testing.assert_frame_equal(first.unknown, expected.unknown, check_names=False)
    assert list(other.entities) == ["Alder", "Birch", "Cedar", "Elm", "Fir"]
    assert (len(empty.entities), empty.technology) == (0, "none")


def test_rows_of_a_network_that_do_not_stand_together_are_refused(flows):
    torn = replace(flows, citations=pd.concat([flows.citations, flows.citations[:3]]))
    with pytest.raises(ValueError, match="stand together"):
        list(networks(torn))


def test_what_was_not_counted_is_no_empty_network(flows):
    record = {**flows.record, "technologies": ["t", "all"], "levels_without_all": ["organisation"]}
    without = Flows(flows.citations, flows.families, flows.organisations, record)
    assert [graph.technology for graph in networks(without)] == ["t"]
    with pytest.raises(UndefinedError, match="all patents together are left out"):
        next(networks(without, technology="all", level="organisation"))
