"""How do public data sets get onto this machine? Nothing else of citenet ever needs the network."""

from citenet.download.progress import Progress
from citenet.download.sets import download, find_source
from citenet.reference.sources import load_sources

__all__ = ["Progress", "download", "find_source", "load_sources"]
