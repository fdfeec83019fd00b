"""Networks with scores and cores, made up without the verbs that will make them, so that pages can be tested alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.flows import CountingRules
from citenet.graph import Analysis, CitationGraph, Core
from citenet.report.context import PageContext

EU = ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK").split()
OECD_NATO = "AU CA CH GB IL JP KR NO NZ TR US".split()
COUNTRIES = ["US", "JP", "DE", "CN", "KR", "FR", "GB", "TW", "NL", "CH", "SE", "IT", "CA", "IL", "AT", "BE", "FI", "IN",
             "AU", "DK", "ES", "SG", "NO", "IE", "RU", "PL", "BR", "CZ", "HU", "TR", "LU", "NZ", "PT", "ZA", "MX", "GR", "SI",
             "MY", "RO", "UA", "HK", "AR", "TH", "NA", "EE"]


@dataclass(frozen=True)
class Named:
    """A technology, as the page needs it."""

    id: str
    name_en: str
    name_nl: str


SEMICONDUCTORS = Named("semiconductors", "Semiconductor technologies", "Halfgeleidertechnologieën")


def context(**changes: object) -> PageContext:
    settings = {
        "focal": "NL", "language": "en", "rules": CountingRules(), "window": "2015-2025", "as_of": "2025-01-01",
        "source": "a made-up network", "version": "0.0", "n_citations": 40_000,
        "losses": {"no technology in common": 1_250, "citing family without a year": 75},
    }
    return PageContext(**{**settings, **changes})


def analysed(graph: CitationGraph, *members: str) -> Analysis:
    """Score a network in the plainest way, with `members` for its core."""
    made, received, strength = graph.made, graph.received, graph.made + graph.received
    columns = {
        "families": graph.families, "citations_received": received, "citations_made": made,
        "received_per_family": received / graph.families, "made_per_family": made / graph.families,
        "pairwise_balance": (received - made) / strength, "effective_sources": 1 + np.log1p(made),
        "institutional_similarity": 0.6 + 0 * made, "eu_share": 0.3 + 0 * made, "oecd_nato_share": 0.6 + 0 * made,
        "other_share": 0.1 + 0 * made, "coreness": strength / strength.max(),
    }
    scores = pd.DataFrame(columns).rename_axis("entity").reset_index().melt("entity", var_name="indicator")
    few = scores["entity"].map(strength) < 30
    scores = scores.assign(technology=graph.technology, level=graph.level, window=graph.window, unit="",
                           flags=np.where(few, "few_citations", ""), n_citations=scores["entity"].map(strength))
    core = Core("minres", members, (strength / strength.max()).fillna(0.0), 0.71)
    return Analysis(graph, scores, {"minres": core})


def classes(graph: CitationGraph) -> pd.Series:
    known = {**dict.fromkeys(EU, "eu"), **dict.fromkeys(OECD_NATO, "oecd_nato")}
    named = graph.countries.map(known).where(graph.countries.isin(list(known)), "other")
    return named.where(graph.countries.notna())


def positions(analysis: Analysis) -> pd.Series:
    core = next(iter(analysis.cores.values()))
    words = pd.Series("further", index=analysis.graph.entities, dtype="object")
    outside = core.coreness.drop(list(core.members)).sort_values(ascending=False, kind="stable")
    words[outside.index[: len(outside) // 3]] = "near"
    words[list(core.members)] = "in the core"
    return words


def country_analysis() -> Analysis:
    """Return 45 countries of very unlike size, with a core of three."""
    random = np.random.default_rng(7)
    size = 1.0 / np.arange(1, len(COUNTRIES) + 1) ** 1.1
    edges = []
    for i, citing in enumerate(COUNTRIES):
        for j, cited in enumerate(COUNTRIES):
            mean = 60_000 * size[i] * size[j] * (6 if i == j else random.gamma(2, 0.5))
            count = random.poisson(mean) / 2
            if count:
                edges.append((citing, cited, count))
    families = dict(zip(COUNTRIES, np.round(9_000 * size) + 1, strict=True))
    return analysed(CitationGraph.from_edges(edges, families, technology="semiconductors", window="2015-2025"),
                    "US", "JP", "DE")


def organisation_analysis(n: int = 300) -> Analysis:
    """Return organisations of the same countries; some have no known country."""
    random = np.random.default_rng(11)
    stems = ["Alder", "Birch", "Cedar", "Delta", "Elm", "Fjord", "Grove", "Hazel", "Iris", "Juniper", "Kelp", "Linden"]
    kinds = ["Electronics", "Semiconductor Manufacturing", "Photonics", "University", "Research Institute", "Materials",
             "Instruments", "Lithography"]
    names = [f"{stems[k % 12]} {kinds[(k // 12) % 8]}{f' {k // 96 + 1}' if k >= 96 else ''}".upper() for k in range(n)]
    size = 1.0 / np.arange(1, n + 1) ** 0.8
    country = [COUNTRIES[int(k)] if random.random() > 0.04 else None for k in np.minimum(random.geometric(0.12, n) - 1, 44)]
    pairs = random.choice(n, size=(9_000, 2), p=size / size.sum())
    edges = [(names[i], names[j], float(random.integers(1, 5))) for i, j in pairs]
    families = dict(zip(names, np.round(2_000 * size) + 1, strict=True))
    graph = CitationGraph.from_edges(edges, families, technology="semiconductors", level="organisation", window="2015-2025",
                                     countries=pd.Series(country, index=names, dtype="str"))
    return analysed(graph, *names[:6])


TECHNOLOGIES = (
    Named("photonics", "Optical systems and integrated photonics", "Optische systemen en geïntegreerde fotonica"),
    Named("quantum", "Quantum technologies", "Quantumtechnologieën"),
    Named("process", "Process technology, including process intensification", "Procestechnologie, inclusief procesintensificatie"),
    SEMICONDUCTORS,
    Named("cybersecurity", "Cybersecurity technologies", "Cybersecuritytechnologieën"),
    Named("all", "All technologies", "Alle technologieën"),
)


def many_scores() -> tuple[pd.DataFrame, dict[str, str]]:
    """Return scores of all stand-in technologies and where the Netherlands stand in each."""
    random = np.random.default_rng(3)
    scores, places = [], {}
    for number, technology in enumerate(TECHNOLOGIES):
        shares = random.dirichlet([3, 5, 2])
        values = {
            "families": 40.0 * (number + 1), "received_per_family": random.gamma(3, 0.5), "made_per_family": random.gamma(3, 0.5),
            "effective_sources": random.uniform(2, 12), "institutional_similarity": shares[0] + shares[1] / 2,
            "eu_share": shares[0], "oecd_nato_share": shares[1], "other_share": shares[2], "unclassified_share": 0.0,
            "pairwise_balance": random.uniform(-0.9, 0.9),
        }
        for level in ("country", "organisation"):
            scores.append(pd.DataFrame({"indicator": list(values), "value": list(values.values())}).assign(
                technology=technology.id, level=level, entity="NL", window="2015-2025", unit="",
                flags="few_citations" if number == 1 else "", n_citations=500.0))
        places[technology.id] = ("in the core", "near", "near", "further", "further", "near")[number]
    return pd.concat(scores, ignore_index=True), places
