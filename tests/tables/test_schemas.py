"""What citenet writes as JSON keeps to its schema, and the schema is strict enough to notice when it does not."""

import copy
import json

import jsonschema
import pytest

from citenet.errors import InputError
from citenet.pipeline.asking import Question, ask_scores
from citenet.settings import Settings
from citenet.tables import as_json, records
from citenet.tables.schemas import SCHEMAS


def faults(name, document):
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message}"
            for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]


@pytest.fixture(scope="module")
def sample():
    answer = ask_scores(Question(technologies=["quantum"]), None, settings=Settings(draws=20))
    return json.loads(as_json({"schema": "scores/1", **answer.about, "rows": records(answer.rows)}))


def test_the_answer_for_the_sample_keeps_to_the_schema(sample):
    assert faults("scores", sample) == []
    assert sample["simulated"] is True
    assert any(row["value"] is None for row in sample["rows"])


def test_a_slip_in_an_indicator_is_told_before_anything_is_counted(monkeypatch):
    monkeypatch.setattr("citenet.pipeline.asking.count", lambda *_args, **_kwargs: 1 / 0)
    with pytest.raises(InputError, match="there is no indicator 'sorce_hhi'"):
        ask_scores(Question(indicators=["sorce_hhi"]), None, settings=Settings())


@pytest.mark.parametrize(("column", "value"), [
    ("value", None), ("value", "0.4"), ("indicator", "sorce_hhi"), ("level", "firm"), ("unit", "apples"),
    ("reason", "why not"), ("flags", "few_citations,isolate"), ("n_citations", -1), ("low", "0"),
])
def test_what_departs_from_the_schema_is_found(sample, column, value):
    row = next(row for row in sample["rows"] if row["value"] is not None)
    changed = {**sample, "rows": [{**row, column: value}]}
    assert faults("scores", {**sample, "rows": [row]}) == []
    assert faults("scores", changed) != []


def test_a_missing_value_needs_a_reason_and_a_column_more_or_less_is_a_fault(sample):
    missing = next(row for row in sample["rows"] if row["value"] is None)
    assert faults("scores", {**sample, "rows": [{**missing, "reason": ""}]}) != []
    assert faults("scores", {**sample, "rows": [{**missing, "extra": 1}]}) != []
    shorter = copy.deepcopy(missing)
    del shorter["flags"]
    assert faults("scores", {**sample, "rows": [shorter]}) != []
