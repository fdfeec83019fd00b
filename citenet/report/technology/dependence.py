"""On whom does the country depend most, how sure is that, and what if a source stops?"""

from __future__ import annotations

from markupsafe import Markup

from citenet.report.facts import compared
from citenet.report.index_rows import Score
from citenet.report.tables import NOTHING, Cell, Column, Table, key_cell
from citenet.report.technology.subject import OUTSIDE, Cut, Subject
from citenet.report.words import Key, Words

LOSS = "cut_off_loss"
LEFT = {"effective_sources": "1", "source_hhi": "2", "institutional_similarity": "2"}
"""Indicators of what is left after a cut, with their number format."""


def dependence(subject: Subject, words: Words) -> list[Markup]:
    """Name the source without which most would be lost, and the next ones."""
    sources = subject.sources
    if not sources:
        return [words.span("subject.no_sources", focal=words.country(subject.focal, start=True))]
    first, *others = sources
    share = subject.partners.set_index("partner")["share_of_sources"].get(first.source, float("nan"))
    told = [words.span("subject.most", source=words.country(first.source), loss=first.loss.value,
                       group=Key(f"class.{first.group}"), share=float(share))]
    for key, cut in zip(("subject.second", "subject.third"), others, strict=False):
        told.append(words.span(key, source=words.country(cut.source, start=True), loss=cut.loss.value))
    return told


def certainty(subject: Subject, words: Words) -> list[Markup]:
    """Say within which limits the loss lies, and whether the first source is surely the largest."""
    sources = subject.sources
    if not sources:
        return []
    first, told = sources[0], []
    if first.loss.has_interval:
        told.append(words.span("subject.interval", low=first.loss.low, high=first.loss.high))
    else:
        told.append(words.span("subject.no_interval"))
    lead = first.effects.get("lead", Score())
    if lead.low is not None and lead.high is not None and len(sources) > 1:
        sure = "sure" if lead.low > 0 else "unsure"
        told.append(words.span(f"subject.lead_{sure}", second=words.country(sources[1].source), lead=lead.value,
                               low=lead.low, high=lead.high, source=words.country(first.source, start=lead.low > 0)))
    if "few_citations" in subject.flags:
        told.append(words.span("network.lead_few_citations"))
    return told


def consequences(subject: Subject, words: Words) -> list[Markup]:
    """Say what is lost and left when the largest source stops, and when all outside the blocs do."""
    told = []
    if subject.sources:
        first, now = subject.sources[0], subject.of("effective_sources")
        told.append(words.span("subject.stops", source=words.country(first.source), loss=first.loss.value,
                               **_limits(first.loss)) if first.loss.has_interval else
                    words.span("subject.stops_plain", source=words.country(first.source), loss=first.loss.value))
        after = first.effects["effective_sources"].value
        if now.value is not None and after is not None:
            left = compared(after, now.value, "1")
            told.append(words.span(f"subject.left_{left}", before=now.value, after=after))
    told += [words.span("subject.outside", loss=cut.loss.value) for cut in subject.cuts if cut.source == OUTSIDE]
    return [*told, words.span("subject.whatif_note")] if told else []


def cut_table(subject: Subject, words: Words) -> Table:
    """Return a row for each cut: what is lost, and what is left; above them how it is now."""
    columns = [Column("subject.cut"), Column("column.class"), Column(f"indicator.{LOSS}", "1%"),
               *(Column(f"indicator.{name}", spec) for name, spec in LEFT.items())]
    now = [Cell(words.span("subject.now")), Cell(""), score_cell(Score(), "1%", words),
           *(score_cell(subject.of(name), spec, words) for name, spec in LEFT.items())]
    return Table("cuts", columns, [now, *(_row(cut, words) for cut in subject.cuts)], len(subject.cuts))


def score_cell(score: Score, spec: str, words: Words, *, unit: Markup = NOTHING) -> Cell:
    """Show a number with its unit, if it needs one, and its interval below it; sorts by the number."""
    if score.value is None:
        return Cell("–", Markup('class="rich"'))
    content = words.number_span(score.value, spec) + (Markup(" ") + unit if unit else unit)
    if score.low is not None and score.high is not None:
        content += Markup(' <span class="interval">[{} – {}]</span>').format(
            words.number_span(score.low, spec), words.number_span(score.high, spec))
    return Cell(content, Markup('class="rich" data-n="{}"').format(score.value))


def _row(cut: Cut, words: Words) -> list[Cell]:
    outside = cut.source == OUTSIDE
    name = Cell(words.span("judgement.outside")) if outside else Cell(words.span(f"country.{cut.source}"))
    return [name, Cell("") if outside else key_cell(f"class_short.{cut.group}", words),
            score_cell(cut.loss, "1%", words), *(score_cell(cut.effects[name], spec, words)
                                                 for name, spec in LEFT.items())]


def _limits(score: Score) -> dict[str, float | None]:
    return {"low": score.low, "high": score.high}
