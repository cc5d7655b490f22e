"""What the window says of the reading of the region: when it was, that it goes on, and what could not be read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMainWindow

from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.words import labels
from gui.words.errors import error_text
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
        self.as_of.setText(self._times(inventory) if inventory is not None else "")
        if reading.load is Load.LOADING:
            self._window.statusBar().showMessage(labels.text(labels.READING_REGION))
        else:
            self._window.statusBar().clearMessage()
        action = (self.tr("Try again"), self._session.refresh_or_unlock)
        if self._session.sign_in_error is not None:
            # Said, with the way out, by the note above.
            self._banner.clear()
        elif reading.load is Load.STALE and reading.error is not None:
            text = error_text(reading.error)
            what = self.tr("The last refresh failed. The rows may be out of date.")
            self._banner.say(Tone.WARNING, what, f"{text.what} {text.fix}", details=text.details, action=action)
        elif reading.load is Load.READY and inventory is not None and inventory.unread_main:
            unread = unread_text(inventory.unread_main)
            self._banner.say(Tone.WARNING, unread.what, unread.fix, details=unread.details, action=action)
        else:
            self._banner.clear()

    def _times(self, inventory: Inventory) -> str:
        """Return when the region was read, and what of it was not read then."""
        said = self.tr("As of {time}").format(time=clock(inventory.as_of))
        rest = rows_text(inventory, MAIN_LISTS)
        return self.tr("{time}; {rest}").format(time=said, rest=rest) if rest else said
