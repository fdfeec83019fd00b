"""What is different between two countries, windows, runs or corpora, and which differences exceed chance?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from citenet import comparison, tables
from citenet.errors import InputError
from citenet.graph import CitationGraph
from citenet.pipeline.analysis import Counted, Progress, count, each, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, in_no_network, warning_of
from citenet.pipeline.asking import Question, ask_scores
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.limits import buckets_of
from citenet.pipeline.networks import networks
from citenet.pipeline.places import open_corpus
from citenet.pipeline.portfolio import scores_of
from citenet.reference.countries import match_country
from citenet.reference.strings import text
from citenet.settings import Settings
from citenet.uncertainty import Buckets, intervals

SHOWN = ("received_per_family", "made_per_family", "effective_sources", "source_hhi", "institutional_similarity",
         "pairwise_balance", "foreign_share", "family_share")
"""Indicators of a comparison in the terminal; JSON and CSV hold all."""


def ask_comparison(first: str, second: str, corpus: str | Path | None, *, entity: str,
                   technologies: Sequence[str] = (), settings: Settings, progress: Progress = silent) -> Answer:
    """Compare two folders (runs or corpora), two windows such as 2010-2014 and 2015-2019, or two countries.

    Folders and windows are compared for `entity`. Differences within one corpus carry intervals from the same
    draws on both sides; those between corpora from the intervals of each.

    Raises
    ------
    UndefinedError
        When they are in the data, but not in these technologies.
    """
    across = compared(first, second)
    if across == "folder":
        return _folders(first, second, entity, technologies, settings, progress)
    if across == "window":
        settings = replace(settings, window=f"{first},{second}")
    counted = count(open_corpus(corpus), settings, progress, level="country")
    known = counted.flows.entities("country")
    sides: tuple[dict[str, str], dict[str, str]] = (
        ({"window": first, "entity": entity_named(entity, "country", known)},
         {"window": second, "entity": entity_named(entity, "country", known)}) if across == "window" else
        ({"entity": entity_named(first, "country", known)}, {"entity": entity_named(second, "country", known)}))
    names = list(dict.fromkeys(side["entity"] for side in sides))
    scores, *_ = scores_of(counted, technologies=technologies, progress=progress)
    scores = scores[scores["entity"].isin(names)]
    if scores.empty:
        raise in_no_network(*names)
    one, other = (_rows(scores, side) for side in sides)
    drawn = _drawn(counted, sides, technologies, progress)
    rows = comparison.compare(one, other, across=[across], drawn=drawn)
    return _answer(rows, about_of(counted), [", ".join(dict.fromkeys(side.values())) for side in sides],
                   settings.language)


def compared(first: str, second: str) -> Literal["folder", "window", "entity"]:
    """Tell what is compared: two folders, two windows or two countries.

    Raises
    ------
    InputError
        When one is a folder, and the other nothing that is known.
    """
    folders = [Path(name).is_dir() for name in (first, second)]
    if all(folders):
        return "folder"
    other = second if folders[0] else first
    if any(folders) and not _is_window(other) and match_country(other).code is None:
        raise InputError("there is no such folder", where=other, allowed="two folders, two windows or two countries",
                         fix="name a corpus, or a folder made by citenet build")
    return "window" if _is_window(first) and _is_window(second) else "entity"


def _folders(first: str, second: str, entity: str, technologies: Sequence[str], settings: Settings,
             progress: Progress) -> Answer:
    question = Question([entity], technologies)
    one, other = (ask_scores(question, path, settings=settings, progress=progress) for path in (first, second))
    windows = [answer.about["data_quality"]["windows"] for answer in (one, other)]
    if windows[0] == windows[1]:
        rows = comparison.compare(one.rows, other.rows)
    else:
        # Unlike windows have only their last one to set side by side.
        last = [_rows(answer.rows, {"window": names[-1]}) for answer, names in zip((one, other), windows, strict=True)]
        rows = comparison.compare(*last, across=["window"])
    return _answer(rows, {**one.about, "second": other.about}, [first, second], settings.language)


def _drawn(counted: Counted, sides: tuple[dict[str, str], dict[str, str]], technologies: Sequence[str],
           progress: Progress) -> pd.DataFrame | None:
    """Return the limits of the differences, drawn with the same counts on both sides."""
    tables = []
    for technology in each(counted.chosen(technologies), progress, "drawing {}"):
        graphs = {graph.window: graph for graph in networks(counted.flows, technology=technology, level="country")}
        for windows in ([(sides[0]["window"], sides[1]["window"])] if "window" in sides[0] else
                        [(window, window) for window in graphs]):
            pair = [graphs[window] for window in windows]
            buckets = [buckets_of(graph, counted.flows) for graph in pair]
            if any(part is None for part in buckets):
                return None
            if all(side["entity"] in graph.entities for side, graph in zip(sides, pair, strict=True)):
                limits = _limits(pair, buckets, [side["entity"] for side in sides], counted)
                tables.append(limits.assign(technology=technology, window=windows[1]))
    if not tables:
        return None
    keys = ["technology", "indicator", *(["window"] if "window" not in sides[0] else [])]
    return pd.concat(tables).set_index(keys)[["low", "high"]]


def _limits(pair: Sequence[CitationGraph], buckets: Sequence[Buckets | None], entities: Sequence[str],
            counted: Counted) -> pd.DataFrame:
    """Return low and high of second less first, by indicator."""
    shares = [counted.membership.of(graph) for graph in pair]

    def difference(counts: np.ndarray) -> pd.DataFrame:
        one, other = (
            counted.measure(part.resampled(counts), share).xs(entity, axis=1, level=1)
            for part, share, entity in zip(buckets, shares, entities, strict=True) if part is not None)
        return other - one

    # Kinds that draws lose are lost on both sides of a difference.
    found = intervals(difference, BUCKETS, draws=counted.settings.draws, seed=counted.settings.seed, kinds=())
    return found[["low", "high"]].rename_axis("indicator").reset_index()


def _rows(rows: pd.DataFrame, side: dict[str, str]) -> pd.DataFrame:
    for key, value in side.items():
        rows = rows[rows[key] == value]
    return rows


def _is_window(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{4}", text) is not None


def _answer(rows: pd.DataFrame, about: dict[str, Any], names: Sequence[str], language: str) -> Answer:
    shown = rows[rows["indicator"].isin(SHOWN)]
    people = shown[["technology", "indicator", "first", "second", "difference", "low", "high", "exceeds"]]
    people = people.assign(exceeds=people["exceeds"].map({True: "yes", False: "no"}))
    heading = text("terminal.compared", language, first=names[0], second=names[1])
    rule = " ".join(text(key, language) for key in ("rule.exceeds", "rule.difference"))
    about = {**about, "first": names[0], "second": names[1], "rule": text("rule.difference", "en")}
    told = f"{heading}\n\n{tables.as_table(people, language)}\n\n{rule}{warning_of(about, language)}"
    return Answer(rows, about, told, people)
