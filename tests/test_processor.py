"""NumPy does without AVX-512 where that is slow, and only there; its threads sleep."""

import subprocess
import sys

import pytest

from citenet.processor import is_built_for_many_machines

ZEN_4, ZEN_5 = "vendor_id : AuthenticAMD\ncpu family\t: 25\n", "vendor_id : AuthenticAMD\ncpu family\t: 26\n"
CHOICE = """
import os
from citenet import processor
before = os.environ.pop("NPY_DISABLE_CPU_FEATURES", None)
{first}
processor._description = lambda: {processor!r}
processor.is_built_for_many_machines = lambda _folders: {is_wheel}
processor.choose_instructions()
print(os.environ.get("NPY_DISABLE_CPU_FEATURES"))
"""


@pytest.mark.parametrize(("processor", "is_wheel", "first", "chosen"), [
    (ZEN_4, True, "", "X86_V4"),
    (ZEN_5, True, "", "None"),
    ("", True, "", "None"),
    (ZEN_4, False, "", "None"),
    (ZEN_4, True, "os.environ['NPY_DISABLE_CPU_FEATURES'] = 'AVX512_ICL'", "AVX512_ICL"),
    (ZEN_4, True, "import numpy", "None"),
])
def test_numpy_is_told_before_it_is_loaded_and_nobody_is_overruled(processor, is_wheel, first, chosen):
    assert run(CHOICE.format(processor=processor, is_wheel=is_wheel, first=first)) == chosen


def test_whatever_this_machine_is_numpy_loads_behind_citenet_without_a_warning():
    assert run("import citenet, numpy; print(numpy.sort([2, 1]).tolist())") == "[1, 2]"


@pytest.mark.parametrize(("first", "chosen"), [("os.environ.pop(name, None)", "4"), ("os.environ[name] = '20'", "20")])
def test_threads_sleep_unless_the_user_has_chosen(first, chosen):
    name = "OPENBLAS_THREAD_TIMEOUT"
    assert run(f"import os\nname = {name!r}\n{first}\nimport citenet\nprint(os.environ[name])") == chosen


@pytest.mark.parametrize(("tag", "is_wheel"), [("cp311-cp311-manylinux_2_28_x86_64", True),
                                               ("cp311-cp311-linux_x86_64", False)])
def test_a_numpy_that_was_built_here_is_left_alone(tmp_path, tag, is_wheel):
    (tmp_path / "numpy-2.4.6.dist-info").mkdir()
    (tmp_path / "numpy-2.4.6.dist-info" / "WHEEL").write_text(f"Tag: {tag}\n")
    assert is_built_for_many_machines([str(tmp_path / "no folder"), str(tmp_path)]) is is_wheel


def run(script):
    told = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    return told.stdout.strip()
