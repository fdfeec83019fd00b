"""NumPy does without AVX-512 where that is slow, and only there."""

import subprocess
import sys

import pytest

ZEN_4, ZEN_5 = "vendor_id : AuthenticAMD\ncpu family\t: 25\n", "vendor_id : AuthenticAMD\ncpu family\t: 26\n"
CHOICE = """
import os
from citenet import processor
before = os.environ.pop("NPY_DISABLE_CPU_FEATURES", None)
{first}
processor._description = lambda: {processor!r}
processor.choose_instructions()
print(os.environ.get("NPY_DISABLE_CPU_FEATURES"))
import numpy
numpy.sort(numpy.arange(9)[::-1])
"""


@pytest.mark.parametrize(("processor", "first", "chosen"), [
    (ZEN_4, "", "X86_V4"),
    (ZEN_5, "", "None"),
    ("", "", "None"),
    (ZEN_4, "os.environ['NPY_DISABLE_CPU_FEATURES'] = 'AVX512_ICL'", "AVX512_ICL"),
    (ZEN_4, "import numpy", "None"),
])
def test_numpy_is_told_before_it_is_loaded_and_nobody_is_overruled(processor, first, chosen):
    script = CHOICE.format(processor=processor, first=first)
    told = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == chosen
