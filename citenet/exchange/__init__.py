"""How do results leave for other tools? Networks and tables in the forms that those tools read."""

from citenet.exchange.datapackage import Provenance, write_datapackage
from citenet.exchange.forms import WRITERS, write_graph

__all__ = ["WRITERS", "Provenance", "write_datapackage", "write_graph"]
