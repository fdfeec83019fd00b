"""Is it better or worse than some years ago? The last window held against the one before, with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from citenet.report.index_rows import Score, score_of
from citenet.report.tables import NOTHING, Cell, Column, Table
from citenet.report.technology.dependence import score_cell
from citenet.report.technology.subject import Subject
from citenet.report.words import Words

LOOKED_AT: Mapping[tuple[str, bool], str] = {
    ("effective_sources", False): "1",
    ("institutional_similarity", False): "2",
    ("simple_balance", False): "+2",
    ("citations_received", True): "2%",
    ("families", True): "2%",
}
"""Indicators of which more is better (and whether they are shares of the technology), with their number format."""
CHANGE = {"1": "+1", "2": "+2", "+2": "+2", "2%": "+2p"}
"""The format of a number → that of its change."""

BETTER, WORSE, UNSURE = "better", "worse", "unsure"


@dataclass(frozen=True)
class Change:
    """What a number was and is, by how much it changed, and what may be said of that."""

    indicator: str
    relative: bool
    before: float
    last: float
    change: Score

    @property
    def verdict(self) -> str:
        """Better or worse only when the whole interval is on one side of 0."""
        if self.change.low is not None and self.change.low > 0:
            return BETTER
        return WORSE if self.change.high is not None and self.change.high < 0 else UNSURE


def changes(subject: Subject) -> list[Change]:
    """Return what is known of the last two windows; nothing where there are fewer."""
    windows, found = subject.evidence.trend_windows, []
    if len(windows) < 2:
        return []
    for indicator, relative in LOOKED_AT:
        rows = subject.evidence.trend(indicator, relative=relative)
        key = (subject.technology, subject.focal)
        if key not in rows.index:
            continue
        row = rows.loc[key]
        before, last = float(row[windows[-2]]), float(row[windows[-1]])
        change = score_of(row, ("change", "change_low", "change_high"))
        if change.value is not None:
            found.append(Change(indicator, relative, before, last, change))
    return found


def verdicts(found: list[Change], subject: Subject, words: Words) -> list[Markup]:
    """Say what became better, what worse, and of what it cannot be told."""
    if not found:
        return [words.span(f"figure_missing.{_why_none(subject)}")]
    before, last = subject.evidence.trend_windows[-2:]
    told = [words.span("subject.compared", before=before, last=last)]
    for verdict in (BETTER, WORSE, UNSURE):
        names = [name(change, words) for change in found if change.verdict == verdict]
        if names:
            told.append(words.span(f"subject.{verdict}") + Markup(" ") + Markup(", ").join(names) + Markup("."))
    if all(change.change.low is None for change in found):
        told.append(words.span("subject.no_interval"))
    return told


def _why_none(subject: Subject) -> str:
    if subject.is_empty:
        return "nothing_here"
    return "no_years" if len(subject.evidence.trend_windows) < 2 else "no_trends"


def name(change: Change, words: Words) -> Markup:
    """Name what changed, as the page calls it."""
    return words.span(f"subject.changes_{change.indicator}")


def change_table(found: list[Change], words: Words) -> Table:
    """Return a row for each number: before, last, change with interval, and what may be said."""
    columns = [Column("column.indicator"), Column("column.before", "2"), Column("column.last", "2"),
               Column("column.change", "2"), Column("column.verdict")]
    rows = []
    for one in found:
        spec = LOOKED_AT[one.indicator, one.relative]
        unit = words.span("subject.points") if one.relative else NOTHING
        rows.append([Cell(name(one, words)), score_cell(Score(one.before), spec, words),
                     score_cell(Score(one.last), spec, words), score_cell(one.change, CHANGE[spec], words, unit=unit),
                     Cell(words.span(f"subject.verdict_{one.verdict}"))])
    return Table("changes", columns, rows, len(rows))


def years_between(subject: Subject) -> int | None:
    """Return how many years lie between the ends of the last two windows."""
    windows = subject.evidence.trend_windows
    return int(windows[-1][-4:]) - int(windows[-2][-4:]) if len(windows) > 1 else None
