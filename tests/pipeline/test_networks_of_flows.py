"""Do the networks hold what the tables of flows say, whatever the order of their rows and of their texts?"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from citenet.coded import Coded
from citenet.errors import UndefinedError
from citenet.flows import UNKNOWN, Flows
from citenet.graph import CitationGraph
from citenet.pipeline.networks import networks

PAIRS = [("Alder", "Birch", 3.0), ("Birch", "Alder", 0.5), ("Cedar", "Cedar", 2.0), ("Alder", UNKNOWN, 4.0),
         (UNKNOWN, "Birch", 1.5), (UNKNOWN, UNKNOWN, 9.0), ("Elm", UNKNOWN, 1.0), (UNKNOWN, "Fir", 0.25)]
FAMILIES = {"Alder": 2.0, "Cedar": 1.5, "Dogwood": 1.0, UNKNOWN: 7.0}
COUNTRIES = pd.Series({"Alder": "NL", "Birch": "DE", "Fir": "US"}, dtype="str", name="country").rename_axis(
    "organisation")


def coded(rows: pd.DataFrame, names: list[str]) -> Coded:
    """Tell the entities by these names, all else that is text by itself."""
    table = Coded.of({name: rows[name].to_numpy() for name in ("technology", "level", "window")})
    entities = [name for name in rows if name in ("citing", "cited", "entity")]
    numbers = {name: rows[name].map(names.index).to_numpy() for name in entities}
    return Coded({**table.columns, **numbers, rows.columns[-1]: rows.iloc[:, -1].to_numpy()},
                 {**table.texts, **dict.fromkeys(entities, names)})


@pytest.fixture(params=["in order", "in any order"])
def flows(request):
    random = np.random.default_rng(2)
    here = {"technology": "t", "level": "organisation", "window": "all"}
    names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Zelkova", UNKNOWN]
    if request.param == "in any order":
        names = random.permutation(names).tolist()
    citations = pd.DataFrame([{**here, "citing": a, "cited": b, "citations": n} for a, b, n in PAIRS]).sample(
        frac=1, random_state=2)
    citations = pd.concat([citations, citations.assign(technology="other")])
    families = pd.DataFrame([{**here, "entity": name, "families": n} for name, n in FAMILIES.items()])
    organisations = Coded.of({"organisation": COUNTRIES.index.to_numpy(), "country": COUNTRIES.to_numpy()})
    record = {"technologies": ["t", "other", "none"], "levels": ["organisation"], "windows": ["all"]}
    return Flows({"citations": coded(citations, names), "families": coded(families, names),
                  "organisations": organisations}, record)


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
    citations = flows.coded["citations"]
    torn = replace(flows, coded={**flows.coded, "citations": citations.rows(np.r_[:len(citations), :3])})
    with pytest.raises(ValueError, match="stand together"):
        list(networks(torn))


def test_what_was_not_counted_is_no_empty_network(flows):
    record = {**flows.record, "technologies": ["t", "all"], "levels_without_all": ["organisation"]}
    without = replace(flows, record=record)
    assert [graph.technology for graph in networks(without)] == ["t"]
    with pytest.raises(UndefinedError, match="all patents together are left out"):
        next(networks(without, technology="all", level="organisation"))
