"""Which words of a name tell its legal form only?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from citenet.harmonise.rules import Tokens, legal_forms, words_of_kind

Forms = Mapping[str, list[tuple[Tokens, str]]]
"""Legal forms and what they are shortened to, the longest first, by their first or last word."""


def without_legal_form(tokens: Tokens) -> Tokens:
    """Leave the legal forms out, except where nothing else would tell the name from others.

    A name of common words only (General Electric Company) keeps its forms, shortened. A form that may
    stand in front (AB Volvo) counts there only when there is none elsewhere (AB Dick Co).

    Examples
    --------
    >>> without_legal_form(("SIEMENS", "AKTIENGESELLSCHAFT")), without_legal_form(("AB", "VOLVO"))
    (('SIEMENS',), ('VOLVO',))
    >>> without_legal_form(("GENERAL", "ELECTRIC", "COMPANY")), without_legal_form(("AB", "DICK", "CO"))
    (('GENERAL', 'ELECTRIC', 'CO'), ('AB', 'DICK'))
    """
    rest, forms = _strip_anywhere(tokens)
    rest, at_end = _strip_end(rest)
    forms = at_end or forms
    if not forms:
        rest, forms = _strip_start(rest)
    return (*rest, *forms) if forms and is_common(rest) else rest


def without_part(tokens: Tokens) -> Tokens:
    """Leave out the division, department or office that is named behind the legal form.

    Examples
    --------
    >>> without_part(("ACME", "INC", "VALVE", "DIVISION")), without_part(("ACME", "VALVE", "DIVISION"))
    (('ACME', 'INC'), ('ACME', 'VALVE', 'DIVISION'))
    """
    if tokens[-1] not in words_of_kind("unit"):
        return tokens
    for at in range(1, len(tokens) - 1):
        for form, _ in _by_first_word("end").get(tokens[at], ()):
            if tokens[at:at + len(form)] == form:
                return tokens[:at + len(form)]
    return tokens


def is_common(tokens: Tokens) -> bool:
    """Tell whether a name consists of words that many organisations share.

    Examples
    --------
    >>> is_common(("GENERAL", "MOTORS")), is_common(("GENERAL", "ATOMICS"))
    (True, False)
    """
    return words_of_kind("common").issuperset(tokens)


def bare_name(text: str) -> str:
    """Leave the shortened legal forms out of a name of common words; other names have none.

    Examples
    --------
    >>> bare_name("GENERAL ELECTRIC CO"), bare_name("GENERAL ATOMICS")
    ('GENERAL ELECTRIC', 'GENERAL ATOMICS')
    """
    rest = tuple(text.split())
    while rest and rest[-1] in _shortened_forms():
        rest = rest[:-1]
    return " ".join(rest) if rest and is_common(rest) else text


def _strip_end(tokens: Tokens) -> tuple[Tokens, Tokens]:
    forms: list[str] = []
    while found := _form_at_end(tokens):
        form, short = found
        forms.insert(0, short)
        tokens = tokens[:-len(form)]
    return tokens, tuple(forms)


def _form_at_end(tokens: Tokens) -> tuple[Tokens, str] | None:
    return next(((form, short) for form, short in _by_last_word("end").get(tokens[-1], ())
                 if tokens[-len(form):] == form != tokens), None)


def _strip_start(tokens: Tokens) -> tuple[Tokens, Tokens]:
    for form, short in _by_first_word("start").get(tokens[0], ()):
        if tokens[:len(form)] == form != tokens:
            return tokens[len(form):], (short,)
    return tokens, ()


def _strip_anywhere(tokens: Tokens) -> tuple[Tokens, Tokens]:
    for at, token in enumerate(tokens):
        for form, short in _by_first_word("any").get(token, ()):
            if tokens[at:at + len(form)] == form != tokens:
                return (*tokens[:at], *tokens[at + len(form):]), (short,)
    return tokens, ()


@cache
def _by_first_word(place: str) -> Forms:
    return _index(place, 0)


@cache
def _by_last_word(place: str) -> Forms:
    return _index(place, -1)


def _index(place: str, word: int) -> Forms:
    """List the forms for a place, with those that stand at either edge or anywhere, unless that is the place."""
    places = {"any"} if place == "any" else {"any", "edge", place}
    index: dict[str, list[tuple[Tokens, str]]] = defaultdict(list)
    for form, (short, where) in sorted(legal_forms().items(), key=lambda item: (-len(item[0]), item[0])):
        if where in places:
            index[form[word]].append((form, short))
    return dict(index)


@cache
def _shortened_forms() -> frozenset[str]:
    return frozenset(form.short for form in legal_forms().values())
