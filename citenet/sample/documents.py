"""Which documents does a family consist of, and which of them cite? Several members, several citations of one pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.sample.citations import FamilyCitations
from citenet.sample.draw import chance
from citenet.sample.families import Families
from citenet.sample.world import World

FIRST_NUMBER = 10_000_000
NO_RECORD = "US3"
"""How the numbers begin of cited documents that have no record."""


@dataclass(frozen=True, eq=False)
class Documents:
    """One entry a document, those of a family together: its family, office and number.

    `first` and `members` tell for each family where its documents begin and how many there are.
    """

    family: np.ndarray
    office: np.ndarray
    numbers: np.ndarray
    first: np.ndarray
    members: np.ndarray


@dataclass(frozen=True, eq=False)
class DocumentCitations:
    """Rows of the citation file: places in `Documents`; `cited` goes on beyond it for those without record."""

    citing: np.ndarray
    cited: np.ndarray
    without_record: np.ndarray
    losses: dict[str, int]


def draw_documents(world: World, families: Families, rng: np.random.Generator) -> Documents:
    """Draw where each family was filed: at home (else at EP), and abroad by chance."""
    offices = world.details["offices"]
    names = np.array(sorted({*offices["home"], *offices["abroad"]}))
    home = _home_offices(world, names)[families.countries[:, 0]]
    filed = np.zeros((len(families), len(names)), dtype=bool)
    for office, probability in offices["abroad"].items():
        filed[:, np.searchsorted(names, office)] = chance(rng, probability, len(families))
    filed[np.arange(len(families)), home] = True
    family, office = np.nonzero(filed)
    members = filed.sum(axis=1)
    kinds = np.array([offices["kind"].get(name, "B") for name in names], dtype=object)
    running = np.arange(FIRST_NUMBER, FIRST_NUMBER + len(family)).astype(str).astype(object)
    numbers = names.astype(object)[office] + running + kinds[office]
    return Documents(family, names[office], numbers, np.cumsum(members) - members, members)


def _home_offices(world: World, names: np.ndarray) -> np.ndarray:
    known = set(world.details["offices"]["home"])
    return np.searchsorted(names, [name if name in known else "EP" for name in world.countries])


def draw_document_citations(
    world: World, documents: Documents, pairs: FamilyCitations, rng: np.random.Generator
) -> DocumentCitations:
    """Draw which documents carry the citations of each pair, and add what real files hold beside it."""
    rates = world.rates
    citing, cited = _carried(documents, pairs, rates["repeated_by_member"], rng)
    inside = _in_family(documents, round(rates["in_family"] * len(citing)), rng)
    lost = _without_record(documents, pairs.unfound, round(rates["without_record"] * len(citing)), rng)
    again = np.sort(rng.choice(len(citing), round(rates["duplicate"] * len(citing)), replace=False))
    beyond = len(documents.family) + np.arange(len(lost))
    all_citing = np.concatenate([citing, inside[0], lost, citing[again]])
    all_cited = np.concatenate([cited, inside[1], beyond, cited[again]])
    order = np.lexsort((all_cited, all_citing))
    numbers = np.array([f"{NO_RECORD}{k:07d}A" for k in range(len(lost))], dtype=object)
    losses = {"without_record": len(lost), "in_family": len(inside[0]), "duplicates": len(again)}
    return DocumentCitations(all_citing[order], all_cited[order], numbers, losses)


def _carried(
    documents: Documents, pairs: FamilyCitations, repeated: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Let a document of each citing family cite, and now and then another member too."""
    n = len(pairs.citing)
    members = documents.members[pairs.citing]
    place = _any_of(members, rng)
    other = (place + 1 + _any_of(np.maximum(members - 1, 1), rng)) % members
    repeats = (members > 1) & chance(rng, repeated, n)
    citing = documents.first[pairs.citing]
    cited = [documents.first[pairs.cited] + _any_of(documents.members[pairs.cited], rng) for _ in range(2)]
    return (np.concatenate([citing + place, (citing + other)[repeats]]),
            np.concatenate([cited[0], cited[1][repeats]]))


def _any_of(sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw a place in each of several groups of the given sizes."""
    return (rng.random(len(sizes)) * sizes).astype(np.int64)


def _in_family(documents: Documents, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw families with several members, at most once each, and let the second member cite the first."""
    several = np.flatnonzero(documents.members > 1)
    first = documents.first[rng.choice(several, min(n, len(several)), replace=False)]
    return first + 1, first


def _without_record(documents: Documents, unfound: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Return the documents that cite something outside the file."""
    return np.concatenate([documents.first[unfound], rng.integers(len(documents.family), size=n)])
