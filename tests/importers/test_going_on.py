"""An import that was interrupted is gone on with, and gives what one without interruption gives."""

import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from functools import partial

import duckdb
import networkx
import pytest

from citenet.corpus import MADE_OF
from citenet.errors import InputError
from citenet.importers import (
    import_edges,
    import_google,
    import_graph,
    import_lens,
    import_patentsview,
    import_recognised,
    import_unless_made,
    import_uspto,
    recognise_files,
    records,
)

from .test_auto import GRANT, LENS

EDGES = "citing,cited\nUS1,US2\nUS1,US2\nUS3,US1\nbroken\n"
PATENTS = "patent,country,ipc\nUS1,NL,G02B\nUS2,XX,H01L\n"


def a_graph(path):
    graph = networkx.DiGraph()
    graph.add_edge("US1", "US2")
    graph.add_edge("US3", "US1")
    networkx.write_gexf(graph, path)


def a_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("g_us_patent_citation.tsv", "patent_id\tcitation_patent_id\n8000001\t4000001\n")
        archive.writestr("g_patent.tsv", "patent_id\tpatent_date\n8000001\t2020-01-01\n")


FILES = {
    "edges.csv": EDGES, "patents.csv": PATENTS,
    "a.jsonl": json.dumps(LENS), "b.jsonl": json.dumps(LENS | {"lens_id": "038-066-141-127-892"}) + "\n{",
    "a.xml": GRANT.format(8000001, 4000001), "b.xml": GRANT.format(8000002, 4000001),
    "set.zip": a_zip,
    "google.parquet": lambda path: duckdb.sql(f"""copy (
        select 'US-1-A' as publication_number, [{{'publication_number': 'US-2-A'}}] as citation) to '{path}'"""),
    "google.jsonl": json.dumps({"publication_number": "US-3-A", "citation": [{"publication_number": "US-1-A"}]}),
    "graph.gexf": a_graph,
}

WAYS = {
    "edges": (lambda edges, patents: partial(import_edges, edges, patents=patents), ["edges.csv", "patents.csv"]),
    "lens": (lambda *files: partial(import_lens, files), ["a.jsonl", "b.jsonl"]),
    "uspto": (lambda *files: partial(import_uspto, files), ["a.xml", "b.xml"]),
    "patentsview": (lambda *files: partial(import_patentsview, files), ["set.zip"]),
    "google": (lambda *files: partial(import_google, files), ["google.parquet", "google.jsonl"]),
    "graph": (lambda *files: partial(import_graph, files), ["graph.gexf"]),
    "several": (lambda *files: partial(import_recognised, recognise_files(list(files))), ["a.jsonl", "a.xml", "b.xml"]),
}


class Watch:
    """Keeps the steps that an import tells, and interrupts it at one of them."""

    def __init__(self, interrupt_at=None):
        self.steps, self._at = [], interrupt_at

    def __call__(self, step):
        if step == self._at:
            raise KeyboardInterrupt
        self.steps.append(step)


@pytest.fixture
def ways(tmp_path, monkeypatch):
    """Return a function that imports one way and tells what the folder then holds, and the steps."""
    monkeypatch.setattr(records, "_WORTH_A_FILE", 0)
    (tmp_path / "given").mkdir()
    for name, content in FILES.items():
        path = tmp_path / "given" / name
        path.write_text(content, encoding="utf-8") if isinstance(content, str) else content(path)

    def run(way, folder, watch, **said):
        bound, names = WAYS[way]
        files = [tmp_path / "given" / name for name in names]
        make = bound(*files)
        import_unless_made(lambda key: make(folder=tmp_path / folder, progress=watch, key=key), tmp_path / folder,
                           files=files, said=said)
        return {path.relative_to(tmp_path / folder): path.read_bytes() for path in (tmp_path / folder).rglob("*")
                if path.is_file() and path.name != MADE_OF}

    return run


@pytest.mark.parametrize("way", WAYS)
def test_whatever_it_reads_and_wherever_it_was_interrupted_it_goes_on(ways, tmp_path, way):
    whole = Watch()
    expected = ways(way, "whole", whole)
    reading = [step for step in whole.steps if "." in step]
    for step in [*reading[1:], "writing citations", "families"]:
        with pytest.raises(KeyboardInterrupt):
            ways(way, "corpus", watch := Watch(step))
        behind = reading[:reading.index(step)] if step in reading else reading
        assert not (set(watch.steps) & set(behind[:-1])), "a file was read again"
    assert not (tmp_path / "corpus").exists()
    last = Watch()
    assert ways(way, "corpus", last) == expected
    assert not set(last.steps) & set(reading)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "given", "whole"]


def test_a_step_that_was_not_finished_is_taken_anew(ways):
    expected = ways("edges", "whole", whole := Watch())
    for place in range(0, len(whole.steps), 2):
        step = whole.steps[place]
        with pytest.raises(KeyboardInterrupt):
            ways("edges", f"at {step}", Watch(step))
        assert ways("edges", f"at {step}", watch := Watch()) == expected
        # Telling of a step comes before it: only the one under way, and what belongs to it, is taken once more.
        assert len(set(watch.steps) & set(whole.steps[:place])) <= 1


@pytest.mark.parametrize("change", ["file", "option", "code"])
def test_what_was_made_of_other_files_or_options_is_removed(ways, tmp_path, monkeypatch, change):
    with pytest.raises(KeyboardInterrupt):
        ways("edges", "corpus", Watch("writing parties"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".corpus-")]
    if change == "file":
        (tmp_path / "given" / "edges.csv").write_text(EDGES + "US9,US8\n")
    elif change == "code":
        monkeypatch.setattr("citenet.importers.again.code_version", lambda: "another")
    ways("edges", "corpus", watch := Watch(), **({"separator": "|"} if change == "option" else {}))
    assert "reading edges.csv" in watch.steps
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "given"]


def test_the_corpus_that_was_there_stays_until_the_new_one_is_whole(ways, tmp_path):
    before = ways("graph", "corpus", Watch())
    with pytest.raises(KeyboardInterrupt):
        ways("edges", "corpus", Watch("writing parties"))
    assert all((tmp_path / "corpus" / name).read_bytes() == content for name, content in before.items())
    after = ways("edges", "corpus", watch := Watch())
    assert "reading edges.csv" not in watch.steps
    assert after == ways("edges", "whole", Watch())


def test_what_was_left_is_found_where_a_corpus_has_come_to_be_meanwhile(ways, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        ways("edges", "corpus", Watch("writing parties"))
    import_edges(tmp_path / "given" / "edges.csv", tmp_path / "corpus")
    ways("edges", "corpus", watch := Watch())
    assert "reading edges.csv" not in watch.steps
    with pytest.raises(KeyboardInterrupt):
        ways("several", "corpus", Watch("writing parties"))
    shutil.rmtree(tmp_path / "corpus")
    ways("lens", "corpus", Watch())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "given"]


def test_a_corpus_in_the_folder_that_is_imported_changes_nothing(ways, tmp_path):
    folder = tmp_path / "given" / "corpus"
    given = {"files": [tmp_path / "given"], "said": {}}

    def make(watch):
        import_unless_made(lambda key: import_edges(tmp_path / "given" / "edges.csv", folder, progress=watch, key=key),
                           folder, **given)

    with pytest.raises(KeyboardInterrupt):
        make(Watch("writing parties"))
    make(watch := Watch())
    assert "reading edges.csv" not in watch.steps


def test_things_of_others_are_left_alone(ways, tmp_path):
    names = [".corpus-notes", ".corpus-0123456789abcdef", ".corpus-unfinished-mine"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / ".corpus-unfinished-0123456789abcdef").write_text("a file")
    ways("edges", "corpus", Watch())
    assert all((tmp_path / name).exists() for name in [*names, ".corpus-unfinished-0123456789abcdef"])


def test_after_an_error_nothing_stays(ways, tmp_path):
    (tmp_path / "given" / "patents.csv").write_text("patent\nA1\n")
    with pytest.raises(InputError, match="among the 1 described"):
        ways("edges", "corpus", Watch())
    assert [path.name for path in tmp_path.iterdir()] == ["given"]


@pytest.mark.skipif(os.name == "nt", reason="nobody can ask there whether a process has ended")
def test_after_a_kill_it_goes_on_and_while_another_is_at_work_it_does_not(tmp_path):
    for name in ("edges.csv", "patents.csv"):
        (tmp_path / name).write_text(FILES[name])
    script = """
        import sys, time
        from citenet.cli import main
        from citenet.importers import corpus_tables
        if "waits" in sys.argv:
            sys.argv.remove("waits")
            corpus_tables.write_classes = lambda work: print("here", flush=True) or time.sleep(60)
        main(["import", "edges", "edges.csv", "--patents", "patents.csv", "-o", "corpus"])"""
    command = [sys.executable, "-c", "\n".join(line[8:] for line in script.splitlines())]
    with subprocess.Popen([*command, "waits"], cwd=tmp_path, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout.readline() == "here\n"
        left, = tmp_path.glob(".corpus-*")
        subprocess.run(command, cwd=tmp_path, check=True)
        mark_as_used(left / "steps" / "parties.json")
        killed.send_signal(signal.SIGKILL)
    shutil.rmtree(tmp_path / "corpus")
    subprocess.run(command, cwd=tmp_path, check=True)
    manifest = json.loads((tmp_path / "corpus" / "corpus.json").read_text())
    assert "of the one that was killed" in [found["finding"] for found in manifest["findings"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "edges.csv", "patents.csv"]


def mark_as_used(record):
    """Put into what a step left what shows afterwards that it was gone on with."""
    told = json.loads(record.read_text())
    told["findings"].append({"finding": "of the one that was killed", "rows": 1, "of": 1, "examples": []})
    record.write_text(json.dumps(told))
