"""How does a name read in plain capital letters, whatever script, marks or encoding it came in?"""

from __future__ import annotations

import html
import unicodedata

from citenet.harmonise.rules import letters


def plain_letters(raw: str) -> str:
    """Write `raw` in capitals, without marks on letters, Cyrillic and Greek in Latin letters.

    HTML entities are resolved, white space becomes single spaces, full-width forms become ordinary ones,
    and UTF-8 that was read as Windows-1252, once or twice, is repaired. Scripts without a table (Chinese,
    Japanese, Korean …) stay as they are.

    Examples
    --------
    >>> plain_letters("Universit&eacute; de Zürich")
    'UNIVERSITE DE ZURICH'
    >>> plain_letters("Ørsted Łódź Straße"), plain_letters("Газпром"), plain_letters("ＮＥＣ株式会社")
    ('ORSTED LODZ STRASSE', 'GAZPROM', 'NEC株式会社')
    >>> plain_letters("UniversitÃ¤t")
    'UNIVERSITAT'
    """
    text = html.unescape(raw) if "&" in raw and ";" in raw else raw
    if not text.isascii():
        text = unicodedata.normalize("NFC", _repaired(text)).upper().translate(_PLAIN)
    return " ".join(text.upper().split())


def _repaired(text: str) -> str:
    for _ in range(2):
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            break
    return text


class _Plain(dict[int, str]):
    """Letters already looked up, by code point, as ``str.translate`` wants them."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = self._of(chr(code))
        return plain

    @staticmethod
    def _of(letter: str) -> str:
        if letter in letters():
            return letters()[letter]
        base = unicodedata.normalize("NFKD", letter)[0]
        if not base.isascii() and base not in letters():
            # Korean syllables and voiced kana decompose too, but are letters of their own.
            return unicodedata.normalize("NFKC", letter)
        unmarked = (part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
        return "".join(letters().get(part, part) for part in unmarked)


_PLAIN = _Plain()
