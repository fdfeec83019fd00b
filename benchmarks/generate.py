"""Synthetic citations of any size, seeded: documents, owners and classes as a source would publish them.

Patents cite in-field with preferential attachment, by copying what an earlier patent cites. 200,000 organisations of
Zipf sizes in 110 countries, 1 to 6 class symbols, years 2000 to 2025; three in ten patents belong to the family of an
earlier one; 15 % of what is cited is not in the table of patents. Edges come sorted by citing patent.

    python benchmarks/generate.py 1M FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from citenet.reference.countries import load_countries

SIZES = {"1M": 1_000_000, "10M": 10_000_000, "100M": 100_000_000, "300M": 300_000_000}
PATENTS_PER_CITATION = 0.09
N_COUNTRIES, N_ORGANISATIONS, N_FIELDS = 110, 200_000, 60
SUBCLASSES, GROUPS = 10, 120
"""Subclasses of a field, and symbols of a subclass."""
PARTS = 50
"""A citation copies one of an earlier part."""
IN_FIELD, COPIED, OUTSIDE, IN_FAMILY = .6, .8, .15, .3
SCOPES = {"narrow": 1, "broad": 6}
"""How many of the sixty fields each of the ten technologies holds: 17 % of the patents, or all."""


def generate(size: str, folder: Path) -> None:
    """Write ``citations`` and ``patents``, as CSV and as Parquet of the same text, and the technology files."""
    folder.mkdir(parents=True, exist_ok=True)
    n_citations = SIZES[size]
    n_patents = int(n_citations * PATENTS_PER_CITATION)
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        _write(connection, folder / "citations", _citations(n_citations, n_patents), """
            select 'US' || (7_000_000 + citing) || 'B2' as citing,
                case when outside then 'EP' || (1_000_000 + cited) || 'A1'
                    else 'US' || (7_000_000 + cited) || 'B2' end as cited""")
        _write(connection, folder / "patents", _patents(n_patents), """
            select 'US' || (7_000_000 + patent) || 'B2' as patent, family, year, country, organisation, ipc""")
    for scope in SCOPES:
        (folder / f"{scope}.toml").write_text(technology_file(scope), encoding="utf-8")


def technology_file(scope: str) -> str:
    """Return ten technologies, each made of whole fields, in the form that citenet reads."""
    blocks = []
    for technology in range(10):
        fields = range(technology, 10 * SCOPES[scope], 10)
        codes = ", ".join(f'{{ scheme = "IPC", code = "{subclass(field * SUBCLASSES + one)}" }}'
                          for field in fields for one in range(SUBCLASSES))
        blocks.append(f'[[technology]]\nid = "field-{technology}"\nname = "Field {technology}"\ncodes = [{codes}]\n')
    return "\n".join(blocks)


def subclass(number: int) -> str:
    """Return the code of one of the 600 subclasses.

    >>> subclass(0), subclass(599)
    ('A01B', 'H15F')
    """
    section, rest = divmod(number, 75)
    return f"{'ABCDEFGH'[section]}{rest // 5 + 1:02}{'BCDEF'[rest % 5]}"


def _write(connection: duckdb.DuckDBPyConnection, path: Path, parts: Iterator[pd.DataFrame], text: str) -> None:
    """Write numbers part by part, and turn all of them to text at once: the same rows, in order, in both forms."""
    with_numbers = path.with_suffix(".parts")
    with_numbers.mkdir(exist_ok=True)
    for number, part in enumerate(parts):
        connection.register("part", part)
        connection.execute(f"copy part to '{with_numbers}/{number:04}.parquet'")
    for ending in ("csv", "parquet"):
        connection.execute(f"copy ({text} from '{with_numbers}/*.parquet') to '{path}.{ending}'")
    for file in with_numbers.iterdir():
        file.unlink()
    with_numbers.rmdir()


def _citations(n: int, n_patents: int) -> Iterator[pd.DataFrame]:
    random = np.random.default_rng(1)
    cited = np.zeros(n, dtype=np.int32)
    for start in range(0, n, n // PARTS):
        end = start + n // PARTS
        first, last = (int(n_patents * (edge / n)) for edge in (start, end))
        citing = np.sort(random.integers(first, last, end - start)).astype(np.int32)
        chosen = random.integers(0, np.maximum(citing, 1)).astype(np.int32)
        if start:
            copied = random.random(end - start) < COPIED
            chosen[copied] = cited[random.integers(0, start, copied.sum())]
        in_field = random.random(end - start) < IN_FIELD
        # The next patent of the same field: hubs then are hubs of their field.
        chosen[in_field] += (citing - chosen)[in_field] % N_FIELDS
        cited[start:end] = np.minimum(chosen, n_patents - 1)
        outside = random.random(end - start) < OUTSIDE
        other = random.integers(0, n_patents // 2, end - start)
        yield pd.DataFrame({"citing": citing, "cited": np.where(outside, other, cited[start:end]), "outside": outside})


def _patents(n: int) -> Iterator[pd.DataFrame]:
    random = np.random.default_rng(2)
    homes = _zipf(random, N_COUNTRIES, N_ORGANISATIONS)
    codes = np.array([code for code, one in load_countries().items() if one.kind == "country"][:N_COUNTRIES])
    symbols = np.array([f"{subclass(place)} {1 + group // 4}/{2 * (group % 4):02}"
                        for place in range(N_FIELDS * SUBCLASSES) for group in range(GROUPS)])
    family = _families(random, n)
    # Nine of ten members have the owners of the first.
    described = np.where(random.random(n) < .9, family, np.arange(n))
    owners = [_zipf(random, N_ORGANISATIONS, n)[described] for _ in range(3)]
    many = np.searchsorted([.02, .87, .97], random.random(n), side="right")[described]
    for part in np.split(np.arange(n), PARTS):
        own = [one[part] for one in owners]
        names = [np.char.add("ORGANISATION ", one.astype(str)) for one in own]
        yield pd.DataFrame({
            "patent": part,
            "family": np.char.add("F", family[part].astype(str)),
            "year": 2000 + (26 * part // n),
            "country": _cells([codes[homes[one]] for one in own], many[part]),
            "organisation": _cells(names, many[part]),
            "ipc": _cells(_symbols(random, part % N_FIELDS, symbols), random.binomial(5, .28, len(part)) + 1),
        })


def _families(random: np.random.Generator, n: int) -> np.ndarray:
    """Return the first member of the family of each patent: a little earlier, of the same field."""
    first = np.arange(n)
    earlier = first - N_FIELDS * random.integers(1, 50, n)
    first = np.where((random.random(n) < IN_FAMILY) & (earlier >= 0), earlier, first)
    while not np.array_equal(further := first[first], first):
        first = further
    return first


def _symbols(random: np.random.Generator, field: np.ndarray, symbols: np.ndarray) -> list[np.ndarray]:
    """Draw six symbols of each patent, four of five of its own field, the first always."""
    found = []
    for place in range(6):
        other = random.random(len(field)) < (.2 if place else 0)
        own = np.where(other, random.integers(0, N_FIELDS, len(field)), field)
        within = _zipf(random, SUBCLASSES * GROUPS, len(field))
        found.append(symbols[own * SUBCLASSES * GROUPS + within])
    return found


def _cells(values: list[np.ndarray], many: np.ndarray) -> np.ndarray:
    """Put the first so many values of each row into one cell."""
    cells = np.where(many > 0, values[0], "").astype(object)
    for place, value in enumerate(values[1:], start=1):
        held = many > place
        cells[held] = cells[held] + ";" + value[held].astype(object)
    return cells


def _zipf(random: np.random.Generator, n: int, size: int) -> np.ndarray:
    """Draw from 0 to n - 1, the k-th with a chance of about 1 / (k + 1)."""
    return np.minimum(np.exp(random.random(size) * np.log(n + 1)).astype(np.int64) - 1, n - 1)


if __name__ == "__main__":
    generate(sys.argv[1], Path(sys.argv[2]))
