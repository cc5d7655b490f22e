"""What a user does and sees on the tour: clicks, looks, waits, and a picture of what is on the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget, QWizard

from gui.domain.cloud.errors import WizardError
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.models.records import Records
from gui.qt.shell.app import WindowContext
from gui.qt.widgets.context_line import ContextLine
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.words.errors import error_text

PATIENCE_MS = 45_000
LOOK_EVERY_MS = 20


class TourError(WizardError):
    """The tour could not go on; the text says where and what was on the screen."""


class TourUser:
    """The hands and eyes of the tour, at the real widgets.

    Everything here raises TourError where what it needs is not on the screen, or does not come.

    Attributes:
        pictures: where the pictures taken so far are.
    """

    def __init__(self, context: WindowContext, folder: Path) -> None:
        self._desk, self._folder = context, folder
        self.pictures: list[Path] = []

    # What a user does

    def choose_named(self, name: str) -> str:
        """Choose the row of the page's table that has ``name``; return its key."""
        table = self.page_table()
        model = self.records_of(table)
        for record in model.shown():
            key = model.key(record)
            if record.name == name:
                self.choose(table, key)
                return key
        raise TourError(f"The tour stopped: {name} is not in the sandbox's account.")

    def choose(self, table: RecordTable, key: str) -> None:
        """Click the row of ``key``."""
        row = self.records_of(table).row_of(key)
        if row is None:
            raise TourError(f"The tour stopped: {key} is not in the table.")
        index: QModelIndex = self.records_of(table).index(row, 1)
        table.scrollTo(index)
        QTest.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            table.visualRect(index).center(),
        )

    def go_on_to(self, page: Page) -> None:
        """Press Next and wait for ``page``."""
        self.press(QWizard.WizardButton.NextButton)
        self.wait(lambda: self.is_on(page), f"the page {page.value}")

    def change(self, page: Page) -> None:
        """Press Change beside the answer of ``page``, above the current page, and wait for it."""
        line = self.wizard().current().findChild(ContextLine)
        if line is None:
            raise TourError("The tour stopped: the page does not show account, region and method.")
        QTest.mouseClick(line.buttons[page], Qt.MouseButton.LeftButton)
        self.wait(lambda: self.is_on(page), f"the page {page.value}")

    def press(self, which: QWizard.WizardButton) -> None:
        """Press a button of the wizard as soon as it is enabled."""
        button = self.wizard().button(which)
        self.wait(button.isEnabled, f"the button {button.text()!r} to be enabled")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    # What a user sees

    def wizard(self) -> BindWizard:
        """Return the wizard that is open."""
        wizard = self._desk.window.wizard
        if not isinstance(wizard, BindWizard):
            raise TourError("The tour stopped: the wizard is not open.")
        return wizard

    def page_table(self) -> RecordTable:
        """Return the table of the current page."""
        found: RecordTable | None = self.wizard().current().findChild(RecordTable)
        if found is None:
            raise TourError("The tour stopped: the page has no table.")
        return found

    def records_of(self, table: RecordTable) -> Records[Any]:
        """Return what ``table`` shows."""
        model = table.model()
        if not isinstance(model, Records):
            raise TourError("The tour stopped: the table has no records.")
        return model

    def is_on(self, page: Page) -> bool:
        """Return whether ``page`` is the current one."""
        return bool(self.wizard().current().page is page)

    def region_read(self) -> bool:
        """Return whether the chosen region has been read."""
        return self._desk.session.reading.load is Load.READY

    def take_picture(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of ``widget``, of the wizard where None, under the next number and ``name``."""
        shown = widget or self.wizard()
        self.wait(lambda: self._desk.window.home.topology.settled, "the picture beside the tables")
        self._settle()
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not shown.grab().save(str(path)):
            raise TourError(f"The picture {path} could not be written.")
        self.pictures.append(path)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until ``condition`` holds; ``what`` is what the error says did not come."""
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
