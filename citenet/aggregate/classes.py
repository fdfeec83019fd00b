"""How many families does each country, and each technology, have in each fine class?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.aggregate.inputs import offer_inputs, offer_rules, offer_windows, run
from citenet.aggregate.windows import span
from citenet.corpus import Corpus
from citenet.engine import Engine
from citenet.flows import CountingRules, Grain


def class_families(
    corpus: Corpus,
    class_masks: pd.DataFrame,
    *,
    technologies: Sequence[str],
    rules: CountingRules,
    windows: Sequence[str],
    engine: Engine = Engine(),  # noqa: B008 - frozen
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count families by fine class (IPC subclass): of each country, and of each technology.

    Parameters
    ----------
    corpus, class_masks, technologies, rules, engine
        As for :func:`aggregate_patents`.
    windows : sequence of str
        Labels of the windows, as `Flows.record` has them.

    Returns
    -------
    tuple of pandas.DataFrame
        Columns window, entity, class, families; and window, technology, class, families.
    """
    spans = tuple(span(label) for label in windows)
    with engine.connect() as connection:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, Grain())
        run(connection, "families.sql")
        offer_windows(connection, spans)
        run(connection, "classes.sql")
        countries, fields = (
            connection.execute(f'select label as "window", * exclude (label) from {name} order by all').df()
            for name in ("country_classes", "technology_classes"))
    return countries, fields
