"""What a person reads in the terminal is in the language asked for: headings, words, sentences, numbers."""

from __future__ import annotations

import random
import re
from dataclasses import fields

import pytest

from citenet.cli import cli
from citenet.reference.catalogue import catalogue as indicators
from citenet.reference.catalogue import flags
from citenet.reference.judgement import load_rules
from citenet.reference.strings import catalogue
from citenet.reference.wording import heading, worded
from citenet.settings import Settings

PRINTING = """
    scores NL corpus
    scores NL corpus --all
    partners NL corpus
    core corpus
    core corpus --level organisation
    trend NL corpus --length 3
    whatif corpus --cut CN --technology all
    compare NL DE corpus
    compare 2010-2014 2015-2019 corpus
    sensitivity NL corpus --technology all
    sensitivity NL corpus --technology all --markdown
    organisations corpus --technology all
    organisations corpus --technology all --markdown
    portfolio NL corpus
    portfolio NL corpus --markdown
    structure all corpus
    bilateral NL DE corpus
    judge NL corpus
    judge NL corpus --markdown
    table rca counts.csv
    table complexity counts.csv
    table relatedness counts.csv
    table opportunity counts.csv
    explain
    explain source_hhi
    explain near_core
    institutions NL US
    technologies
    technologies show photonics
    technologies test H01L
    config
    doctor
    download
    download nber
"""
"""Commands that answer on stdout."""

MAKING = """
    build corpus -o out
    bilateral NL DE corpus
    import edges edges.csv -o edges-again
    import auto edges.csv -o auto-again
    sample -o simulated --citations 1000
    flows corpus -o flows.csv
    export all corpus --to graphml
    network all corpus
    technology all corpus
    harmonise simulated
    harmonise propose simulated
    technologies test H01L
"""
"""Commands that tell on stderr what they did."""

VERSIONS = {"doctor", "download", "download nber"}
"""Commands whose answer holds numbers of versions and licences."""

QUOTING = {"check"}
"""Commands that tell reasons as importers wrote them down, in English."""

WORDLESS = {"schema", "sql"}
"""Commands that print JSON or SQL only."""

ENGLISH = {said["en"] for key, said in catalogue().items()
           if key.split(".")[0] in ("heading", "word") and said["en"] != said["nl"]} | {
    name for name in indicators() if name != heading(name, "nl")}
"""Words of tables that are not Dutch."""

CHOICES = {"energy_materials", "citing_year", "oecd_nato"}
"""Values that commands take, in whatever language."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Return a small corpus of two technologies, with organisations and years."""
    from citenet.importers import import_edges

    folder = tmp_path_factory.mktemp("languages")
    draw = random.Random(1)
    countries = ["NL", "DE", "US", "CN", "FR", "JP"]
    rows = ["citing,cited,citing_country,cited_country,citing_year,cited_year,citing_organisation,"
            "cited_organisation,citing_cpc,cited_cpc"]
    of = {n: (draw.choice(countries), draw.randint(2010, 2019), draw.choice(["H01L 21/00", "G06N 10/20"]))
          for n in range(400)}
    for _ in range(1500):
        citing, cited = sorted(draw.sample(range(400), 2), key=lambda n: -of[n][1])
        (a, year, code), (b, earlier, other) = of[citing], of[cited]
        rows.append(f"P{citing},P{cited},{a},{b},{year},{earlier},{a} Works {citing % 3},{b} Works {cited % 3},"
                    f"{code},{other}")
    counts = ["entity,field,count", *(f"{country},{field},{draw.randint(1, 99)}" for country in countries
                                      for field in ("optics", "software", "steel", "wood"))]
    (folder / "counts.csv").write_text("\n".join(counts) + "\n", encoding="utf-8")
    (folder / "edges.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    import_edges(folder / "edges.csv", folder / "corpus")
    return folder / "corpus"


@pytest.fixture(autouse=True)
def dutch(corpus, run, monkeypatch):
    """Work in the folder of the corpus, in Dutch, with few draws."""
    monkeypatch.chdir(corpus.parent)
    for name, value in {"STAGES": "stages", "LANGUAGE": "nl", "DRAWS": "20"}.items():
        monkeypatch.setenv(f"CITENET_{name}", value)


def _lines(commands: str) -> list[str]:
    return [line.strip() for line in commands.strip().splitlines()]


def test_every_command_is_read_here():
    assert {line.split()[0] for line in [*_lines(PRINTING), *_lines(MAKING)]} | WORDLESS | QUOTING == set(cli.commands)


@pytest.mark.parametrize("command", _lines(PRINTING))
def test_dutch_tables_hold_no_english_heading_or_word(run, command):
    answer = run(*command.split())
    assert answer.code == 0, answer.err
    cells = {part for line in answer.out.splitlines() for part in re.split(r"  +| ?\| ?", line.strip())}
    names = {cell for cell in cells if re.fullmatch("[a-z]+(_[a-z]+)+", cell)}
    assert ((cells & ENGLISH) | names) - CHOICES - _names(command) == set()
    assert command in VERSIONS or not re.search(r"\d\.\d{1,3}\b(?!\d|\.)", _without_names(answer.out))


@pytest.mark.parametrize("command", _lines(MAKING))
def test_what_was_done_is_told_in_dutch(run, command):
    answer = run(*command.split())
    assert answer.code == 0, answer.err
    said = [re.sub(r"\\{.*?\\}", ".*", re.escape(known["nl"])) for key, known in catalogue().items()
            if key.startswith(("told.", "terminal.simulated"))]
    told = answer.err.splitlines()
    assert [line for line in told if not any(re.fullmatch(one, line) for one in said)] == []
    assert told or command == "harmonise propose simulated"


def _names(command: str) -> set[str]:
    """What a table lists by the name under which one asks for it: indicators in explain, settings in config."""
    settings = {known.name for known in fields(Settings)} | {str(known.default) for known in fields(Settings)}
    rules = {rule.id for rule in load_rules().rules}
    return {"explain": {*indicators(), *flags(), *rules}, "judge": rules, "config": settings}.get(command.split()[0],
                                                                                                 set())


def _without_names(out: str) -> str:
    return "\n".join(line for line in out.splitlines() if "%" not in line and "docs/" not in line)


def test_words_and_headings_follow_the_language():
    assert (heading("p_value", "nl"), heading("p_value", "en"), heading("NL", "nl")) == ("p-waarde", "p_value", "NL")
    assert worded("sign of simple_balance", "nl") == "teken van balans"
    assert worded("sign of simple_balance", "en") == "sign of simple_balance"


def test_the_report_on_a_corpus_is_dutch_but_for_the_reasons_of_importers(run):
    told = run("check", "corpus", "--language", "nl").out
    for dutch in ("ingelezen met", "Rijen", "octrooien", "Bekend van", "aanvrager met organisatie", "Citaties",
                  "Weggelaten", "Opgevallen", "Jaren", "Zorgelijk"):
        assert dutch in told
    for english in ("imported by", "Rows", "applicant with", "Left out", "Noticed", "To worry"):
        assert english not in told
