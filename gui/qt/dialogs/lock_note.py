"""The message that the session must be signed in again, with the one button that does it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.qt.base.session import Session
from gui.qt.dialogs.sign_in import SignInDialog
from gui.qt.widgets.banner import Banner
from gui.words.errors import error_text
from gui.words.tone import Tone


class LockNote(Banner):
    """Shown in every window as long as the session is locked or its credentials have ended."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.box: SignInDialog | None = None
        session.sign_in_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Draw whether the session must be signed in again."""
        error = self._session.sign_in_error
        if error is None:
            self.clear()
            return
        text = error_text(error)
        locked = isinstance(error, SignInError) and error.reason is SignInReason.LOCKED
        button = self.tr("&Unlock …") if locked else self.tr("S&ign in again …")
        picture = "key" if locked else ""
        self.say(Tone.WARNING, text.what, text.fix, picture=picture, details=text.details, action=(button, self.open))

    def open(self) -> None:
        """Open the box in which one signs in again."""
        if self.box is not None:
            self.box.raise_()
            return
        self.box = SignInDialog(self._session, self.window())
        self.box.destroyed.connect(self._closed)
        self.box.open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.follow()

    def _closed(self) -> None:
        self.box = None
