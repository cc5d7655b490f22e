"""What a process used: by the clock, on the processor, and the most memory."""

import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Used(NamedTuple):
    """What a process used.

    Attributes:
        seconds: from before it started to its end.
        processor: seconds on the processor, user and system.
        mebibytes: the most memory it had.
    """

    seconds: float
    processor: float
    mebibytes: float


def used_by(command: list[str], environment: Mapping[str, str], ends_with: int = 0) -> Used:
    """Run ``command`` to its end, its output thrown away; return what it used.

    Args:
        command: with its arguments.
        environment: of the process.
        ends_with: its exit code; standard error is thrown away, too, where it is not 0.

    Raises:
        SystemExit: it ended with another one.
    """
    begun = time.monotonic()
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere if ends_with else None
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != ends_with:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {command}")
    # ru_maxrss is in KiB on Linux.
    return Used(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def resident() -> float:
    """Return the memory of this process that is in RAM, in MiB; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20
