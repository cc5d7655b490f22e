"""Commands as a user gives them, each a process of its own, beside a Python that does nothing in the same run.

``--help`` and ``--version`` are told in seconds on the processor above the bare Python's, ``mappings --sandbox`` on the
small account in seconds by the clock; then the seconds from the start of ``multi-eip --sandbox`` to its first table.

Run: ``python -m tests.benchmarks.commands [RUNS]``; medians, the first run of each is left out.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from tests.benchmarks.bytecode import ROOT, begin_compiled
from tests.benchmarks.processes import Used, used_by

ABOVE_PYTHON = 0.08
"""Seconds of processor time above those of a Python that does nothing."""
MAPPINGS, FIRST_TABLE = 1.0, 1.3
"""Seconds by the clock."""

# The real entry point; it says when the first rows are painted, and ends.
TABLE = """
import sys, time
from PySide6.QtCore import QEvent, QTimer
from gui import __main__
from gui.qt.base import screens
from gui.qt.shell import app, start

def watched(parts, look):
    context = open_window(parts, look)
    table = context.window.home.mappings.panel.table
    model = context.window.home.mappings.model

    def look_again():
        if model.rowCount() and table.isVisible():
            table.repaint()
            print(time.monotonic(), time.process_time(), flush=True)
            context.window.close()
        else:
            QTimer.singleShot(5, look_again)

    session = context.session
    session.connection_changed.connect(lambda: session.choose_region(session.connection.regions[0].id))
    QTimer.singleShot(0, look_again)
    return context

open_window, app.open_window = app.open_window, watched
screens.has_display = lambda: True
sys.exit(__main__.main(sys.argv[1:]))
"""


def first_table(folder: str) -> tuple[float, float]:
    """Return the seconds to the first table, by the clock and on the processor."""
    begun = time.monotonic()
    command = [sys.executable, "-c", TABLE, "--state-dir", folder, "--sandbox"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    shown, processor = map(float, done.stdout.split())
    return shown - begun, processor


def medians(command: Sequence[str], runs: int) -> Used:
    """Return the medians of ``runs`` runs of a Python with these arguments."""
    found = [used_by([sys.executable, *command], os.environ) for _ in range(runs + 1)][1:]
    return Used(*(statistics.median(values) for values in zip(*found, strict=True)))


def told(name: str, figure: float, limit: float, more: str) -> bool:
    """Print a figure beside its limit; return whether it is kept."""
    print(f"{name:24} {figure:6.3f} s (limit {limit}){'' if figure <= limit else '  TOO LONG'}; {more}")
    return figure <= limit


def main(runs: int) -> int:
    """Measure and print; return 1 when a limit is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        program = ["-m", "gui", "--state-dir", folder]
        bare = medians(["-c", "pass"], runs)
        print(f"{'bare Python':24} {bare.processor:6.3f} s of processor, {bare.mebibytes:.0f} MiB")
        kept = True
        for word in ("--help", "--version"):
            used = medians([*program, word], runs)
            kept &= told(word, used.processor - bare.processor, ABOVE_PYTHON, f"above it; {used.mebibytes:.0f} MiB")
        used = medians([*program, "--sandbox", "mappings", "--region", "cn-shanghai", "--format", "csv"], runs)
        more = f"{used.processor:.2f} s of processor, {used.mebibytes:.0f} MiB"
        kept &= told("mappings --sandbox", used.seconds, MAPPINGS, more)
        tables = [first_table(folder) for _ in range(runs + 1)][1:]
        seconds, processor = (statistics.median(values) for values in zip(*tables, strict=True))
        kept &= told("first table, --sandbox", seconds, FIRST_TABLE, f"{processor:.2f} s of processor")
    return 0 if kept else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.commands")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
