"""How does a network leave for Pajek? As one project: the network, its partitions and its vectors together."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from citenet.exchange.network import INDICATORS, Portable

MISSING = 999999998
"""What Pajek itself writes for a value that is not known."""
UNHOLDABLE = str.maketrans({'"': "''", "\\": "/"})


def pajek(network: Portable) -> Iterator[str]:
    """Give the lines of a Pajek project (.paj).

    Plain ASCII: other signs are written as ``&#number;``, which Pajek turns back. A double quote, which Pajek
    cannot hold in a label, becomes two single ones; a backslash, which other readers of such files take for an
    escape, becomes a slash.
    """
    nodes = network.nodes
    yield f"*Network {_ascii(network.about)}"
    yield f"*Vertices {len(nodes)}"
    for number, (name, place) in enumerate(zip(network.names, _places(nodes), strict=True), start=1):
        yield f'{number} "{_ascii(name)}"{place}'
    yield "*Arcs"
    for citing, cited, weight in network.links():
        yield f"{citing + 1} {cited + 1} {weight!r}"
    if network.classes:
        legend = ", ".join(f"{number} {name}" for name, number in network.classes.items())
        yield from _numbers(f"*Partition class ({_ascii(legend)}, 0 unknown)",
                            nodes["class"].map(network.classes).fillna(0).astype(int))
    yield from _numbers(f"*Partition in_core (1 in the core, 0 not, {MISSING} undefined)",
                        nodes["in_core"].astype("Int64"))
    for name in ("families", *(indicator for indicator in INDICATORS if indicator != "in_core")):
        yield from _numbers(f"*Vector {name} ({MISSING} undefined)", nodes[name])


def _numbers(heading: str, values: pd.Series) -> Iterator[str]:
    yield heading
    yield f"*Vertices {len(values)}"
    for value in values.tolist():
        yield f"{MISSING}" if pd.isna(value) else repr(value)


def _places(nodes: pd.DataFrame) -> list[str]:
    """Pajek counts from 0 to 1, downwards."""
    if "x" not in nodes:
        return [""] * len(nodes)
    return [f" {(x + 1) / 2:.4f} {(1 - y) / 2:.4f} 0.5" for x, y in zip(nodes["x"], nodes["y"], strict=True)]


def _ascii(text: str) -> str:
    return text.translate(UNHOLDABLE).encode("ascii", "xmlcharrefreplace").decode("ascii")
