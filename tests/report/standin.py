"""Networks with scores and cores, made up without the verbs that make them, so that pages can be tested alone."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.flows import CountingRules
from citenet.graph import Analysis, CitationGraph, Core
from citenet.reference.judgement import FAILS, HOLDS, UNSAID, Finding, load_rules
from citenet.report.context import PageContext
from citenet.report.evidence import Evidence
from citenet.report.pair import PairEvidence

EU = ["AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HU", "IE", "IT", "LU", "NL", "PL", "PT", "RO",
      "SE", "SI"]
OECD_NATO = ["AU", "CA", "CH", "GB", "IL", "JP", "KR", "MX", "NO", "NZ", "TR", "US"]
COUNTRIES = ["US", "JP", "DE", "CN", "KR", "FR", "GB", "TW", "NL", "CH", "SE", "IT", "CA", "IL", "AT", "BE", "FI",
             "IN", "AU", "DK", "ES", "SG", "NO", "IE", "RU", "PL", "BR", "CZ", "HU", "TR", "LU", "NZ", "PT", "ZA",
             "MX", "GR", "SI", "MY", "RO", "UA", "HK", "AR", "TH", "NA", "EE"]


@dataclass(frozen=True)
class Named:
    """A technology, as a page needs it."""

    id: str
    name_en: str
    name_nl: str
    focus_area: str = "Digitalisering"


SEMICONDUCTORS = Named("semiconductors", "Semiconductor technologies", "Halfgeleidertechnologieën")
TECHNOLOGIES = (
    Named("photonics", "Optical systems and integrated photonics", "Optische systemen en geïntegreerde fotonica"),
    Named("quantum", "Quantum technologies", "Quantumtechnologieën"),
    Named("process", "Process technology, including process intensification",
          "Procestechnologie, inclusief procesintensificatie"),
    SEMICONDUCTORS,
    Named("cybersecurity", "Cybersecurity technologies", "Cybersecuritytechnologieën"),
    Named("all", "All technologies", "Alle technologieën"),
)


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
    columns = pd.DataFrame({
        "families": graph.families, "citations_received": received, "citations_made": made,
        "received_per_family": received / graph.families, "made_per_family": made / graph.families,
        "simple_balance": (received - made) / strength, "pairwise_balance": _pairwise_balance(graph),
        "effective_sources": 1 + np.log1p(made),
        "institutional_similarity": 0.6, "eu_share": 0.3, "oecd_nato_share": 0.6, "other_share": 0.1,
        "coreness": strength / strength.max(),
    })
    scores = columns.rename_axis("entity").reset_index().melt("entity", var_name="indicator")
    few = scores["entity"].map(strength) < 30
    scores = scores.assign(technology=graph.technology, level=graph.level, window=graph.window, unit="",
                           flags=np.where(few, "few_citations", ""), n_citations=scores["entity"].map(strength))
    coreness = (strength / strength.max()).fillna(0.0)
    outside = coreness.drop(list(members)).sort_values(ascending=False, kind="stable").index
    words = {name: "near" if rank < len(outside) / 3 else "further" for rank, name in enumerate(outside)}
    positions = pd.Series({**dict.fromkeys(members, "in the core"), **words}).reindex(graph.entities)
    return Analysis(graph, scores, {"minres": Core("minres", members, coreness, 0.71, p_value=0.005)}, positions)


def _pairwise_balance(graph: CitationGraph) -> pd.Series:
    """Mean of the balances with each partner, weighted with what the partner receives: partner by partner."""
    names = list(graph.entities)
    flows = np.zeros((len(names), len(names)))
    for (citing, cited), citations in graph.citations.items():
        if citing != cited:
            flows[names.index(citing), names.index(cited)] = citations
    both = flows + flows.T
    weight = flows.sum(axis=0) * (both > 0)
    balance = np.divide(flows.T - flows, both, out=np.zeros_like(both), where=both > 0)
    with np.errstate(invalid="ignore"):
        return pd.Series((weight * balance).sum(axis=1) / weight.sum(axis=1), index=names)


def classes(graph: CitationGraph) -> pd.Series:
    known = {**dict.fromkeys(COUNTRIES, "other"), **dict.fromkeys(EU, "eu"), **dict.fromkeys(OECD_NATO, "oecd_nato")}
    return graph.countries.map(known)


def country_analysis() -> Analysis:
    """Return 45 countries of very unlike size, with a core of three."""
    random = np.random.default_rng(7)
    size = 1.0 / np.arange(1, len(COUNTRIES) + 1) ** 1.1
    edges = []
    for i, citing in enumerate(COUNTRIES):
        for j, cited in enumerate(COUNTRIES):
            mean = 60_000 * size[i] * size[j] * (6 if i == j else random.gamma(2, 0.5))
            if count := random.poisson(mean) / 2:
                edges.append((citing, cited, count))
    families = dict(zip(COUNTRIES, np.round(9_000 * size) + 1, strict=True))
    graph = CitationGraph.from_edges(edges, families, technology="semiconductors", window="2015-2025")
    return analysed(graph, "US", "JP", "DE")


def organisation_analysis(n: int = 300) -> Analysis:
    """Return organisations of the same countries; of some the country is not known."""
    random = np.random.default_rng(11)
    stems = ["Alder", "Birch", "Cedar", "Delta", "Elm", "Fjord", "Grove", "Hazel", "Iris", "Juniper", "Kelp", "Linden"]
    kinds = ["Electronics", "Semiconductor Manufacturing", "Photonics", "University", "Research Institute",
             "Materials", "Instruments", "Lithography"]
    names = [f"{stems[k % 12]} {kinds[(k // 12) % 8]} {k // 96 + 1}".removesuffix(" 1").upper() for k in range(n)]
    size = 1.0 / np.arange(1, n + 1) ** 0.8
    places = np.minimum(random.geometric(0.12, n) - 1, len(COUNTRIES) - 1)
    country = [COUNTRIES[place] if random.random() > 0.04 else None for place in places]
    pairs = random.choice(n, size=(9_000, 2), p=size / size.sum())
    edges = [(names[i], names[j], float(random.integers(1, 5))) for i, j in pairs]
    families = dict(zip(names, np.round(2_000 * size) + 1, strict=True))
    graph = CitationGraph.from_edges(edges, families, technology="semiconductors", level="organisation",
                                     window="2015-2025", countries=pd.Series(country, index=names, dtype="str"))
    return analysed(graph, *names[:6])


def many_scores() -> tuple[pd.DataFrame, dict[str, str]]:
    """Return scores of all stand-in technologies and where the Netherlands stand in each."""
    random = np.random.default_rng(3)
    scores, places = [], {}
    for number, technology in enumerate(TECHNOLOGIES):
        eu, oecd_nato, other = random.dirichlet([3, 5, 2])
        received, made = 90.0 + 10 * number, 110.0
        values = {
            "families": 40.0 * (number + 1), "received_per_family": random.gamma(3, 0.5),
            "made_per_family": random.gamma(3, 0.5), "effective_sources": random.uniform(2, 12),
            "institutional_similarity": eu + oecd_nato / 2, "eu_share": eu, "oecd_nato_share": oecd_nato,
            "other_share": other, "unclassified_share": 0.0, "pairwise_balance": random.uniform(-0.9, 0.9),
            "citations_received": received, "citations_made": made, "family_rank": 3.0, "in_core": 0.0,
            "simple_balance": (received - made) / (received + made),
        }
        flags = "few_citations" if number == 1 else ""
        for level in ("country", "organisation"):
            scores.append(_rows(values, technology.id, level, "NL", flags=flags))
        for rank, country in enumerate(("JP", "US"), start=1):
            others = {"citations_received": 300.0 * rank, "in_core": 1.0, "family_rank": 3.0 - rank}
            scores.append(_rows(others, technology.id, "country", country))
        scores.append(_rows({"core_p_value": 0.005 if number else 0.5}, technology.id, "country", None))
        places[technology.id] = ("in the core", "near", "near", "further", "further", "near")[number]
    table = pd.concat(scores, ignore_index=True)
    bounded = table["indicator"] == "institutional_similarity"
    table["low"] = (table["value"] - 0.04).where(bounded)
    table["high"] = (table["value"] + 0.04).where(bounded)
    return table, places


def evidence(scores: pd.DataFrame | None = None, places: dict[str, object] | None = None,
             **changes: object) -> Evidence:
    """Return what an assessment of the Netherlands is made from: scores of one window, positions, nothing else."""
    made, found = many_scores()
    positions = pd.DataFrame(list((found if places is None else places).items()), columns=["technology", "position"])
    known = {
        "focal": "NL", "technologies": TECHNOLOGIES, "window": "2015-2025",
        "scores": made if scores is None else scores,
        "positions": positions.assign(entity=changes.get("focal", "NL"), level="country", window="2015-2025"),
        "missing": {"trends": "no_years", "organisations": "no_organisations", "chain": "no_chain"},
    }
    return Evidence(**{**known, **changes})


def judged_evidence(**changes: object) -> Evidence:
    """Return the same with all that a page of one technology needs, about semiconductors."""
    about = {"technology": "semiconductors", "window": "2015-2025"}
    shares = {"US": ("oecd_nato", 0.4), "TW": ("other", 0.1), "DE": ("eu", 0.2)}
    partners = pd.DataFrame([
        {**about, "partner": code, "class": group, "citations_made": 100 * share, "citations_received": 10.0 * rank,
         "share_of_sources": share / 0.7, "cut_off_loss": share, "low": share - 0.05, "high": share + 0.05}
        for rank, (code, (group, share)) in enumerate(shares.items(), start=1)])
    effects = {"source_hhi": 0.5, "effective_sources": 2.0, "institutional_similarity": 0.6}
    cuts = pd.DataFrame([
        {**about, "source": code, "class": group, "effect": effect, "value": value, "low": value - 0.05,
         "high": value + 0.05}
        for code, (group, loss) in {**shares, "other": ("other", 0.1)}.items()
        for effect, value in {"cut_off_loss": loss, **effects, **({"lead": 0.2} if code == "US" else {})}.items()])
    trends = pd.DataFrame([
        {"technology": "semiconductors", "indicator": indicator, "entity": "NL", "relative": relative,
         "2016-2020": 0.4, "2021-2025": 0.4 + change, "change": change, "change_low": change - 0.1,
         "change_high": change + 0.1, "change_per_year": change / 5, "low": -0.1, "high": 0.1,
         "direction": "no clear trend"}
        for indicator, relative, change in (("effective_sources", False, 0.3), ("simple_balance", False, -0.2),
                                            ("citations_received", True, 0.05))])
    organisations = pd.DataFrame([
        {"technology": "semiconductors", "among": among, "rank": 1, "world_rank": 7, "organisation": "Alder <b>NV</b>",
         "country": "NL", "families": 12.0, "citations_received": 40.0, "received_per_family": 3.3, "asset_index": 9.0}
        for among in ("world", "focal")])
    full = {"partners": partners, "cuts": cuts, "trends": trends, "trend_windows": ("2016-2020", "2021-2025"),
            "organisations": organisations, "findings": _findings(), "missing": {}}
    return evidence(**{**full, **changes})


def _findings() -> list[Finding]:
    """One finding a rule: in turn one that holds, one that does not, one that cannot be said."""
    outcomes = itertools.cycle((HOLDS, FAILS, UNSAID))
    return [Finding("semiconductors", "2015-2025", "NL", rule, outcome,
                    {"en": f"{rule.label['en']} +0.18.", "nl": f"{rule.label['nl']} +0,18."})
            for rule, outcome in zip(load_rules().rules, outcomes, strict=False)]


def _rows(values: dict[str, float], technology: str, level: str, entity: str | None, *,
          flags: str = "") -> pd.DataFrame:
    return pd.DataFrame({
        "indicator": list(values), "value": list(values.values()), "technology": technology, "level": level,
        "entity": pd.array([entity] * len(values), dtype="str"), "window": "2015-2025", "unit": "", "flags": flags,
        "n_citations": 500.0})


def pair_evidence() -> PairEvidence:
    """Return the Netherlands and Germany in the stand-in technologies; one number has no interval."""
    random = np.random.default_rng(5)
    names = ("citations_made", "source_share", "citations_received", "partner_source_share", "balance", "leverage",
             "rca", "partner_rca")
    rows = pd.DataFrame([(technology.id, "2015-2025", name, value, value - 0.1, value + 0.1)
                         for technology in TECHNOLOGIES for name in names for value in [random.uniform(0.2, 2)]],
                        columns=["technology", "window", "indicator", "value", "low", "high"])
    rows.loc[rows["indicator"].str.contains("rca"), ["low", "high"]] = np.nan
    over_time = pd.DataFrame([(technology.id, window, "balance", random.uniform(-0.8, 0.8), -0.9, 0.9)
                              for technology in TECHNOLOGIES for window in ("2015-2019", "2020-2024")],
                             columns=rows.columns)
    carriers = pd.DataFrame([("photonics", "BIRCH", "NL", "</script><img src=x onerror=alert(1)>", "DE", 4.5, 0.75),
                             ("photonics", "=ALDER()", "DE", "BIRCH", "NL", 2.0, 1.0)],
                            columns=["technology", "citing", "citing_country", "cited", "cited_country", "citations",
                                     "share"])
    return PairEvidence("NL", "DE", TECHNOLOGIES, "2015-2025", rows, over_time, carriers)
