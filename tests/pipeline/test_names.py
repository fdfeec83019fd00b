import shutil

import pytest

from citenet.corpus import read_corpus
from citenet.pipeline import names
from citenet.pipeline.names import apply_names
from citenet.pipeline.places import sample_folder


@pytest.fixture
def corpus(tmp_path):
    folder = shutil.copytree(sample_folder(), tmp_path / "corpus")
    (folder / "notes.txt").write_text("of the user", encoding="utf-8")
    (folder / "patents.csv").write_text("of the user", encoding="utf-8")
    return folder


def held(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_harmonising_changes_what_depends_on_names_and_nothing_else(corpus):
    before = held(corpus)
    apply_names(corpus)
    after = held(corpus)
    assert after.keys() - before.keys() <= {path for path in after if path.parts[0] == "arrays"}
    assert before.keys() <= after.keys()
    changed = {path.name for path in before if after[path] != before[path]}
    assert {"parties.parquet", "corpus.json"} <= changed
    assert changed.isdisjoint({"patents.parquet", "classes.parquet", "citations.parquet", "family_citations.parquet",
                               "truth.json", "notes.txt", "patents.csv"})
    assert read_corpus(corpus).manifest["tables"].keys() == {path.stem for path in after if path.suffix == ".parquet"}


def test_harmonising_that_is_interrupted_leaves_the_corpus_as_it_was(corpus, monkeypatch):
    def interrupt(*_folder, **_options):
        raise KeyboardInterrupt

    before = held(corpus)
    monkeypatch.setattr(names, "write_family_tables", interrupt)
    with pytest.raises(KeyboardInterrupt):
        apply_names(corpus)
    assert held(corpus) == before
    assert list(corpus.parent.iterdir()) == [corpus]
