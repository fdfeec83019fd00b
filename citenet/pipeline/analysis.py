"""From networks to analyses: cores, indicators and flags of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

import numpy as np
import pandas as pd

from citenet import cores, indicators
from citenet.aggregate.arrays.flows import USUAL_MEMORY
from citenet.coded import Coded
from citenet.corpus import Corpus
from citenet.engine import in_mebibytes
from citenet.errors import InputError, UndefinedError
from citenet.flows import Flows
from citenet.graph import Analysis, CitationGraph, Core
from citenet.pipeline.analysis_parts import analysis_as_parts, analysis_of_parts
from citenet.pipeline.counting import class_masks, count_flows
from citenet.pipeline.limits import buckets_of, limits, measure_draws, no_limits, of_whole
from citenet.pipeline.membership import Membership
from citenet.pipeline.networks import left_out, networks
from citenet.pipeline.reusing import reading_key, stages_of
from citenet.pipeline.tidy import tidy_countries, tidy_scores, tidy_totals
from citenet.reference.technologies import ALL
from citenet.settings import Settings
from citenet.spill import keep_within, kept
from citenet.stages import Stages

Progress = Callable[..., None]
"""Called with the step under way and, as `done`, the part of a series of steps that is behind."""

LEVELS_IN_WORDS = {"country": "countries", "organisation": "organisations"}

RISK = {"low": 0.0, "medium": 1.0, "high": 2.0, None: float("nan")}
"""Levels of monopoly_risk as the numbers that a table of scores holds."""

MOST_SCORED, OF_EACH_COUNTRY = 1_000, 5
"""Of more entities, scores are kept of the strongest of all and of each country; networks hold them all."""

MOST_BROKERS = 20_000
"""Beyond this many organisations, brokerage takes minutes and is left out."""


def silent(_text: str, _done: float | None = None) -> None:
    """Show no progress."""


def each(names: Sequence[str], progress: Progress, doing: str = "{}") -> Iterator[str]:
    """Go through names, telling what is done with which of how many.

    >>> list(each(["DE", "NL"], lambda step, done: print(step, done), "counting {}"))
    [1/2] counting DE 0.0
    [2/2] counting NL 0.5
    ['DE', 'NL']
    """
    for number, name in enumerate(names):
        progress(f"[{number + 1}/{len(names)}] {doing.format(name)}", number / len(names))
        yield name


@dataclass(frozen=True, eq=False)
class Counted:
    """A corpus with its flows and the classes of its countries: what every question starts from."""

    corpus: Corpus
    settings: Settings
    flows: Flows
    membership: Membership
    stages: Stages

    @cached_property
    def class_masks(self) -> dict[str, np.ndarray]:
        """Every class symbol with its technologies: several measures beyond the counts ask for it."""
        return class_masks(self.corpus, self.settings)

    def measure(self, graph: CitationGraph, shares: np.ndarray) -> pd.DataFrame:
        """Measure the indicators of a network, whose foreign edges lie in the classes by these shares."""
        return indicators.measure(graph, shares, order=self.membership.order,
                                  miller_madow=self.settings.miller_madow == "yes")

    def technologies(self) -> list[str]:
        """Return the ids of the technologies that were counted, in order."""
        return list(dict.fromkeys(technology for technology, _, _ in self.flows.networks()))

    def chosen(self, names: Sequence[str]) -> list[str]:
        """Return these technologies, or all when none is named; see `chosen_among`."""
        return chosen_among(self.technologies(), names, self.flows.record.get("levels_without_all", ()))


def chosen_among(known: list[str], names: Sequence[str], without_all: Sequence[str] = ()) -> list[str]:
    """Return these technologies, or all that are known when none is named.

    Raises
    ------
    InputError
        When a technology is not among those known.
    UndefinedError
        When it is all of them together, which are not counted at the levels `without_all`.
    """
    if ALL in names and ALL not in known and without_all:
        raise left_out(without_all[0])
    if unknown := [name for name in names if name not in known]:
        near = get_close_matches(unknown[0], known, n=1)
        raise InputError(f"{len(unknown)} of {len(names)} technologies are not in the data", found=unknown,
                         allowed=", ".join(known), fix=f"did you mean {near[0]}?" if near else None)
    return list(names) or known


def count(corpus: Corpus, settings: Settings, progress: Progress = silent, *, level: str | None = None) -> Counted:
    """Count the citations of `corpus` as `settings` say, at one level or at both."""
    progress("counting citations")
    keep_within((in_mebibytes(settings.memory) if settings.memory else USUAL_MEMORY) << 20)
    stages = stages_of(corpus, settings)
    flows = count_flows(corpus, settings, stages, level=level)
    # Several counts may be looked at beside each other.
    flows = replace(flows, coded={name: Coded({column: kept(values) for column, values in table.columns.items()},
                                              table.texts) for name, table in flows.coded.items()})
    if level and level not in flows.record["levels"]:
        raise InputError(f"the corpus holds no citations between {LEVELS_IN_WORDS[level]}", where=str(corpus.path),
                         allowed=", ".join(flows.record["levels"]),
                         fix=f"--level {flows.record['levels'][0]}, where the command has it")
    if flows.citations.empty and flows.families.empty:
        raise UndefinedError("nothing is left to count", where=str(corpus.path),
                             found=[f"{reason}: {n:,.0f}" for reason, n in flows.record["losses"].items()],
                             fix="choose other windows; citenet check tells which years there are")
    return Counted(corpus, settings, flows, Membership(corpus, flows, settings, stages), stages)


def analyses(
    counted: Counted,
    *,
    technologies: Sequence[str] = (),
    level: str | None = None,
    progress: Progress = silent,
) -> Iterator[Analysis]:
    """Analyse the networks of these technologies (all when none is named) one after the other.

    Raises
    ------
    InputError
        When a technology is not among those counted.
    """
    for technology in each(counted.chosen(technologies), progress):
        for graph in networks(counted.flows, technology=technology, level=level):
            yield analyse(graph, counted)


def analyse(graph: CitationGraph, counted: Counted) -> Analysis:
    """Find the cores of one network and score its entities, unless that was finished before."""
    key = reading_key(counted.corpus, counted.settings, technology=graph.technology, level=graph.level,
                      window=graph.window)
    # A network keeps what is worked out from it, several times its own size: that goes with the copy.
    parts = counted.stages.finished("analysis", key, lambda: analysis_as_parts(_analyse(replace(graph), counted)))
    return analysis_of_parts(graph, parts)


def sketch(graph: CitationGraph, counted: Counted) -> Analysis:
    """Find the core of one network and score its entities, as a picture needs it: no intervals, no test of the core."""
    shares = counted.membership.of(graph)
    core = cores.primary_core(cores.find_cores(graph, reshuffles=0), graph.level)
    scores = tidy_scores(graph, core, _measures(graph, core, shares, counted), indicators.flags(graph, shares),
                         no_limits())
    return Analysis(graph, scores, {core.method: core}, cores.position_words(graph, core))


def _measures(graph: CitationGraph, core: Core, shares: np.ndarray, counted: Counted) -> pd.DataFrame:
    return pd.concat([counted.measure(graph, shares),
                      *(measure(graph, core).rename(measure.__name__) for measure in cores.DISTANCES)], axis=1)


def _analyse(graph: CitationGraph, counted: Counted) -> Analysis:
    shares = counted.membership.of(graph)
    found = cores.find_cores(graph, seed=counted.settings.seed)
    core = cores.primary_core(found, graph.level)
    measures = pd.concat([
        _measures(graph, core, shares, counted),
        *([indicators.brokerage(graph)] if _few_enough_for_brokerage(graph) else []),
    ], axis=1)
    totals = {measure.__name__: measure(core) for measure in cores.CLARITY}
    totals["supply_hhi"] = float(indicators.supply_hhi(graph))
    if graph.level == "organisation":
        totals["monopoly_risk"] = RISK[indicators.monopoly_risk(graph).level]
    named = scored(graph)
    known = _limits(graph, core, shares, counted)
    scores = pd.concat([
        tidy_scores(graph, core, measures.loc[named], indicators.flags(graph, shares).loc[named], known),
        tidy_totals(graph, core, totals, of_whole(known)),
        *of_countries(graph),
    ], ignore_index=True)
    return Analysis(graph, scores, {core.method: core, **found}, cores.position_words(graph, core))


def scored(graph: CitationGraph) -> pd.Index:
    """Return the entities whose scores are kept, in their order: of a large network, the strongest."""
    if len(graph.entities) <= MOST_SCORED:
        return graph.entities
    strongest = (graph.made + graph.received).sort_values(ascending=False, kind="stable").index
    of_country = graph.countries.reindex(strongest).groupby(graph.countries.reindex(strongest)).head(OF_EACH_COUNTRY)
    return graph.entities[graph.entities.isin(strongest[:MOST_SCORED].union(of_country.index))]


def _few_enough_for_brokerage(graph: CitationGraph) -> bool:
    return graph.level == "organisation" and len(graph.entities) <= MOST_BROKERS


def of_countries(graph: CitationGraph) -> Iterator[pd.DataFrame]:
    """Score countries by what only a network of organisations can tell."""
    if graph.level == "organisation":
        values = indicators.organisation_dependence(graph).rename("organisation_dependence")
        yield tidy_countries(graph, values)


def _limits(graph: CitationGraph, core: Core, shares: np.ndarray, counted: Counted) -> pd.DataFrame:
    """Return the limits of every indicator that has any."""
    buckets = buckets_of(graph, counted.flows)
    if buckets is None or graph.entities.empty:
        return no_limits()

    def measure(counts: np.ndarray) -> pd.DataFrame:
        drawn = buckets.resampled(counts)
        return pd.concat([counted.measure(drawn, shares), measure_draws(drawn, core)], axis=1)

    return limits(measure, draws=counted.settings.draws, seed=counted.settings.seed)
