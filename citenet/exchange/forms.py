"""In which forms can a network be written, and which ending has each?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from citenet.exchange.json_files import cytoscape, vosviewer
from citenet.exchange.network import portable
from citenet.exchange.pajek import pajek
from citenet.exchange.xml_files import gexf, graphml
from citenet.graph import Analysis

WRITERS = {"graphml": graphml, "gexf": gexf, "pajek": pajek, "vosviewer": vosviewer, "cytoscape": cytoscape}


def write_graph(analysis: Analysis, path: Path, form: str, *, classes: pd.Series | None = None,
                places: pd.DataFrame | None = None, simulated: bool = False) -> None:
    """Write a network for another tool, nodes with their main indicators.

    Links run citing → cited and carry the citations; domestic ones are loops (but for VOSviewer, which knows
    neither direction nor loops). A large network needs no second copy in memory, and no file bears a date.

    Parameters
    ----------
    analysis : Analysis
    path : Path
    form : {"graphml", "gexf", "pajek", "vosviewer", "cytoscape"}
    classes : pandas.Series, optional
        Entity → institutional class: "eu", "oecd_nato" or "other".
    places : pandas.DataFrame, optional
        Entity → ``x, y``; without them the other tool lays the network out.
    simulated : bool
        Whether the file must say that the data were made up.
    """
    network = portable(analysis, classes=classes, places=places, simulated=simulated)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in WRITERS[form](network))
