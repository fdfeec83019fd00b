"""Which words of a name tell its legal form only?"""

from __future__ import annotations

from functools import cache

from citenet.harmonise.rules import Tokens, legal_forms, words_of_kind


def without_legal_form(tokens: Tokens) -> Tokens:
    """Leave the legal forms out, except where nothing else would tell the name from others.

    A name of common words only (General Electric Company) keeps its forms, shortened. A form that may
    stand in front (AB Volvo) counts there only when none stands at the end (AB Dick Co).

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
    if forms and is_common(rest):
        return (*rest, *forms)
    return rest


def is_common(tokens: Tokens) -> bool:
    """Tell whether a name consists of words that many organisations share.

    Examples
    --------
    >>> is_common(("GENERAL", "MOTORS")), is_common(("GENERAL", "ATOMICS"))
    (True, False)
    """
    common = words_of_kind("common")
    return all(token in common for token in tokens)


def bare_name(text: str) -> str:
    """Leave the shortened legal forms out of a name of common words; other names have none.

    Examples
    --------
    >>> bare_name("GENERAL ELECTRIC CO"), bare_name("GENERAL ATOMICS")
    ('GENERAL ELECTRIC', 'GENERAL ATOMICS')
    """
    tokens = tuple(text.split())
    n = next((n for n, token in enumerate(reversed(tokens)) if token not in _shortened_forms()), len(tokens))
    rest = tokens[:len(tokens) - n]
    return " ".join(rest) if rest and is_common(rest) else text


@cache
def _shortened_forms() -> frozenset[str]:
    return frozenset(form.short for form in legal_forms().values())


def _strip_end(tokens: Tokens) -> tuple[Tokens, Tokens]:
    forms: list[str] = []
    while (found := _form_at(tokens, "end")) and found[0] < len(tokens):
        forms.insert(0, found[1])
        tokens = tokens[:-found[0]]
    return tokens, tuple(forms)


def _strip_start(tokens: Tokens) -> tuple[Tokens, Tokens]:
    found = _form_at(tokens, "start")
    if found and found[0] < len(tokens):
        return tokens[found[0]:], (found[1],)
    return tokens, ()


def _strip_anywhere(tokens: Tokens) -> tuple[Tokens, Tokens]:
    for at in range(len(tokens)):
        for form, short in _forms_by_first_word("any").get(tokens[at], ()):
            if tokens[at:at + len(form)] == form and len(form) < len(tokens):
                return (*tokens[:at], *tokens[at + len(form):]), (short,)
    return tokens, ()


def _form_at(tokens: Tokens, place: str) -> tuple[int, str] | None:
    """Find the longest form at the start or the end: its number of words and what it is shortened to."""
    edge = tokens[-1] if place == "end" else tokens[0]
    for form, short in _forms_by_edge_word(place).get(edge, ()):
        if (tokens[-len(form):] if place == "end" else tokens[:len(form)]) == form:
            return len(form), short
    return None


Forms = dict[str, list[tuple[Tokens, str]]]


@cache
def _forms_by_edge_word(place: str) -> Forms:
    where = -1 if place == "end" else 0
    return _index(where, {place, "edge", "any"})


@cache
def _forms_by_first_word(place: str) -> Forms:
    return _index(0, {place})


def _index(where: int, places: set[str]) -> Forms:
    index: Forms = {}
    for form, (short, place) in sorted(legal_forms().items(), key=lambda item: (-len(item[0]), item[0])):
        if place in places:
            index.setdefault(form[where], []).append((form, short))
    return index
