"""Memory of the window with 10,000 EIPs, 5,000 interfaces and 2,000 instances, and what refreshes add to it.

It does what ``tables`` does: signs in, uses the main window and the wizard. Then the region is read again and again.
What is printed is resident memory, which other work on the machine does not change; the peer in the same run is a
bare PySide6 window of the same size.

Run: ``python -m tests.benchmarks.memory [REFRESHES]``; 200 refreshes take some minutes.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import tables
from tests.benchmarks.bytecode import begin_compiled
from tests.benchmarks.processes import resident

TOLD_AFTER = (1, 10, 50, 100, 200)
FIRST = 50
"""After so many refreshes what is bounded is full: the list of calls takes 5,000, 100 of each refresh."""
GROWTH_MIB = 5
"""Most that later refreshes may add."""

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from tests.benchmarks.processes import resident
app = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
app.processEvents()
print(f"a bare window: {resident():.0f} MiB", flush=True)
"""


def once(endpoint: str, key: str, secret: str, refreshes: int) -> int:
    """Print everything once in this process; return 1 where a limit is missed."""
    meter = tables.Meter()
    with tables.signed_in(endpoint, key, secret, meter) as desk:
        found = [resident()]
        tables.main_window(meter, desk)
        found.append(resident())
        tables.wizard_pages(meter, desk)
        found.append(resident())
        kept = tables.print_memory([found])
        session, after = desk.session, {0: resident()}
        for number in range(1, refreshes + 1):
            before = session.inventory
            meter.measure("refresh", session.refresh, lambda before=before: session.inventory is not before)
            after[number] = resident()
            if number in TOLD_AFTER or number == refreshes:
                print(f"after {number:4} more refreshes: {after[number]:.0f} MiB", flush=True)
    grown = after[refreshes] - after[min(FIRST, refreshes)]
    print(
        f"added after refresh {FIRST}: {grown:.1f} MiB (limit {GROWTH_MIB})"
        if refreshes > FIRST
        else f"what refreshes add is judged after more than {FIRST} of them"
    )
    return 0 if kept and grown <= GROWTH_MIB else 1


def main(arguments: Sequence[str]) -> int:
    """Measure in a process of its own, beside the one that serves the account."""
    if arguments[:1] == ["--once"]:
        return once(*arguments[1:4], int(arguments[4]))
    with tempfile.TemporaryDirectory() as folder, tables.served(Path(folder)) as facts:
        subprocess.run([sys.executable, "-c", BARE], cwd=tables.ROOT, check=True)
        command = [sys.executable, "-m", "tests.benchmarks.memory", "--once", facts["endpoint"]]
        command += [facts["access_key_id"], facts["access_key_secret"], arguments[0] if arguments else "200"]
        return subprocess.run(command, cwd=tables.ROOT, check=False).returncode


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.memory")
    sys.exit(main(sys.argv[1:]))
