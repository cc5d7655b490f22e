"""Start of ``python -m gui`` to its first painted window, beside a bare PySide6 window in the same run.

The first window is the frame of the main window; its inside is loaded behind it.

Each run is a process of its own; the two kinds take turns, so that a busy machine slows both. The clock starts before
the process does and stops when the first paint is done. The time on the processor is told too: other work on the
machine lengthens it less. Run: ``python -m tests.benchmarks.start_up [RUNS]``.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bytecode import begin_compiled

ROOT = Path(__file__).resolve().parents[2]
GOAL = 1.2
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
        print(time.monotonic(), time.process_time(), flush=True)
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
from gui import __main__
from gui.qt.shell import startup_frame as frame
from gui.qt.base import screens

class Measured(frame.Frame):
    def show_then(self, act):
        super().show_then(self.report)

    def report(self):
        print(time.monotonic(), time.process_time(), flush=True)
        sdk = sorted(name for name in sys.modules if name.startswith(("alibabacloud", "darabonba", "Tea", "keyring")))
        print(*sdk, flush=True)
        from PySide6.QtWidgets import QApplication
        QApplication.quit()

frame.Frame = Measured
screens.has_display = lambda: True
sys.exit(__main__.main(sys.argv[1:]))
"""


def first_paint(code: str, *arguments: str) -> tuple[float, float, list[str]]:
    """Return seconds to the first paint by the clock and on the processor, and the SDK modules loaded by then."""
    begun = time.monotonic()
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    painted, processor = map(float, done.stdout.splitlines()[0].split())
    return painted - begun, processor, done.stdout.splitlines()[1].split() if code is OURS else []


def main(runs: int) -> int:
    """Measure and print; return 1 when it is late, or the SDKs or keyring are loaded before the first paint."""
    usual = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    platform = os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or usual
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        # Compiled modules are kept, as in every installed program, whatever this shell is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        for _ in range(runs + 1):
            bare.append(first_paint(BARE))
            ours.append(first_paint(OURS, "--state-dir", folder))
    early, late = ours[0][2], False
    print(f"{runs} runs each, platform {platform}; medians")
    for which, name in enumerate(("by the clock", "on the processor")):
        # The first run of each compiled the modules.
        bare_window, window = (statistics.median(run[which] for run in kind[1:]) for kind in (bare, ours))
        ratio = window / bare_window
        late |= ratio > GOAL
        judged = "  TOO LONG" if ratio > GOAL else ""
        print(
            f"{name:17} bare window {bare_window:.3f} s, multi-eip {window:.3f} s, {ratio:.2f} (limit {GOAL}){judged}"
        )
    print(f"loaded before the first paint, of the SDKs and keyring: {' '.join(early) or 'nothing'}")
    return 1 if early or late else 0


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.start_up")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
