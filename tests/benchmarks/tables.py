"""How long the window does not answer while 10,000 EIPs, 5,000 interfaces and 2,000 instances are handled in it.

The account is a sandbox in a process of its own, read over HTTP by the real session with the real SDK. Each run is a
fresh process: ``python -m tests.benchmarks.tables [RUNS]``. For each thing a user does it prints, as median and worst
of the runs:

- the longest gap between two turns of the event loop (a timer of 4 ms counts them), by the clock: on a machine with
  other work this is what the user feels, other work included;
- the processor time of the GUI thread in its longest turn: what the program itself is to blame for;
- the time until the rows are there and painted.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.__main__ import parsed
from gui.bootstrap import Composition
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.models.records import Records
from gui.qt.shell.app import Appearance, open_window
from gui.qt.views.home_views import KINDS
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.wizards.bind import BindWizard
from gui.services.parts import SandboxAccess
from gui.services.sign_in import WithSandbox
from tests.benchmarks import big_account
from tests.benchmarks.bytecode import begin_compiled
from tests.benchmarks.processes import resident
from tests.benchmarks.ticked_releases import release_list

ROOT = Path(__file__).resolve().parents[2]
GAP_MS, RESULT_MS, TICK_MS = 50, 100, 4
MEMORY_MIB = {"signed in": 160, "main window used": 240, "wizard used": 280}
"""Most resident memory at three moments."""
SETTLED = 12
"""So many quiet turns and the paints are behind us."""
PATIENCE_S = 120
TYPED = {"mappings": "edge-7", "eips": "edge-7", "interfaces": "nic-3", "instances": "host-1", "findings": "47.100"}


class Painted(QObject):
    """Remembers when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note paints."""
        if event.type() is QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


class Meter:
    """Does things and measures them."""

    def __init__(self) -> None:
        self.figures: list[tuple[str, float, float, float]] = []

    def measure(self, name: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        """Do ``act`` and turn the loop until ``done`` holds for some turns."""
        loop, tick = QEventLoop(), QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        begin = last = time.perf_counter()
        used = time.thread_time()
        longest, most, came, settled = 0.0, 0.0, 0.0, 0

        def turn() -> None:
            nonlocal last, used, longest, most, came, settled
            now, spent = time.perf_counter(), time.thread_time()
            longest, most = max(longest, now - last), max(most, spent - used)
            there = done()
            settled = settled + 1 if there else 0
            came = came if there and came else now
            last, used = time.perf_counter(), time.thread_time()
            if settled > SETTLED:
                loop.quit()
            elif now - begin > PATIENCE_S:
                raise TimeoutError(name)

        tick.timeout.connect(turn)
        tick.start()
        act()
        turn()
        loop.exec()
        tick.stop()
        self.figures.append((name, longest * 1000, most * 1000, (came - begin) * 1000))

    def press(self, name: str, panel: TablePanel, model: Records[Any], text: str) -> None:
        """Type ``text`` letter by letter, each after the last one's result; the worst letter counts."""
        painted, mine, resets = Painted(panel.stack), Meter(), [0]
        count = model.modelReset.connect(lambda: resets.__setitem__(0, resets[0] + 1))
        for letter in text:
            before = resets[0]
            mine.measure(
                name,
                lambda letter=letter: QTest.keyClick(panel.filter, letter),  # type: ignore[misc]
                lambda before=before: resets[0] > before and not model.busy,  # type: ignore[misc]
            )
        model.modelReset.disconnect(count)
        painted.deleteLater()
        self.figures.append((name, *(max(each[kind] for each in mine.figures) for kind in (1, 2, 3))))


@contextmanager
def signed_in(endpoint: str, key: str, secret: str, meter: Meter) -> Iterator[Any]:
    """Open the program's window and sign in to the account served at ``endpoint``."""
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(parsed(["--state-dir", folder, "--lang", "en"]))
        access = SandboxAccess(endpoint, Credentials(key, secret), Path(folder))
        parts = replace(composition.parts(), start_sandbox=lambda: access)
        parts.preload()
        desk = open_window(parts, Appearance("en"))
        desk.window.resize(QSize(1600, 1000))
        desk.window.show()
        session = desk.session
        meter.measure("the empty window comes", lambda: None, lambda: True)
        rest = time.perf_counter() + 2
        meter.measure("nothing at all: the machine", lambda: None, lambda: time.perf_counter() > rest)
        meter.measure("sign in", lambda: session.sign_in(WithSandbox(), _raise), lambda: session.connection is not None)
        try:
            yield desk
        finally:
            desk.window.close()
            desk.close()
            composition.close()


def once(endpoint: str, key: str, secret: str) -> dict[str, Any]:
    """Measure everything once in this process."""
    meter = Meter()
    with signed_in(endpoint, key, secret, meter) as desk:
        found = [resident()]
        main_window(meter, desk)
        found.append(resident())
        wizard_pages(meter, desk)
        at_the_end = resident()
        release_list(meter, desk)
        return {"figures": meter.figures, "memory": [*found, at_the_end]}


def main_window(meter: Meter, desk: Any) -> None:
    """Load, look at each tab, type, sort, refresh."""
    home, session = desk.window.home, desk.session

    def there(view: Any) -> Callable[[], bool]:
        return lambda: (
            session.reading.load is Load.READY
            and home.facts.now.inventory is session.inventory
            and not view.model.busy
            and view.model.rowCount() > 0
        )

    first = home.mappings
    meter.measure("first load", lambda: session.choose_region(RegionId(big_account.REGION)), there(first))
    # The table of several regions has one here: tests.benchmarks.regions measures it.
    for place, kind in enumerate(KINDS):
        name = kind.name
        if name not in TYPED:
            continue
        if kind is not type(first):
            # The first turn builds the view.
            look = partial(home.tabs.setCurrentIndex, place)
            meter.measure(f"{name}: first look", look, lambda kind=kind: there(home.of_kind(kind))())
        view = home.of_kind(kind)
        read_ahead(view.model)
        meter.press(f"{name}: a letter typed", view.panel, view.model, TYPED[name])
        meter.measure(f"{name}: filter emptied", lambda view=view: view.panel.filter.clear(), all_rows(view.model))
        # On its own: with it the picture beside the table is drawn, which is no part of sorting.
        table = view.panel.table
        meter.measure(f"{name}: row 700 chosen", lambda table=table: table.selectRow(700), table.current_key)
        key = table.current_key()
        sort_all(meter, f"{name}: a column sorted", view.panel, view.model)
        if view.panel.table.current_key() != key:
            raise AssertionError(f"{name}: the current row went astray")
    meter.measure("back to the mappings", lambda: home.tabs.setCurrentWidget(first), there(first))
    meter.measure("the gateways Findings asks for", lambda: None, lambda: not session.jobs.busy)
    meter.measure("a row chosen", lambda: first.panel.table.selectRow(4000), there(first))
    key = first.panel.table.current_key()
    before = session.inventory
    meter.measure("refresh in place", session.refresh, lambda: session.inventory is not before and there(first)())
    if first.panel.table.current_key() != key:
        raise AssertionError("refresh: the current row went astray")
    meter.measure("back to the EIPs", lambda: home.tabs.setCurrentWidget(home.eips), there(home.eips))


def wizard_pages(meter: Meter, desk: Any) -> None:
    """The three tables of the wizard: come to the page, type, sort, go to a row, tick, refresh."""
    session = desk.session
    opened: list[BindWizard] = []

    def open_wizard() -> None:
        opened.append(BindWizard(session, desk.window))
        opened[0].resize(QSize(1500, 950))
        opened[0].show()

    meter.measure("the wizard opens", open_wizard, lambda: opened[0].current().isVisible())
    wizard = opened[0]
    for page, text in ((Page.EIPS, "edge-7"), (Page.INTERFACE, "nic-3"), (Page.INSTANCE, "host-1")):
        name = f"wizard {page.value}"

        def there(page: Page = page) -> bool:
            shown: Any = wizard.pages[page]
            ready = shown.isVisible() and session.reading.load is Load.READY
            return ready and not shown.model.busy and shown.model.rowCount() > 0

        # To go there builds the page.
        meter.measure(f"{name}: page comes", partial(wizard.go_to, page), there)
        shown: Any = wizard.pages[page]
        model, panel, table = shown.model, shown.panel, shown.panel.table
        read_ahead(model)
        meter.press(f"{name}: a letter typed", panel, model, text)
        meter.measure(f"{name}: filter emptied", panel.filter.clear, all_rows(model))
        sort_all(meter, f"{name}: a column sorted", panel, model)
        panel.sort_by("reason")
        meter.measure(f"{name}: sorted as at first", lambda: None, there)
        table.selectRow(3)
        meter.measure(f"{name}: row down", lambda table=table: QTest.keyClick(table, Qt.Key.Key_Down), there)
        meter.measure(f"{name}: tick", lambda table=table: QTest.keyClick(table, Qt.Key.Key_Space), there)
        key, before = table.current_key(), session.inventory
        meter.measure(
            f"{name}: refresh",
            session.refresh,
            lambda before=before, there=there: session.inventory is not before and there(),  # type: ignore[misc]
        )
        if not key or table.current_key() != key:
            raise AssertionError(f"{name}: the current row went astray")
    wizard.close()


def sort_all(meter: Meter, name: str, panel: TablePanel, model: Records[Any]) -> None:
    """Sort by each column, descending; the worst column counts, and is named."""
    mine = Meter()
    for number, column in enumerate(model.columns):
        mine.measure(
            f"{name} ({column.name})",
            lambda number=number: panel.table.sortByColumn(number, Qt.SortOrder.DescendingOrder),  # type: ignore[misc]
            lambda: not model.busy,
        )
    worst = max(mine.figures, key=lambda each: each[1])
    meter.figures.append((name, *(max(each[kind] for each in mine.figures) for kind in (1, 2, 3))))
    print(f"  slowest: {worst[0]} {worst[1]:.0f} ms", file=sys.stderr)


def read_ahead(model: Records[Any]) -> None:
    """Wait until the model has read what the filter looks into, as it does of itself after a load; not measured."""
    begin = time.perf_counter()
    Meter().measure("reading ahead", lambda: None, lambda: not model.reading_ahead)
    print(f"  read ahead in {(time.perf_counter() - begin) * 1000:.0f} ms", file=sys.stderr)


def all_rows(model: Records[Any]) -> Callable[[], bool]:
    """Return a question: are all rows shown?"""
    return lambda: not model.busy and model.rowCount() == model.total


def _raise(error: BaseException) -> None:
    raise error


@contextmanager
def served(folder: Path) -> Iterator[dict[str, str]]:
    """Serve the big account in a process of its own."""
    account = folder / "account.json"
    big_account.write(account)
    command = [sys.executable, "-m", "gui", "--state-dir", str(folder), "sandbox", "--account", str(account)]
    with subprocess.Popen([*command, "--latency", "20"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield json.loads(process.stdout.readline() if process.stdout else "")
        finally:
            process.terminate()


def report(runs: Sequence[dict[str, Any]]) -> bool:
    """Print medians and worst figures; return whether the limits are kept."""
    kept = True
    print(
        f"{'':40}{'gap: median':>12}{'worst':>7}{'GUI thread: median':>20}{'worst':>7}{'there: median':>15}{'worst':>7}"
    )
    for figures in zip(*(run["figures"] for run in runs), strict=True):
        gaps, used, whole = ([each[kind] for each in figures] for kind in (1, 2, 3))
        late = "letter" in figures[0][0] and statistics.median(whole) > RESULT_MS
        late |= statistics.median(gaps) > GAP_MS
        kept &= not late
        judged = "  TOO LONG" if late else ""
        cells = (statistics.median(gaps), max(gaps), statistics.median(used), max(used))
        print(
            f"{figures[0][0]:40}{cells[0]:12.0f}{cells[1]:7.0f}{cells[2]:20.0f}{cells[3]:7.0f}"
            f"{statistics.median(whole):15.0f}{max(whole):7.0f}{judged}"
        )
    return print_memory([run["memory"] for run in runs]) and kept


def print_memory(runs: Sequence[Sequence[float]]) -> bool:
    """Print the memory of each run at each of the three moments, beside its limit; return whether it is kept."""
    kept = True
    for (name, limit), found in zip(MEMORY_MIB.items(), zip(*runs, strict=True), strict=True):
        much = statistics.median(found) > limit
        kept &= not much
        judged = "  TOO MUCH" if much else ""
        print(f"memory, {name:17}{statistics.median(found):4.0f} MiB (worst {max(found):.0f}, limit {limit}){judged}")
    return kept


def main(arguments: Sequence[str]) -> int:
    """Measure in fresh processes and print what came of it; return 1 where a limit is missed."""
    if arguments[:1] == ["--once"]:
        print(json.dumps(once(*arguments[1:4])))
        return 0
    count = int(arguments[0]) if arguments else 3
    runs = []
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as facts:
        command = [sys.executable, "-m", "tests.benchmarks.tables", "--once", facts["endpoint"]]
        command += [facts["access_key_id"], facts["access_key_secret"]]
        for _ in range(count):
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    sizes = f"{big_account.EIPS} EIPs, {big_account.INTERFACES} interfaces, {big_account.INSTANCES} instances"
    print(f"{sizes}; {count} runs; milliseconds; limits: a gap of {GAP_MS}, rows filtered by a letter in {RESULT_MS}")
    return 0 if report(runs) else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.tables")
    sys.exit(main(sys.argv[1:]))
