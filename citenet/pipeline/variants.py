"""Which conclusions hold however one counts?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from citenet import sensitivity, tables
from citenet.pipeline.analysis import Counted, Progress, analyses, count, each, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, in_no_network, warning_of
from citenet.pipeline.counting import publications_as_families
from citenet.pipeline.places import open_corpus
from citenet.pipeline.tidy import tidy_positions
from citenet.reference.strings import text
from citenet.settings import CITING_YEAR, Settings

RANKED = ("citations_received", "received_per_family", "effective_sources", "institutional_similarity",
          "pairwise_balance", "simple_balance", "source_hhi")
"""Indicators whose ranks are conclusions."""

OTHERWISE: Mapping[str, tuple[str, str]] = {
    "counting": ("whole", "fractional"),
    "country": ("inventor", "applicant"),
    "scope": ("citing", "within"),
    "citation_weight": ("source_normalised", "equal"),
    "tier": ("extended", "core"),
    "as_of": (CITING_YEAR, Settings.as_of),
}
"""Two ways to count by each setting: the first that is not the base is the variant, one setting away from it."""

NAMES = {CITING_YEAR: "membership of the citing year", Settings.as_of: f"membership on {Settings.as_of}"}
"""What a variant is called whose value alone does not say what it is about."""


def ask_sensitivity(entity: str, corpus: str | Path | None, *, technologies: Sequence[str] = (), settings: Settings,
                    progress: Progress = silent) -> Answer:
    """Count anew with one rule changed at a time and return which conclusions about `entity` survive all of it.

    The variants are whole or fractional, applicant or inventor, within or citing, citations equal or
    source-normalised, family or publication, core or extended codes, static or dated membership: each differs
    from the settings given in one point.

    Raises
    ------
    UndefinedError
        When it is in the data, but not in these technologies.
    """
    opened = open_corpus(corpus)
    base = replace(settings, draws=0)
    counted = count(opened, base, progress, level="country")
    name = entity_named(entity, "country", counted.flows.entities("country"))
    found = {"base": _conclusions(counted, technologies, progress)}
    variants = _variants(counted)
    for variant in each(list(variants), progress):
        found[variant] = _conclusions(count(opened, variants[variant], level="country"), technologies)
    if not opened.is_aggregated:
        progress("publication")
        with publications_as_families(opened, memory=settings.memory or None) as publications:
            found["publication"] = _conclusions(count(publications, base, level="country"), technologies)
    survived = sensitivity.survival({variant: words[words.index.get_level_values("entity") == name]
                                     for variant, words in found.items()})
    if survived.empty:
        raise in_no_network(name)
    about = {**about_of(counted), "variants": list(found)}
    people = _for_people(survived)
    return Answer(survived, about, _text(survived, people, list(found), settings.language) + warning_of(about), people)


def _variants(counted: Counted) -> dict[str, Settings]:
    """Return the settings that differ from the base in one point that matters to this corpus."""
    base, is_dated = counted.settings, counted.flows.record["windows"] != ["all"]
    known = ["as_of"] if counted.corpus.is_aggregated else OTHERWISE
    found = {}
    for setting in (name for name in known if is_dated or name != "as_of"):
        value = next(value for value in OTHERWISE[setting] if value != getattr(base, setting))
        found[NAMES.get(value, value)] = replace(base, **{setting: value})  # type: ignore[arg-type]
    return found


def _conclusions(counted: Counted, technologies: Sequence[str], progress: Progress = silent) -> pd.Series:
    found = list(analyses(counted, technologies=technologies, level="country", progress=progress))
    scores = pd.concat([analysis.scores for analysis in found], ignore_index=True)
    positions = pd.concat([tidy_positions(analysis) for analysis in found], ignore_index=True)
    words = sensitivity.conclusions(scores, positions, ranked=RANKED)
    # Windows are named by the years in the data, which another way of counting may widen.
    return words.droplevel("window") if not counted.settings.window else words


def _for_people(survived: pd.DataFrame) -> pd.DataFrame:
    """Return the conclusions that are signs or answers, without what is the same in every row."""
    columns = [column for column in ("technology", "window", "conclusion", "base", "survives", "differs")
               if column in survived]
    people = survived[columns].assign(survives=survived["survives"].map({True: "yes", False: "NO"}))
    return people[people["conclusion"].str.startswith(("sign", "position", "strategic"))]


def _text(survived: pd.DataFrame, people: pd.DataFrame, variants: Sequence[str], language: str) -> str:
    n = int(survived["survives"].sum())
    heading = text("terminal.survive", language, n=n, of=len(survived), ways=len(variants), names=", ".join(variants))
    more = text("terminal.survive_more", language, n=len(survived) - len(people))
    return f"{heading}\n\n{tables.as_table(people, language)}\n\n{more}"
