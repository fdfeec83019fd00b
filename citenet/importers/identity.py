"""Which document does a number mean, whoever wrote it down?"""

from __future__ import annotations

import re

_LEFT_OUT = re.compile(r"[\t\n\f\r \xa0,-]+")
# Letters of the kinds that the office of the United States and the world office have used; others are part of an id.
_KIND = "([ABCEFHIJKPST][0-9]?|)"
_US_APPLICATION = re.compile(rf"US(20[0-9]{{2}})/?([0-9]{{6,7}}){_KIND}")
_US = re.compile(rf"US(D|RE|PP|RX|AI|H|T|X|)0*([1-9][0-9]*){_KIND}")
_WO = re.compile(rf"WO([0-9]{{7,10}}){_KIND}")
_EP = re.compile(r"EP0*([1-9][0-9]{0,6})(?:[ABC][0-9]?)?")
_STAGES = re.compile(r"(GB|DE|FR|CA)0*([1-9][0-9]*)(?:[ABC][0-9]?)?")
_SERIES = {"S": "D", "E": "RE", "P": "PP", "H": "H"}


def document_number(text: str) -> str:
    """Return a number as tables with columns of their own keep it: without blanks, commas and hyphens, in capitals.

    Where they write one document in several ways, :func:`document_identity` says what it is called.

    The SQL macro of this name in ``sql/macros.sql`` gives the same, and NULL where nothing is left.

    >>> document_number("US-4,722,345 A"), document_number("my-own id")
    ('US4722345A', 'MYOWNID')
    """
    return _LEFT_OUT.sub("", text).upper()


def document_identity(text: str) -> str:
    """Return the number of a patent document as every source of a corpus is to write it.

    Blanks, commas, hyphens, slashes and leading zeros make no difference, and the kind code none where
    it only tells the stages of one document: US, WO, and A, B and C of EP, GB, DE, FR and CA. Elsewhere, and
    for utility models and the like, the number starts anew with each kind, so the kind stays.
    US applications have seven digits behind the year, WO applications six behind a year of four.

    Notes
    -----
    The SQL macro of this name in ``sql/macros.sql`` gives the same answer to every text. Source: our own
    design, after WIPO standards ST.6, ST.10/C and ST.16 and the numbers in the files of the offices.

    Examples
    --------
    >>> {document_identity(text) for text in ("US4722345A", "US 4,722,345", "US-4722345-A", "us04722345")}
    {'US4722345'}
    >>> [document_identity(text) for text in ("US D0656296 S1", "US656296S", "US RE28,435 E", "USPP12345P2")]
    ['USD656296', 'USD656296', 'USRE28435', 'USPP12345']
    >>> [document_identity(text) for text in ("US 2001/0012345", "US20010012345A1", "US2001012345A1")]
    ['US20010012345', 'US20010012345', 'US20010012345']
    >>> [document_identity(text) for text in ("WO 99/12345", "WO2005/013972 A1", "EP 0 890 321 A2", "EP890321B1")]
    ['WO1999012345', 'WO2005013972', 'EP0890321', 'EP0890321']
    >>> [document_identity(text) for text in ("DE19714381C2", "DE1734877U", "JP 2005-123456 A", "my-own id")]
    ['DE19714381', 'DE1734877U', 'JP2005123456A', 'MYOWNID']
    """
    number = document_number(text)
    return _identity(number.replace("_", "")) or number


def publication(office: str, number: str, kind: str = "") -> str:
    """Return the identity of a publication whose parts stand apart; empty without a number.

    Examples
    --------
    >>> publication("WO", "WO 98/51827", ""), publication("US", "D0656296", "S1"), publication("US", "", "A")
    ('WO1998051827', 'USD656296', '')
    """
    office, bare = office.strip().upper(), document_number(number)
    if not bare:
        return ""
    code = kind.strip().upper()
    kind = code if re.fullmatch("[A-Z][0-9]?", code) else ""
    return document_identity(office + bare.removeprefix(office) + kind)


def application(office: str, number: str, kind: str = "") -> str:
    """Return the name of an application that no publication is known of; numbers of both may be alike.

    Examples
    --------
    >>> application("EP", "10012345", "A")
    'APPLNEP10012345A'
    """
    bare = document_number(office + number + kind)
    return f"APPLN{bare}" if bare else ""


def _identity(bare: str) -> str | None:
    """Recognise the numbers of the offices whose kinds are stages; None for all others."""
    if found := _US_APPLICATION.fullmatch(bare):
        return f"US{found[1]}{found[2].zfill(7)}"
    if found := _US.fullmatch(bare):
        return _us(*found.groups())
    if found := _WO.fullmatch(bare.replace("/", "")):
        return _wo(found[1])
    if found := _EP.fullmatch(bare):
        return "EP" + found[1].zfill(7)
    if found := _STAGES.fullmatch(bare):
        return found[1] + found[2]
    return None


def _us(series: str, digits: str, kind: str) -> str:
    """Add the letters of the series, which may stand in the kind alone: S is a design."""
    if not series and len(digits) <= 7:
        series = _SERIES.get(kind[:1], "")
    return f"US{series}{digits}"


def _wo(digits: str) -> str | None:
    """Years had two digits until 2004, and numbers five; 1978 was the first year."""
    if len(digits) == 7 or (len(digits) == 8 and digits[:2] not in ("19", "20")):
        century = "19" if digits[:2] >= "78" else "20"
        return f"WO{century}{digits[:2]}{digits[2:].zfill(6)}"
    if re.match("19[789]|20", digits):
        return f"WO{digits[:4]}{digits[4:].zfill(6)}"
    return None
