"""What does the rest of citenet compute on? Citation networks, and what is found out about them."""

from citenet.graph.edges import Edges, Partners, pick, ratio
from citenet.graph.network import CitationGraph, PerEntity
from citenet.graph.results import Analysis, Core
from citenet.graph.rounding import NEARLY, exceeds, ranks, rounded

__all__ = ["NEARLY", "Analysis", "CitationGraph", "Core", "Edges", "Partners", "PerEntity", "exceeds", "pick", "ranks",
           "ratio", "rounded"]
