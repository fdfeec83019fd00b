"""Questions from the terminal: where does an entity stand, and who is in the core?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from citenet import cores, tables
from citenet.engine import connect, table_in
from citenet.errors import UndefinedError
from citenet.pipeline.analysis import Progress, analyses, chosen_among, count, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.idle import with_choices
from citenet.pipeline.places import is_built, open_corpus, read_run
from citenet.pipeline.portfolio import scores_of
from citenet.reference.catalogue import indicator
from citenet.reference.strings import number, text
from citenet.settings import Settings

MAIN = ("families", "received_per_family", "made_per_family", "effective_sources", "institutional_similarity",
        "pairwise_balance", "citation_balance")
"""Indicators of the table in the terminal; JSON and CSV hold all."""


@dataclass(frozen=True)
class Question:
    """What is asked of the scores; what is left empty asks for all, but for the main indicators in the text.

    Numbers of a whole technology, which have no entity, are told where they are asked for or `gated`.
    """

    entities: Sequence[str] = ()
    technologies: Sequence[str] = ()
    indicators: Sequence[str] = ()
    level: str = "country"
    everything: bool = False
    gated: Sequence[str] = ()


def scores(entity: str | Sequence[str] | None = None, corpus: str | Path | None = None, *,
           settings: Settings | None = None, level: str = "country", **choices: Any) -> pd.DataFrame:
    """Return the scores of one or several entities, or of all: one row a number.

    Parameters
    ----------
    entity : str or sequence of str, optional
        Countries by code or name, or organisations.
    corpus : str or Path, optional
        A corpus, or a folder made by :func:`citenet.build`; by default the simulated sample.
    level : {"country", "organisation"}
    settings : Settings, optional
        By default those of citenet; single settings may be given by name, such as ``counting="whole"``.

    Returns
    -------
    pandas.DataFrame
        Columns technology, level, entity, window, indicator, value, low, high, agreement, unit, flags,
        n_citations, reason.
    """
    wanted = [entity] if isinstance(entity, str) else list(entity or [])
    chosen = with_choices(settings, choices, corpus, of_built=["language"])
    return ask_scores(Question(wanted, level=level), corpus, settings=chosen).rows


def ask_scores(question: Question, corpus: str | Path | None, *, settings: Settings,
               progress: Progress = silent) -> Answer:
    """Score the entities in a corpus, or read their scores from a folder that a build made."""
    # A slip is told before the work.
    asked = [indicator(name).name for name in question.indicators]
    table, positions, about = _all_scores(question, corpus, settings, progress)
    # Networks of organisations tell a number of countries, too.
    table = table[table["level"] == question.level]
    known = set(table["entity"].dropna())
    names = [entity_named(name, question.level, known, or_organisation=True) for name in question.entities]
    technologies = chosen_among(list(dict.fromkeys(table["technology"])), question.technologies,
                                about["data_quality"].get("levels_without_all", ()))
    of_whole = table["entity"].isna() & table["indicator"].isin([*asked, *question.gated])
    rows = table[table["entity"].isin(names) | of_whole] if names else table
    rows = rows[rows["technology"].isin(technologies)]
    if asked:
        rows = rows[rows["indicator"].isin([*asked, *question.gated])]
    if rows.empty:
        raise UndefinedError(f"these networks hold no {' or '.join(asked) or 'number'} of {', '.join(names)}",
                             fix="citenet explain tells what an indicator needs")
    people = _for_people(question, rows[rows["entity"].notna() | rows["indicator"].isin(asked)], positions)
    return Answer(rows.reset_index(drop=True), about, _as_text(rows, people, about, settings.language), people)


def ask_cores(corpus: str | Path | None, *, technologies: Sequence[str] = (), level: str, settings: Settings,
              progress: Progress = silent) -> Answer:
    """Return the core of each network by each method, and the position of the focal country in words."""
    counted = count(open_corpus(corpus), settings, progress, level=level)
    rows, lines = [], []
    for analysis in analyses(counted, technologies=technologies, level=level, progress=progress):
        graph = analysis.graph
        primary = next(iter(analysis.cores.values()))
        overlaps = cores.core_overlap(analysis.cores)[primary.method]
        for method, core in analysis.cores.items():
            rows.append((graph.technology, graph.level, graph.window, method, core is primary, len(core.members),
                         list(core.members), core.fit, core.p_value, overlaps[method], core.reason))
        position = analysis.positions.get(settings.focal, "not in the network")
        who = ", ".join(primary.members) or primary.reason
        agreement = ", ".join(f"{method} {number(overlaps[method], settings.language, '2')}"
                              for method, core in analysis.cores.items() if core is not primary)
        lines.append((graph.technology, graph.window, round(primary.fit, 3), primary.p_value, who, agreement, position))
    columns = ["technology", "level", "window", "method", "primary", "core_size", "members", "core_fit",
               "core_p_value", "overlap", "reason"]
    people = pd.DataFrame(lines, columns=["technology", "window", "fit", "p_value", "core", "overlap", settings.focal])
    people = people.drop(columns=settings.focal) if level == "organisation" else people
    return Answer(pd.DataFrame(rows, columns=columns), about_of(counted),
                  f"{tables.as_table(people, settings.language)}\n\n{text('rule.position', settings.language)}\n\n"
                  + text("rule.core", settings.language) + warning_of(about_of(counted)), people)


def _all_scores(question: Question, corpus: str | Path | None, settings: Settings,
                progress: Progress) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Any]]:
    if is_built(corpus):
        return read_scores(Path(str(corpus)), question.level)
    # Of countries this one is told by organisations.
    is_of_both = question.level == "country" and "organisation_dependence" in question.indicators
    counted = count(open_corpus(corpus), settings, progress, level=None if is_of_both else question.level)
    scores, positions, _ = scores_of(counted, technologies=question.technologies, progress=progress)
    return scores, positions, about_of(counted)


def read_scores(folder: Path, level: str) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Any]]:
    """Read scores, positions and what is known of the whole from a folder that a build made."""
    run = read_run(folder)
    with connect(in_order=True) as connection:
        table, positions = (
            connection.execute(f"from {table_in(folder / name)} where level = ?", [level]).df()
            for name in ("scores.parquet", "positions.parquet"))
    about = {"citenet": run["citenet"], "simulated": run["simulated"], "settings": run["settings"],
             "data_quality": run["flows"]}
    return table.drop(columns="simulated"), positions, about


def _for_people(question: Question, rows: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Lay the scores out with a line a technology, or a line an indicator where all of them are asked for."""
    shown = tuple(dict.fromkeys(rows["indicator"])) if question.everything or question.indicators else MAIN
    keys = ["technology", "window", "entity"]
    wide = rows.pivot_table(index=keys, columns="indicator", values="value", aggfunc="first", sort=False, dropna=False)
    wide = wide.reindex(columns=[name for name in shown if name in wide.columns])
    wide["position"] = positions.set_index(keys)["position"].reindex(wide.index)
    wide["flags"] = rows.groupby(keys, sort=False)["flags"].first().reindex(wide.index)
    people = wide.reset_index()
    people = people.drop(columns=[key for key in ("window", "entity") if len(set(people[key])) == 1])
    if question.everything:
        # All indicators side by side would be wider than any terminal.
        names = ["technology", *(key for key in ("window", "entity") if key in people)]
        turned = people.set_index(names).T
        turned.columns = [" ".join(column) if isinstance(column, tuple) else column for column in turned.columns]
        people = turned.rename_axis("indicator").reset_index()
    return people


def _as_text(rows: pd.DataFrame, people: pd.DataFrame, about: Mapping[str, Any], language: str) -> str:
    parts = (", ".join(names) for names in (dict.fromkeys(rows["entity"].dropna()), sorted(set(rows["window"]))))
    heading = " · ".join(filter(None, parts)) + "\n\n"
    rule = text("rule.position", language)
    return f"{heading}{tables.as_table(people, language)}\n\n{rule}{warning_of(about, language)}"
