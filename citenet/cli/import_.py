"""The command `import`: files of others become a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import click

from citenet.cli.options import language_asked, language_option
from citenet.cli.printing import say
from citenet.cli.progress import progress, progress_done
from citenet.errors import INTERRUPTED

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = click.Path(dir_okay=True)


@click.group("import")
def import_() -> None:
    """Turn citation files into a corpus that the other commands read.

    Each importer counts what it had to leave out; `citenet check CORPUS` shows the account.
    """


READING = {
    "max_errors": click.option("--max-errors", default=100, show_default=True, type=click.IntRange(min=0),
                               help="Malformed lines to skip before the import stops."),
    "delimiter": click.option("--delimiter",
                              help="Character between the columns of a text file.  [default: found out]"),
    "encoding": click.option("--encoding", type=click.Choice(["utf-8", "latin-1", "utf-16"]),
                             help="How a text file is encoded.  [default: utf-8]"),
}
"""Options that say how files are read."""

XML, RECORDS, TABLES = ("max_errors",), ("max_errors", "encoding"), ("max_errors", "delimiter", "encoding")
"""Which of them files of a kind can follow: XML says itself how it is written, and records have no columns."""


SEPARATOR = click.option("--separator", default=";", show_default=True,
                         help="What separates several values in one cell.")
OUTPUT = partial(click.option, "-o", "--output", type=click.Path(file_okay=False), help="Folder of the new corpus.")


def _unless_dry(context: click.Context, parameter: click.Parameter, output: str | None) -> str | None:
    """Want a folder, but of who only asks what the files are."""
    if output is None and not context.params.get("dry_run"):
        raise click.MissingParameter(ctx=context, param=parameter)
    return output


def _common(*reading: str, dry: bool = False) -> Callable[[Command], Command]:
    """Add the options that every import has, and those of `READING` that it can follow; `dry` says it may only look."""
    def add(command: Command) -> Command:
        command = language_option(command)
        command = click.option("--note", default="",
                               help="What readers of the results should know of the data.")(command)
        for name in reversed(reading):
            command = READING[name](command)
        command = click.option("--memory",
                               help="Bound on memory, such as 4GB; the rest waits on disk.  [default: 3GB]")(command)
        command = click.option("--again", is_flag=True,
                               help="Import even if the corpus was made of the same files before.")(command)
        return (OUTPUT(callback=_unless_dry) if dry else OUTPUT(required=True))(command)
    return add


def columns_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> dict[str, str]:
    """Read ``citing=a,cited=b`` as a mapping."""
    pairs = [part.split("=", 1) for part in (text or "").split(",") if part.strip()]
    if wrong := [pair[0] for pair in pairs if len(pair) != 2]:
        raise click.BadParameter(f"'{wrong[0]}' is not of the form name=column")
    named = [name.strip() for name, _ in pairs]
    if twice := [name for name in named if named.count(name) > 1]:
        raise click.BadParameter(f"'{twice[0]}' is given {len(twice)} times")
    return {name.strip(): column.strip() for name, column in pairs}


@import_.command()
@click.argument("edges", type=FILE)
@click.option("--patents", type=FILE, help="File with one or many rows a patent: years, parties, classes.")
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns of your files are called: citing=a,cited=b,citing_country=c.")
@SEPARATOR
@_common(*TABLES)
def edges(edges: str, patents: str | None, columns: dict[str, str], output: str, **options: Any) -> None:
    """Import a citation edge list EDGES, a table with a row a citation.

    It is text with commas, tabs, ; or | between its columns, plain, .gz, .zst or .zip; Parquet; `-` is standard input.

    \b
    Columns of the edges: citing, cited, origin; and for each side citing_… or cited_…:
      family, office, year, priority_year, application_year, publication_year, applicant,
      organisation, country, inventor, inventor_country, ipc, cpc, uspc, technology
    Columns of the patents file: patent, and the same names without the side.
    """
    from citenet.importers import import_edges

    _import(partial(import_edges, edges, output, patents=patents), [edges, patents], columns=columns, **options)


@import_.command()
@click.argument("citations", type=FILE)
@click.argument("patents", type=FILE)
@_common(*TABLES)
def nber(citations: str, patents: str, output: str, **options: Any) -> None:
    """Import the NBER patent citation files: cite75_99 and apat63_99.

    Country is the first inventor's, organisation the assignee code, class the US patent class.
    """
    from citenet.importers import import_nber

    _import(partial(import_nber, citations, patents, output), [citations, patents], **options)


@import_.command()
@click.argument("table", type=FILE)
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns are called: citing=a,cited=b,citations=c,technology=d,year=e.")
@click.option("--entities", type=FILE, help="File with columns entity, families (technology, year).")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@_common(*TABLES)
def flows(table: str, columns: dict[str, str], entities: str | None, level: str, output: str, **options: Any) -> None:
    """Import a TABLE of citations that are already counted: citing, cited, citations.

    Countries may be names or codes; a year may be a period such as 1975-1979.
    """
    from citenet.importers import import_flows

    _import(partial(import_flows, table, output, entities=entities), [table, entities], columns=columns, level=level,
            **options)


FORMATS = {
    "lens": (RECORDS, "Lens patent records: JSON Lines or JSON, from the API or in bulk."),
    "google": (RECORDS, "Google Patents `publications` from BigQuery: JSON Lines or Parquet."),
    "patentsview": (TABLES, "PatentsView tables g_*.tsv (or .zip), or the folder that holds them."),
    "uspto-xml": (XML, "USPTO grant full text: XML as published weekly, many grants in one file."),
    "docdb": (XML, "EPO DOCDB exchange documents: XML."),
    "oecd": (TABLES, "OECD Citations and REGPAT tables: columns separated by |, in parts."),
    "patstat": (TABLES, "PATSTAT tables tls201, 206, 207, 209, 211, 212 (224, 225)."),
    "derwent": (RECORDS, "Derwent Innovations Index records: .ciw."),
}
"""What can be imported file by file: how it can be read, and a line that tells what it is."""


def _add(name: str, reading: tuple[str, ...], what: str) -> None:
    """Add the command that imports files of one kind."""
    @import_.command(name, help=f"Import FILES: {what}", short_help=what)
    @click.argument("files", nargs=-1, required=True, type=FILE)
    @_common(*reading)
    def command(files: tuple[str, ...], output: str, **options: Any) -> None:
        from citenet import importers

        function = getattr(importers, f"import_{name.removesuffix('-xml')}")
        _import(partial(function, list(files), output), files, **options)


for _name, (_reading, _what) in FORMATS.items():
    _add(_name, _reading, _what)


@import_.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--columns", callback=columns_of, metavar="NAME=ATTRIBUTE,…",
              help="What the attributes are called: country=nation,year=date.")
@_common(*XML)
def graph(files: tuple[str, ...], columns: dict[str, str], output: str, **options: Any) -> None:
    """Import FILES: graphs of patents as GEXF or GraphML, with countries, organisations, years on the nodes."""
    from citenet.importers import import_graph

    _import(partial(import_graph, list(files), output), files, columns=columns, **options)


@import_.command()
@click.argument("table", type=FILE)
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns are called: patent=a,country=b.")
@SEPARATOR
@click.option("--office", default="", help="Office to put in front of numbers that have none, such as US.")
@_common(*TABLES)
def patents(table: str, columns: dict[str, str], office: str, output: str, **options: Any) -> None:
    """Import a TABLE of patents alone, to be merged with citations from elsewhere."""
    from citenet.importers import import_patents

    _import(partial(import_patents, table, output), [table], columns=columns, office=office, **options)


@import_.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--dry-run", is_flag=True, is_eager=True, help="Only say what each file is; needs no -o.")
@_common(*TABLES, dry=True)
def auto(files: tuple[str, ...], dry_run: bool, output: str | None, **options: Any) -> None:
    """Find out what FILES are, say how sure that is, and import them; files of several kinds are merged."""
    from citenet.importers import import_recognised, recognise_files
    from citenet.reference.wording import worded

    found = recognise_files(list(files), **{name: options[name] for name in ("delimiter", "encoding")})
    for one in found:
        evidence = one.evidence
        say("recognised", path=one.path, name=evidence.name, certainty=worded(evidence.certainty, language_asked()),
            confidence=evidence.confidence, why=evidence.why)
        if evidence.unusable:
            say("unusable", why=evidence.unusable, fix=evidence.fix)
    if output and not dry_run:
        _import(partial(import_recognised, found, output), files, **options)


@import_.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(file_okay=False))
@_common()
def merge(corpora: tuple[str, ...], output: str, **options: Any) -> None:
    """Merge CORPORA into one: documents of the same number are joined, conflicts are reported.

    Where corpora contradict each other, the one named first is right.
    """
    from citenet.importers import merge_corpora

    _import(partial(merge_corpora, list(corpora), output), corpora, **options)


def _import(importer: partial[dict[str, Any]], files: Sequence[str | None], *, again: bool, **options: Any) -> None:
    """Import `files`, unless that was done before, and tell what the corpus holds."""
    from citenet.importers import import_unless_made, is_stream

    # A language that there is not is told before the work.
    language_asked()
    output, given = importer.args[-1], [file for file in files if file]
    try:
        manifest, was_there = import_unless_made(
            partial(importer, progress=progress, **options), output, files=given,
            said={"importer": importer.func.__name__, **options}, again=again)
    except KeyboardInterrupt:
        progress_done()
        if any(map(is_stream, given)):
            raise
        say("left_to_go_on")
        raise click.exceptions.Exit(INTERRUPTED) from None
    progress_done()
    _report(manifest, output)
    if was_there:
        say("made_before", output=output)


def _report(manifest: dict[str, Any], output: str) -> None:
    """Tell what the corpus holds, and what was lost or looks odd."""
    from citenet.corpus import WORKED_OUT, is_loss
    from citenet.reference.strings import text

    language = language_asked()
    rows = ", ".join(text(f"corpus_table.{name}", language, n=count) for name, count in manifest["tables"].items()
                     if name not in WORKED_OUT)
    say("imported", output=output, rows=rows)
    for step in manifest["steps"]:
        for loss in step["losses"]:
            if is_loss(loss["reason"]):
                say("lost", step=step["step"], n=loss["rows"], of=step["rows_in"], share=loss["rows"] / step["rows_in"],
                    reason=loss["reason"], where=_such_as(loss))
    for finding in manifest["findings"]:
        say("noticed", n=finding["rows"], of=finding["of"], finding=finding["finding"] + _such_as(finding))
    say("account", output=output)


def _such_as(noted: dict[str, Any]) -> str:
    return f" ({', '.join(noted['examples'][:3])})" if noted["examples"] else ""
