"""Run a command within so much memory, files that the system keeps at hand included, as a container would:

    python benchmarks/confined.py MEBIBYTES COMMAND …

It is killed when that is not enough. Needs Linux, control groups of version 1 and the rights to make one; elsewhere
`systemd-run --scope -p MemoryMax=… COMMAND …` does the same. Where there is swap, what does not fit goes there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup/memory")


def can_confine() -> bool:
    """Tell whether a group can be made on this machine."""
    return os.access(GROUPS, os.W_OK)


def main() -> int:
    """Make a group, run the command in it, and take the group away again."""
    _, mebibytes, *command = sys.argv
    group = GROUPS / f"citenet-{os.getpid()}"
    group.mkdir()
    try:
        (group / "memory.limit_in_bytes").write_text(f"{int(mebibytes)}M", encoding="ascii")
        return subprocess.run(
            command, check=False,
            preexec_fn=lambda: (group / "cgroup.procs").write_text(str(os.getpid()), encoding="ascii")).returncode
    finally:
        group.rmdir()


if __name__ == "__main__":
    sys.exit(main())
