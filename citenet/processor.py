"""How is NumPy to use this processor? It is told before it loads."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress

_FAMILY = re.compile(r"^cpu family\s*: 25$|Family 25 ", re.MULTILINE)


def choose_instructions() -> None:
    """Have NumPy, if it is not loaded yet, do without AVX-512 where sorting by that takes five times as long.

    On AMD's Zen 4 the instruction in the middle of it, which packs what is smaller than a pivot into memory, takes more
    than a hundred cycles; counting and importing are sorting for a third of their time. Whoever has set
    `NPY_DISABLE_CPU_FEATURES` has chosen already. A NumPy that was built for this machine may need AVX-512 to load.

    Notes
    -----
    Source: AMD, Software Optimization Guide for the Zen 4 Microarchitecture, section 2.11.2; issue 6 of NumPy's
    x86-simd-sort.
    """
    if "numpy" not in sys.modules and has_slow_avx512(_description()) and is_built_for_many_machines(sys.path):
        os.environ.setdefault("NPY_DISABLE_CPU_FEATURES", "X86_V4")


def let_threads_sleep() -> None:
    """Have the threads of NumPy's linear algebra sleep from the start, unless `OPENBLAS_THREAD_TIMEOUT` is set already.

    By default each waits busily when it has nothing to do, as after loading: on two cores for a tenth of the processor
    time of a count of ten million citations.

    Notes
    -----
    Source: OpenBLAS, `driver/others/blas_server.c`.
    """
    os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")


def has_slow_avx512(processor: str) -> bool:
    r"""Tell by what Linux or Windows says of a processor if it is of AMD's family 25: Zen 3, without AVX-512, or Zen 4.

    Examples
    --------
    >>> has_slow_avx512("vendor_id\t: AuthenticAMD\ncpu family\t: 25\n")
    True
    >>> has_slow_avx512("AMD64 Family 25 Model 97 Stepping 2, AuthenticAMD")
    True
    >>> has_slow_avx512("vendor_id\t: AuthenticAMD\ncpu family\t: 26\n")
    False
    """
    return "AuthenticAMD" in processor and _FAMILY.search(processor) is not None


def is_built_for_many_machines(folders: Iterable[str]) -> bool:
    """Tell whether the first NumPy in some folders is a wheel as it is published, which runs on any processor."""
    for folder in folders:
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 - pathlib loads slowly
                if name.startswith("numpy-") and name.endswith(".dist-info"):
                    with open(f"{folder}/{name}/WHEEL", encoding="utf-8") as file:  # noqa: PTH123
                        return re.search("manylinux|musllinux|win_amd64", file.read()) is not None
    return False


def _description() -> str:
    """Return the first lines of what Linux says, which are alike for all cores, or what Windows says."""
    with suppress(OSError), open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123 - pathlib loads slowly
        return file.read(500)
    return os.environ.get("PROCESSOR_IDENTIFIER", "")
