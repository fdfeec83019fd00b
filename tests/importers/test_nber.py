"""The NBER sample: figures of Hall, Jaffe and Trajtenberg's files, counted once more with csv and dictionaries."""

import csv
from collections import Counter

import pytest

from citenet.corpus import read_corpus
from citenet.errors import InputError
from citenet.importers import check_corpus, import_nber


@pytest.fixture
def nber(shared_data, tmp_path):
    files = shared_data / "nber" / "cite75_99.txt", shared_data / "nber" / "apat63_99.txt"
    return tmp_path / "corpus", import_nber(*files, tmp_path / "corpus"), files


def read(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


COUNTRIES = """
    select citing.country, cited.country, count(*) from citations
    join parties as citing on citations.citing = citing.patent and citing.role = 'inventor'
    join parties as cited on citations.cited = cited.patent and cited.role = 'inventor'
    group by all"""


def test_country_pairs_are_those_of_the_files(nber, ask):
    folder, _, (citations, patents) = nber
    country = {row["PATENT"]: row["COUNTRY"] for row in read(patents)}
    expected = Counter((country[row["CITING"]], country[row["CITED"]]) for row in read(citations)
                       if row["CITING"] in country and row["CITED"] in country)
    found = {(citing, cited): n for citing, cited, n in ask(folder, COUNTRIES)}
    assert found == expected
    # Rows cite columns: Japanese patents cite US ones 428 times.
    published = {("US", "US"): 3454, ("JP", "US"): 428, ("JP", "JP"): 418, ("US", "JP"): 394, ("US", "DE"): 191,
                 ("DE", "US"): 187, ("US", "GB"): 127, ("GB", "US"): 117, ("DE", "DE"): 100, ("US", "FR"): 93}
    assert {pair: found[pair] for pair in published} == published


def test_counts_of_the_sample(nber, ask, losses):
    folder, manifest, _ = nber
    assert manifest["tables"]["citations"] == 8274
    assert manifest["unit"] == "publication"
    assert losses(manifest, "citations") == {}
    assert ask(folder, "select count(*) from patents where recorded") == [(17732,)]
    assert ask(folder, "select count(distinct country) from parties where role = 'inventor'") == [(57,)]
    counts = check_corpus(read_corpus(folder))["citations"]
    assert counts["both_ends_described"] == 6945
    assert (counts["citing_not_described"], counts["cited_not_described"]) == (4, 1326)
    assert counts["within_one_organisation"] == 643


def test_the_second_file_may_not_be_another_one(shared_data, tmp_path):
    file = shared_data / "nber" / "cite75_99.txt"
    with pytest.raises(InputError, match="no column 'patent' and 'gyear'"):
        import_nber(file, file, tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()
