"""What are the columns and words of a table called? In English by the names that commands and files use."""

from __future__ import annotations

from citenet.reference.catalogue import catalogue as indicators
from citenet.reference.strings import catalogue, text

RELATIVE, SIGN = " (relative)", "sign of "


def heading(name: str, language: str) -> str:
    """Return what the column `name` is called; one that nobody knows, such as a country, keeps its name.

    >>> heading("technology", "nl"), heading("source_hhi", "en"), heading("NL", "nl")
    ('technologie', 'source_hhi', 'NL')
    """
    return text(f"heading.{name}", language) if f"heading.{name}" in catalogue() else _indicator(name, language)


def worded(value: str, language: str) -> str:
    """Return a word of a table; what is no word, such as a name, stays as it is.

    >>> [worded(value, "nl") for value in ("near", "few_citations;isolate", "rising", "Ada BV")]
    ['dichtbij', 'weinig citaties; geen citaties', 'stijgend', 'Ada BV']
    """
    if language == "en" or not value:
        return value
    for key in (f"word.{value}", f"position.{value}", f"reason.{value}", f"heading.{value}"):
        if key in catalogue():
            return text(key, language)
    flags = [f"flag.{part}" for part in value.split(";")]
    if all(flag in catalogue() for flag in flags):
        return "; ".join(text(flag, language) for flag in flags)
    if value.startswith(SIGN):
        return text("word.sign_of", language, name=_indicator(value.removeprefix(SIGN), language))
    if value.endswith(RELATIVE):
        return text("word.relative", language, name=_indicator(value.removesuffix(RELATIVE), language))
    return _indicator(value, language)


def _indicator(name: str, language: str) -> str:
    """Return the short label of an indicator, where there is one, or its full one; in English its name."""
    if language == "en" or name not in indicators():
        return name
    short = f"indicator.{name}"
    label = text(short, language) if short in catalogue() else indicators()[name].label[language]
    return label.replace("\u00ad", "").lower()
