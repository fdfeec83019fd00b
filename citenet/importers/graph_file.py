"""How does a citation graph, drawn or computed elsewhere, become a corpus?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import find_parts
from citenet.importers.columns import Wanted, check_names, columns_of, find_columns
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.graph_xml import EDGE, NODE, GraphFile, Values, open_graph
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.records import stage_records
from citenet.importers.refused import Refused
from citenet.importers.source import each_file
from citenet.importers.tabular import ATTRIBUTES, PATENTS, attributes, stage_descriptions
from citenet.reference.countries import match_country

EDGES = Wanted(("citing", "cited"), ("origin", "weight"), {"category": "origin"})
"""What is wanted of an edge; a node is a patent with its attributes."""

NO_DIRECTION = "an edge without direction"

_LOOKED_AT = 1000
_MOSTLY = 0.9


def import_graph(
    files: str | Path | Sequence[str | Path],
    folder: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Import a graph of patents from GEXF or GraphML: nodes are documents, edges run citing → cited.

    A pair of patents counts once, whatever the weight of its edges.

    Parameters
    ----------
    files : str, Path or sequence of them
        One or several files, plain, ``.gz``, ``.zst`` or in ``.zip`` archives. Attributes of nodes are read by their
        title, upper and lower case being the same: `patent` (its number; the id of the node when there is
        none), `family`, `office`, `year` (the priority year), `priority_year`, `application_year`,
        `publication_year`, `applicant`, `organisation`, `country` (the applicant's), `inventor`,
        `inventor_country`, `ipc`, `cpc`, `uspc`, `technology`; of edges `origin`.
    folder : str or Path
        Where the corpus is written.
    columns : mapping, optional
        Name here → title in the file, where they differ: ``patent=label``. Edges that run from cited
        to citing are turned with ``citing=target,cited=source``.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`; `separator` stands between several values
        of one attribute.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file is no graph, its edges have no direction, or its nodes are countries; nothing is written.
    """
    columns = dict(columns or {})
    check_names(columns, (*PATENTS.names, *EDGES.names))
    with intake(folder, ImportOptions(**options)) as work:
        graphs = [open_graph(part) for part in find_parts(each_file(files), scratch(work.connection))]
        _stage(work, graphs, NODE, columns)
        _refuse_countries(work)
        _stage(work, graphs, EDGE, columns)
        _place_edges(work)
        names = {name: name for name in ATTRIBUTES}
        stage_descriptions(work, [f"select {attributes(names, 'patent')} from graph_nodes"])
        return write_corpus(work, importer="graph",
                            settings={"columns": columns, "separator": work.options.separator})


def _stage(work: Intake, graphs: Sequence[GraphFile], kind: str, columns: Mapping[str, str]) -> None:
    """Offer the nodes or edges of all files as `graph_nodes` or `graph_edges`."""
    wanted = (PATENTS.required + PATENTS.optional) if kind == NODE else (*EDGES.required, *EDGES.optional, "directed")
    shape = dict.fromkeys(("file", "id", *wanted), "VARCHAR")
    stage_records(work, f"graph_{kind}s", shape, range(len(graphs)), lambda place: (
        {"file": str(place), **values} for values in _values(work, graphs[place], kind, columns)))


def _values(work: Intake, graph: GraphFile, kind: str, columns: Mapping[str, str]) -> Iterator[Values]:
    """Yield what is wanted of the nodes or edges of a file, under the names used here, and account for them."""
    work.options.progress(f"reading {kind}s of {graph.part.name}")
    titles = _titles(graph, kind, columns)
    refused, rows = Refused(graph.part.name, work.options.max_errors, f"{kind}s"), 0
    for values in graph.read(kind, refused):
        rows += 1
        picked = {name: values[title] for name, title in titles.items() if title in values}
        yield picked | {"id": values.get("id", ""), "directed": values["directed"]}
    if not rows + refused.total:
        raise InputError(f"the graph has no {kind}s", where=graph.part.name,
                         fix="export the whole graph again, or look whether the file is cut off")
    refused.close(work.account, rows)
    if kind == NODE:
        work.sources.append(graph.part.source.record() | {"columns": titles})


def _titles(graph: GraphFile, kind: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Find the title of each attribute that is wanted: name here → title in the file."""
    header = graph.header(kind)
    known = {title.casefold() for title in header}
    if kind == NODE:
        wanted, usual = PATENTS, {} if "patent" in known else {"patent": "id"}
        other = graph.header(EDGE)
    else:
        wanted, usual, other = EDGES, {"citing": "source", "cited": "target"}, graph.header(NODE)
    named = usual | columns_of(header, wanted, columns, other=other)
    places = find_columns(header, wanted, named, where=f"{graph.part.name} ({kind}s)")
    return {name: header[place] for name, place in places.items()}


def _refuse_countries(work: Intake) -> None:
    """Nodes that are countries make a table of counts, not a graph of patents."""
    named = work.column("select distinct patent from graph_nodes where patent is not null order by 1 "
                        f"limit {_LOOKED_AT}")
    countries = [name for name in named if match_country(name).kind != "unknown"]
    if named and len(countries) >= _MOSTLY * len(named):
        raise InputError(f"{len(countries)} of {len(named)} nodes are countries, not patents", found=countries,
                         where=", ".join(source["name"] for source in work.sources),
                         fix="export the edges as a table with citing, cited and citations: citenet import flows TABLE")


def _place_edges(work: Intake) -> None:
    """Offer `raw_citations`, and account for the edges that are none."""
    edges, directed = work.numbers("select count(*), count_if(directed = 'yes') from graph_edges")
    if not directed:
        raise InputError(f"{edges} of {edges} edges have no direction", where=work.sources[0]["name"],
                         allowed="edges that run from the citing to the cited patent",
                         fix='export a directed graph (defaultedgetype="directed", edgedefault="directed")')
    work.stage("placed_edges", sql("graph_edges") + " where graph_edges.directed = 'yes'")
    placed, heavy = work.numbers("""
        select count_if(is_placed), count_if(is_placed and try_cast(weight as double) <> 1) from placed_edges""")
    step = work.account.step("edges", edges)
    step.lose(NO_DIRECTION, edges - directed)
    step.lose("an edge to or from a node that is not there", directed - placed)
    step.close(placed)
    work.account.find("edges with a weight other than 1: counted once", heavy, placed)
    work.connection.execute(
        "create temp view raw_citations as select citing, cited, origin from placed_edges where is_placed")
