"""How do files of others become a corpus? One importer a kind of file, and one step they share."""

from citenet.importers.check import check_corpus
from citenet.importers.derwent import import_derwent
from citenet.importers.edges import import_edges
from citenet.importers.flows import import_flows
from citenet.importers.google import import_google
from citenet.importers.graph_file import import_graph
from citenet.importers.lens import import_lens
from citenet.importers.nber import import_nber
from citenet.importers.profile import check_file

__all__ = [
    "check_corpus", "check_file", "import_derwent", "import_edges", "import_flows", "import_google", "import_graph",
    "import_lens", "import_nber",
]
