"""What becomes of a network when some of its sources are cut off, at once or one after the other?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.errors import SettingsError
from citenet.graph import CitationGraph, PerEntity
from citenet.scenarios.loss import cut_off_loss, falls_away, named
from citenet.scenarios.rerouting import RULES

Measure = Callable[[CitationGraph], pd.DataFrame]


@dataclass(frozen=True, eq=False)
class Scenario:
    """A network before and after a cut.

    `who` has been cut off up to now; `loss` is the `cut_off_loss` of that, in the network as it was
    before: what was rerouted is lost all the same.
    """

    who: tuple[str, ...]
    before: CitationGraph
    after: CitationGraph
    loss: PerEntity

    @property
    def foreign_left(self) -> np.ndarray:
        """Where the foreign edges of `after` stand among those of `before`, for what is known edge by edge."""
        n = len(self.before.entities)
        before, after = (edges.citing * n + edges.cited for edges in (self.before.foreign, self.after.foreign))
        return np.flatnonzero(np.isin(before, after))


def cut(graph: CitationGraph, who: Collection[str], *, classes: pd.Series | None = None,
        reroute: str = "none") -> Scenario:
    """Cut off some sources: nobody can build on them any more.

    They keep their place, their families, and what they cite themselves; all entities keep their
    domestic citations. Also for a network in several versions at once.

    Parameters
    ----------
    graph : CitationGraph
    who : collection of str
        Countries, organisations, or classes of countries such as "other"; see `cut_off_loss`.
    classes : pandas.Series, optional
        Class of each country, needed to cut a class.
    reroute : {"none", "proportional", "domestic"}
        What becomes of the citations that lose their source: they are lost, go to the other foreign sources
        of the entity in proportion, or to the entity itself.

    Raises
    ------
    SettingsError
        When the rule of rerouting is not known.

    Examples
    --------
    >>> scenario = cut(CitationGraph.example(), ["US"], reroute="proportional")
    >>> float(scenario.loss["NL"]), scenario.after.citations["NL"].to_dict()
    (0.4, {'CN': 5.0, 'DE': 15.0, 'NL': 10.0})
    """
    return cut_in_steps(graph, [who], classes=classes, reroute=reroute)[0]


def cut_in_steps(graph: CitationGraph, steps: Sequence[Collection[str]], *, classes: pd.Series | None = None,
                 reroute: str = "none") -> tuple[Scenario, ...]:
    """Cut off sources one step after the other; each scenario holds all steps up to its own.

    What was rerouted to a source that is cut later is rerouted again. Parameters as for `cut`.

    Examples
    --------
    >>> scenarios = cut_in_steps(CitationGraph.example(), [["US"], ["CN"]])
    >>> [(scenario.who, round(float(scenario.loss["NL"]), 5)) for scenario in scenarios]
    [(('US',), 0.4), (('CN', 'US'), 0.46667)]
    """
    if reroute not in RULES:
        raise SettingsError(f"there is no rule of rerouting '{reroute}'", allowed=", ".join(RULES))
    scenarios: list[Scenario] = []
    after, gone = graph, set[str]()
    for step in steps:
        gone |= named(step)
        after = after.with_edges(RULES[reroute](after.edges, falls_away(after, step, classes)))
        loss = cut_off_loss(graph, gone, classes=classes)
        scenarios.append(Scenario(tuple(sorted(gone)), graph, after, loss))
    return tuple(scenarios)


def effects(scenario: Scenario, measure: Measure) -> pd.DataFrame:
    """Return what every indicator of every entity was and becomes.

    Parameters
    ----------
    scenario : Scenario
    measure : callable
        From a network to a frame, a row an entity, a column an indicator.

    Returns
    -------
    pandas.DataFrame
        Columns ``entity``, ``indicator``, ``before``, ``after``, ``change``; missing where a value is.

    Examples
    --------
    >>> scenario = cut(CitationGraph.example(), ["US"])
    >>> table = effects(scenario, lambda graph: pd.DataFrame({"citations_made": graph.made}))
    >>> table[table["entity"] == "NL"].to_dict("records")
    [{'entity': 'NL', 'indicator': 'citations_made', 'before': 20.0, 'after': 8.0, 'change': -12.0}]
    """
    before, after = (_long(measure(graph)) for graph in (scenario.before, scenario.after))
    table = pd.DataFrame({"before": before, "after": after, "change": after - before})
    return table.rename_axis(["indicator", "entity"]).reset_index()[
        ["entity", "indicator", "before", "after", "change"]]


def _long(measures: pd.DataFrame) -> pd.Series:
    return pd.concat(dict(measures.astype(float).items()))
