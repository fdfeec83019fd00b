"""The files: the same for the same seed, about as long as asked for, and with the structure of real ones."""

import json

import pytest

from citenet.sample import generate_sample


def test_same_seed_same_bytes(sample_folder, tmp_path):
    generate_sample(tmp_path)
    for name in ("citations.csv", "patents.csv", "truth.json"):
        assert (tmp_path / name).read_bytes() == (sample_folder / name).read_bytes()


def test_another_seed_gives_other_citations_of_the_same_world(sample, tmp_path):
    truth = generate_sample(tmp_path, citations=3000, seed=2)
    first = generate_sample(tmp_path, citations=3000, seed=3)
    assert truth["counts"] != first["counts"]
    assert truth["planted"] == first["planted"]


def test_returned_truth_is_the_written_one(tmp_path):
    truth = generate_sample(tmp_path, citations=2000)
    assert json.loads((tmp_path / "truth.json").read_text(encoding="utf-8")) == truth
    assert truth["simulated"] is True
    assert "Simulated" in truth["note"]


@pytest.mark.parametrize("citations", [20_000, 200_000])
def test_as_many_citations_as_asked_for(tmp_path, citations):
    truth = generate_sample(tmp_path, citations=citations)
    assert truth["counts"]["citations"] == pytest.approx(citations, rel=0.08)


def test_counts_are_those_of_the_files(sample):
    counts = sample.truth["counts"]
    recorded = sample.citations["cited"].isin(sample.documents.index)
    family = sample.documents["family"]
    distinct = sample.citations[recorded].drop_duplicates(["citing", "cited"])
    assert counts["citations"] == len(sample.citations)
    assert counts["documents"] == len(sample.documents)
    assert counts["families"] == family.nunique()
    assert counts["without_record"] == (~recorded).sum() > 0
    assert counts["in_family"] == (distinct["citing"].map(family) == distinct["cited"].map(family)).sum() > 0
    assert counts["duplicates"] == sample.citations.duplicated(["citing", "cited"]).sum() > 0
    assert counts["family_citations"] == len(sample.pairs)
    assert sample.citations["citing"].isin(sample.documents.index).all()


def test_reducing_to_families_matters(sample):
    assert len(sample.pairs) < 0.8 * len(sample.citations)
    members = sample.documents.groupby("family").size()
    assert 2 < members.mean() < 4
    assert (members > 1).mean() > 0.7


def test_about_one_in_two_hundred_pairs_is_mutual(sample):
    pairs = set(zip(sample.pairs["citing"], sample.pairs["cited"], strict=True))
    mutual = sum((cited, citing) in pairs for citing, cited in pairs) / 2
    share = mutual / (len(pairs) - mutual)
    assert share == pytest.approx(sample.truth["shares"]["mutual_pairs"], abs=1e-6)
    assert 0.003 < share < 0.008


def test_families_with_several_applicants_also_across_borders(sample):
    applicants = sample.patents.dropna(subset="organisation").groupby("family")
    several, countries = applicants["organisation"].nunique() > 1, applicants["country"].nunique() > 1
    assert several.mean() == pytest.approx(0.15, abs=0.02)
    assert countries.mean() == pytest.approx(0.06, abs=0.015)


def test_what_is_not_known_is_empty_in_the_stated_share_of_families(sample):
    family = sample.patents.groupby("family")
    no_country = family["country"].count() == 0
    nowhere = no_country & (family["inventor_country"].count() == 0)
    no_organisation = family["organisation"].count() == 0
    shares = sample.truth["shares"]
    assert (no_country & ~nowhere).mean() == pytest.approx(shares["country_from_inventor"], abs=1e-6)
    assert nowhere.mean() == pytest.approx(shares["country_unknown"], abs=1e-6)
    assert no_organisation.mean() == pytest.approx(shares["organisation_unknown"], abs=1e-6)
    assert min(shares["country_from_inventor"], shares["country_unknown"], shares["organisation_unknown"]) > 0.01


def test_offices_are_no_countries(sample):
    assert {"EP", "WO"} <= set(sample.patents["office"])
    assert not {"EP", "WO"} & (set(sample.patents["country"]) | set(sample.patents["inventor_country"]))


def test_countries_years_and_technologies(sample):
    assert 44 <= sample.patents["country"].nunique() <= 46
    assert (sample.patents["priority_year"].min(), sample.patents["priority_year"].max()) == (2000, 2025)
    assert (sample.patents["application_year"] >= sample.patents["priority_year"]).all()
    assert (sample.patents["publication_year"] > sample.patents["application_year"]).all()
    memberships = [family for families in sample.technologies.values() for family in families]
    n_families = sample.truth["counts"]["families"]
    several = (len(memberships) - len(set(memberships))) / n_families
    assert several == pytest.approx(sample.truth["shares"]["several_technologies"], abs=1e-6)
    assert 0.03 < 1 - len(set(memberships)) / n_families < 0.07


def test_families_that_cite_precede_or_match_those_cited_but_for_the_mutual_ones(sample):
    lag = sample.pairs["citing"].map(sample.years) - sample.pairs["cited"].map(sample.years)
    assert (lag < 0).mean() < 0.01
    assert lag.min() >= -2
    assert 3 < lag.mean() < 6


def test_recent_families_have_received_fewer_citations(sample):
    received = sample.pairs["cited"].value_counts().reindex(sample.years.index, fill_value=0)
    by_year = received.groupby(sample.years).mean()
    assert by_year.loc[2024:].max() < 0.5 * by_year.loc[2005:2015].min()
