"""The world is well formed: shares add up, closed countries are closed, class symbols mean one technology."""

import tomllib
from importlib import resources

import numpy as np
import pytest

from citenet.sample import world
from citenet.sample.organisations import organisations_of

TECHNOLOGIES = ("photonics", "quantum", "process", "biomolecular", "imaging", "mechatronics", "ai",
                "energy_materials", "semiconductors", "cybersecurity")


def test_it_has_the_ten_technologies_and_one_for_the_rest():
    assert world().technologies == (*TECHNOLOGIES, "none")


def test_distributions_add_up_to_one():
    simulated = world()
    assert simulated.families.sum() == pytest.approx(1)
    for table in (simulated.propensity, simulated.cited_technology, simulated.cited_year):
        np.testing.assert_allclose(table.sum(axis=-1), 1)
        assert (table >= 0).all()


def test_nobody_cites_the_future():
    assert np.triu(world().cited_year, k=1).sum() == 0


def test_isolate_cites_itself_only_and_pure_importer_is_never_cited():
    simulated = world()
    isolate, importer = simulated.country("UY"), simulated.country("VN")
    cited = simulated.propensity.sum(axis=(0, 1))
    assert np.flatnonzero(cited[isolate]).tolist() == [isolate]
    assert np.flatnonzero(cited[:, isolate]).tolist() == [isolate]
    assert cited[:, importer].sum() == 0
    assert not simulated.partners[:, [isolate, importer]].any()


def test_a_leaning_country_gives_the_stated_part_beside_what_its_size_draws():
    simulated = world()
    row = simulated.propensity[simulated.technology("imaging"), 0, simulated.country("NL")]
    foreign = np.delete(row, simulated.country("NL"))
    assert row[simulated.country("CN")] / foreign.sum() > 0.78
    other = simulated.propensity[simulated.technology("semiconductors"), 0, simulated.country("NL")]
    assert other[simulated.country("CN")] / (1 - other[simulated.country("NL")]) < 0.2


def test_organisations_are_evidently_invented_and_have_one_home():
    simulated = world()
    organisations = organisations_of(simulated)
    assert 280 <= len(organisations.names) == len(set(organisations.names)) <= 320
    assert all(name.startswith("Simulated ") for name in organisations.names)
    assert set(organisations.country) == set(range(len(simulated.countries)))
    np.testing.assert_allclose(organisations.weight.sum(axis=2), 1)
    homes = organisations.weight[0].argmax(axis=0)
    np.testing.assert_array_equal(homes, organisations.country)


def test_every_symbol_belongs_to_its_technology_alone(technologies_of_symbol):
    text = resources.files("citenet.sample").joinpath("world.toml").read_text(encoding="utf-8")
    for name, about in tomllib.loads(text)["technologies"].items():
        for scheme in ("ipc", "cpc", "uspc"):
            for symbol in about.get(scheme, []):
                wanted = set() if name == "none" else {name}
                assert technologies_of_symbol(scheme.upper(), symbol) == wanted, symbol
