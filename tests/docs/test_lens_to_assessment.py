"""The way from a Lens export to an assessment can be walked as it is described."""

import json
import re
import shlex
from pathlib import Path

from ..cli.conftest import run  # noqa: F401

PAGE = Path(__file__).parents[2] / "docs" / "lens-to-assessment.md"
APPLICANTS = (("Delft Qubits B.V.", "NL"), ("Rhine Photonics GmbH", "DE"), ("Leuven Spin NV", "BE"),
              ("Hudson Quantum Inc", "US"))


def record(number, cites):
    """Write a patent as Lens does: the applicants take turns, a year between two patents."""
    name, country = APPLICANTS[number % 4]
    own = {"jurisdiction": "EP", "doc_number": str(3000000 + number), "kind": "A1"}
    cited = [{"patcit": {"document_id": {"jurisdiction": "EP", "doc_number": str(3000000 + other), "kind": "A1"},
                         "lens_id": f"lens-{other}"}, "cited_phase": "SEA"} for other in cites]
    return {
        "lens_id": f"lens-{number}", **own, "date_published": f"{2005 + number // 2}-06-01",
        "biblio": {
            "application_reference": {"date": f"{2004 + number // 2}-01-01"},
            "priority_claims": {"earliest_claim": {"date": f"{2003 + number // 2}-01-01"}},
            "parties": {"applicants": [{"extracted_name": {"value": name}, "residence": country}]},
            "classifications_ipcr": {"classifications": [{"symbol": "G06N10/00"}]},
            "references_cited": {"citations": cited},
        },
        "families": {"simple_family": {"members": [{"document_id": own, "lens_id": f"lens-{number}"}]}},
    }


def commands():
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def test_every_command_on_the_page_works_one_after_the_other(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("CITENET_DRAWS", "20")
    lines = [json.dumps(record(number, range(max(0, number - 9), number, 2 if number % 3 else 1)))
             for number in range(40)]
    (tmp_path / "export.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert len(commands()) > 8
    for command in commands():
        answer = run(*command)
        assert answer.code == 0, (command, answer.err)
    scores = json.loads((tmp_path / "assessment" / "scores.json").read_text(encoding="utf-8"))
    own = {row["indicator"]: row["value"] for row in scores["rows"]
           if (row["technology"], row["level"], row["entity"]) == ("quantum", "country", "NL")}
    assert own["families"] == 10
    assert own["citations_made"] == sum(other % 4 != 0 for number in range(0, 40, 4) for other in
                                        range(max(0, number - 9), number, 2 if number % 3 else 1))
    for name in ("index.html", "summary.md", "citenet.xlsx", "datapackage.json"):
        assert (tmp_path / "assessment" / name).stat().st_size > 0
    assert "DELFT QUBITS" in (tmp_path / "quantum.json").read_text(encoding="utf-8")
