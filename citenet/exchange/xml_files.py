"""How does a network leave for Gephi and others that read XML?"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

import pandas as pd

from citenet.exchange.network import Portable

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"


def graphml(network: Portable) -> Iterator[str]:
    """Give the lines of a GraphML file."""
    columns = {name: f"n{i}" for i, name in enumerate(network.nodes.columns)}
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<graphml xmlns="{GRAPHML}">'
    for name, key in columns.items():
        yield f'<key id="{key}" for="node" attr.name="{name}" attr.type="{_kind(network.nodes[name])}"/>'
    yield '<key id="e0" for="edge" attr.name="weight" attr.type="double"/>'
    yield f'<graph id={quoteattr(network.about)} edgedefault="directed">'
    for name, values in network.known():
        data = "".join(f'<data key="{columns[column]}">{_quoted(value)[1:-1]}</data>'
                       for column, value in values.items())
        yield f"<node id={_quoted(name)}>{data}</node>"
    for citing, cited, weight in _links(network):
        yield f'<edge source={citing} target={cited}><data key="e0">{weight!r}</data></edge>'
    yield from ("</graph>", "</graphml>")


def gexf(network: Portable) -> Iterator[str]:
    """Give the lines of a GEXF file, without the date that the format would allow."""
    columns = {name: i for i, name in enumerate(network.nodes.columns)}
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<gexf xmlns="{GEXF}" version="1.3">'
    yield f"<meta><creator>citenet</creator><description>{_quoted(network.about)[1:-1]}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    yield '<attributes class="node" mode="static">'
    for name, number in columns.items():
        yield f'<attribute id="{number}" title="{name}" type="{_kind(network.nodes[name])}"/>'
    yield from ("</attributes>", "<nodes>")
    for name, values in network.known():
        data = "".join(f'<attvalue for="{columns[column]}" value={_quoted(value)}/>'
                       for column, value in values.items())
        yield f"<node id={_quoted(name)} label={_quoted(name)}><attvalues>{data}</attvalues></node>"
    yield from ("</nodes>", "<edges>")
    for number, (citing, cited, weight) in enumerate(_links(network)):
        yield f'<edge id="{number}" source={citing} target={cited} weight="{weight!r}"/>'
    yield from ("</edges>", "</graph>", "</gexf>")


def _links(network: Portable) -> Iterator[tuple[str, str, float]]:
    names = [_quoted(name) for name in network.names]
    return ((names[citing], names[cited], weight) for citing, cited, weight in network.links())


def _quoted(value: object) -> str:
    return quoteattr(str(value))


def _kind(column: pd.Series) -> str:
    return "double" if column.dtype.kind == "f" else "string"
