"""Where does a country stand in every technology? The assessment: one table, figures, and the way to each network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citenet.report.context import ALL, PageContext
from citenet.report.core_words import DOUBTFUL
from citenet.report.counted import account, definitions
from citenet.report.evidence import Evidence
from citenet.report.figures import Figure, Missing, drawings
from citenet.report.figures.chain import innovation_chain
from citenet.report.figures.organisations import organisations
from citenet.report.figures.profile import profile
from citenet.report.figures.quadrants import complexity_balance, complexity_share
from citenet.report.figures.ranks import ranks
from citenet.report.figures.shares import world_shares
from citenet.report.figures.trends import benchmark_trend, technology_trends, world_trend
from citenet.report.index_rows import FORMATS, Row, row_of
from citenet.report.judged import finding_texts, judged, rule_account
from citenet.report.shell import own_script, render
from citenet.report.words import Key, Words

SCRIPTS = ("text.js", "tables.js", "palette.js", "sheet.js", "files.js", "figures.js", "index.js")
STYLES = ("page.css", "index.css", "figures.css", "judged.css")
TEXTS = ("page", "column", "class", "class_short", "position", "position_phrase", "flag", "indicator",
         "indicator_meaning", "counted", "reason", "index", "figure", "figure_title", "figure_help", "figure_note",
         "figure_n", "figure_counting", "figure_missing", "section", "trend", "stage",
         "focus_area", "network", "judgement", "level")
INDICATORS = (*FORMATS, "family_share", "family_rank", "asset_index", "asset_index_share", "complexity", "rca",
              "citations_received")
"""All that the page shows a number of."""
FILES = {"scores.csv": "scores", "positions.csv": "positions", "judgement.csv": "judgement", "cuts.csv": "cuts",
         "flows.csv": "flows", "flows.parquet": "all_flows", "run.json": "run"}
"""Tables that stand beside the index → the text that says what they hold."""
MOST_MEMBERS = 8
"""A larger core is told by its size."""


@dataclass(frozen=True, eq=False)
class Section:
    """A part of the page with the title ``section.<id>``."""

    id: str
    figures: Sequence[Figure | Missing]


def index_page(evidence: Evidence, *, context: PageContext) -> str:
    """Return the assessment of the focal country as HTML: offline, the same bytes for the same input.

    Parameters
    ----------
    evidence : Evidence
        What is known of the country; what is missing is said in its place.
    context : PageContext
        How the numbers came about.

    Returns
    -------
    str
        With links to ``technologies/<technology>.html``, to ``networks/<technology>/<level>.html`` and
        ``graphs/<technology>/<level>.graphml`` for every technology and level in the scores, and to the tables of
        the folder.
    """
    positions = _positions(evidence)
    rows = [row_of(evidence.shown, technology.id, focal=evidence.focal, position=positions.get(technology.id),
                   directions=evidence.directions)
            for technology in evidence.technologies]
    findings = [finding for finding in evidence.findings if finding.technology in (evidence.ids or [evidence.whole])]
    words = Words(context.language, evidence.technologies, _countries(evidence), INDICATORS,
                  texts=finding_texts(findings))
    sections = list(_sections(evidence, words))
    figures = [figure for section in sections for figure in section.figures if isinstance(figure, Figure)]
    shown = dict.fromkeys([*FORMATS, *(name for figure in figures for name in figure.indicators)])
    return render(
        "index.html.j2",
        scripts=[own_script(*SCRIPTS)],
        styles=STYLES,
        words=words,
        key=Key,
        context=context,
        rows=rows,
        summary=_summary([row for row in rows if row.technology != ALL]),
        formats=FORMATS,
        files=FILES,
        most_members=MOST_MEMBERS,
        doubtful=DOUBTFUL,
        has_intervals=any(score.has_interval for row in rows for score in row.scores.values()),
        judged=[judged(findings, name) for name in dict.fromkeys(finding.technology for finding in findings)],
        rules=rule_account(findings, words),
        sections=sections,
        windows=evidence.trend_windows,
        drawings={figure.id: drawings(figure, words) for figure in figures},
        counted=account(context, words),
        definitions=definitions(shown, context, words),
        about={"focal": evidence.focal, "simulated": context.simulated, "version": context.version},
        texts=words.block(TEXTS),
    )


def _sections(evidence: Evidence, words: Words) -> Iterator[Section]:
    """Go through the parts of the page below the matrix, in reading order."""
    whole = evidence.whole
    yield Section("profile", [profile(evidence, words)])
    yield Section("shares", [world_shares(evidence, words, technology=whole), ranks(evidence, words)])
    yield Section("trends", [world_trend(evidence, words), benchmark_trend(evidence, words),
                             technology_trends(evidence, words)])
    yield Section("potential", [complexity_share(evidence, words), complexity_balance(evidence, words)])
    yield Section("organisations", [organisations(evidence, words, technology=whole, among=among)
                                    for among in ("world", "focal")])
    yield Section("chain", [innovation_chain(evidence, words)])


def _positions(evidence: Evidence) -> dict[str, str]:
    """Return technology → position of the focal country, where it is known."""
    table = evidence.positions
    own = table[(table["window"] == evidence.window) & (table["level"] == "country")
                & (table["entity"] == evidence.focal)].dropna()
    return dict(zip(own["technology"], own["position"], strict=True))


def _countries(evidence: Evidence) -> list[str]:
    own = evidence.countries["entity"].dropna().unique()
    return sorted({evidence.focal, *evidence.benchmark, *own})


def _summary(rows: Sequence[Row]) -> list[tuple[str, int, int]]:
    """Count technologies by position, and by what is larger: citations received or made; each where it is known."""
    if not rows:
        return []
    places = [row.position for row in rows if row.position]
    leanings = [row.leaning for row in rows if row.leaning]
    counts = [(f"position_phrase.{place}", places.count(place), len(places))
              for place in ("in the core", "near", "further")]
    counts += [(f"index.{leaning}", leanings.count(leaning), len(leanings)) for leaning in ("more", "less")]
    others = [(f"index.{leaning}", leanings.count(leaning), len(leanings)) for leaning in ("equal", "unsure")]
    return [*counts, *(other for other in others if other[1])]
