"""Which finished stages can stand in for work? Flows and analyses as parts, and what each was made from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from citenet.corpus import Corpus, file_hash
from citenet.flows import Flows
from citenet.graph import Analysis, CitationGraph, Core
from citenet.settings import PLACES, Settings
from citenet.stages import Parts, Stages, stages_folder

TELLING = ("focal", "language")
"""Settings that change what is told of results, not the results."""

ASSESSING = ("benchmark", "chain", "judgement")
"""Settings that change an assessment only, which is made anew each time."""

READING = ("as_of", "bloc_order", "institutions", "miller_madow", "seed", "draws")
"""Settings that change what is read from the flows, not the flows; but that there are draws does."""

_OWN_FILES = ("technologies", "institutions")


def stages_of(corpus: Corpus, settings: Settings) -> Stages:
    """Return the finished stages where the settings keep them; none of a corpus whose fingerprint nobody took."""
    return Stages(stages_folder(settings.stages) if corpus.fingerprint else None, memory=settings.memory or None)


def counting_key(corpus: Corpus, settings: Settings, level: str | None) -> dict[str, Any]:
    """Return what flows depend on."""
    return {**_known(corpus, settings, but=READING), "buckets": settings.draws > 0, "level": level}


def reading_key(corpus: Corpus, settings: Settings, **about: Any) -> dict[str, Any]:
    """Return what is read from flows depends on: `about` says which of them, and of what."""
    return {**_known(corpus, settings), **about}


def _known(corpus: Corpus, settings: Settings, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the corpus and all settings but those that cannot matter; of the user's own files, the content."""
    without = {*TELLING, *ASSESSING, *PLACES, *but}
    known = {name: value for name, value in asdict(settings).items() if name not in without}
    files = {name: file_hash(Path(known[name])) for name in _OWN_FILES
             if known.get(name) and Path(known[name]).is_file()}
    return {"corpus": corpus.fingerprint, **known, **files}


def flows_as_parts(flows: Flows) -> Parts:
    """Take flows apart into tables."""
    tables = {"citations": flows.citations, "families": flows.families, "bucket_citations": flows.bucket_citations,
              "bucket_families": flows.bucket_families,
              "organisations": flows.organisations.rename_axis("organisation").reset_index()}
    return Parts({name: table for name, table in tables.items() if table is not None}, flows.record)


def flows_of_parts(parts: Parts) -> Flows:
    """Put flows together again."""
    tables = dict(parts.tables)
    organisations = tables.pop("organisations").set_index("organisation")["country"]
    return Flows(organisations=organisations, record=dict(parts.facts), **tables)


def analysis_as_parts(analysis: Analysis) -> Parts:
    """Take what was found out about a network apart into tables; the network itself comes from the flows."""
    cores = [(core.method, core.fit, core.p_value, core.reason) for core in analysis.cores.values()]
    members = [(core.method, name) for core in analysis.cores.values() for name in core.members]
    coreness = [core.coreness.rename_axis("entity").rename("coreness").reset_index().assign(method=core.method)
                for core in analysis.cores.values()]
    return Parts({
        "scores": analysis.scores,
        "positions": analysis.positions.rename_axis("entity").rename("position").reset_index(),
        "cores": pd.DataFrame(cores, columns=["method", "fit", "p_value", "reason"]),
        "members": pd.DataFrame(members, columns=["method", "entity"], dtype="str"),
        "coreness": pd.concat(coreness, ignore_index=True),
    })


def analysis_of_parts(graph: CitationGraph, parts: Parts) -> Analysis:
    """Put the analysis of a network together again."""
    tables = parts.tables
    members, coreness = (tables[name].groupby("method") for name in ("members", "coreness"))
    cores = {}
    for method, fit, p_value, reason in tables["cores"].itertuples(index=False):
        own = tuple(members.get_group(method)["entity"]) if method in members.groups else ()
        values = coreness.get_group(method).set_index("entity")["coreness"] if method in coreness.groups else None
        cores[method] = Core(method, own, pd.Series(values, dtype=float), fit, p_value, reason)
    positions = tables["positions"].set_index("entity")["position"].rename(None)
    return Analysis(graph, tables["scores"], cores, positions)
