"""What does the rest of citenet compute on? Citation networks, and what is found out about them."""

from citenet.graph.edges import Edges, Partners, pick, ratio
from citenet.graph.network import CitationGraph, PerEntity
from citenet.graph.results import Analysis, Core

__all__ = ["Analysis", "CitationGraph", "Core", "Edges", "Partners", "PerEntity", "pick", "ratio"]
