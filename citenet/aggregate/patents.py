"""How do citations between patent families become citations between countries and organisations?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from citenet.aggregate.account import account_for
from citenet.aggregate.arrays import count_on_arrays
from citenet.aggregate.cohorts import Weigh
from citenet.aggregate.inputs import offer_inputs, offer_rules, run
from citenet.aggregate.naming import COUNTRY_NAMES, with_names
from citenet.aggregate.statements import count_by_statements
from citenet.coded import Coded
from citenet.corpus import Corpus, family_arrays
from citenet.engine import Connection, Engine, quoted, table_in
from citenet.flows import CountingRules, Flows, Grain


def distinct_symbols(
    corpus: Corpus,
    *,
    subclasses: Collection[str] | None = None,
    engine: Engine = Engine(),  # noqa: B008 - frozen
) -> dict[str, np.ndarray]:
    """Return the class symbols of the corpus, each once: the columns ``scheme`` and ``symbol``.

    Parameters
    ----------
    corpus : Corpus
        A corpus of patents.
    subclasses : collection of str, optional
        Of IPC and CPC only the symbols of these; by default all.
    engine : Engine
        Where to look.
    """
    wanted = "true"
    if subclasses is not None:
        listed = ", ".join(map(quoted, ["", *sorted(subclasses)]))
        # Joined with, as a table is: compared with each of a list one by one takes three times as long.
        wanted = f"""scheme not in ('IPC', 'CPC')
            or upper(substr(replace(symbol, ' ', ''), 1, 4)) in (select unnest([{listed}]))"""
    with engine.connect() as connection:
        symbols = table_in(corpus.table("symbols"))
        return connection.execute(
            f"select scheme, symbol from {symbols} where {wanted} order by symbol_id").fetchnumpy()


def aggregate_patents(
    corpus: Corpus,
    class_masks: Mapping[str, np.ndarray],
    *,
    technologies: Sequence[str],
    rules: CountingRules,
    grain: Grain = Grain(),  # noqa: B008 - frozen
    engine: Engine = Engine(),  # noqa: B008 - frozen
    weigh: Weigh | None = None,
) -> Flows:
    """Aggregate a corpus of patents to flows, at country and organisation level in one pass.

    Parameters
    ----------
    corpus : Corpus
        A corpus of patents.
    class_masks : mapping of numpy.ndarray
        Columns ``scheme``, ``symbol``, ``mask``: bit k is set when the symbol belongs to the k-th of
        `technologies`. Symbols that are not there belong to none.
    technologies : sequence of str
        Technology ids; the pseudo-technology "all" holds every family and may be left out.
    rules : CountingRules
        How to count.
    grain : Grain
        How finely to tell apart.
    engine : Engine
        Where to count, and within which memory.
    weigh : callable, optional
        Gives the weight of a citation by each kind of citing family; by default all weigh 1. Weights are
        scaled so that the average citation weighs 1, and totals keep their meaning.

    Returns
    -------
    Flows
        Whatever the threads, memory or order of rows: the same numbers to the last digit; on Spark to 1e-9.
    """
    with engine.connect() as connection:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, grain)
        run(connection, "entities.sql")
        counted = None
        if engine.name == "local" and weigh is None:
            with family_arrays(corpus.path, memory=engine.memory) as arrays:
                counted = count_on_arrays(connection, arrays, rules, grain, memory=engine.memory)
        # A weight of each citation, or what does not fit a number of 64 bits, takes the longer way.
        if counted is None:
            counted = count_by_statements(connection, rules, grain, weigh, memory=engine.memory)
        tables = {**with_names(connection, counted.tables),
                  **with_names(connection, counted.by_bucket, entities=COUNTRY_NAMES),
                  "organisations": _organisations(connection)}
        return Flows(tables, account_for(connection, corpus, counted))


def _organisations(connection: Connection) -> Coded:
    """Return the country of each organisation, where organisations are counted."""
    found = connection.execute("""
        select organisation, country from organisation_countries
        where exists (select 1 from levels where name = 'organisation')
        order by organisation""").fetchnumpy()
    return Coded.of(found)
