"""What is left of a raw applicant name once everything that does not tell organisations apart is gone?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from citenet.harmonise.bodies import governed_body, represented_office, whole_university
from citenet.harmonise.forms import without_legal_form, without_part
from citenet.harmonise.letters import plain_letters
from citenet.harmonise.rules import Tokens, abbreviations, legal_forms, tails, words_of_kind, written_together
from citenet.harmonise.spelling import Dictionary
from citenet.reference.countries import match_country

RULE_SEPARATOR = " + "
TWO_SLIPS = 11
"""Letters in a word, such as CORPORATION, that may hold two slips of the pen."""
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ELIDED = re.compile(r"\b[LD]['’‘`´]")
"""The article or preposition of French and Italian: L'Oréal, d'Electricité."""
_APOSTROPHES = re.compile(r"['’‘`´]")
_WORD = re.compile(r"[^\W_]+")


class NormalName(NamedTuple):
    """A normalised name, and the rules that changed it, in the order of their use."""

    text: str
    rules: tuple[str, ...]


def normalise_name(raw: str) -> NormalName:
    """Reduce a raw applicant name to what tells organisations apart.

    Depends on the name alone: the same in every corpus. Small words, punctuation, case, marks on letters
    and legal forms go; abbreviations are spelled out; slips in common words are mended; a governing body
    stands for its university, a state "represented by" one of its offices for that office. A name of common
    words only keeps its legal form, since General Foods Ltd need not be General Foods Corp. A rule that
    would leave nothing is not applied.

    Parameters
    ----------
    raw : str
        The name as it stands on the document.

    Returns
    -------
    NormalName
        Text in capitals; empty when `raw` holds no letter or digit.

    Examples
    --------
    >>> normalise_name("Koninklijke Philips Electronics N.V.")
    NormalName(text='KONINKLIJKE PHILIPS ELECTRONICS', rules=('legal form',))
    >>> normalise_name("The Regents of the Univ. of Calif.").text
    'UNIVERSITY CALIFORNIA'
    >>> normalise_name("General Electric Comapny").text, normalise_name("GEN ELECTRIC CO").text
    ('GENERAL ELECTRIC CO', 'GENERAL ELECTRIC CO')
    >>> normalise_name("The United States of America as represented by the Secretary of the Navy").text
    'UNITED STATES NAVY'
    """
    text, used = _cut(plain_letters(raw))
    tokens = tuple(_WORD.findall(_APOSTROPHES.sub("", _ELIDED.sub("", _DOTTED.sub(_undotted, text)))))
    for name, rule in _TOKEN_RULES:
        after = rule(tokens) if tokens else tokens
        if after and after != tokens:
            tokens = after
            used.append(name)
    return NormalName(" ".join(tokens), tuple(dict.fromkeys(name for name in used if name)))


def normalise_names(names: pd.Series) -> pd.DataFrame:
    """Normalise many names, each distinct one once.

    Returns
    -------
    pandas.DataFrame
        On the index of `names`: `text`, and `rules` joined by " + ". A missing name has the text "".

    Examples
    --------
    >>> normalise_names(pd.Series(["ASML Holding N.V.", "NEC Corp."]))["text"].tolist()
    ['ASML HOLDING', 'NEC']
    """
    nothing = NormalName("", ())
    known = {name: normalise_name(name) for name in names.dropna().unique()}
    normal = [known.get(name, nothing) for name in names]
    return pd.DataFrame({
        "text": [each.text for each in normal],
        "rules": [RULE_SEPARATOR.join(each.rules) for each in normal],
    }, index=names.index, dtype="str")


def _undotted(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def _cut(text: str) -> tuple[str, list[str]]:
    """Cut off what follows the name, forms written without spaces, and brackets that say nothing new."""
    used = []
    for tail in tails():
        shorter = tail.pattern.sub("", text)
        if shorter != text and _WORD.search(shorter):
            text = shorter
            used.append(tail.rule)
    without = written_together().sub(" ", text)
    if without != text and _WORD.search(without):
        text = without
        used.append("legal form")
    if "(" in text:
        without = _BRACKETS.sub(lambda found: _needed_bracket(found, text), text)
        if without != text and _WORD.search(without):
            text = without
            used.append("bracket")
    return text, used


def _needed_bracket(found: re.Match[str], text: str) -> str:
    """Leave out a bracket that holds a country or the initials of the words before it."""
    words = _WORD.findall(text[:found.start()])
    inside = "".join(_WORD.findall(found[1]))
    small = words_of_kind("small")
    initials = "".join(word[0] for word in words), "".join(word[0] for word in words if word not in small)
    is_initials = len(inside) > 1 and any(letters.startswith(inside) for letters in initials)
    return " " if words and (is_initials or match_country(found[1]).code) else found[0]


def _without_small_words(tokens: Tokens) -> Tokens:
    small = words_of_kind("small")
    return tuple(token for token in tokens if token not in small)


def _with_initials_joined(tokens: Tokens) -> Tokens:
    return tuple(_runs(tokens))


def _runs(tokens: Tokens) -> Iterator[str]:
    run = ""
    for token in tokens:
        if len(token) == 1 and token.isalpha():
            run += token
            continue
        if run:
            yield run
        run = ""
        yield token
    if run:
        yield run


def _spelled(tokens: Tokens) -> Tokens:
    return tuple(map(_dictionary().corrected, tokens))


@cache
def _dictionary() -> Dictionary:
    """Look for slips in the words that decide; of the common words in longer ones only: GENETEC is a brand."""
    deciding = words_of_kind("academic", "governing", "government").union(*legal_forms())
    common = words_of_kind("common", "unit").union(abbreviations().values())
    slips = {word: 1 for word in common if len(word) > Dictionary.SHORTEST}
    slips |= {word: 1 if len(word) < TWO_SLIPS else 2 for word in deciding}
    return Dictionary(slips, also_right=common.union(abbreviations(), words_of_kind("right")))


def _in_full(tokens: Tokens) -> Tokens:
    return tuple(abbreviations().get(token, token) for token in tokens)


_TOKEN_RULES: tuple[tuple[str, Callable[[Tokens], Tokens]], ...] = (
    ("", _without_small_words),
    ("", _with_initials_joined),
    ("spelling of a common word", _spelled),
    ("abbreviation", _in_full),
    ("represented by", represented_office),
    ("part of a company", without_part),
    ("legal form", without_legal_form),
    ("governing body", governed_body),
    ("part of a university", whole_university),
)
"""In this order: each rule relies on those before it. Rules without a name change writing, not words."""
