"""What does a page say, in its own language and in the one it can be switched to?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from markupsafe import Markup

from citenet.reference.catalogue import Texts, indicator
from citenet.reference.countries import country_name, load_countries
from citenet.reference.strings import LANGUAGES, catalogue, fill, number
from citenet.report.context import Technology
from citenet.report.shell import json_block

_INVISIBLE = re.compile("[\x00-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Key:
    """A value that is itself a text of the page, such as the name of a country."""

    key: str


class Words:
    """The texts of one page.

    Parameters
    ----------
    language : str
        The one the page is written in.
    technologies : iterable of Technology
        Those whose names the page uses, as ``technology.<id>``.
    countries : iterable of str
        Codes of the countries whose names it uses, as ``country.<code>``; a code without a name is its own.
        Names that take an article are also there as ``country_the.<code>`` and ``country_start.<code>``.
    indicators : iterable of str
        Those whose names and meanings it uses, as ``indicator.<name>`` and ``indicator_meaning.<name>``: in the
        words of the catalogue of texts where it has them, else in those of the catalogue of indicators.
    texts : mapping, optional
        What else is said on this page only, without placeholders: key → language → text.
    """

    def __init__(self, language: str, technologies: Sequence[Technology], countries: Iterable[str],
                 indicators: Iterable[str] = (), *, texts: Mapping[str, Texts] | None = None) -> None:
        self.language = language
        self._names: dict[str, Mapping[str, str]] = {
            f"technology.{one.id}": {"en": shown(one.name_en), "nl": shown(one.name_nl)} for one in technologies}
        areas = {f"focus_area.{one.focus_area}": dict.fromkeys(LANGUAGES, shown(one.focus_area))
                 for one in technologies if one.focus_area}
        self._names |= {key: texts for key, texts in areas.items() if key not in catalogue()}
        for code in countries:
            self._names |= _country_names(code)
        for name in indicators:
            self._names |= _indicator_names(name)
        self._names |= texts or {}

    def within(self, language: str) -> Words:
        """Return the same words in another language."""
        twin = copy(self)
        twin.language = language
        return twin

    def say(self, key: str, **values: object) -> str:
        """Return the text `key` in the language of the page, its placeholders filled in."""
        # A name may hold braces of its own: it is no template.
        if key in self._names:
            return self._names[key][self.language]
        return fill(catalogue()[key][self.language], self.language,
                    {name: self._plain(value) for name, value in values.items()})

    def plain(self, key: str, **values: object) -> str:
        """Return the text without the marks that tell where a word may break: for drawings and files."""
        return self.say(key, **values).replace("\u00ad", "")

    def attributes(self, key: str, **values: object) -> Markup:
        """Return the attributes by which the language switch finds and rewrites an element."""
        attributes = Markup('data-text="{}"').format(key)
        if values:
            written = {name: {"text": value.key} if isinstance(value, Key) else self._plain(value)
                       for name, value in values.items()}
            attributes += Markup(' data-values="{}"').format(str(json_block(written)))
        return attributes

    def span(self, key: str, **values: object) -> Markup:
        """Return the text as an element of its own."""
        return Markup("<span {}>{}</span>").format(self.attributes(key, **values), self.say(key, **values))

    def country(self, code: str, *, start: bool = False) -> Key:
        """Return the name of a country as it stands in a sentence, or at its start: with its article."""
        key = f"country_{'start' if start else 'the'}.{code}"
        return Key(key if key in self._names else f"country.{code}")

    def focal(self, code: str) -> dict[str, Key]:
        """Return the names of a country for texts with ``{start}`` at their start and ``{focal}`` inside."""
        return {"start": self.country(code, start=True), "focal": self.country(code)}

    def technology(self, name: str) -> Key:
        """Return the name of a technology as it stands in a text."""
        return Key(f"technology.{name}")

    def label(self, key: str, **values: object) -> Markup:
        """Return the attributes that name an element for those who do not see it."""
        return Markup('aria-label="{}" data-label {}').format(
            self.say(key, **values), self.attributes(key, **values))

    def number(self, value: float | None, spec: str) -> str:
        """Write a number in the language of the page."""
        return number(value, self.language, spec)

    def number_span(self, value: float, spec: str) -> Markup:
        """Return a number as an element that the language switch can rewrite."""
        return Markup('<span data-n="{}" data-format="{}">{}</span>').format(
            json_block(value), spec, self.number(value, spec))

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self._names or key in catalogue()

    def block(self, groups: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return the page's names and the groups of texts its script needs: language → key → text."""
        prefixes = tuple(f"{group}." for group in groups)
        wanted = {key: texts for key, texts in catalogue().items() if key.startswith(prefixes)} | self._names
        return {language: {key: texts[language] for key, texts in wanted.items()} for language in LANGUAGES}

    def _plain(self, value: object) -> object:
        if isinstance(value, Key):
            return self.say(value.key)
        return shown(value) if isinstance(value, str) else value


def _indicator_names(name: str) -> dict[str, Mapping[str, str]]:
    known = indicator(name)
    names = {f"indicator.{name}": known.label, f"indicator_meaning.{name}": known.definition}
    return {key: texts for key, texts in names.items() if key not in catalogue()}


def _country_names(code: str) -> dict[str, Mapping[str, str]]:
    country = load_countries().get(code)
    if country is None:
        return {f"country.{code}": dict.fromkeys(LANGUAGES, shown(code))}
    names: dict[str, Mapping[str, str]] = {f"country.{code}": {"en": country.name_en, "nl": country.name_nl}}
    if country.article_en or country.article_nl:
        inside = {"en": country_name(code, "en", in_sentence=True), "nl": country_name(code, "nl", in_sentence=True)}
        names[f"country_the.{code}"] = inside
        names[f"country_start.{code}"] = {language: name[0].upper() + name[1:] for language, name in inside.items()}
    return names


def shown(name: str) -> str:
    r"""Return a name from outside without control characters, among them those that turn the writing direction.

    Examples
    --------
    >>> shown("ACME\u202eDTL")
    'ACMEDTL'
    """
    return _INVISIBLE.sub("", name)
