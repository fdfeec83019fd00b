"""The documents of a build keep to the schemas that the command prints."""

import json

import jsonschema


def test_a_build_from_a_bare_table_keeps_to_the_printed_schemas(run, fixture_corpus, tmp_path):
    assert run("build", fixture_corpus, "-o", "out").code == 0
    for name in ("scores", "run"):
        document = json.loads((tmp_path / "out" / f"{name}.json").read_text(encoding="utf-8"))
        jsonschema.validate(document, run("schema", name).json)
    printed = run("scores", "NL", fixture_corpus, "--json").json
    jsonschema.validate(printed, run("schema", "scores").json)
