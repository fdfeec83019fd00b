"""How is it said? Every text that a person reads, in each language, and numbers the way that language writes them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from math import isfinite

LANGUAGES = ("en", "nl")
MISSING = "–"
_SEPARATORS = {"en": (",", "."), "nl": (".", ",")}
_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^{}]+))?\}")
_SPEC = re.compile(r"([+~]*)(\d)([%p]?)")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return every text by its dotted key, as a mapping language → text.

    Examples
    --------
    >>> catalogue()["class.eu"]["nl"]
    'EU-lid'
    """
    file = resources.files("citenet.reference").joinpath("strings.toml")
    return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), ""))


def text(key: str, language: str, **values: object) -> str:
    """Return the text `key`, its placeholders filled in.

    A placeholder ``{n}`` takes the value as it is, ``{n:1%}`` formats it with :func:`number`.

    Raises
    ------
    KeyError
        When the catalogue has no such text: a bug, found by a test.

    Examples
    --------
    >>> text("level.country", "nl")
    'landen'
    >>> text("network.links_drawn", "en", drawn=1200, links=4800, share=.625,
    ...      level="countries")
    'Links drawn: 1,200 of 4,800, with 62.5% of all citations between countries.'
    """
    return fill(catalogue()[key][language], language, values)


def fill(template: str, language: str, values: Mapping[str, object]) -> str:
    """Fill the placeholders of `template`.

    Examples
    --------
    >>> fill("{name}: {share:0%}", "nl", {"name": "NL", "share": .5})
    'NL: 50%'
    """
    def one(match: re.Match[str]) -> str:
        name, spec = match.groups()
        return number(values[name], language, spec) if spec else str(values[name])  # type: ignore[arg-type]

    return _PLACEHOLDER.sub(one, template)


def number(value: float | None, language: str, spec: str = "0") -> str:
    """Write a number as `language` does; a missing one as a dash.

    Parameters
    ----------
    value : float or None
    language : {"en", "nl"}
    spec : str
        Number of decimals; before it ``+`` to show the sign of a positive number, ``~`` to leave out
        zeros at the end; after it ``%`` to write a share as a percentage, ``p`` to write a difference of shares
        in percentage points, without the unit.

    Examples
    --------
    >>> number(1234.5, "en", "1"), number(1234.5, "nl", "1"), number(13.0, "en", "~1")
    ('1,234.5', '1.234,5', '13')
    >>> number(-.23419, "nl", "+2"), number(.3, "en", "0%"), number(float("nan"), "en")
    ('−0,23', '30%', '–')
    >>> number(.0084, "en", "+1p")
    '+0.8'
    """
    parts = _SPEC.fullmatch(spec)
    if parts is None:
        raise ValueError(f"no number format: {spec!r}")
    if value is None or not isfinite(value):
        return MISSING
    options, decimals, kind = parts.groups()
    scaled = float(value) * 100 if kind else float(value)
    # Half away from zero, as browsers round, so that both write the same digits.
    rounded = Decimal(scaled).quantize(Decimal(1).scaleb(-int(decimals)), rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):,f}"
    if "~" in options and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = "−" if rounded < 0 else "+" if "+" in options and rounded > 0 else ""
    thousands, point = _SEPARATORS[language]
    return sign + digits.translate({ord(","): thousands, ord("."): point}) + kind.replace("p", "")


def _flat(table: Mapping, prefix: str) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        is_text = all(isinstance(part, str) for part in value.values())
        found += [(name, value)] if is_text else _flat(value, f"{name}.")
    return found
