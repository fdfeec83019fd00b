"""Which classes is a US grant in, in all the ways in which its XML has written them?"""

from __future__ import annotations

from collections.abc import Iterator

from citenet.importers.xml_document import Element

_IPC = (("classifications-ipcr", "classification-ipcr"),)
_CPC = (("classifications-cpc", "main-cpc", "classification-cpc"),
        ("classifications-cpc", "further-cpc", "classification-cpc"))


def classes(about: Element) -> Iterator[tuple[str, str]]:
    """Go through scheme and symbol of all classes of a grant: IPC in both its forms, CPC, USPC."""
    for scheme, paths in (("IPC", _IPC), ("CPC", _CPC)):
        for path in paths:
            yield from ((scheme, _symbol(one)) for one in about.all(*path))
    for scheme, tag, read in (("IPC", "classification-ipc", ipc_of_edition_7),
                              ("USPC", "classification-national", us_class)):
        for whole in about.all(tag):
            yield from ((scheme, read(one.text)) for one in whole.children
                        if one.tag in ("main-classification", "further-classification"))


def _symbol(parts: Element) -> str:
    subclass = "".join(parts.value(part) for part in ("section", "class", "subclass"))
    return f"{subclass} {parts.value('main-group')}/{parts.value('subgroup')}"


def ipc_of_edition_7(text: str) -> str:
    """Read a symbol in which the main group stands in three columns and the subgroup behind it.

    >>> ipc_of_edition_7("A45F  504"), ipc_of_edition_7("A61K 31505"), ipc_of_edition_7("H01L")
    ('A45F 5/04', 'A61K 31/505', 'H01L')
    """
    subclass, group, subgroup = text[:4], text[4:7].strip(), text[7:].strip()
    return f"{subclass} {group}/{subgroup}" if group and subgroup else subclass


def us_class(text: str) -> str:
    """Read a US class: three columns of class, three of subclass, then its decimals or letters.

    >>> [us_class(text) for text in ("  2 52", " 4012404", "D14126", " 24 305 R", "D 1128", "385")]
    ['2/52', '40/124.04', 'D14/126', '24/30.5R', 'D1/128', '385']
    """
    main, whole, rest = text[:3].replace(" ", ""), text[3:6].strip(), text[6:].replace(" ", "")
    if not whole:
        return main
    return f"{main}/{whole}{'.' if rest[:1].isdigit() else ''}{rest}"
