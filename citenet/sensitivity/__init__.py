"""Which conclusions hold however one counts?"""

from citenet.sensitivity.conclusions import conclusions
from citenet.sensitivity.survival import survival

__all__ = ["conclusions", "survival"]
