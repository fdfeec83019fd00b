"""What do count tables look like? Three simulated ones, with planted facts that the measures must find again.

``python -m citenet.specialisation.sample_tables data/tables`` writes them; the same seed gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from citenet.reference.technologies import load_technologies
from citenet.specialisation.innovation_chain import STAGES

SEED = 2025
ENTITIES = ("US", "CN", "JP", "DE", "KR", "FR", "GB", "NL", "SE", "IT", "BE", "ES", "IN", "PL", "BR")
TECHNOLOGIES = tuple(technology.id for technology in load_technologies())
PRODUCTS = ("0901", "6109", "1701", "7208", "4011", "3901", "8708", "8504", "3004", "8471", "8517", "9027",
            "9013", "3822", "8456", "9031", "8542", "8486")
"""Codes of the Harmonised System, from what most entities can make to what few can: so it is planted."""
SIZE = dict(zip(ENTITIES, (100, 90, 60, 50, 40, 35, 35, 20, 16, 25, 14, 22, 45, 15, 18), strict=True))
SKILL = dict(zip(ENTITIES, (.90, .50, 1.0, .95, .80, .70, .75, .85, .65, .55, .60, .40, .20, .30, .10), strict=True))
IMPACT = {"NL": 1.5, "US": 1.3, "GB": 1.3, "SE": 1.2, "CN": .8, "IN": .7, "BR": .7, "PL": .8}
"""Citations per publication, as a multiple of what is usual in the field; 1 for the others."""
CHAIN = {("NL", stage): part for stage, part in zip(STAGES, (1.6, 1.0, .7, .4), strict=True)}
"""The share of an entity at a stage, as a multiple of what its size gives it; 1 for the others."""


def publications(seed: int = SEED) -> pd.DataFrame:
    """Simulate publications, their citations in the first five years, and researchers, 2019 to 2023.

    Planted: `IMPACT`; photonics makes up a large part of the publications of NL; two publications per
    researcher and year.

    Examples
    --------
    >>> publications().columns.tolist()
    ['entity', 'field', 'year', 'publications', 'citations', 'researchers', 'source']
    """
    rng = np.random.default_rng(seed)
    table = _grid(entity=ENTITIES, field=TECHNOLOGIES, year=range(2019, 2024))
    liking = _per(table, ["entity", "field"], lambda: rng.lognormal(0, .4))
    liking = liking.where(~((table["entity"] == "NL") & (table["field"] == "photonics")), 4.0)
    usual = _per(table, ["field"], lambda: rng.uniform(4, 20))
    made = rng.poisson(8 * table["entity"].map(SIZE) * liking)
    impact = table["entity"].map(IMPACT).fillna(1.0)
    return table.assign(
        publications=made,
        citations=rng.poisson(made * usual * impact),
        researchers=np.maximum(1, np.round(made / 2 * rng.uniform(.9, 1.1, len(table)))).astype(int),
        source="simulated",
    )


def trade(seed: int = SEED) -> pd.DataFrame:
    """Simulate exports in millions of dollars, 2021 to 2023.

    Planted: `PRODUCTS` are in order of difficulty, and an entity exports in earnest what is not beyond its
    `SKILL`; the skilled also make the simple things.

    Examples
    --------
    >>> trade().columns.tolist()
    ['entity', 'product', 'year', 'exports', 'source']
    """
    rng = np.random.default_rng(seed)
    table = _grid(entity=ENTITIES, product=PRODUCTS, year=range(2021, 2024))
    difficulty = table["product"].map({code: place / len(PRODUCTS) for place, code in enumerate(PRODUCTS)})
    able = 1 / (1 + np.exp(-20 * (table["entity"].map(SKILL) - difficulty)))
    market = _per(table, ["product"], lambda: rng.uniform(5, 50))
    taste = _per(table, ["entity", "product"], lambda: rng.lognormal(0, .5))
    noise = rng.lognormal(0, .1, len(table))
    exports = table["entity"].map(SIZE) * market * taste * noise * (able + .01)
    return table.assign(exports=exports.round(1), source="simulated")


def innovation_chain(seed: int = SEED) -> pd.DataFrame:
    """Simulate publications, patents, startups and scale-ups, 2021 to 2023.

    Planted: `CHAIN`, the share of NL falls from stage to stage.

    Examples
    --------
    >>> innovation_chain().columns.tolist()
    ['entity', 'technology', 'year', 'stage', 'count', 'source']
    """
    rng = np.random.default_rng(seed)
    table = _grid(entity=ENTITIES, technology=TECHNOLOGIES, year=range(2021, 2024), stage=STAGES)
    world = table["stage"].map(dict(zip(STAGES, (20000, 8000, 1500, 600), strict=True)))
    part = table["entity"].map(SIZE) / sum(SIZE.values())
    planted = [CHAIN.get(place, 1.0) for place in zip(table["entity"], table["stage"], strict=True)]
    return table.assign(count=rng.poisson(world * part * planted), source="simulated")


TABLES = {"publications": publications, "trade": trade, "innovation_chain": innovation_chain}


def write_sample_tables(folder: str | Path, seed: int = SEED) -> list[Path]:
    """Write every simulated table as CSV into `folder`; return the files.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [file.name for file in write_sample_tables(folder)]
    ['publications.csv', 'trade.csv', 'innovation_chain.csv']
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    files = [Path(folder, f"{name}.csv") for name in TABLES]
    for file, simulate in zip(files, TABLES.values(), strict=True):
        simulate(seed).to_csv(file, index=False, lineterminator="\n")
    return files


def _grid(**axes: object) -> pd.DataFrame:
    """One row a combination of the labels."""
    return pd.DataFrame(list(product(*axes.values())), columns=list(axes))  # type: ignore[call-overload]


def _per(table: pd.DataFrame, keys: list[str], draw: Callable[[], float]) -> pd.Series:
    """One number drawn for each combination of `keys`, in order of appearance, at every row that has it."""
    group = table.groupby(keys, sort=False).ngroup()
    return group.map([draw() for _ in range(group.max() + 1)].__getitem__)


if __name__ == "__main__":
    write_sample_tables(sys.argv[1])
