"""How do results leave for other tools? Networks and tables in the forms that those tools read."""

from citenet.exchange.graph_files import write_graph

__all__ = ["write_graph"]
