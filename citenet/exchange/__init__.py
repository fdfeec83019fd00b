"""How do results leave for other tools? Networks and tables in the forms that those tools read."""

from citenet.exchange.datapackage import Provenance, write_datapackage
from citenet.exchange.forms import WRITERS, write_graph
from citenet.exchange.sheets import Results, result_sheets
from citenet.exchange.workbook import Sheet, write_workbook

__all__ = ["WRITERS", "Provenance", "Results", "Sheet", "result_sheets", "write_datapackage", "write_graph",
           "write_workbook"]
