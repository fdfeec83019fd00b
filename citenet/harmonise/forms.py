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


def without_part(tokens: Tokens) -> Tokens:
    """Leave out the division, department or office that is named behind the legal form.

    Examples
    --------
    >>> without_part(("ACME", "INC", "VALVE", "DIVISION")), without_part(("ACME", "VALVE", "DIVISION"))
    (('ACME', 'INC'), ('ACME', 'VALVE', 'DIVISION'))
    """
    if tokens and tokens[-1] in words_of_kind("unit"):
        for at in range(1, len(tokens) - 1):
            form = next((form for form, _ in _forms(first=tokens[at]) if tokens[at:at + len(form)] == form), ())
            if form:
                return tokens[:at + len(form)]
    return tokens


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
    while (found := _at_end(tokens)) and len(found[0]) < len(tokens):
        forms.insert(0, found[1])
        tokens = tokens[:-len(found[0])]
    return tokens, tuple(forms)


def _strip_start(tokens: Tokens) -> tuple[Tokens, Tokens]:
    for form, short in _forms(first=tokens[0], place="start"):
        if tokens[:len(form)] == form and len(form) < len(tokens):
            return tokens[len(form):], (short,)
    return tokens, ()


def _strip_anywhere(tokens: Tokens) -> tuple[Tokens, Tokens]:
    for at, token in enumerate(tokens):
        for form, short in _forms(first=token, place="any"):
            if tokens[at:at + len(form)] == form and len(form) < len(tokens):
                return (*tokens[:at], *tokens[at + len(form):]), (short,)
    return tokens, ()


def _at_end(tokens: Tokens) -> tuple[Tokens, str] | None:
    return next(((form, short) for form, short in _forms(last=tokens[-1], place="end")
                 if tokens[-len(form):] == form), None)
