"""What do the charts of a page look like, and what stands beside each? Title, reading help, account, data."""

from citenet.report.figures.data import Field, data_table
from citenet.report.figures.drawing import drawings
from citenet.report.figures.figure import Figure, Missing

__all__ = ["Field", "Figure", "Missing", "data_table", "drawings"]
