"""How do several corpora become one in which the same document is the same?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citenet.corpus import Corpus, read_corpus
from citenet.engine import table_in
from citenet.errors import InputError
from citenet.importers.account import Step
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.documents import YEARS
from citenet.importers.intake import ImportOptions, Intake, intake, sql

_TABLES = ("patents", "parties", "classes", "citations")


def merge_corpora(corpora: Sequence[str | Path | Corpus], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Merge corpora of patents: documents of the same number become one, and keep what either tells of them.

    Where corpora contradict each other, the first in the order of the arguments counts, and the contradiction is
    reported: for years, the office and the parties, of one role, of a document; for families, where a later corpus
    puts documents apart that an earlier one holds together, or the reverse. A family that a later corpus
    extends is extended. The parties of a role come from the first corpus that knows a country of one of
    them. Classes and citations are those of all.

    Parameters
    ----------
    corpora : sequence of str, Path or Corpus
        Two or more folders, the one to be trusted most first.
    folder : str or Path
        Where the merged corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest; its steps begin with those of the corpora.

    Raises
    ------
    InputError
        When there are fewer than two corpora, or one is none or holds counted citations; nothing is written.

    Notes
    -----
    Which numbers are the same: :func:`~citenet.importers.identity.document_identity`. Source: our own design.
    """
    opened = [one if isinstance(one, Corpus) else read_corpus(one) for one in corpora]
    _refuse(opened)
    options["simulated"] = bool(options.get("simulated")) or any(corpus.is_simulated for corpus in opened)
    with intake(folder, ImportOptions(**options)) as work:
        names = _names(opened)
        for name, corpus in zip(names, opened, strict=True):
            _take_over(work, name, corpus.manifest)
        _offer(work, opened)
        _merge_families(work, opened, names)
        for name in ("parties", "chosen"):
            work.stage(f"merge_{name}", sql(f"merge_{name}"))
        for name in ("raw_patents", "raw_members", "raw_parties", "raw_classes", "raw_citations"):
            work.stage(name, sql(f"merge_{name}"))
        _account_for(work)
        _note_conflicts(work)
        return write_corpus(work, importer="merge", settings={"precedence": names})


def _refuse(corpora: Sequence[Corpus]) -> None:
    if len(corpora) < 2:
        raise InputError(f"{len(corpora)} corpora cannot be merged", allowed="two or more", fix="name another corpus")
    counted = [corpus.path.name for corpus in corpora if corpus.is_aggregated]
    if counted:
        raise InputError(f"{len(counted)} of {len(corpora)} corpora hold citations that are counted already",
                         found=counted, allowed="corpora of patents", fix="leave them out")


def _names(corpora: Sequence[Corpus]) -> list[str]:
    """Call each corpus after its folder, with its place behind it where two are called alike."""
    plain = [corpus.path.resolve().name for corpus in corpora]
    return [name if plain.count(name) == 1 else f"{name} ({place})" for place, name in enumerate(plain, 1)]


def _take_over(work: Intake, name: str, manifest: Mapping[str, Any]) -> None:
    """Keep the sources and the account of a corpus, under its name."""
    work.sources.extend({**source, "corpus": name} for source in manifest.get("sources", []))
    for step in manifest.get("steps", []):
        work.account.steps.append(Step(f"{name}: {step['step']}", step["rows_in"], step["reads"],
                                       step["rows_out"], step["losses"]))
    work.account.findings += [{**one, "finding": f"{name}: {one['finding']}"} for one in manifest.get("findings", [])]


def _offer(work: Intake, corpora: Sequence[Corpus]) -> None:
    """Offer the tables of all corpora as one, each row with the place of its corpus."""
    work.options.progress("reading corpora")
    for table in _TABLES:
        rows = " union all by name ".join(
            f"select {place} as place, * from {table_in(corpus.table(table))}"
            for place, corpus in enumerate(corpora))
        work.connection.execute(f"create temp view all_{table} as {rows}")
    work.stage("merge_documents", sql("merge_documents"))


def _merge_families(work: Intake, corpora: Sequence[Corpus], names: Sequence[str]) -> None:
    """Give every document the family of the first corpus that knows one, and extend it by those behind."""
    work.connection.execute("create temp table merged_families (document varchar, family varchar)")
    for place, corpus in enumerate(corpora):
        if corpus.manifest.get("unit") != "family":
            continue
        work.connection.execute("set variable place = ?", [place])
        work.stage("merge_here", sql("merge_here"))
        _note_families(work, names[place])
        work.connection.execute(f"insert into merged_families {sql('merge_families')}")
        work.discard("merge_here")


def _note_families(work: Intake, name: str) -> None:
    """Count the families in which a corpus and those before it disagree."""
    for finding, by, other in (
        (f"families of {name} whose documents are of several families in corpora before it", "family", "earlier"),
        (f"families of corpora before {name} whose documents are of several families in it", "earlier", "family"),
    ):
        torn = f"""
            select min(document) as document from merge_here where earlier is not null
            group by {by} having count(distinct {other}) > 1"""
        work.account.find(f"{finding}: the first counts", work.value(f"select count(*) from ({torn})"),
                          work.value(f"select count(distinct {by}) from merge_here where earlier is not null"),
                          work.column(f"{torn} order by document limit 5"))


def _account_for(work: Intake) -> None:
    for name, rows, kept, reason in (
        ("documents of all corpora", "merge_documents where recorded", "raw_patents",
         "a document that is described before"),
        ("parties of all corpora", "merge_parties", "raw_parties",
         "a party of a document of which another corpus tells the parties"),
    ):
        rows_in, rows_out = work.numbers(f"select (select count(*) from {rows}), (select count(*) from {kept})")
        step = work.account.step(name, rows_in)
        step.lose(reason, rows_in - rows_out)
        step.close(rows_out)


def _note_conflicts(work: Intake) -> None:
    """Report the documents of which corpora say different things."""
    shared = work.value("select count(*) from (select document from merge_documents where recorded group by document "
                        "having count(distinct place) > 1)")
    said = {name.replace("_", " "): f"select document, place, cast(min({name}) as varchar) as said "
            "from merge_documents group by document, place" for name in ("office", *YEARS)}
    for role in ("applicant", "inventor"):
        said[f"countries of the {role}s"] = f"""
            select document, place, string_agg(distinct country, ', ' order by country) as said
            from merge_parties where role = '{role}' and country is not null group by document, place"""
    for what, query in said.items():
        odd = work.connection.execute(f"""
            select document || ': ' || string_agg(said, ' or ' order by place), count(*) over ()
            from ({query}) where said is not null group by document having min(said) <> max(said)
            order by document limit 5""").fetchall()
        if odd:
            work.account.find(f"documents of which corpora tell different {what}: the first counts", odd[0][1], shared,
                              [example for example, _ in odd])
