"""What do the words mean? Indicators, technologies and institutional classes, as tables and as text."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import pandas as pd

from citenet import classify
from citenet.corpus import Corpus
from citenet.engine import connect, table_in
from citenet.errors import InputError
from citenet.pipeline.counting import technologies_of
from citenet.pipeline.places import open_corpus
from citenet.reference.catalogue import catalogue, flags, indicator, symbols_in
from citenet.reference.countries import country_name, load_countries, match_country
from citenet.reference.institutions import OTHER, load_memberships, source_classes
from citenet.reference.judgement import load_rules
from citenet.reference.rule_words import asks
from citenet.reference.strings import text
from citenet.reference.symbols import parse_symbol, parse_us_class
from citenet.reference.technologies import Technology
from citenet.settings import Settings
from citenet.tables import as_table

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
        near = get_close_matches(name, technologies, n=1)
        raise InputError(f"there is no technology '{name}'", allowed=", ".join(technologies),
                         fix=f"did you mean {near[0]}?" if near else "citenet technologies lists them")
    rows = [(rule.scheme, rule.code, rule.to, rule.tier, rule.evidence, rule.source, rule.label)
            for rule in technologies[name].rules]
    return pd.DataFrame(rows, columns=["scheme", "code", "to", "tier", "evidence", "source", "label"])


def explain_subjects(subjects: Sequence[str], settings: Settings, *, corpus: str | None = None) -> pd.DataFrame:
    """Tell which rule puts class codes, or the patents of a corpus, into which technology.

    A code may be preceded by its scheme, as in "USPC 385"; without one it is an IPC code.
    """
    symbols = _symbols_of_documents(open_corpus(corpus), subjects) if corpus else [
        (subject, *_scheme_and_code(subject)) for subject in subjects]
    if not corpus:
        _refuse_unreadable(symbols)
    technologies = technologies_of(settings)
    rows: list[tuple[str | None, ...]] = []
    for subject, scheme, symbol in symbols:
        matches = classify.explain_symbol(scheme, symbol, technologies) if scheme and symbol else []
        rows += [(subject, scheme, symbol, technology, rule.code, rule.to, rule.tier, rule.label)
                 for technology, rule in matches] or [(subject, scheme, symbol, None, None, None, None, None)]
    columns = ["subject", "scheme", "symbol", "technology", "rule", "to", "tier", "label"]
    return pd.DataFrame(rows, columns=columns)


def list_institutions(countries: Sequence[str], settings: Settings) -> pd.DataFrame:
    """Return the class of each country, and its dated memberships."""
    memberships = load_memberships(settings.institutions or None)
    codes = [_code(country) for country in countries] or sorted({m.country for m in memberships})
    classes = source_classes(codes, as_of=settings.as_of, blocs=settings.blocs, memberships=memberships)
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


def _refuse_unreadable(symbols: Sequence[tuple[str, str | None, str | None]]) -> None:
    parse = {"IPC": parse_symbol, "CPC": parse_symbol, "USPC": parse_us_class}
    unreadable = [subject for subject, scheme, symbol in symbols
                  if scheme in parse and symbol is not None and parse[scheme](symbol) is None]
    if unreadable:
        raise InputError(f"{len(unreadable)} of {len(symbols)} are no class codes that can be read", found=unreadable,
                         allowed='codes such as "G06N 10/20", "CPC Y02E 10/50" or "USPC 385/12"',
                         fix='write each code by itself, with its scheme in front where it is not IPC ("USPC 438"); '
                             "documents need --corpus CORPUS")


def _symbols_of_documents(corpus: Corpus, documents: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
    # Loading the importers takes longer than all else that is explained here.
    from citenet.importers.identity import document_identity, document_number

    # Files with columns of their own keep their numbers, those of offices and services bear one for all.
    spellings = {name: {document_number(name), document_identity(name)} for name in documents}
    with connect() as connection:
        found = connection.execute(
            f"select document, scheme, symbol from {table_in(corpus.table('patents'))} "
            f"left join {table_in(corpus.table('classes'))} using (patent) "
            "where document in (select unnest(?)) order by all", [sorted(set().union(*spellings.values()))]).fetchall()
        missing = [name for name in spellings if spellings[name].isdisjoint(document for document, _, _ in found)]
        if not missing:
            return found
        first = connection.execute(
            f"select document from {table_in(corpus.table('patents'))} order by patent limit 3").fetchall()
    raise InputError(f"{len(missing)} of {len(spellings)} documents are not in the corpus", where=str(corpus.path),
                     found=missing, allowed="numbers such as " + ", ".join(number for number, in first),
                     fix="write the whole number: office, number, and kind code where the source has one")


def explain_indicator(name: str, language: str) -> tuple[pd.DataFrame, str]:
    """Return all that the catalogue says of an indicator or flag: as a row, and as text for people."""
    if name in flags():
        flag = flags()[name]
        told = {"name": name, "label": flag.label[language], "definition": flag.meaning[language],
                "formula": flag.formula, "source": flag.source}
        return pd.DataFrame([told]), _paragraphs(told, [], language)
    known = indicator(name)
    where = known.worked_on[language] if known.worked_on else text("explain.fixture", language)
    row: dict[str, object] = {
        "name": name, "label": known.label[language], "group": known.group, "per": known.per,
        "definition": known.definition[language], "formula": known.formula, "unit": known.unit,
        "range": known.range, "direction": known.direction[language], "edge_cases": known.edge_cases[language],
        "self_citations": known.self_citations[language], "source": known.source,
        "worked": f"{known.example} ({where})", "reconstructed": known.reconstructed,
    }
    symbols = [f"{symbol}: {meaning[language]}" for symbol, meaning in symbols_in(known.formula).items()]
    return pd.DataFrame([row]), _paragraphs(row, symbols, language)


def explain_rule(name: str, settings: Settings) -> tuple[pd.DataFrame, str] | None:
    """Return all that is known of a rule of judgement, as `explain_indicator` does; nothing when there is none."""
    rule = next((one for one in load_rules(settings.judgement or None).rules if one.id == name), None)
    if rule is None:
        return None
    language = settings.language
    row = {"name": name, "label": rule.label[language], "kind": rule.kind, "when": [str(one) for one in rule.when],
           "sentence": rule.sentence[language], "reason": rule.reason[language], "source": rule.source[language]}
    told = {"name": name, "label": row["label"], "kind": text(f"judgement.one_{rule.kind}", language),
            "when": asks(rule)[language], **{key: row[key] for key in ("sentence", "reason", "source")}}
    return pd.DataFrame([row]), _paragraphs(told, [], language)


def list_indicators(language: str) -> tuple[pd.DataFrame, str]:
    """Return every indicator with group, unit and label, and the flags."""
    rows = pd.DataFrame([(known.name, known.group, known.per, known.unit, known.label[language])
                         for known in catalogue().values()], columns=["indicator", "group", "per", "unit", "label"])
    warnings = pd.DataFrame([(flag.name, flag.label[language]) for flag in flags().values()],
                            columns=["name", "label"])
    told = rows.rename(columns={"indicator": "name"}).assign(
        unit=[known.unit_text[language] for known in catalogue().values()])
    heading = text("explain.flags", language)
    parts = [as_table(told, language), heading, as_table(warnings, language), text("explain.more", language)]
    return rows, "\n\n".join(parts)


def _paragraphs(row: Mapping[str, object], symbols: list[str], language: str) -> str:
    lines = [f"{row['name']} · {row['label']}", ""]
    for key in ("kind", "when", "sentence", "reason", "definition", "formula", "unit", "range", "direction",
                "edge_cases", "self_citations", "source", "worked"):
        if row.get(key):
            lines.append(_wrapped(text(f"explain.{key}", language), str(row[key])))
        if key == "formula":
            lines += [f"    {symbol}" for symbol in symbols]
    if row.get("reconstructed"):
        lines += ["", textwrap.fill(text("explain.reconstructed", language), WIDTH)]
    return "\n".join(lines)


def _wrapped(label: str, body: str) -> str:
    return textwrap.fill(f"{label}: {body}", WIDTH, subsequent_indent="    ", break_long_words=False)
