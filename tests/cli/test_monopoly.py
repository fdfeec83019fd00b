"""The worked levels of monopoly risk, from a file of citations to the terminal."""

import pytest


@pytest.mark.parametrize(("of_each_first", "of_each_next", "level"), [(4, 5, 2), (5, 8, 1)], ids=["3.2x", "2.5x"])
def test_worked_monopoly_risk_comes_out_of_the_terminal(run, tmp_path, of_each_first, of_each_next, level):
    cited = {f"US{i}": ("US", of_each_first) for i in range(8)} | {f"JP{i}": ("JP", of_each_next) for i in range(2)}
    edges = [f"P{n},{name}" for name, (_, times) in cited.items() for n in range(times)]
    patents = [*(f"{name},{country},{name} Inc,2020" for name, (country, _) in cited.items()),
               *(f"P{n},DE,Citing GmbH,2021" for n in range(8))]
    (tmp_path / "edges.csv").write_text("\n".join(["citing,cited", *edges, ""]), encoding="utf-8")
    table = ["patent,country,organisation,year", *patents, ""]
    (tmp_path / "patents.csv").write_text("\n".join(table), encoding="utf-8")
    assert run("import", "edges", "edges.csv", "--patents", "patents.csv", "-o", "corpus").code == 0
    assert run("build", "corpus", "-o", "out", "--draws", "0", "--stages", "none").code == 0
    lines = (tmp_path / "out" / "scores.csv").read_text(encoding="utf-8").splitlines()
    risk, = [line.split(",") for line in lines if line.startswith("all,organisation,") and ",monopoly_risk," in line]
    assert float(risk[5]) == level
