"""How many families does each country, and each technology, have in each fine class?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from citenet.aggregate.inputs import offer_inputs, offer_rules, offer_windows, run
from citenet.aggregate.naming import in_order, with_names
from citenet.aggregate.windows import Window
from citenet.coded import Coded
from citenet.corpus import Corpus
from citenet.engine import Engine
from citenet.flows import CountingRules, Grain


def class_families(
    corpus: Corpus,
    class_masks: Mapping[str, np.ndarray],
    *,
    technologies: Sequence[str],
    rules: CountingRules,
    windows: Sequence[Window],
    buckets: int = 1,
    engine: Engine = Engine(),  # noqa: B008 - frozen
) -> tuple[Coded, Coded]:
    """Count families by fine class (IPC subclass): of each country, and of each technology.

    Parameters
    ----------
    corpus, class_masks, technologies, rules, engine
        As for :func:`aggregate_patents`.
    windows : sequence of Window
        Which families go together.
    buckets : int
        Into how many parts families are spread, each counted apart, as for `Flows.bucket_families`.

    Returns
    -------
    tuple of Coded
        Columns window, bucket, entity, class, families; and window, bucket, technology, class, families.
    """
    with engine.connect() as connection:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, Grain(buckets=buckets))
        run(connection, "entities.sql")
        run(connection, "families.sql")
        offer_windows(connection, windows)
        run(connection, "year_windows.sql")
        run(connection, "classes.sql")
        counted = {table: in_order(connection, table, ("window", "bucket", of, "class", "families"))
                   for table, of in (("country_classes", "entity"), ("technology_classes", "technology"))}
        of_countries, of_technologies = with_names(connection, counted).values()
        return of_countries, of_technologies
