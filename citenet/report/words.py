"""What does a page say, in its own language and in the one it can be switched to?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from citenet.reference.strings import LANGUAGES, catalogue, fill, number

_INVISIBLE = re.compile("[\x00-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Key:
    """A value that is itself a text of the catalogue, such as the name of a country."""

    key: str


class Words:
    """The texts of one page.

    Parameters
    ----------
    language : str
        The one the page is written in.
    names : mapping, optional
        Texts that are not in the catalogue: key → language → text.
    """

    def __init__(self, language: str, names: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.language = language
        self._names = {key: {tongue: shown(text) for tongue, text in texts.items()}
                       for key, texts in (names or {}).items()}

    def say(self, key: str, language: str | None = None, **values: object) -> str:
        """Return the text `key`, in the language of the page unless another is asked for."""
        language = language or self.language
        texts = self._names.get(key) or catalogue()[key]
        return fill(texts[language], language, {name: self._plain(value, language) for name, value in values.items()})

    def span(self, key: str, **values: object) -> Markup:
        """Return the text as an element that the language switch can rewrite."""
        return Markup("<span {}>{}</span>").format(self.attributes(key, **values), self.say(key, **values))

    def attributes(self, key: str, **values: object) -> Markup:
        """Return the attributes by which the language switch finds an element."""
        attributes = Markup('data-text="{}"').format(key)
        if values:
            plain = {name: {"text": value.key} if isinstance(value, Key) else self._plain(value, self.language)
                     for name, value in values.items()}
            attributes += Markup(' data-values="{}"').format(json.dumps(plain, ensure_ascii=False, sort_keys=True))
        return attributes

    def label(self, key: str, **values: object) -> Markup:
        """Return the attributes that name an element for those who do not see it."""
        return Markup('aria-label="{}" data-label {}').format(
            self.say(key, **values), self.attributes(key, **values))

    def number(self, value: float | None, spec: str) -> str:
        """Write a number in the language of the page."""
        return number(value, self.language, spec)

    def block(self, groups: Iterable[str], countries: Iterable[str] = ()) -> dict[str, dict[str, str]]:
        """Return the texts that the page's script needs: language → key → text.

        `groups` are first parts of keys, `countries` codes whose names are needed.
        """
        prefixes = tuple(f"{group}." for group in groups)
        wanted = {key: texts for key, texts in catalogue().items() if key.startswith(prefixes)}
        for code in countries:
            wanted[f"country.{code}"] = catalogue().get(f"country.{code}") or dict.fromkeys(LANGUAGES, shown(code))
        wanted |= self._names
        return {language: {key: texts[language] for key, texts in wanted.items()} for language in LANGUAGES}

    def _plain(self, value: object, language: str) -> object:
        if isinstance(value, Key):
            return self.say(value.key, language)
        return shown(value) if isinstance(value, str) else value


def shown(name: str) -> str:
    """Return a name from outside without control characters, among them those that turn the writing direction.

    Examples
    --------
    >>> shown("ACME\\u202eDTL")
    'ACMEDTL'
    """
    return _INVISIBLE.sub("", name)
