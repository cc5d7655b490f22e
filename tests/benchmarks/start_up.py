"""Start of ``python -m gui`` to its first painted window, beside a bare PySide6 window in the same run.

Each run is a process of its own; the two kinds take turns, so that a busy machine slows both. The clock starts before
the process does and stops when the first paint is done. Run: ``python tests/benchmarks/start_up.py [RUNS]``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOAL = 1.5
"""Our start divided by the bare window's: at most this."""

BARE = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.report)
        return False

    def report(self):
        print(time.monotonic(), flush=True)
        app.quit()

app = QApplication([])
window = QMainWindow()
paint = FirstPaint()
window.installEventFilter(paint)
window.show()
app.exec()
"""

# The real entry point, but for what it does after the first paint.
OURS = """
import sys, time
from gui import __main__, bootstrap
from gui.qt import start

def run_window(parts, *, language, scheme, sandbox):
    start.check_libraries()
    from gui.qt.app import Look, show_window

    def report(desk):
        print(time.monotonic(), flush=True)
        sdk = sorted(name for name in sys.modules if name.startswith(("alibabacloud", "darabonba", "Tea", "keyring")))
        print(*sdk, flush=True)
        desk.window.close()

    return show_window(parts, Look(language), after_paint=report)

start.run_window = run_window
bootstrap.has_display = lambda: True
sys.exit(__main__.main(sys.argv[1:]))
"""


def first_paint(code: str, *arguments: str) -> tuple[float, list[str]]:
    """Return the seconds to the first paint, and the modules of the SDKs and keyring that were loaded by then."""
    begun = time.monotonic()
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    lines = done.stdout.splitlines()
    return float(lines[0]) - begun, lines[1].split() if len(lines) > 1 else []


def main(runs: int) -> int:
    """Measure and print; return 1 when the SDKs or keyring are loaded before the first paint."""
    usual = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    platform = os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or usual
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        # Compiled modules are kept, as in every installed program, whatever this shell is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        first_paint(BARE)
        first_paint(OURS, "--state-dir", folder)
        for _ in range(runs):
            bare.append(first_paint(BARE)[0])
            seconds, early = first_paint(OURS, "--state-dir", folder)
            ours.append(seconds)
    for name, seconds in (("bare window", bare), ("multi-eip", ours)):
        print(f"{name:12} median {statistics.median(seconds):.3f} s, from {min(seconds):.3f} to {max(seconds):.3f} s")
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"ratio        {ratio:.2f} (goal: {GOAL} or less), {runs} runs each, platform {platform}")
    print(f"loaded before the first paint, of the SDKs and keyring: {' '.join(early) or 'nothing'}")
    return 1 if early else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
