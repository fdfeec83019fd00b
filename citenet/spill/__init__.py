"""Where do long rows of numbers wait? In memory as far as they may, else in files without a name."""

from citenet.spill.columns import Columns
from citenet.spill.kept import keep_within, kept
from citenet.spill.numbers import Numbers
from citenet.spill.places import filled, places

__all__ = ["Columns", "Numbers", "filled", "keep_within", "kept", "places"]
