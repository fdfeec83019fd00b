"""Are the scripts of others those that were published, and do their licences travel along?"""

import hashlib
import re
import tomllib

import pytest

from citenet.report.foreign_scripts import sigma
from citenet.report.shell import asset

SCRIPTS = tomllib.loads(asset("vendor/vendor.toml"))["script"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["package"])
def test_a_script_has_the_fingerprint_on_record(script):
    text = asset(f"vendor/{script['file']}")
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == script["sha256"]
    assert re.fullmatch(r"[0-9a-f]{64}", script["package_sha256"])


def test_a_script_in_a_page_is_the_one_on_record_under_its_licence():
    for script, inlined in zip(SCRIPTS, sigma(), strict=True):
        head, code = inlined.split("*/\n", 1)
        assert head.startswith("/*!")
        assert "Permission is hereby granted, free of charge" in head
        assert "Copyright" in head
        published = asset(f"vendor/{script['file']}").split("//# sourceMappingURL")[0].strip()
        assert published in code
        assert len(code) - len(published) < 100


def test_a_script_neither_evaluates_text_nor_starts_workers():
    for script in sigma():
        assert not re.search(r"\beval\(|new Function\(|new Worker\(|importScripts", script)
