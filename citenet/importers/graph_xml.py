"""Which nodes and edges stand in a GEXF or GraphML file, and what do their attributes mean?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citenet.errors import InputError
from citenet.importers.archives import Part
from citenet.importers.refused import Refused
from citenet.importers.xml_document import Element, Form
from citenet.importers.xml_stream import xml_documents

NODE, EDGE = "node", "edge"
OWN = {"GEXF": {NODE: ("id", "label"), EDGE: ("source", "target", "weight", "label")},
       "GraphML": {NODE: ("id",), EDGE: ("source", "target")}}
"""Attributes that every node and edge may have, by the form of the file."""

_FORM = re.compile(rb"<(?:[\w-]+:)?(gexf|graphml)[\s>]", re.IGNORECASE)
_DIRECTION = re.compile(rb"<(?:[\w-]+:)?graph\s[^>]*?(?:defaultedgetype|edgedefault)\s*=\s*[\"'](\w+)[\"']")

Values = dict[str, str]
"""The values of a node or edge by the titles of its attributes."""


@dataclass(frozen=True)
class GraphFile:
    """A graph file of which the head was read.

    `titles` and `defaults` are those of the attributes of nodes and edges, by their ids.
    """

    part: Part
    form: str
    is_directed: bool
    titles: Mapping[str, Mapping[str, str]]
    defaults: Mapping[str, Values]

    def header(self, kind: str) -> list[str]:
        """Return the titles that nodes or edges may have, in the order of the file."""
        return list(dict.fromkeys((*OWN[self.form][kind], *self.titles[kind].values())))

    def read(self, kind: str, refused: Refused) -> Iterator[Values]:
        """Read the nodes or the edges one by one; an edge says in `directed` whether it has a direction.

        A mutual edge is two, one a direction.
        """
        for element in _elements(self.part, kind, refused):
            values = self._values(element, kind)
            yield values
            if kind == EDGE and element.attributes.get("type", "").casefold() == "mutual":
                yield values | {"source": values.get("target", ""), "target": values.get("source", "")}

    def _values(self, element: Element, kind: str) -> Values:
        titles, values = self.titles[kind], dict(self.defaults[kind])
        for one in element.all("attvalues", "attvalue"):
            key = one.attributes.get("for", one.attributes.get("id", ""))
            values[titles.get(key, key)] = one.attributes.get("value", "")
        for one in element.all("data"):
            key = one.attributes.get("key", "")
            values[titles.get(key, key)] = " ".join(one.text.split())
        values |= element.attributes
        said = {"directed": True, "mutual": True, "true": True, "undirected": False, "false": False}
        stated = element.attributes.get("type", element.attributes.get("directed", ""))
        return values | {"directed": "yes" if said.get(stated.casefold(), self.is_directed) else ""}


def open_graph(part: Part) -> GraphFile:
    """Read the head of a graph file: its form, its direction and its attributes.

    Raises
    ------
    InputError
        When it is neither GEXF nor GraphML.
    """
    head = part.head()
    found = _FORM.search(head)
    if not found:
        start = " ".join(head[:200].decode("utf-8", "replace").split())[:60]
        raise InputError("this is neither GEXF nor GraphML", where=part.name, found=[start],
                         fix="export the graph as GEXF or GraphML, or its edges as a table: citenet import edges")
    form = "GEXF" if found[1].lower() == b"gexf" else "GraphML"
    direction = _DIRECTION.search(head)
    titles: dict[str, dict[str, str]] = {NODE: {}, EDGE: {}}
    defaults: dict[str, Values] = {NODE: {}, EDGE: {}}
    for kind, key, title, default in (_gexf_attributes if form == "GEXF" else _graphml_keys)(part):
        for one in (NODE, EDGE) if kind == "all" else (kind,) if kind in titles else ():
            titles[one][key] = title
            defaults[one] |= {title: default} if default else {}
    return GraphFile(part, form, bool(direction and direction[1] == b"directed"), titles, defaults)


def _gexf_attributes(part: Part) -> Iterator[tuple[str, str, str, str]]:
    for block in _elements(part, "attributes", Refused(part.name, 0, "lists of attributes")):
        for one in block.all("attribute"):
            key = one.attributes.get("id", "")
            yield block.attributes.get("class", NODE), key, one.attributes.get("title", key), one.value("default")


def _graphml_keys(part: Part) -> Iterator[tuple[str, str, str, str]]:
    for one in _elements(part, "key", Refused(part.name, 0, "attributes")):
        key = one.attributes.get("id", "")
        yield one.attributes.get("for", "all"), key, one.attributes.get("attr.name", key), one.value("default")


def _elements(part: Part, tag: str, refused: Refused) -> Iterator[Element]:
    with part.open() as stream:
        for found in xml_documents(stream, Form(tag, tag), part.name):
            if found.document:
                yield found.document
            else:
                refused.refuse(found.line, found.reason)
