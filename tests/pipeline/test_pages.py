"""What pages say about how their numbers came about."""

from citenet.importers import import_edges, merge_corpora
from citenet.pipeline.analysis import count
from citenet.pipeline.pages import page_context
from citenet.pipeline.places import open_corpus
from citenet.settings import Settings


def unreadable(folder):
    counted = count(open_corpus(folder), Settings(draws=0, stages="none"))
    return page_context(counted, counted.flows.record["windows"][-1]).unreadable


def test_what_could_not_be_read_is_told_whatever_files_and_folders_are_called(tmp_path):
    (tmp_path / "edges").write_text("citing,cited\nA1,B1\nA2,B1,x\nA3,A3\nA4,B1\n", encoding="utf-8")
    import_edges(tmp_path / "edges", tmp_path / "of.2024")
    (tmp_path / "more.csv").write_text("citing,cited\nA5,B1\n", encoding="utf-8")
    import_edges(tmp_path / "more.csv", tmp_path / "of.2025")
    merge_corpora([tmp_path / "of.2024", tmp_path / "of.2025"], tmp_path / "both")
    assert unreadable(tmp_path / "of.2024") == (1, 4), "who cites itself was read"
    assert unreadable(tmp_path / "both") == (1, 5)
