"""From a corpus to flows: classify the symbols once, then count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from citenet import aggregate, classify
from citenet.aggregate.cohorts import Weigh
from citenet.corpus import Corpus, write_family_tables
from citenet.engine import Engine, connect, table_in, write_parquet
from citenet.flows import LEVELS, CountingRules, Flows, Grain
from citenet.pipeline.reusing import counting_key
from citenet.reference.technologies import ALL, Technology, load_technologies
from citenet.settings import Settings
from citenet.stages import Parts, Stages

MOST_OF_ALL = 20_000_000
"""Of more family citations, organisations are counted by technology only: pairs of all patents fill the memory."""

BUCKETS = 128
"""Into how many parts the citing families are spread for intervals; benchmarks/coverage.py shows that it is enough."""


def rules_of(settings: Settings) -> CountingRules:
    """Return the part of the settings that says how citations are counted."""
    return CountingRules(settings.country, settings.counting, settings.scope, settings.technology_counting,
                         settings.self_citations, settings.reach, settings.citation_weight)


def engine_of(settings: Settings) -> Engine:
    """Return where the settings say that citations are counted."""
    return Engine(settings.engine, settings.memory or None, settings.master)


def technologies_of(settings: Settings) -> tuple[Technology, ...]:
    """Return the technologies that the settings ask for, in the order of their file."""
    return load_technologies(settings.technologies or None)


def technology_ids(settings: Settings) -> list[str]:
    """Return the ids of these technologies; each is the bit of its place in a mask, and `ALL` the one behind them."""
    return [technology.id for technology in technologies_of(settings)]


def count_flows(corpus: Corpus, settings: Settings, stages: Stages, *, level: str | None = None) -> Flows:
    """Count the citations of a corpus between countries, between organisations, or both (no `level` named)."""
    def counted() -> Parts:
        flows = _count(corpus, settings, level)
        return Parts(coded=flows.coded, facts=flows.record)

    found = stages.finished("flows", counting_key(corpus, settings, level), counted)
    return Flows(found.coded, dict(found.facts))


def _count(corpus: Corpus, settings: Settings, level: str | None) -> Flows:
    window = settings.window or None
    buckets = BUCKETS if settings.draws and level != "organisation" else 1
    if corpus.is_aggregated:
        return aggregate.aggregate_table(corpus, technologies=technology_ids(settings), window=window,
                                         memory=settings.memory or None)
    without_all = ("organisation",) if corpus.manifest["tables"]["family_citations"] > MOST_OF_ALL else ()
    return aggregate.aggregate_patents(
        corpus, class_masks(corpus, settings), technologies=[*technology_ids(settings), ALL],
        rules=rules_of(settings), grain=Grain(window, (level,) if level else LEVELS, buckets, without_all),
        engine=engine_of(settings), weigh=_weigh(settings))


def _weigh(settings: Settings) -> Weigh | None:
    if settings.citation_weight == "equal":
        return None
    # Only then, and with it pandas and SciPy: to load them takes as long as to count ten million citations.
    from citenet.specialisation import source_weight

    return source_weight


def tiers_of(settings: Settings) -> tuple[str, ...]:
    """Return the tiers of class codes that count."""
    return ("core",) if settings.tier == "core" else ("core", "extended")


@contextmanager
def publications_as_families(corpus: Corpus, *, memory: str | None = None) -> Iterator[Corpus]:
    """Offer the corpus as if every publication were a family of its own, for as long as it is needed."""
    with TemporaryDirectory(prefix="citenet-") as scratch:
        folder = Path(scratch)
        with connect(memory=memory) as connection:
            for name in ("parties", "classes", "citations"):
                (folder / f"{name}.parquet").symlink_to(corpus.table(name).resolve())
            patents, citations = (table_in(corpus.table(name)) for name in ("patents", "citations"))
            for name, query in {
                "patents": f"select * replace (patent as family) from {patents} order by patent",
                "family_citations":
                    f"select distinct citing, cited from {citations} where citing <> cited order by all",
            }.items():
                write_parquet(connection, query, folder / f"{name}.parquet")
        write_family_tables(folder, memory=memory)
        yield Corpus(folder, {**corpus.manifest, "unit": "publication"},
                     corpus.fingerprint and f"{corpus.fingerprint} publications")


def class_masks(corpus: Corpus, settings: Settings) -> dict[str, np.ndarray]:
    """Return the class symbols that may belong to a technology, with the bit mask of those they belong to."""
    technologies, tiers = technologies_of(settings), tiers_of(settings)
    symbols = aggregate.distinct_symbols(
        corpus, subclasses=classify.ruled_subclasses(technologies, tiers=tiers), engine=engine_of(settings))
    return {**symbols, "mask": classify.technology_masks(symbols, technologies, tiers=tiers)}
