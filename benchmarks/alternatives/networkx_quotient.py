"""The citation network of all families in networkx, and its quotient by country, technology after technology."""

import sys
from collections import defaultdict

import networkx as nx
import pandas as pd
from pandas_merge import shares_of
from tables import frames


def main(folder: str, symbols: str, output: str) -> None:
    tables = frames(folder)
    countries = defaultdict(list)
    for family, country, share in shares_of(tables.patents, tables.parties).itertuples(index=False):
        countries[family].append((country, share))
    fields = defaultdict(set)
    classes = tables.classes.merge(pd.read_parquet(symbols), on=["scheme", "symbol"])
    in_families = classes.merge(tables.patents, on="patent")[["family", "technology"]]
    for family, technology in in_families.itertuples(index=False):
        fields[family].add(technology)
    network = nx.from_pandas_edgelist(tables.citations, "citing", "cited", create_using=nx.DiGraph)
    quotients = defaultdict(nx.DiGraph)
    unknown = [("unknown", 1)]
    for citing, cited in network.edges:
        for technology in fields.get(citing, set()) & fields.get(cited, set()):
            quotient = quotients[technology]
            for a, share in countries.get(citing, unknown):
                for b, other in countries.get(cited, unknown):
                    if quotient.has_edge(a, b):
                        quotient[a][b]["citations"] += share * other
                    else:
                        quotient.add_edge(a, b, citations=share * other)
    rows = [(technology, a, b, n) for technology, quotient in quotients.items()
            for a, b, n in quotient.edges(data="citations")]
    pd.DataFrame(rows, columns=["technology", "citing", "cited", "citations"]).to_parquet(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
