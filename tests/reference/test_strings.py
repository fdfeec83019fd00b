"""Is everything said in every language, with the same values, and is nothing kept that nobody says?"""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citenet
from citenet.reference.catalogue import catalogue as indicators
from citenet.reference.strings import LANGUAGES, catalogue, number, text

PACKAGE = Path(citenet.__file__).parent
SOURCES = "".join(file.read_text(encoding="utf-8") for pattern in ("*.py", "*.js", "*.j2")
                  for file in sorted(PACKAGE.rglob(pattern)))


def test_every_text_exists_in_every_language_with_the_same_placeholders():
    for key, texts in catalogue().items():
        assert set(texts) == set(LANGUAGES), key
        assert all(texts.values()), key
        placeholders = [sorted(re.findall(r"\{[^{}]*\}", texts[language])) for language in LANGUAGES]
        assert placeholders[0] == placeholders[1], key


def test_no_text_is_kept_that_nothing_says():
    beginnings = tuple(re.findall(r"""["'`]([a-z_]+\.[a-z_]*)(?:\$?\{|["'] ~)""", SOURCES))
    unsaid = [key for key in catalogue() if f'"{key}"' not in SOURCES and not key.startswith(beginnings)]
    assert unsaid == []


def test_no_text_is_said_that_does_not_exist():
    groups = "|".join({key.split(".")[0] for key in catalogue() if "." in key})
    files = {file.name for file in PACKAGE.rglob("*")} | {"index.html", "judgement.csv"}
    said = set(re.findall(rf"""["'`]((?:{groups})\.[a-z_]+)["'`](?! ~)""", SOURCES))
    named = {f"indicator.{name}" for name in indicators()}
    assert said - files - set(catalogue()) - named == set()


def test_an_unknown_text_is_a_bug():
    with pytest.raises(KeyError):
        text("page.nothing", "en")


@given(st.integers(-10**9, 10**9), st.integers(0, 3))
def test_a_number_reads_back_as_it_was(thousandths, decimals):
    value = Decimal(thousandths) / 1000
    for language, thousands, point in (("en", ",", "."), ("nl", ".", ",")):
        written = number(float(value), language, str(decimals))
        read = Decimal(written.replace(thousands, "").replace(point, ".").replace("−", "-"))
        assert abs(read - value) <= Decimal(1).scaleb(-decimals) / 2
        assert not written.startswith("−0") or read != 0


def test_an_unknown_number_format_is_refused():
    with pytest.raises(ValueError, match="no number format"):
        number(1.0, "en", "two")
