"""From networks to analyses: cores, indicators and flags of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from citenet import cores, indicators
from citenet.corpus import Corpus
from citenet.errors import InputError
from citenet.flows import Flows
from citenet.graph import Analysis, CitationGraph
from citenet.pipeline.counting import count_flows
from citenet.pipeline.membership import Membership
from citenet.pipeline.networks import networks
from citenet.pipeline.tidy import tidy_scores, tidy_totals
from citenet.settings import Settings

Progress = Callable[[str], None]


def silent(_text: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, eq=False)
class Counted:
    """A corpus with its flows and the classes of its countries: what every question starts from."""

    corpus: Corpus
    settings: Settings
    flows: Flows
    membership: Membership

    def technologies(self) -> list[str]:
        """Return the ids of the technologies that were counted, in order."""
        return list(dict.fromkeys(technology for technology, _, _ in self.flows.networks()))


def count(corpus: Corpus, settings: Settings, progress: Progress = silent, *, level: str | None = None) -> Counted:
    """Count the citations of `corpus` as `settings` say, at one level or at both."""
    progress("counting citations")
    flows = count_flows(corpus, settings, level=level)
    return Counted(corpus, settings, flows, Membership(corpus, flows, settings))


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
    known = counted.technologies()
    if unknown := [name for name in technologies if name not in known]:
        raise InputError(f"{len(unknown)} of {len(technologies)} technologies are not in the data", found=unknown,
                         allowed=", ".join(known), fix="citenet technologies lists them")
    for number, technology in enumerate(technologies or known, start=1):
        progress(f"[{number}/{len(technologies or known)}] {technology}")
        for graph in networks(counted.flows, technology=technology, level=level):
            yield analyse(graph, counted)


def analyse(graph: CitationGraph, counted: Counted) -> Analysis:
    """Find the cores of one network and score its entities."""
    membership = counted.membership
    shares = membership.of(graph)
    found = cores.find_cores(graph, seed=counted.settings.seed)
    core = cores.primary_core(found, graph.level)
    measures = pd.concat([
        indicators.measure(graph, shares, order=membership.order),
        *(measure(graph, core).rename(measure.__name__) for measure in cores.DISTANCES),
    ], axis=1)
    totals = {measure.__name__: measure(core) for measure in cores.CLARITY}
    totals["supply_hhi"] = float(indicators.supply_hhi(graph))
    flag = "" if core.members else "no_clear_core"
    scores = pd.concat([
        tidy_scores(graph, measures, indicators.flags(graph, shares)),
        tidy_totals(graph, totals, flag, core.reason),
    ], ignore_index=True)
    return Analysis(graph, scores, {core.method: core, **found}, cores.position_words(graph, core))
