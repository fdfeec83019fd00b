"""How does a person write a limit? A name, perhaps a part of it, a sign, and a number or a word."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SIGNS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt,
}

_LIMIT = re.compile(r"\s*(?P<name>\w+)\s*(?:\.\s*(?P<part>\w+)\s*)?(?P<sign><=|>=|==|!=|<|>)\s*"
                    r"(?:(?P<number>[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?)|(?P<word>[a-z_]+( [a-z_]+)*))\s*",
                    re.IGNORECASE)


@dataclass(frozen=True)
class Limit:
    """A name (of a part of something), a sign of `SIGNS`, and the number or word it is held against."""

    name: str
    part: str
    sign: str
    bound: float | str

    @property
    def of(self) -> str:
        """What is limited: the name, with the part after a dot."""
        return f"{self.name}.{self.part}" if self.part else self.name

    def __str__(self) -> str:
        return f"{self.of} {self.sign} {self.bound if isinstance(self.bound, str) else f'{self.bound:g}'}"


def read_limit(text: str) -> Limit | None:
    """Read a limit; nothing when the text has another form.

    Examples
    --------
    >>> read_limit("simple_balance > 0")
    Limit(name='simple_balance', part='', sign='>', bound=0.0)
    >>> read_limit("largest_source.class==other")
    Limit(name='largest_source', part='class', sign='==', bound='other')
    >>> read_limit("balance")
    """
    found = _LIMIT.fullmatch(text)
    if not found:
        return None
    bound = float(found["number"]) if found["number"] else found["word"]
    return Limit(found["name"], found["part"] or "", found["sign"], bound)
