"""What the window says of the reading of the region: when it was, that it goes on, and what could not be read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMainWindow

from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, Unread
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Action, Banner
from gui.words import labels
from gui.words.errors import error_text
from gui.words.joining import paragraph
from gui.words.tone import Tone
from gui.words.unread import clock, rows_text, unread_text


class ReadingNote(QObject):
    """Speaks by the banner and the status bar of the window."""

    def __init__(self, session: Session, window: QMainWindow, banner: Banner) -> None:
        super().__init__(window)
        self._session, self._window, self._banner = session, window, banner
        self.as_of = QLabel()
        window.statusBar().addPermanentWidget(self.as_of)
        session.reading_changed.connect(self.follow)
        session.sign_in_changed.connect(self.follow)

    def follow(self) -> None:
        """Say how the reading stands."""
        reading, inventory = self._session.reading, self._session.inventory
        self.retranslate()
        if self._session.sign_in_error is not None:
            # Said, with the way out, by the note above.
            self._banner.clear()
        elif reading.load is Load.STALE and reading.error is not None:
            self._say_stale(reading.error)
        elif reading.load is Load.READY and inventory is not None and inventory.unread_main:
            self._say_unread(inventory.unread_main)
        else:
            self._banner.clear()

    def retranslate(self) -> None:
        """Say again when the region was read, and whether it is being read; the banner follows the language itself."""
        reading, inventory = self._session.reading, self._session.inventory
        self.as_of.setText(self._times(inventory) if inventory is not None else "")
        if reading.load is Load.LOADING:
            self._window.statusBar().showMessage(labels.text(labels.READING_REGION))
        else:
            self._window.statusBar().clearMessage()

    def _say_stale(self, error: BaseException) -> None:
        def fix() -> str:
            text = error_text(error)
            return paragraph((text.what, text.fix))

        self._banner.say(
            Tone.WARNING,
            lambda: self.tr("The last refresh failed. The rows may be out of date."),
            fix,
            details=error_text(error).details,
            action=self._again(),
        )

    def _say_unread(self, unread: tuple[Unread, ...]) -> None:
        self._banner.say(
            Tone.WARNING,
            lambda: unread_text(unread).what,
            lambda: unread_text(unread).fix,
            details=unread_text(unread).details,
            action=self._again(),
        )

    def _again(self) -> Action:
        return lambda: self.tr("Try again"), self._session.refresh_or_unlock

    def _times(self, inventory: Inventory) -> str:
        """Return when the region was read, and what of it was not read then."""
        said = self.tr("As of {time}").format(time=clock(inventory.as_of))
        rest = rows_text(inventory, MAIN_LISTS)
        return self.tr("{time}; {rest}").format(time=said, rest=rest) if rest else said
