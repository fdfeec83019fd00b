"""The page of one technology: a question a section, each answered in a sentence before its table or figure."""

from __future__ import annotations

from markupsafe import Markup

from citenet.report.context import PageContext
from citenet.report.core_words import core_account, core_legend
from citenet.report.counted import Entry, account, definitions
from citenet.report.evidence import Evidence
from citenet.report.figures import Figure, drawings
from citenet.report.figures.partners import SIDES, partners
from citenet.report.judged import finding_texts, judged, rule_account
from citenet.report.shell import own_script, render
from citenet.report.technology.change import LOOKED_AT, change_table, changes, verdicts, years_between
from citenet.report.technology.dependence import LEFT, LOSS, certainty, consequences, cut_table, dependence
from citenet.report.technology.leaders import NUMBERS, ORGANISATIONS, leading, organisations, why_no_organisations
from citenet.report.technology.subject import Subject
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "palette.js", "sheet.js", "files.js", "figures.js", "index.js")
STYLES = ("page.css", "figures.css", "judged.css", "technology.css")
TEXTS = ("page", "column", "class", "class_short", "position", "flag", "indicator", "indicator_meaning", "counted",
         "reason", "figure", "figure_title", "figure_help", "figure_note", "figure_n", "figure_counting",
         "figure_missing", "network", "judgement", "subject", "index", "level")
INDICATORS = tuple(dict.fromkeys((LOSS, *LEFT, *NUMBERS, *ORGANISATIONS, *(name for name, _ in LOOKED_AT))))


def technology_page(evidence: Evidence, technology: str, *, context: PageContext) -> str:
    """Return the page of one technology as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    evidence : Evidence
        What is known of the focal country; what is missing is said in its place.
    technology : str
        Id of one of its technologies.
    context : PageContext
        How the numbers came about.

    Returns
    -------
    str
        With links to ``../networks/<technology>/<level>.html`` where the page has a home.
    """
    subject = Subject(evidence, technology)
    findings = [finding for finding in evidence.findings if finding.technology == technology]
    words = Words(context.language, evidence.technologies, _countries(subject), INDICATORS,
                  texts=finding_texts(findings))
    figures = [partners(evidence, words, technology=technology, side=side) for side in SIDES]
    changed = changes(subject)
    return render(
        "technology.html.j2",
        scripts=[own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        title={"technology": words.technology(technology), "focal": words.country(evidence.focal)},
        names={"focal": words.country(evidence.focal)},
        judged=judged(findings, technology),
        rules=rule_account(findings, words),
        dependence=dependence(subject, words),
        certainty=certainty(subject, words),
        consequences=consequences(subject, words),
        cuts=cut_table(subject, words) if subject.cuts else None,
        has_intervals=any(cut.loss.has_interval for cut in subject.cuts),
        figures=figures,
        drawings={one.id: drawings(one, words) if isinstance(one, Figure) else Markup("") for one in figures},
        verdicts=verdicts(changed, subject, words),
        changes=change_table(changed, words) if changed else None,
        years=years_between(subject),
        core=core_legend(subject.core, "country", words),
        leaders=leading(subject, words),
        organisations=list(organisations(subject, words)),
        why_no_organisations=why_no_organisations(subject),
        levels=_levels(evidence, technology) if context.home else [],
        technology=technology,
        counted=_counted(subject, context, words),
        definitions=definitions(INDICATORS, context, words),
        about={"focal": evidence.focal, "simulated": context.simulated, "version": context.version},
        texts=words.block(TEXTS),
    )


def _counted(subject: Subject, context: PageContext, words: Words) -> list[Entry]:
    return [*account(context, words), *core_account(subject.core, "country", words, has_positions=True)]


def _countries(subject: Subject) -> set[str]:
    evidence = subject.evidence
    named = [table[column].dropna() for table, column in ((evidence.organisations, "country"),
                                                          (subject.partners, "partner")) if column in table]
    return {subject.focal, *subject.scores["entity"].dropna(), *(cut.source for cut in subject.sources),
            *(code for codes in named for code in codes)}


def _levels(evidence: Evidence, technology: str) -> list[str]:
    known = set(evidence.shown.loc[evidence.shown["technology"] == technology, "level"])
    return [level for level in ("country", "organisation") if level in known]
