"""Rows in are rows out plus losses: against sets and dictionaries, on any small table."""

from hypothesis import given, settings
from hypothesis import strategies as st

from citenet.importers import import_edges
from citenet.importers.citations import origin_of

identifiers = st.sampled_from(["", " ", "-", "A", "a", "A 1", "A1", "B", "C,1", "C1", "D", "NA", "E"])
families = st.sampled_from(["", "f1", "F1", "f2", "A"])


def normal(text):
    return "".join(letter for letter in text if letter not in " ,-").upper()


def test_counts_agree_with_sets(tmp_path_factory):
    @settings(max_examples=20)
    @given(edges=st.lists(st.tuples(identifiers, identifiers), min_size=1, max_size=25),
           patents=st.dictionaries(st.sampled_from(["A", "A1", "B", "C1", "D"]), families, min_size=1))
    def check(edges, patents):
        folder = tmp_path_factory.mktemp("any")
        (folder / "e.csv").write_text("citing;cited\n" + "".join(f'"{a}";"{b}"\n' for a, b in edges))
        (folder / "p.csv").write_text("patent,family\nZ,z\nE,\n" + "".join(f"{p},{f}\n" for p, f in patents.items()))
        # E is in both files, so that something always matches.
        with (folder / "e.csv").open("a") as stream:
            stream.write("E;Y\n")
        manifest = import_edges(folder / "e.csv", folder / "c", patents=folder / "p.csv")

        placed = [(normal(a), normal(b)) for a, b in [*edges, ("E", "Y")] if normal(a) and normal(b)]
        pairs = {(a, b) for a, b in placed if a != b}
        family = {patent: name.upper() or (patent,) for patent, name in patents.items()}
        in_families = [(family.get(a, (a,)), family.get(b, (b,))) for a, b in pairs]
        steps = {step["step"]: {loss["reason"]: loss["rows"] for loss in step["losses"]} for step in manifest["steps"]}
        assert manifest["tables"]["citations"] == len(pairs)
        assert manifest["tables"]["family_citations"] == len({(f, g) for f, g in in_families if f != g})
        assert steps["citations"].get("a document that cites itself", 0) == sum(a == b for a, b in placed)
        own = sum(f == g for f, g in in_families)
        assert steps["family citations"].get("a citation within one family", 0) == own
        nameless = (steps["citations"].get(f"no {side} identifier", 0) for side in ("citing", "cited"))
        assert sum(nameless) == len(edges) + 1 - len(placed)

    check()


def test_origins_of_several_vocabularies():
    said = {"cited by applicant": "applicant", "cited by examiner": "examiner", "SEA": "examiner",
            "cited by third party": "unknown", "": "unknown"}
    assert {text: origin_of(text) for text in said} == said
