"""Where does a country stand in every technology, on one page of text that goes into a memo or a mail?"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from citenet.report.context import PageContext
from citenet.report.counted import Entry, account, definitions
from citenet.report.evidence import Evidence
from citenet.report.index_rows import FORMATS, Row, Score, row_of
from citenet.report.words import Key, Words
from citenet.tables.markdown import escaped, table_of

SOFT_HYPHEN = "\u00ad"


def summary(evidence: Evidence, *, context: PageContext) -> str:
    """Return the assessment of the focal country as Markdown: the headline indicators, and how they were counted.

    Parameters
    ----------
    evidence : Evidence
        What is known of the country.
    context : PageContext
        How the numbers came about; the text is in its language.

    Returns
    -------
    str
        One table with a line a technology, intervals in brackets, missing as a dash; the same bytes for the
        same input.
    """
    focal = evidence.focal
    words = Words(context.language, evidence.technologies, [focal], FORMATS)
    places = evidence.positions[(evidence.positions["window"] == evidence.window)
                                & (evidence.positions["level"] == "country")
                                & (evidence.positions["entity"] == focal)].set_index("technology")["position"]
    rows = [row_of(evidence.shown, technology.id, focal=focal, position=places.get(technology.id))
            for technology in evidence.technologies]
    heads = ["column.technology", "column.position", *(f"indicator.{name}" for name in FORMATS), "column.flags"]
    table = table_of([_plain(words.say(head)) for head in heads], [_line(row, words) for row in rows],
                     [False, False, *[True] * len(FORMATS), False])
    near = (words.span("counted.position"), words.span("counted.positions"))
    parts = [
        f"# {escaped(words.say('index.title', focal=Key(f'country.{focal}')))}",
        f"**{escaped(words.say('terminal.simulated'))}**" if context.simulated else "",
        table,
        escaped(words.say("index.interval_help")),
        _listed("counted.title", [near, *account(context, words)], words),
        _listed("counted.definitions", definitions(FORMATS, context, words), words),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def account_in_words(context: PageContext) -> list[tuple[str, str]]:
    """Return how the numbers came about as plain text: what was chosen, and how."""
    return [(_plain(name.striptags()), _on_one_line(meaning))
            for name, meaning in account(context, Words(context.language, [], []))]


def _line(row: Row, words: Words) -> list[str]:
    position = words.say(f"position_phrase.{row.position}") if row.position else words.number(None, "0")
    numbers = [_number(row.scores[name], spec, words) for name, spec in FORMATS.items()]
    flags = ", ".join(words.say(f"flag.{flag}") for flag in row.flags)
    return [words.say(f"technology.{row.technology}"), position, *numbers, flags]


def _number(score: Score, spec: str, words: Words) -> str:
    value = words.number(score.value, spec)
    if not score.has_interval:
        return value
    return f"{value} ({words.number(score.low, spec)} – {words.number(score.high, spec)})"


def _listed(title: str, entries: Iterable[Entry], words: Words) -> str:
    lines = [f"- **{escaped(_plain(name.striptags()))}**: {escaped(_on_one_line(meaning))}"
             for name, meaning in entries]
    return "\n".join([f"## {escaped(words.say(title))}", "", *lines])


def _on_one_line(markup: Markup) -> str:
    return _plain(markup.replace("<li>", " · ").striptags())


def _plain(text: str) -> str:
    """Leave out the places where a narrow column of a page may break a word."""
    return text.replace(SOFT_HYPHEN, "")
