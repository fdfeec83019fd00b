"""How do citations between patent families become citations between countries and organisations?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.aggregate.account import account_for, check_conservation
from citenet.aggregate.cohorts import Weigh, offer_cohorts
from citenet.aggregate.inputs import offer_inputs, offer_rules, offer_windows, run
from citenet.aggregate.naming import named
from citenet.aggregate.steps import choose_citations
from citenet.aggregate.windows import parse_windows
from citenet.corpus import Corpus
from citenet.engine import Connection, Engine, quoted
from citenet.flows import CITATIONS, FAMILIES, CountingRules, Flows, Grain

BUCKET_CITATIONS = ("technology", "window", "bucket", "citing", "cited", "citations")
BUCKET_FAMILIES = ("technology", "window", "bucket", "entity", "families")


def distinct_symbols(corpus: Corpus, *, engine: Engine = Engine()) -> pd.DataFrame:  # noqa: B008 - frozen
    """Return every class symbol of the corpus once: columns ``scheme``, ``symbol``."""
    with engine.connect() as connection:
        return connection.execute(
            f"select scheme, symbol from read_parquet({quoted(corpus.table('symbols'))}) order by symbol_id").df()


def aggregate_patents(
    corpus: Corpus,
    class_masks: pd.DataFrame,
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
    class_masks : pandas.DataFrame
        Columns ``scheme``, ``symbol``, ``mask``: bit k is set when the symbol belongs to the k-th of
        `technologies`.
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
        choose_citations(connection, rules)
        windows = parse_windows(grain.window, _citing_years(connection))
        offer_windows(connection, windows)
        offer_cohorts(connection, weigh)
        run(connection, "count.sql")
        run(connection, "spread.sql")
        check_conservation(connection)
        organisations = connection.execute("from organisation_countries order by organisation").df()
        return Flows(
            citations=named(connection, "flows", CITATIONS),
            families=_in_words(named(connection, "entity_families", FAMILIES)),
            organisations=organisations.set_index("organisation")["country"],
            record=account_for(connection, corpus, windows),
            bucket_citations=named(connection, "bucket_flows", BUCKET_CITATIONS) if grain.buckets > 1 else None,
            bucket_families=_in_words(named(connection, "bucket_families", BUCKET_FAMILIES))
            if grain.buckets > 1 else None,
        )


def _citing_years(connection: Connection) -> tuple[int, int] | None:
    first, last = connection.execute("select min(year), max(year) from families where cites").fetchall()[0]
    return None if first is None else (first, last)


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype(dict.fromkeys(table.select_dtypes("category"), "str"))
