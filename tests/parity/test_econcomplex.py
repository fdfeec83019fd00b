"""RCA, complexity and relatedness against econcomplex and ecomplexity, and against dense sums one at a time."""

from __future__ import annotations

import math
import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from citenet import specialisation

SEEDS = range(20)


def random_counts(seed: int) -> pd.DataFrame:
    """Return counts of 8 to 27 entities in 10 to 32 fields, some of them 0."""
    random = np.random.default_rng(seed)
    shape = random.integers(8, 28), random.integers(10, 33)
    size, market = random.lognormal(0, 1, shape[0]), random.lognormal(0, 1, shape[1])
    counts = np.outer(size, market) * random.lognormal(0, 1, shape) * (random.random(shape) < 0.9) * 100
    return pd.DataFrame(counts, index=[f"e{i:02d}" for i in range(shape[0])],
                        columns=[f"f{t:02d}" for t in range(shape[1])])


@pytest.fixture(params=SEEDS)
def counts(request) -> pd.DataFrame:
    return random_counts(request.param)


@pytest.fixture
def econcomplex():
    return pytest.importorskip("econcomplex", reason="the oracle econcomplex is not installed")


@pytest.fixture
def ecomplexity(counts) -> pd.DataFrame:
    """Return what ecomplexity makes of the counts; the warnings are its own, of pandas 3 among them."""
    program = pytest.importorskip("ecomplexity", reason="the oracle ecomplexity is not installed")
    tidy = counts.rename_axis(index="entity", columns="field").melt(ignore_index=False).reset_index().assign(year=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return program.ecomplexity(tidy, {"time": "year", "loc": "entity", "prod": "field", "val": "value"},
                                   check_logsupermodularity=False, verbose=False)


def correlation(left: pd.Series, right: pd.Series) -> float:
    return float(np.corrcoef(left, right.reindex(left.index))[0, 1])


def test_econcomplex_agrees(counts, econcomplex):
    presence = specialisation.specialised(counts)
    np.testing.assert_allclose(specialisation.rca(counts), econcomplex.rca(counts), rtol=1e-12)
    found = specialisation.complexity(presence)
    of_entities, of_fields = econcomplex.eci_pci(counts)
    assert correlation(found.entities, of_entities) == pytest.approx(1, abs=1e-9)
    # It turns the fields by their ubiquity, apart from the entities, so that the sign may differ from ours.
    assert abs(correlation(found.fields, of_fields)) == pytest.approx(1, abs=1e-9)
    related = specialisation.relatedness(presence)
    np.testing.assert_allclose(related, econcomplex.proximity(counts)["product"], atol=1e-12)
    np.testing.assert_allclose(specialisation.relatedness_density(presence, related),
                               econcomplex.relatedness_density(counts), atol=1e-9)


def test_ecomplexity_agrees(counts, ecomplexity):
    presence = specialisation.specialised(counts)
    theirs = ecomplexity.set_index(["entity", "field"])
    rca = ecomplexity.pivot_table(index="entity", columns="field", values="rca")
    np.testing.assert_allclose(specialisation.rca(counts), rca.reindex_like(counts), rtol=1e-12)
    found = specialisation.complexity(presence)
    assert correlation(found.entities, theirs["eci"].groupby("entity").first()) == pytest.approx(1, abs=1e-9)
    assert correlation(found.fields, theirs["pci"].groupby("field").first()) == pytest.approx(1, abs=1e-9)


def test_ecomplexity_agrees_on_opportunity(counts):
    """It keeps the diagonal of relatedness, and leaves out the loss of the field itself."""
    outlook = pytest.importorskip("ecomplexity.coicog", reason="the oracle ecomplexity is not installed")
    presence = specialisation.specialised(counts)
    related = specialisation.relatedness(presence) + np.eye(len(counts.columns))
    of_fields = specialisation.complexity(presence).fields
    near = 1 - specialisation.distance(presence, related)
    value, gain = outlook.calc_coi_cog(
        SimpleNamespace(density_t=near.to_numpy(), mcp_t=presence.to_numpy(dtype=int), pci_t=of_fields.to_numpy()),
        related.to_numpy())
    ours = specialisation.opportunity_value(presence, related, of_fields=of_fields)
    np.testing.assert_allclose(ours, value, rtol=1e-9)
    ours = specialisation.opportunity_gain(presence, related, of_fields=of_fields) + near * of_fields
    np.testing.assert_allclose(ours.fillna(0.0), gain, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_rca_one_sum_at_a_time(seed):
    counts = random_counts(seed)
    found = specialisation.rca(counts)
    everything = math.fsum(counts.to_numpy().ravel())
    for entity in counts.index:
        for field in counts.columns:
            of_entity = counts.loc[entity, field] / math.fsum(counts.loc[entity])
            assert found.loc[entity, field] == pytest.approx(of_entity / (math.fsum(counts[field]) / everything))


@pytest.mark.parametrize("seed", SEEDS)
def test_complexity_from_the_matrix_itself(seed):
    """The second eigenvector of T, not symmetric, by the general solver; that of entities as means over fields."""
    presence = specialisation.specialised(random_counts(seed))
    present = presence.to_numpy(dtype=float)
    transition = (present.T / present.sum(axis=0)[:, None]) @ (present / present.sum(axis=1)[:, None])
    values, vectors = np.linalg.eig(transition)
    order = np.argsort(-values.real)
    of_fields = vectors[:, order[1]].real
    of_entities = np.array([of_fields[row > 0].mean() for row in present])
    if np.corrcoef(of_entities, present.sum(axis=1))[0, 1] < 0:
        of_fields, of_entities = -of_fields, -of_entities
    found = specialisation.complexity(presence)
    np.testing.assert_allclose(found.eigenvalues, values.real[order][: len(found.eigenvalues)], atol=1e-9)
    for ours, theirs in ((found.fields, of_fields), (found.entities, of_entities)):
        np.testing.assert_allclose(ours, 100 * (theirs - theirs.min()) / np.ptp(theirs), atol=1e-6)
