"""The sample read back and counted with plain pandas, by none of citenet's own counting."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import pandas as pd
import pytest

from citenet.sample import generate_sample

SYMBOL = re.compile(r"^([A-HY]\d\d[A-Z])(?: (\d+)(?:/(\d+))?)?$")


def _technologies_of(scheme: str, symbol: str) -> set[str]:
    text = resources.files("citenet.reference").joinpath("technologies.toml").read_text(encoding="utf-8")
    return {
        technology["id"] for technology in tomllib.loads(text)["technology"]
        for rule in technology["codes"] if rule["tier"] == "core" and _holds(rule, scheme, symbol)
    }


def _holds(rule: dict, scheme: str, symbol: str) -> bool:
    if "USPC" in (scheme, rule["scheme"]):
        return scheme == rule["scheme"] and symbol == rule["code"]
    if rule["scheme"] == "CPC" and scheme != "CPC":
        return False
    subclass, group, subgroup = SYMBOL.match(symbol).groups()
    wanted_subclass, wanted_group, wanted_subgroup = SYMBOL.match(rule["code"]).groups()
    if subclass != wanted_subclass or wanted_group not in (None, group):
        return False
    if "to" in rule:
        last = SYMBOL.match(rule["to"]).group(3)
        return float(f".{wanted_subgroup}") <= float(f".{subgroup}") <= float(f".{last}")
    return wanted_subgroup is None or (
        subgroup == "00" if wanted_subgroup == "00" else subgroup.startswith(wanted_subgroup))


@dataclass(frozen=True)
class Counted:
    """A sample with its truth, and family-level tables made from the two CSV files."""

    truth: dict
    citations: pd.DataFrame
    patents: pd.DataFrame

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a document."""
        return self.patents.drop_duplicates("patent").set_index("patent")

    @cached_property
    def years(self) -> pd.Series:
        """Earliest priority year of each family."""
        return self.patents.groupby("family")["priority_year"].min()

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Pairs of families, each once, without those inside a family."""
        family = self.documents["family"]
        pairs = pd.DataFrame({side: self.citations[side].map(family) for side in ("citing", "cited")})
        pairs = pairs.dropna().astype(int).drop_duplicates()
        return pairs[pairs["citing"] != pairs["cited"]]

    @cached_property
    def technologies(self) -> dict[str, set[int]]:
        """Families of each technology."""
        held: dict[str, set[int]] = {name: set() for name in self.truth["technologies"]}
        for scheme in ("ipc", "cpc", "uspc"):
            listed = self.patents[["family", scheme]].dropna().drop_duplicates()
            listed = listed.assign(symbol=listed[scheme].str.split(";")).explode("symbol")
            for symbol, families in listed.groupby("symbol")["family"]:
                for technology in _technologies_of(scheme.upper(), symbol):
                    held[technology] |= set(families)
        return held

    @cached_property
    def shares(self) -> pd.DataFrame:
        """Country shares of each family: applicants', else inventors'; those of neither left out."""
        rows = self.patents.assign(place=self.patents.groupby("patent").cumcount())
        applicants = rows.dropna(subset="country").drop_duplicates(["family", "place"])
        others = rows[~rows["family"].isin(applicants["family"])]
        inventors = others.dropna(subset="inventor_country").drop_duplicates(["family", "place"])
        parties = pd.concat([applicants[["family", "country"]],
                             inventors[["family", "inventor_country"]].set_axis(["family", "country"], axis=1)])
        shares = parties.groupby("family")["country"].value_counts(normalize=True)
        return shares.rename("share").reset_index()

    def flows(self, technology: str | None = None, years: tuple[int, int] = (0, 9999)) -> pd.DataFrame:
        """Fractional citations between countries, rows cite columns, both families in the technology."""
        pairs = self.pairs[self.pairs["citing"].map(self.years).between(*years)]
        if technology is not None:
            members = self.technologies[technology]
            pairs = pairs[pairs["citing"].isin(members) & pairs["cited"].isin(members)]
        for side in ("citing", "cited"):
            shares = self.shares.set_axis([side, f"{side}_country", f"{side}_share"], axis=1)
            pairs = pairs.merge(shares, on=side)
        pairs = pairs.assign(citations=pairs["citing_share"] * pairs["cited_share"])
        table = pairs.pivot_table(index="citing_country", columns="cited_country", values="citations", aggfunc="sum")
        countries = sorted(set(table.index) | set(table.columns))
        return table.reindex(index=countries, columns=countries).fillna(0.0)

    def families(self, technology: str, years: tuple[int, int] = (0, 9999)) -> pd.Series:
        """Fractional families of each country in a technology."""
        inside = self.shares["family"].isin(self.technologies[technology])
        inside &= self.shares["family"].map(self.years).between(*years)
        return self.shares[inside].groupby("country")["share"].sum()

    def sources(self, country: str, technology: str, years: tuple[int, int] = (0, 9999)) -> pd.Series:
        """Parts of the foreign citations of a country, by source."""
        made = self.flows(technology, years).loc[country].drop(country)
        return made[made > 0] / made.sum()


def count(folder: Path) -> Counted:
    """Read a sample back."""
    read = {"keep_default_na": False, "na_values": [""]}
    return Counted(
        json.loads((folder / "truth.json").read_text(encoding="utf-8")),
        pd.read_csv(folder / "citations.csv", **read),
        pd.read_csv(folder / "patents.csv", dtype={"uspc": str}, **read),
    )


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample that citenet makes unless told otherwise."""
    folder = tmp_path_factory.mktemp("sample")
    generate_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Counted:
    """Return the default sample, counted."""
    return count(sample_folder)


@pytest.fixture(scope="session")
def technologies_of_symbol():
    """Return the function from scheme and symbol to the technologies whose core rules hold it."""
    return _technologies_of
