"""What a person reads in the terminal is in the language asked for: headings, words, sentences, numbers."""

from __future__ import annotations

import random
import re
from dataclasses import fields

import pytest

from citenet.reference.catalogue import catalogue as indicators
from citenet.reference.catalogue import flags
from citenet.reference.strings import catalogue
from citenet.reference.wording import heading, worded
from citenet.settings import Settings

COMMANDS = [
    ["scores", "NL", "corpus"],
    ["scores", "NL", "corpus", "--all"],
    ["partners", "NL", "corpus"],
    ["core", "corpus"],
    ["core", "corpus", "--level", "organisation"],
    ["trend", "NL", "corpus", "--length", "3"],
    ["whatif", "corpus", "--cut", "CN", "--technology", "all"],
    ["compare", "NL", "DE", "corpus"],
    ["compare", "2010-2014", "2015-2019", "corpus"],
    ["sensitivity", "NL", "corpus", "--technology", "all"],
    ["organisations", "corpus", "--technology", "all"],
    ["portfolio", "NL", "corpus"],
    ["structure", "all", "corpus"],
    ["bilateral", "NL", "DE", "corpus"],
    ["judge", "NL", "corpus"],
    ["explain"],
    ["explain", "source_hhi"],
    ["institutions", "NL", "US"],
    ["technologies"],
    ["config"],
]

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
    (folder / "edges.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    import_edges(folder / "edges.csv", folder / "corpus")
    return folder / "corpus"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_dutch_tables_hold_no_english_heading_or_word(run, corpus, command, monkeypatch):
    monkeypatch.setenv("CITENET_STAGES", str(corpus.parent / "stages"))
    arguments = [corpus if part == "corpus" else part for part in command]
    draws = [] if command[0] in ("explain", "institutions", "technologies") else ["--draws", "20"]
    answer = run(*arguments, "--language", "nl", *draws)
    assert answer.code == 0, answer.err
    cells = {part for line in answer.out.splitlines() for part in re.split(r"  +", line.strip())}
    names = {cell for cell in cells if re.fullmatch("[a-z]+(_[a-z]+)+", cell)}
    assert ((cells & ENGLISH) | names) - CHOICES - _names(command) == set()
    assert not re.search(r"\d\.\d{1,3}\b(?!\d|\.)", _without_names(answer.out)), "a number in English"


def _names(command: list[str]) -> set[str]:
    """What a table lists by the name under which one asks for it: indicators in explain, settings in config."""
    settings = {known.name for known in fields(Settings)}
    return {"explain": {*indicators(), *flags()}, "config": settings}.get(command[0], set())


def _without_names(out: str) -> str:
    return "\n".join(line for line in out.splitlines() if "%" not in line and "docs/" not in line)


def test_words_and_headings_follow_the_language():
    assert (heading("p_value", "nl"), heading("p_value", "en"), heading("NL", "nl")) == ("p-waarde", "p_value", "NL")
    assert worded("sign of simple_balance", "nl") == "teken van balans"
    assert worded("sign of simple_balance", "en") == "sign of simple_balance"
