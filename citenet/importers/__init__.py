"""How do files of others become a corpus? One importer a kind of file, and one step they share."""

from citenet.importers.edges import import_edges
from citenet.importers.nber import import_nber

__all__ = ["import_edges", "import_nber"]
