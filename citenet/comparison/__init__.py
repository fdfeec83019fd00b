"""What is different between two tables of scores, and is it more than chance? Gates for pipelines."""

from citenet.comparison.differences import KEYS, compare
from citenet.comparison.gates import Gate, fired, parse_gate

__all__ = ["KEYS", "Gate", "compare", "fired", "parse_gate"]
