"""Which document cites which, each pair once, and which family which?"""

from __future__ import annotations

from citenet.importers.account import Step
from citenet.importers.intake import Intake, sql

EXAMPLES = 5
FIRST_LOOKED_AT = 10_000

_APPLICANT = ("applicant", "app", "a")
_EXAMINER = ("examiner", "exa", "e", "sea", "isr", "sup", "prs", "ch2", "search report")


def write_citations(intake: Intake) -> None:
    """Write `citations`: each pair of different documents once; account for every row of `raw_citations`."""
    intake.options.progress("pairing citations")
    rows = intake.value("select count(*) from raw_citations")
    _read_origins(intake)
    step = intake.account.step("citations", rows)
    placed = intake.stage("encoded", sql("encoded"))
    if placed < rows:
        _lose_rows_without_id(intake, step)
    own = intake.value("select count(*) from encoded where citing = cited")
    step.lose("a document that cites itself", own, intake.column("""
        select distinct document from encoded join patents on citing = patent
        where citing = cited order by document limit 5"""))
    pairs = intake.write("citations", sql("citations"))
    step.lose("the same citation again", placed - own - pairs, _repeated(intake, "encoded", placed - own - pairs))
    step.close(pairs)
    intake.discard("encoded")


def write_family_citations(intake: Intake) -> None:
    """Write `family_citations`: each pair of different families once."""
    intake.options.progress("pairing families")
    rows = intake.stage("family_pairs", sql("family_pairs"))
    step = intake.account.step("family citations", rows)
    inside = intake.value("select count(*) from family_pairs where citing = cited")
    step.lose("a citation within one family", inside, intake.column("""
        select min(document) from patents
        semi join (select distinct citing from family_pairs where citing = cited order by citing limit 5) as own
            on patents.family = own.citing
        group by family order by family"""))
    pairs = intake.write("family_citations", sql("family_citations"))
    step.lose("another citation between the same two families", rows - inside - pairs,
              _repeated(intake, "family_pairs", rows - inside - pairs))
    step.close(pairs)
    intake.discard("family_pairs")


def origin_of(text: str) -> str:
    """Return what a file means by what it says of a citation's origin: applicant, examiner or unknown.

    >>> [origin_of(text) for text in ("cited by examiner", "APP", "cited by other")]
    ['examiner', 'applicant', 'unknown']
    """
    word = text.strip().casefold().removeprefix("cited by ")
    return "applicant" if word in _APPLICANT else "examiner" if word in _EXAMINER else "unknown"


def _read_origins(intake: Intake) -> None:
    texts = intake.column("select distinct origin from raw_citations where origin is not null order by origin")
    intake.connection.execute("create or replace temp table origins (text varchar, origin origin)")
    intake.connection.execute("insert into origins select unnest(?::varchar[]), unnest(?::varchar[])",
                              [texts, [origin_of(text) for text in texts]])


def _lose_rows_without_id(intake: Intake, step: Step) -> None:
    nameless = "{0} is null or {0} in (from nameless)"
    no_citing, no_cited = nameless.format("citing"), nameless.format("cited")
    for reason, where in (("no citing identifier", f"({no_citing})"),
                          ("no cited identifier", f"not ({no_citing}) and ({no_cited})")):
        step.lose(reason, intake.value(f"select count(*) from raw_citations where {where}"), intake.column(f"""
            select distinct coalesce(citing, '') || ' → ' || coalesce(cited, '') from raw_citations where {where}
            order by 1 limit 5"""))


def _repeated(intake: Intake, relation: str, repeated: int) -> list[str]:
    """Name the first pairs that occur more than once, a family by its first document.

    The pairs of the first documents are looked at first, then those of twice as many behind, until there are enough.
    """
    number = "patent" if relation == "encoded" else "family"
    start, last = intake.numbers(f"select min(citing), max(citing) from {relation}")
    looked_at = FIRST_LOOKED_AT
    pairs: list[tuple[int, int, int]] = []
    while repeated and len(pairs) < EXAMPLES and start <= last:
        pairs += intake.connection.execute(f"""
            select citing, cited, count(*) from {relation}
            where citing between {start} and {start + looked_at - 1} and citing <> cited
            group by citing, cited having count(*) > 1
            order by citing, cited limit {EXAMPLES - len(pairs)}""").fetchall()
        start, looked_at = start + looked_at, 2 * looked_at
    wanted = sorted({one for pair in pairs for one in pair[:2]})
    name = dict(intake.connection.execute(
        f"select {number}, min(document) from patents where list_contains(?, {number}) group by {number}",
        [wanted]).fetchall())
    return [f"{name[citing]} → {name[cited]} ({n} times)" for citing, cited, n in pairs]
