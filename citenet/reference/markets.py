"""How large is the market in which a patent protects?"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources


@cache
def market_sizes() -> dict[str, float]:
    """Return the size of each country's market in billions of US dollars: gross domestic product.

    Gross national income, which the definition prefers, is not at hand; the file names year and source.

    >>> market_sizes()["US"] > market_sizes()["NL"] > 0
    True
    """
    return {row["country"]: float(row["billion_usd"]) for row in _rows("market_size.csv")}


@cache
def markets_of(office: str) -> tuple[str, ...]:
    """Return the countries whose markets a document of `office` stands for; none for WO.

    >>> markets_of("EP"), markets_of("NL"), markets_of("WO")
    (('DE', 'FR', 'GB'), ('NL',), ())
    """
    stands_for = tuple(row["market"] for row in _rows("office_markets.csv") if row["office"] == office)
    return stands_for or ((office,) if office in market_sizes() else ())


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("citenet.reference").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
