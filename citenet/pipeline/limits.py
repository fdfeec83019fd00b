"""How sure is each score of a network? Its interval, from drawing the citing families again."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet import cores, indicators
from citenet.flows import Flows
from citenet.graph import CitationGraph, Core
from citenet.pipeline.counting import BUCKETS
from citenet.uncertainty import Buckets, Measure, intervals, within_range

WHOLE = ""
"""What stands for the entity of an indicator of the whole technology."""

LIMITS = ["low", "high", "agreement"]


def buckets_of(graph: CitationGraph, flows: Flows) -> Buckets | None:
    """Take a network apart by citing families; nothing where the data do not tell these."""
    citations, families = flows.bucket_citations, flows.bucket_families
    if graph.level != "country" or citations is None or families is None:
        return None
    own = [table[(table["technology"] == graph.technology) & (table["window"] == graph.window)]
           for table in (citations, families)]
    return Buckets.of(graph, own[0], own[1], BUCKETS)


def no_limits() -> pd.DataFrame:
    """Return limits of nothing."""
    empty = pd.MultiIndex.from_arrays([[], []], names=["indicator", "entity"])
    return pd.DataFrame({name: [] for name in LIMITS}, index=empty, dtype=float)


def limits(measure: Measure, *, draws: int, seed: int) -> pd.DataFrame:
    """Return the 95 % interval and, of answers, the agreement: columns `LIMITS` over (indicator, entity)."""
    found = intervals(measure, BUCKETS, draws=draws, seed=seed)
    return within_range(found)[LIMITS].rename_axis(["indicator", "entity"])


def of_whole(known: pd.DataFrame) -> pd.DataFrame:
    """Return the limits of the indicators of the whole technology, by indicator."""
    return known[known.index.get_level_values("entity") == WHOLE].droplevel("entity")


def measure_draws(graph: CitationGraph, core: Core) -> pd.DataFrame:
    """Measure what rests on the core, and the whole technology, in each draw: a column each (indicator, entity).

    Who is in the core is found anew in each draw; what an entity exchanges with the core, and how far it is from
    it, is about the core as found in the whole network, which the reader sees.
    """
    positions, fit = cores.positions_drawn(graph, core)
    attached = {measure.__name__: measure(graph, core) for measure in cores.ATTACHMENTS}
    whole = {"supply_hhi": indicators.supply_hhi(graph), "core_fit": fit}
    in_form = {name: pd.DataFrame({WHOLE: np.asarray(values)}) for name, values in whole.items()}
    return pd.concat(positions | attached | in_form, axis=1)
