"""What do the words mean? Indicators, technologies and institutional classes, as tables and as text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd

from citenet import aggregate, classify
from citenet.corpus import Corpus
from citenet.engine import connect, quoted
from citenet.errors import InputError
from citenet.pipeline.counting import technologies_of
from citenet.pipeline.places import open_corpus
from citenet.reference.countries import country_name, load_countries, match_country
from citenet.reference.institutions import OTHER, load_memberships, source_classes
from citenet.reference.strings import text
from citenet.reference.technologies import Technology
from citenet.settings import Settings

WIDTH = 100


def list_technologies(settings: Settings) -> pd.DataFrame:
    """Return the technologies with the number of their rules."""
    rows = [(technology.id, _name(technology, settings), technology.focus_area,
             *(sum(rule.tier == tier for rule in technology.rules) for tier in ("core", "extended")))
            for technology in technologies_of(settings)]
    return pd.DataFrame(rows, columns=["technology", "name", "focus_area", "core_rules", "extended_rules"])


def show_technology(name: str, settings: Settings) -> pd.DataFrame:
    """Return the rules of one technology."""
    technologies = {technology.id: technology for technology in technologies_of(settings)}
    if name not in technologies:
        raise InputError(f"there is no technology '{name}'", allowed=", ".join(technologies),
                         fix="citenet technologies lists them")
    rows = [(rule.scheme, rule.code, rule.to, rule.tier, rule.evidence, rule.source, rule.label)
            for rule in technologies[name].rules]
    return pd.DataFrame(rows, columns=["scheme", "code", "to", "tier", "evidence", "source", "label"])


def explain_subjects(subjects: Sequence[str], settings: Settings, *, corpus: str | None = None) -> pd.DataFrame:
    """Tell which rule puts class codes, or the patents of a corpus, into which technology.

    A code may be preceded by its scheme, as in "USPC 385"; without one it is an IPC code.
    """
    symbols = _symbols_of_documents(open_corpus(corpus), subjects) if corpus else [
        (subject, *_scheme_and_code(subject)) for subject in subjects]
    technologies = technologies_of(settings)
    rows = []
    for subject, scheme, symbol in symbols:
        matches = classify.explain_symbol(scheme, symbol, technologies) if scheme else []
        rows += [(subject, scheme, symbol, technology, rule.code, rule.to, rule.tier, rule.label)
                 for technology, rule in matches] or [(subject, scheme, symbol, None, None, None, None, None)]
    columns = ["subject", "scheme", "symbol", "technology", "rule", "to", "tier", "label"]
    return pd.DataFrame(rows, columns=columns)


def list_institutions(countries: Sequence[str], settings: Settings) -> pd.DataFrame:
    """Return the class of each country, and its dated memberships."""
    memberships = load_memberships(settings.institutions or None)
    codes = [_code(country) for country in countries] or sorted({m.country for m in memberships})
    blocs = tuple(settings.bloc_order.replace(" ", "").split(","))
    classes = source_classes(codes, as_of=settings.as_of, blocs=blocs, memberships=memberships)
    rows = []
    for code in codes:
        held = [f"{m.institution} {m.since}{f' to {m.until}' if m.until else ''}"
                for m in memberships if m.country == code]
        rows.append((code, country_name(code, settings.language), classes[code], "; ".join(held) or OTHER))
    return pd.DataFrame(rows, columns=["country", "name", "class", "memberships"])


def _code(country: str) -> str:
    match = match_country(country)
    if match.code is None:
        raise InputError(f"'{country}' is no country", allowed=f"a name or ISO code of {len(load_countries())} entries")
    return match.code


def _name(technology: Technology, settings: Settings) -> str:
    return technology.name_nl if settings.language == "nl" else technology.name_en


def _scheme_and_code(subject: str) -> tuple[str, str]:
    scheme, _, code = subject.strip().partition(" ")
    return (scheme.upper(), code) if scheme.upper() in ("IPC", "CPC", "USPC", "NTS") else ("IPC", subject)


def _symbols_of_documents(corpus: Corpus, documents: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
    with connect() as connection:
        found = connection.execute(
            f"select document, scheme, symbol from read_parquet({quoted(corpus.table('patents'))}) "
            f"left join read_parquet({quoted(corpus.table('classes'))}) using (patent) "
            "where document in (select unnest(?)) order by all", [[name.upper() for name in documents]]).fetchall()
    missing = sorted({name.upper() for name in documents} - {document for document, _, _ in found})
    if missing:
        raise InputError(f"{len(missing)} of {len(documents)} documents are not in the corpus", where=str(corpus.path),
                         found=missing)
    return found


def wrapped(label: str, body: str) -> str:
    """Return a labelled paragraph for the terminal."""
    return textwrap.fill(f"{label}: {body}", WIDTH, subsequent_indent="  ", break_long_words=False)
