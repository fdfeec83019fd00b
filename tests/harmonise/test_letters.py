"""Letters of every script come out plain, or as they were."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from citenet.harmonise.letters import plain_letters

LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F)


def test_voiced_kana_and_korean_syllables_stay_whole():
    assert plain_letters("ガス 삼성") == "ガス 삼성"


def test_decomposed_letters_read_as_composed_ones():
    assert plain_letters(unicodedata.normalize("NFD", "Düsseldorf")) == plain_letters("Düsseldorf") == "DUSSELDORF"


def test_text_read_twice_in_the_wrong_encoding_is_repaired():
    wrong = "Universität".encode().decode("cp1252").encode().decode("cp1252")
    assert plain_letters(wrong) == "UNIVERSITAT"


@given(st.text(LATIN, max_size=30))
def test_plain_letters_change_no_more_when_done_again(raw):
    once = plain_letters(raw)
    if "&" not in once:
        assert plain_letters(once) == once
