"""Commands as a user gives them, each a process of its own, beside a Python that does nothing in the same run.

``--help``, ``--version``, ``COMMAND --help``, what is asked wrongly and ``snippets`` are told in seconds on the
processor above the bare Python's, ``mappings --sandbox`` on the small account in seconds by the clock; then the seconds
from the start of ``multi-eip --sandbox`` to its first table.

Run: ``python -m tests.benchmarks.commands [RUNS]``; medians, the first run of each is left out.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.names import HELP
from tests.benchmarks.bytecode import ROOT, begin_compiled
from tests.benchmarks.processes import Used, used_by

ABOVE_PYTHON, SNIPPETS = 0.08, 0.2
"""Seconds of processor time above those of a Python that does nothing: of what is said at once; of ``snippets``."""
MAPPINGS, FIRST_TABLE = 1.0, 1.3
"""Seconds by the clock."""

FACTS = {
    "interface": {
        "mac": "00:16:3e:12:34:56",
        "private_ip": "172.16.1.10",
        "private_cidr": "172.16.1.0/24",
        "private_gateway": "172.16.1.253",
    },
    "eips": [{"ip": f"47.100.1.{n}", "gateway": "47.100.0.1", "mask": "255.255.0.0"} for n in range(2, 12)],
}
WRONG = (["nonsense"], ["--nonsense"], *([name, "--nonsense"] for name in HELP), ["mappings"], ["guest"], ["snippets"])
"""No such command, no such option, an option that is missing."""

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


def medians(command: Sequence[str], runs: int, ends_with: int = DONE) -> Used:
    """Return the medians of ``runs`` runs of a Python with these arguments."""
    found = [used_by([sys.executable, *command], os.environ, ends_with) for _ in range(runs + 1)][1:]
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

        def above(name: str, limit: float, *asked: Sequence[str], ends_with: int = DONE) -> bool:
            """Tell the one of ``asked`` that takes longest."""
            found = {" ".join(words): medians([*program, *words], runs, ends_with) for words in asked}
            words, used = max(found.items(), key=lambda each: each[1].processor)
            which = f" ({words})" if len(found) > 1 else ""
            return told(name, used.processor - bare.processor, limit, f"above it; {used.mebibytes:.0f} MiB{which}")

        kept &= above("--help", ABOVE_PYTHON, ["--help"])
        kept &= above("--version", ABOVE_PYTHON, ["--version"])
        kept &= above("slowest COMMAND --help", ABOVE_PYTHON, *([name, "--help"] for name in HELP))
        kept &= above("slowest wrong usage", ABOVE_PYTHON, *WRONG, ends_with=REFUSED)
        kept &= above("snippets --list", SNIPPETS, ["snippets", "--list"])
        file = Path(folder) / "facts.json"
        file.write_text(json.dumps(FACTS), encoding="utf-8")
        facts = ["snippets", str(file), "--out", str(Path(folder) / "guest"), "--replace"]
        kept &= above("slowest snippets", SNIPPETS, facts, [*facts, "--stack", "powershell"], ["--lang", "zh", *facts])
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
