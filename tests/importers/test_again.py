from functools import partial

import pytest

from citenet.corpus import MADE_OF
from citenet.importers import import_edges, import_unless_made

SAID = {"importer": "import_edges", "separator": ";", "memory": None}


@pytest.fixture
def made(tmp_path, write):
    """Import a file, and return how to do so again: whether the corpus was there before."""
    file, folder = write("e.csv", "citing,cited\nUS1,US2\n"), tmp_path / "corpus"

    def once_more(files=(file,), again=False, **changed):
        manifest, was_there = import_unless_made(partial(import_edges, file, folder), folder, files=files,
                                                 said=SAID | changed, again=again)
        assert manifest["tables"]["citations"] > 0
        return was_there

    assert not once_more()
    return folder, file, once_more


def test_what_was_imported_before_is_left_as_it_is(made):
    folder, _, once_more = made
    before = (folder / "citations.parquet").stat()
    assert once_more()
    assert once_more(memory="2GB")
    assert (folder / "citations.parquet").stat() == before


def test_a_changed_file_is_imported_again_even_if_it_is_as_large(made):
    _, file, once_more = made
    file.write_text("citing,cited\nUS1,US3\n", encoding="utf-8")
    assert not once_more()
    assert once_more()


def test_a_file_added_to_a_folder_makes_it_another(made, tmp_path):
    _, _, once_more = made
    (tmp_path / "given").mkdir()
    assert not once_more([tmp_path / "given"])
    assert once_more([tmp_path / "given"])
    (tmp_path / "given" / "new").touch()
    assert not once_more([tmp_path / "given"])


@pytest.mark.parametrize("other", [{"separator": "|"}, {"again": True}])
def test_other_options_and_who_asks_for_it_get_it_anew(made, other):
    _, _, once_more = made
    assert not once_more(**other)


@pytest.mark.parametrize("name", ["citations.parquet", "arrays/cited.npy", MADE_OF])
def test_a_corpus_that_lost_or_changed_a_file_is_made_anew(made, name):
    folder, _, once_more = made
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    assert not once_more()
    (folder / name).write_bytes(content)
    assert not once_more()


def test_another_version_of_the_code_imports_anew(made, monkeypatch):
    _, _, once_more = made
    monkeypatch.setattr("citenet.importers.again.code_version", lambda: "another")
    assert not once_more()


def test_standard_input_is_never_the_same(made):
    _, _, once_more = made
    assert not once_more(["-"])
    assert not once_more(["-"])
