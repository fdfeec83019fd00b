"""A corpus is harmonised in place: organisations anew, all else as it was."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from citenet.corpus import Corpus, read_corpus, write_manifest
from citenet.errors import InputError
from citenet.harmonise import applicant_names, decided, harmonise_corpus

PARTIES = pd.DataFrame(
    [(1, "applicant", 1, "Siemens AG", "x", "DE"), (1, "inventor", 1, "Braun, Eva", None, "DE"),
     (2, "applicant", 1, "SIEMENS AKTIENGESELLSCHAFT", None, "AT"), (2, "applicant", 2, None, "kept", None),
     (3, "applicant", 1, "Siemens AG", None, "DE"), (4, "applicant", 1, "Siemens AG", None, "AT"),
     (4, "applicant", 2, "---", None, None)],
    columns=["patent", "role", "sequence", "name", "organisation", "country"]).assign(beside="a column of the importer")


@pytest.fixture
def corpus(tmp_path) -> Corpus:
    with duckdb.connect() as engine:
        engine.register("parties", PARTIES)
        engine.execute(f"COPY parties TO '{tmp_path}/parties.parquet' (FORMAT parquet)")
    write_manifest(tmp_path, {"tables": {"parties": len(PARTIES)}})
    return read_corpus(tmp_path)


def rows(corpus: Corpus) -> pd.DataFrame:
    with duckdb.connect() as engine:
        return engine.execute(f"SELECT * FROM '{corpus.table('parties')}'").df()


def test_names_are_counted_with_their_most_frequent_country(corpus):
    names = applicant_names(corpus)
    assert names["name"].tolist() == ["---", "SIEMENS AKTIENGESELLSCHAFT", "Siemens AG"]
    assert names["n"].tolist() == [1, 1, 3]
    assert names["country"].fillna("?").tolist() == ["?", "AT", "DE"]


def test_applicants_with_a_name_get_an_organisation_and_a_rule(corpus):
    account = harmonise_corpus(corpus)
    after = rows(corpus).fillna("?")
    assert after["organisation"].tolist() == ["SIEMENS", "?", "SIEMENS", "kept", "SIEMENS", "SIEMENS", "?"]
    with_rule = after["organisation_rule"] == "legal form"
    assert with_rule.tolist() == [True, False, True, False, True, True, False]
    assert account.to_dict("list") == {
        "rule": ["legal form", "no letter or digit"], "n_names": [2, 1], "n_parties": [4, 1]}


def test_nothing_else_changes(corpus):
    harmonise_corpus(corpus)
    unchanged = [column for column in PARTIES if column != "organisation"]
    after = rows(corpus)[unchanged]
    pd.testing.assert_frame_equal(after.fillna("?"), PARTIES[unchanged].fillna("?"), check_dtype=False)


def test_the_manifest_tells_what_was_done(corpus):
    harmonise_corpus(corpus, decisions=decided(pd.DataFrame([("SIEMENS", "Siemens Group", "yes")],
                                                            columns=["name", "organisation", "decision"])))
    told = read_corpus(corpus.path).manifest["harmonised"]
    assert (told["names"], told["organisations"], told["decisions"]) == (3, 1, 1)
    assert told["parties_by_rule"] == {"legal form + decision": 4, "no letter or digit": 1}


def test_harmonising_again_gives_the_same_bytes_and_leaves_nothing_behind(corpus):
    harmonise_corpus(corpus)
    first = corpus.table("parties").read_bytes()
    harmonise_corpus(read_corpus(corpus.path))
    assert corpus.table("parties").read_bytes() == first
    assert sorted(path.name for path in corpus.path.iterdir()) == ["corpus.json", "parties.parquet"]


def test_a_corpus_of_flows_holds_no_names(tmp_path):
    with pytest.raises(InputError, match="holds no names"):
        applicant_names(Corpus(tmp_path, {"tables": {"flows": 1}}))


def test_a_corpus_without_names_says_so(corpus):
    with duckdb.connect() as engine:
        nameless = PARTIES.assign(name=pd.Series([None] * len(PARTIES), dtype="str"))
        engine.register("parties", nameless)
        engine.execute(f"COPY parties TO '{corpus.table('parties')}' (FORMAT parquet)")
    with pytest.raises(InputError, match="no applicant has a name"):
        harmonise_corpus(corpus)
