"""On whom does an entity lean, and what if a source stops?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from citenet import indicators, scenarios, tables
from citenet.errors import SettingsError
from citenet.graph import CitationGraph
from citenet.pipeline.analysis import Counted, Progress, count, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, in_no_network, warning_of
from citenet.pipeline.networks import check_organisations, networks
from citenet.pipeline.places import open_corpus
from citenet.reference.countries import match_country
from citenet.reference.strings import text
from citenet.settings import Settings

SHOWN = ("cut_off_loss", "citations_made", "source_hhi", "effective_sources", "institutional_similarity",
         "pairwise_balance", "strategic_dependency")
"""Indicators of what-if in the terminal; JSON and CSV hold all."""

MOST_HIT = 10
"""So many organisations of a network are told in the terminal."""


def ask_partners(entity: str, corpus: str | Path | None, *, technologies: Sequence[str] = (), level: str,
                 settings: Settings, progress: Progress = silent) -> Answer:
    """Return what `entity` and each of its partners mean to each other, per technology."""
    counted = count(open_corpus(corpus), settings, progress, level=level)
    graphs = _chosen(counted, technologies, level)
    name = entity_named(entity, level, counted.flows.entities(level), or_organisation=True)
    graphs = [graph for graph in graphs if name in graph.entities]
    if not graphs:
        raise in_no_network(name)
    rows = pd.concat([partners_of(graph, name) for graph in graphs], ignore_index=True)
    shown = rows[rows["citations_made"] + rows["citations_received"] > 0].groupby(
        ["technology", "window"], sort=False).head(10).drop(columns="level")
    about = about_of(counted)
    return Answer(rows, about, tables.as_table(shown, settings.language) + warning_of(about), shown)


def partners_of(graph: CitationGraph, entity: str) -> pd.DataFrame:
    """Return a row a partner: citations both ways and the indicators of the pair (docs/methods, 3)."""
    made = _side(graph.citations, entity, graph.entities)
    received = _side(graph.citations.swaplevel(), entity, graph.entities)
    abroad = made.drop(entity)
    found = pd.DataFrame({
        "citations_made": made, "citations_received": received,
        "share_of_sources": (abroad / abroad.sum()).reindex(graph.entities),
        "exposure": indicators.exposure(graph, of=[entity]).loc[entity],
        "citation_affinity": indicators.citation_affinity(graph, of=[entity]).loc[entity],
        "leverage": indicators.leverage(graph, of=[entity]).loc[entity],
        "two_step_dependence": indicators.two_step_dependence(graph, of=[entity]).loc[entity],
        "cut_off_loss": (abroad / made.sum()).reindex(graph.entities),
    }).rename_axis("partner").reset_index()
    found.insert(0, "entity", entity)
    for place, key in enumerate(("technology", "level", "window")):
        found.insert(place, key, getattr(graph, key))
    return found.sort_values("citations_made", ascending=False, kind="stable")


def _side(cells: pd.Series, entity: str, entities: pd.Index) -> pd.Series:
    own = cells[cells.index.get_level_values(0) == entity]
    return own.droplevel(0).reindex(entities, fill_value=0.0)


def ask_whatif(corpus: str | Path | None, steps: Sequence[Sequence[str]], *, technologies: Sequence[str] = (),
               level: str, reroute: str, settings: Settings, progress: Progress = silent) -> Answer:
    """Cut sources off, step by step, and return what every indicator of every entity was and becomes.

    The text is about the focal country, or those of its organisations that lose most. A source that is in one
    technology only costs the others nothing.

    Raises
    ------
    InputError, UndefinedError
        When a source is in none of the networks.
    SettingsError
        When no source is named, the focal country is one, or an organisation is called like a country or a class.
    """
    counted = count(open_corpus(corpus), settings, progress, level=level)
    graphs = _chosen(counted, technologies, level)
    named = [_named(step, graphs, counted, level) for step in steps]
    if level == "country" and any(settings.focal in step for step in named):
        raise SettingsError(f"{settings.focal} cannot be cut off from itself: the answer tells what {settings.focal} "
                            "loses", fix="--focal COUNTRY, for whom the loss is told")
    rows = pd.concat([_whatif(graph, named, counted, reroute) for graph in graphs], ignore_index=True)
    people = _for_people(rows, settings.focal) if level == "country" else _hardest_hit(rows, graphs, settings.focal)
    told = text("terminal.in_no_network", settings.language, entity=settings.focal) if people.empty else (
        f"{settings.focal}\n\n{tables.as_table(people, settings.language)}")
    return Answer(rows, {**about_of(counted), "reroute": reroute}, told + warning_of(about_of(counted)), people)


def _whatif(graph: CitationGraph, steps: Sequence[Sequence[str]], counted: Counted, reroute: str) -> pd.DataFrame:
    classes = counted.membership.classes(pd.Index(graph.countries.dropna().unique()))
    shares = counted.membership.of(graph)
    tables = []
    for number, scenario in enumerate(scenarios.cut_in_steps(graph, steps, classes=classes, reroute=reroute), start=1):
        effects = _effects(scenario, shares, counted)
        loss = pd.DataFrame({"entity": scenario.loss.index, "indicator": "cut_off_loss", "before": 0.0,
                             "after": scenario.loss.to_numpy(), "change": scenario.loss.to_numpy()})
        tables.append(pd.concat([loss, effects], ignore_index=True).assign(step=number, cut=",".join(scenario.who)))
    rows = pd.concat(tables, ignore_index=True).assign(
        technology=graph.technology, level=graph.level, window=graph.window)
    return rows[["technology", "level", "window", "step", "cut", "entity", "indicator", "before", "after", "change"]]


def _effects(scenario: scenarios.Scenario, shares: np.ndarray, counted: Counted) -> pd.DataFrame:
    """Return what every indicator was and becomes; each edge that is left keeps the class of its source."""
    left = {id(scenario.before): shares, id(scenario.after): shares[scenario.foreign_left]}

    def measure(version: CitationGraph) -> pd.DataFrame:
        return counted.measure(version, left[id(version)])

    return scenarios.effects(scenario, measure)


def _named(step: Sequence[str], graphs: Sequence[CitationGraph], counted: Counted, level: str) -> list[str]:
    """Return the sources of a step as the networks know them: entities, countries of organisations, classes."""
    countries = {country for graph in graphs for country in graph.countries.dropna()}
    groups = countries | set(counted.membership.order)
    entities = {entity for graph in graphs for entity in graph.entities}
    found = [_source(name, countries, groups | entities, counted.membership.order, level) for name in step]
    if not found:
        raise SettingsError("a cut names no source", fix="--cut CN,RU")
    both = sorted(entities & groups & set(found))
    if both and level == "organisation":
        raise SettingsError("an organisation is called like a country or a class, so what to cut is not clear",
                            found=both, fix="give it another name with citenet harmonise, or cut at --level country")
    return found


def _source(name: str, countries: Collection[str], known: Collection[str], classes: Collection[str],
            level: str) -> str:
    """Return the source among `known` for what the user wrote, a class in capitals too."""
    if name not in known and name.casefold() in classes:
        return name.casefold()
    # Who writes a country is told of countries alone.
    is_country = bool(match_country(name).code)
    return name if name in known else entity_named(
        name, "country" if is_country or level == "country" else "source", countries if is_country else known,
        or_organisation=level == "country")


def _for_people(rows: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Return the main indicators of an entity, network by network and cut by cut."""
    own = rows[(rows["entity"] == entity) & rows["indicator"].isin(SHOWN)]
    keys = ["technology", "window", "cut", "indicator", "before", "after"]
    people = own[keys].assign(place=own["indicator"].map({name: place for place, name in enumerate(SHOWN)}))
    people["network"] = (own["technology"] + own["window"]).ne((own["technology"] + own["window"]).shift()).cumsum()
    people["step"] = own["step"]
    return people.sort_values(["network", "step", "place"], kind="stable")[keys]


def _hardest_hit(rows: pd.DataFrame, graphs: Sequence[CitationGraph], focal: str) -> pd.DataFrame:
    """Return the organisations of a country that lose the largest share of their sources, network by network."""
    own = {name for graph in graphs for name in graph.entities[graph.countries == focal]}
    lost = rows[rows["entity"].isin(own) & (rows["indicator"] == "cut_off_loss") & (rows["after"] > 0)]
    lost = lost.sort_values("after", ascending=False, kind="stable")
    keys = ["technology", "window", "step"]
    shown = lost.groupby(keys, sort=False).head(MOST_HIT).sort_values(keys, kind="stable")
    return shown[["technology", "window", "cut", "entity", "indicator", "before", "after"]]


def _chosen(counted: Counted, technologies: Sequence[str], level: str) -> list[CitationGraph]:
    chosen = counted.chosen(technologies)
    if level == "organisation":
        check_organisations(counted.flows)
    return [graph for graph in networks(counted.flows, level=level) if graph.technology in chosen]
