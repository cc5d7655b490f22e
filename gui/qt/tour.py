"""The wizard driven by itself, through its real widgets, with a picture of every page."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget, QWizard

from gui.domain import exposure
from gui.domain.eni import EniId
from gui.domain.errors import WizardError
from gui.domain.flow import Page
from gui.domain.mapping import mappings
from gui.qt.app import Desk, Look, open_desk
from gui.qt.messages.errors import error_text
from gui.qt.models.records import Records
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.network import NetworkPage
from gui.qt.palette import Scheme
from gui.qt.session import Load
from gui.qt.start import check_libraries
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizard import BindWizard
from gui.services.parts import Parts
from gui.services.sign_in import WithSandbox

PATIENCE_MS = 45_000
LOOK_EVERY_MS = 20
EIPS = 10
REGION_WITHOUT_MODE = "cn-hangzhou"
"""In the sandbox's account: only the second road leads on there."""
PICTURE = QSize(1280, 820)
"""Pixels; the offscreen platform's own screen is smaller than anybody's."""


class TourError(WizardError):
    """The tour could not go on; the text says where and what was on the screen."""


class Tour:
    """Walks through the wizard against the sandbox: binds ten EIPs, then exposes one by a secondary CIDR block."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._pictures: list[Path] = []
        self._eni = ""

    def walk(self) -> tuple[Path, ...]:
        """Do the whole job; return the pictures.

        Raises:
            TourError: a page did not come, or an EIP is not bound at the end.
        """
        window = self._desk.window
        window.resize(PICTURE)
        window.show()
        window.sign_in(WithSandbox())
        self._wait(self._region_read, "the region")
        self._picture("main-window", window)
        window.menus.bind.trigger()
        wizard = self._wizard()
        wizard.resize(PICTURE)
        for step in (self._account, self._region, self._eips, self._interface, self._instance, self._review):
            step()
        self._apply()
        self._guest()
        self._picture("done", wizard)
        bound = self._bound()
        QTest.mouseClick(wizard.button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
        self._wait(self._region_read, "the region")
        window.panel.filter.setText(self._eni)
        window.panel.apply_filter()
        window.panel.table.selectRow(0)
        self._wait(lambda: EniId(self._eni) in window.home.facts.gateways, "the gateways")
        self._picture("main-window-after", window)
        if bound != EIPS:
            raise TourError(f"The tour ended with {bound} of {EIPS} EIPs bound.")
        window.panel.filter.clear()
        window.panel.apply_filter()
        self._second_road()
        return tuple(self._pictures)

    # One page each

    def _account(self) -> None:
        self._picture("account")
        self._next(Page.REGION)

    def _region(self) -> None:
        self._choose(self._page_table(), "cn-shanghai")
        self._wait(self._region_read, "the region")
        self._picture("region")
        self._next(Page.ROAD)
        self._picture("exposure")
        self._next(Page.EIPS)

    def _eips(self) -> None:
        table = self._page_table()
        model = self._model(table)
        free = [model.key(record) for record in model.shown() if not model.reason_of(model.key(record))]
        for key in free[:EIPS]:
            self._choose(table, key)
        self._picture("eips")
        self._next(Page.INTERFACE)

    def _interface(self) -> None:
        self._eni = self._choose_named("voip-media")
        self._picture("interface")
        self._next(Page.INSTANCE)

    def _instance(self) -> None:
        self._choose_named("voip-gateway-01")
        self._picture("instance")
        self._next(Page.REVIEW)

    def _review(self) -> None:
        self._picture("review")
        self._press(QWizard.WizardButton.CommitButton)
        self._wait(lambda: self._here(Page.APPLY), "the page apply")

    def _apply(self) -> None:
        page = self._wizard().current()
        if not isinstance(page, ApplyPage):
            raise TourError("The tour stopped: the apply page did not come.")
        run = self._wizard().run
        self._wait(lambda: page.rows.rowCount() > EIPS, "the rows of the run")
        self._picture("applying")
        self._wait(lambda: not run.running and self._region_read(), "the end of the run")
        self._picture("applied")
        self._next(Page.GUEST)

    def _guest(self) -> None:
        page = self._wizard().current()
        if not isinstance(page, GuestPage):
            raise TourError("The tour stopped: the guest page did not come.")
        self._wait(lambda: page.snippet() is not None, "the guest configuration")
        self._picture("guest")
        page.view.tabs.setCurrentIndex(page.view.tabs.count() - 2)
        self._picture("guest-check")
        page.save_in(self._folder / "snippets")
        self._picture("guest-saved")
        self._next(Page.DONE)
        self._wait(self._region_read, "the region")

    # The other road, in a region that does not offer the mode

    def _second_road(self) -> None:
        window = self._desk.window
        window.menus.bind.trigger()
        self._wizard().resize(PICTURE)
        self._next(Page.REGION)
        self._choose(self._page_table(), REGION_WITHOUT_MODE)
        self._wait(self._region_read, "the region")
        self._next(Page.ROAD)
        self._picture("exposure-second")
        self._next(Page.EIPS)
        table = self._page_table()
        model = self._model(table)
        self._choose(table, next(key for record in model.shown() if not model.reason_of(key := model.key(record))))
        self._next(Page.INSTANCE)
        self._choose_named("web-hz")
        self._next(Page.NETWORK)
        self._agree_to_network()
        self._picture("network")
        self._next(Page.REVIEW)
        self._picture("review-second")
        self._press(QWizard.WizardButton.CommitButton)
        self._wait(lambda: self._here(Page.APPLY), "the page apply")
        run = self._wizard().run
        self._wait(lambda: run.starting and not run.running and self._region_read(), "the end of the run")
        self._picture("applied-second")
        self._next(Page.GUEST)
        page = self._wizard().current()
        if not isinstance(page, GuestPage):
            raise TourError("The tour stopped: the guest page did not come.")
        self._wait(lambda: page.snippet() is not None, "the guest configuration")
        self._picture("guest-second")
        page.save_in(self._folder / "snippets-second")
        self._next(Page.DONE)
        self._wait(self._region_read, "the region")
        inventory, chosen = self._desk.session.inventory, self._desk.session.now
        if inventory is None or exposure.needs_network(chosen, inventory):
            raise TourError("The tour ended with an EIP that is not exposed.")
        QTest.mouseClick(self._wizard().button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
        window.home.make_current(chosen.eips[0])
        self._picture("main-window-second", window)

    def _agree_to_network(self) -> None:
        page = self._wizard().current()
        if not isinstance(page, NetworkPage):
            raise TourError("The tour stopped: the network page did not come.")
        self._wait(page.consent.isVisible, "the blocks")
        box = page.consent.box
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.height() // 2, box.height() // 2))

    # What a user does

    def _choose_named(self, name: str) -> str:
        table = self._page_table()
        model = self._model(table)
        for record in model.shown():
            key = model.key(record)
            if record.name == name:
                self._choose(table, key)
                return key
        raise TourError(f"The tour stopped: {name} is not in the sandbox's account.")

    def _choose(self, table: RecordTable, key: str) -> None:
        row = self._model(table).row_of(key)
        if row is None:
            raise TourError(f"The tour stopped: {key} is not in the table.")
        index: QModelIndex = self._model(table).index(row, 1)
        table.scrollTo(index)
        QTest.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            table.visualRect(index).center(),
        )

    def _next(self, page: Page) -> None:
        self._press(QWizard.WizardButton.NextButton)
        self._wait(lambda: self._here(page), f"the page {page.value}")

    def _press(self, which: QWizard.WizardButton) -> None:
        button = self._wizard().button(which)
        self._wait(button.isEnabled, f"the button {button.text()!r} to be enabled")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    # What a user sees

    def _wizard(self) -> BindWizard:
        wizard = self._desk.window.wizard
        if not isinstance(wizard, BindWizard):
            raise TourError("The tour stopped: the wizard is not open.")
        return wizard

    def _page_table(self) -> RecordTable:
        found: RecordTable | None = self._wizard().current().findChild(RecordTable)
        if found is None:
            raise TourError("The tour stopped: the page has no table.")
        return found

    def _model(self, table: RecordTable) -> Records[Any]:
        model = table.model()
        if not isinstance(model, Records):
            raise TourError("The tour stopped: the table has no records.")
        return model

    def _here(self, page: Page) -> bool:
        return bool(self._wizard().current().page is page)

    def _region_read(self) -> bool:
        return self._desk.session.reading.load is Load.READY

    def _bound(self) -> int:
        inventory = self._desk.session.inventory
        rows = mappings(inventory) if inventory else ()
        return sum(1 for row in rows if row.eip and row.instance and row.eni and row.eni.id == self._eni)

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        shown = widget or self._wizard()
        self._wait(lambda: self._desk.window.home.topology.settled, "the picture beside the tables")
        self._settle()
        path = self._folder / f"{len(self._pictures) + 1:02d}-{name}.png"
        if not shown.grab().save(str(path)):
            raise TourError(f"The picture {path} could not be written.")
        self._pictures.append(path)

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until ``condition`` holds."""
        loop, look, end = QEventLoop(), QTimer(interval=LOOK_EVERY_MS), QTimer(singleShot=True, interval=PATIENCE_MS)
        look.timeout.connect(lambda: loop.quit() if condition() or self._failed() else None)
        end.timeout.connect(loop.quit)
        look.start()
        end.start()
        if not condition():
            loop.exec()
        look.stop()
        end.stop()
        if not condition():
            raise TourError(f"The tour stopped: {what} did not come. {self._failed()}".strip())

    def _settle(self) -> None:
        """Let layouts and paints that are due happen; a scrolled page is laid out a turn after what is in it."""
        for _ in range(2):
            loop, turn = QEventLoop(), QTimer(singleShot=True, interval=LOOK_EVERY_MS)
            turn.timeout.connect(loop.quit)
            turn.start()
            loop.exec()

    def _failed(self) -> str:
        """Return the error that is on the screen, empty while there is none."""
        window = self._desk.window
        error = self._desk.session.reading.error
        if error is not None:
            text = error_text(error)
            return f"{text.what} {text.fix}"
        return "" if window.banner.isHidden() else window.banner.text()


def run_tour(parts: Parts, folder: Path, *, language: str | None, scheme: str | None) -> int:
    """Write pictures and snippets below ``folder`` and say where; return the exit code."""
    check_libraries()
    folder.mkdir(parents=True, exist_ok=True)
    # As a new installation looks, whatever the user's own window looks like; that stays as it is.
    with TemporaryDirectory() as unused:
        plain = replace(parts, state_dir=Path(unused))
        desk = open_desk(plain, Look(language, Scheme(scheme) if scheme else Scheme.LIGHT))
        try:
            pictures = Tour(desk, folder).walk()
        finally:
            desk.close()
    snippets = sum(1 for path in (folder / "snippets").rglob("*") if path.is_file())
    sys.stdout.write(f"{len(pictures)} pictures and {snippets} files of guest configuration are in {folder}\n")
    return 0
