"""Is data safe inside a page, and can everything on it be seen?"""

import json
import re

import numpy as np
import pytest

from citenet.report.foreign_scripts import sigma, vis_network
from citenet.report.shell import asset, json_block


def test_data_come_back_as_they_were_and_cannot_end_their_block():
    hostile = {"name": "</script><!--<script>&'\" \u2028\u2029 \U0001f600", "n": np.int64(3), "x": np.float64(0.5)}
    block = str(json_block(hostile))
    assert not re.search(r"[<>&\u2028\u2029]", block)
    assert json.loads(block) == {"name": hostile["name"], "n": 3, "x": 0.5}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), np.float64("nan")])
def test_what_is_no_number_becomes_null(value):
    assert json_block([value]) == "[null]"


@pytest.mark.parametrize("script", [vis_network(), *sigma()], ids=["vis", "graphology", "sigma"])
def test_a_script_of_others_cannot_end_its_element_or_ask_for_a_file(script):
    assert "</script" not in script.lower()
    assert "sourceMappingURL" not in script
    assert "\r" not in script


def colours(style, start):
    block = style[style.index(start):]
    return dict(re.findall(r"--([\w]+(?:-[\w]+)*): (#[0-9a-f]{6})", block[:block.index("}")]))


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [":root", "@media (prefers-color-scheme: dark)", "@media print"])
def test_contrast_meets_wcag_aa(scheme):
    found = colours(asset("page.css"), scheme)
    for text in ("ink", "soft", "accent"):
        for ground in ("ground", "surface"):
            assert contrast(found[text], found[ground]) >= 4.5, (text, ground)
    assert contrast(found["ink"], found["core"]) >= 4.5
    assert contrast(found["notice-ink"], found["notice"]) >= 4.5
    for sign in ("eu", "oecd_nato", "other", "unclassified", "made", "received", "edge"):
        # A symbol is told from its ground by its own colour or by its outline.
        seen = max(contrast(found[sign], found["surface"]),
                   contrast(found["outline"], found["surface"]) if sign in ("oecd_nato", "unclassified") else 0)
        assert seen >= 3, sign
