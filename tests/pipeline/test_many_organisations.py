"""Of networks with many organisations, which keep their scores?"""

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph
from citenet.pipeline.analysis import MOST_SCORED, OF_EACH_COUNTRY, scored


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
