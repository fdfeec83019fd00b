"""The command `import`: files of others become a corpus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from citenet.cli.printing import note as tell
from citenet.cli.printing import progress, progress_done

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = click.Path(dir_okay=True)


@click.group("import")
def import_() -> None:
    """Turn citation files into a corpus that the other commands read.

    Each importer counts what it had to leave out; `citenet check CORPUS` shows the account.
    """


def _common(command: Command) -> Command:
    command = click.option("--note", default="", help="What readers of the results should know of the data.")(command)
    command = click.option("--memory", help="Bound on memory, such as 4GB.")(command)
    command = click.option("--max-errors", default=100, show_default=True, type=click.IntRange(min=0),
                           help="Malformed lines to skip before the import stops.")(command)
    return click.option("-o", "--output", required=True, type=click.Path(file_okay=False),
                        help="Folder of the new corpus.")(command)


def columns_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> dict[str, str]:
    """Read ``citing=a,cited=b`` as a mapping."""
    pairs = [part.split("=", 1) for part in (text or "").split(",") if part.strip()]
    if wrong := [pair[0] for pair in pairs if len(pair) != 2]:
        raise click.BadParameter(f"'{wrong[0]}' is not of the form name=column")
    return {name.strip(): column.strip() for name, column in pairs}


@import_.command()
@click.argument("edges", type=FILE)
@click.option("--patents", type=FILE, help="File with one or many rows a patent: years, parties, classes.")
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns of your files are called: citing=a,cited=b,citing_country=c.")
@click.option("--separator", default=";", show_default=True, help="What separates several values in one cell.")
@_common
def edges(edges: str, patents: str | None, columns: dict[str, str], separator: str, output: str, max_errors: int,
          memory: str | None, note: str) -> None:
    """Import a citation edge list EDGES: CSV, TSV or Parquet, compressed or not.

    \b
    Columns of the edges: citing, cited, origin; and for each side citing_… or cited_…:
      family, office, year, priority_year, application_year, publication_year, applicant,
      organisation, country, inventor_country, ipc, cpc, uspc, technology
    Columns of the patents file: patent, and the same names without the side.
    """
    from citenet.importers import import_edges

    _report(import_edges(edges, output, patents=patents, columns=columns, separator=separator, max_errors=max_errors,
                         memory=memory, note=note, progress=progress), output)


@import_.command()
@click.argument("citations", type=FILE)
@click.argument("patents", type=FILE)
@_common
def nber(citations: str, patents: str, output: str, max_errors: int, memory: str | None,
         note: str) -> None:
    """Import the NBER patent citation files: cite75_99 and apat63_99.

    Country is the first inventor's, organisation the assignee code, class the US patent class.
    """
    from citenet.importers import import_nber

    _report(import_nber(citations, patents, output, max_errors=max_errors, memory=memory, note=note,
                        progress=progress), output)


@import_.command()
@click.argument("table", type=FILE)
@click.option("--columns", callback=columns_of, metavar="NAME=COLUMN,…",
              help="What the columns are called: citing=a,cited=b,citations=c,technology=d,year=e.")
@click.option("--entities", type=FILE, help="File with columns entity, families (technology, year).")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@_common
def flows(table: str, columns: dict[str, str], entities: str | None, level: str, output: str, max_errors: int,
          memory: str | None, note: str) -> None:
    """Import a TABLE of citations that are already counted: citing, cited, citations.

    Countries may be names or codes; a year may be a period such as 1975-1979.
    """
    from citenet.importers import import_flows

    _report(import_flows(table, output, columns=columns, entities=entities, level=level, max_errors=max_errors,
                         memory=memory, note=note, progress=progress), output)


def _report(manifest: dict[str, Any], output: str) -> None:
    progress_done()
    rows = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in manifest["tables"].items())
    tell(f"The corpus {output} holds {rows}.\nWhat was left out and why: citenet check {output}")
