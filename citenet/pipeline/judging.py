"""Which opportunities and vulnerabilities does a country have, by which rules?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from citenet import judgement
from citenet.engine import connect, table_in
from citenet.errors import UndefinedError
from citenet.pipeline.analysis import Progress, analyse, chosen_among, count, of_countries, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.asking import read_scores
from citenet.pipeline.cuts import cuts
from citenet.pipeline.networks import networks
from citenet.pipeline.pages import technology_named
from citenet.pipeline.places import is_built, open_corpus
from citenet.pipeline.portfolio import gathered
from citenet.pipeline.tidy import tidy_positions
from citenet.reference.countries import country_name
from citenet.reference.judgement import FAILS, HOLDS, KINDS, UNSAID, Finding, load_rules
from citenet.reference.strings import text
from citenet.settings import Settings

WIDTH = 100


@dataclass(frozen=True, eq=False)
class _Known:
    """What rules are held against, about one country, and what is known of the whole."""

    entity: str
    scores: pd.DataFrame
    cuts: pd.DataFrame
    positions: pd.DataFrame
    about: Mapping[str, Any]


def ask_judgement(entity: str, corpus: str | Path | None, *, technologies: Sequence[str] = (), settings: Settings,
                  progress: Progress = silent) -> Answer:
    """Hold the rules against every technology of a country, in a corpus or a folder that a build made.

    Tells what holds, what does not, and what is not sure.
    """
    rules = load_rules(settings.judgement or None)
    known = (_read(entity, Path(str(corpus)), technologies) if is_built(corpus)
             else _count(entity, corpus, technologies, settings, progress))
    findings = judgement.judge(rules, known.scores, entity=known.entity, cuts=known.cuts, positions=known.positions)
    rows = judgement.tabulated(findings, settings.language)
    people = rows.loc[rows["outcome"] != FAILS, ["technology", "window", "kind", "outcome", "sentence", "rule"]]
    return Answer(rows, known.about, _text(findings, settings) + warning_of(known.about, settings.language), people)


def _read(entity: str, folder: Path, technologies: Sequence[str]) -> _Known:
    scores, positions, about = read_scores(folder, "country")
    with connect(in_order=True) as connection:
        lost = connection.execute(f"from {table_in(folder / 'cuts.parquet')}").df()
    name, focal = entity_named(entity, "country", set(scores["entity"].dropna())), about["settings"]["focal"]
    if name != focal:
        raise UndefinedError(f"this folder tells what sources mean to {focal}, not to {name}", where=str(folder),
                             fix="judge from the corpus, or build with --focal " + name)
    chosen = chosen_among(list(dict.fromkeys(scores["technology"])), technologies)
    last = about["data_quality"]["windows"][-1]
    shown = scores[(scores["window"] == last) & scores["technology"].isin(chosen)]
    return _Known(name, shown, lost, positions, about)


def _count(entity: str, corpus: str | Path | None, technologies: Sequence[str], settings: Settings,
           progress: Progress) -> _Known:
    counted = count(open_corpus(corpus), settings, progress)
    chosen = counted.chosen(technologies)
    name = entity_named(entity, "country", {label for graph in networks(counted.flows, level="country")
                                            for label in graph.entities})
    scores: list[pd.DataFrame] = []
    positions, lost = [], []
    for graph in networks(counted.flows):
        if graph.technology not in chosen:
            continue
        if graph.level == "organisation":
            scores += of_countries(graph)
            continue
        progress(graph.technology)
        analysis = analyse(graph, counted)
        scores.append(analysis.scores)
        positions.append(tidy_positions(analysis))
        lost.append(cuts(graph, name, counted))
    together, places, _ = gathered(counted, scores, positions)
    return _Known(name, together, pd.concat(lost, ignore_index=True), places, about_of(counted))


def _text(findings: Sequence[Finding], settings: Settings) -> str:
    """Tell, technology by technology, what holds and what is not sure; what does not hold is counted."""
    language = settings.language
    lines = [country_name(findings[0].entity, language)]
    for key in dict.fromkeys((one.technology, one.window) for one in findings):
        own = [one for one in findings if (one.technology, one.window) == key]
        known = technology_named(key[0], settings)
        lines += ["", f"{known.name_nl if language == 'nl' else known.name_en} · {key[1]}", *_told(own, language)]
    return "\n".join([*lines, "", textwrap.fill(text("judgement.note", language), WIDTH)])


def _told(findings: Sequence[Finding], language: str) -> Iterator[str]:
    for kind in KINDS:
        held = [one for one in findings if one.rule.kind == kind and one.outcome == HOLDS]
        if held:
            yield f"  {text(f'judgement.{kind}', language)}"
        yield from (_line(f"{one.sentence[language]} ({one.rule.id})") for one in held)
    unsaid = [one for one in findings if one.outcome == UNSAID]
    if unsaid:
        yield f"  {text('judgement.unsure', language)}"
    yield from (_line(f"{one.sentence[language]} ({one.rule.id})") for one in unsaid)
    yield f"  {text('judgement.not_held', language, n=sum(one.outcome == FAILS for one in findings))}"


def _line(body: str) -> str:
    return textwrap.fill(body, WIDTH, initial_indent="    - ", subsequent_indent="      ", break_long_words=False,
                         break_on_hyphens=False)
