"""A simulated corpus: generate the files, then import them like anybody's."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from citenet.importers import import_edges
from citenet.pipeline.analysis import Progress, silent
from citenet.sample import generate_sample

TRUTH = "truth.json"
NOTE = "SIMULATED by citenet sample; not about real patents"


def make_sample(output: str | Path, *, citations: int | None = None, seed: int = 1, raw: str | Path | None = None,
                progress: Progress = silent) -> None:
    """Write a simulated corpus to `output`, with its planted truth beside the tables.

    Parameters
    ----------
    output : str or Path
        Folder of the corpus.
    citations : int, optional
        About how many citations between documents.
    seed : int
        Same seed, same bytes.
    raw : str or Path, optional
        Folder to keep the generated CSV files in.
    """
    with TemporaryDirectory(prefix="citenet-") as scratch:
        folder = Path(raw or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        progress("simulating")
        generate_sample(folder, seed=seed, **({"citations": citations} if citations else {}))
        progress("importing")
        beside = {TRUTH: (folder / TRUTH).read_text(encoding="utf-8")}
        import_edges(folder / "citations.csv", output, patents=folder / "patents.csv",
                     simulated=True, note=NOTE, beside=beside)
