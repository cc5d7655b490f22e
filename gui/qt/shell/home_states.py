"""What the middle of the window shows: the ways in, that a sign-in is under way, the views, or a cover over them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.qt.base.preferences import Preferences
from gui.qt.base.session import Session
from gui.qt.shell.welcome import Welcome
from gui.qt.views.home import Home
from gui.qt.widgets.placeholder import Placeholder
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone


class HomeStates(QStackedWidget):
    """One of three: the welcome page, one sentence with one button, or the views."""

    covering = Signal()
    """The views are covered by a sentence, which the window need not say above it once more."""

    def __init__(self, session: Session, preferences: Preferences, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences, self._home = session, preferences, home
        self._hidden: list[QWidget] = []
        self.welcome, self.sentence = Welcome(session, preferences), Placeholder()
        for state in (self.welcome, self.sentence, home):
            self.addWidget(state)
        session.signing_in_changed.connect(self.follow)
        session.connection_changed.connect(self.follow)
        session.sign_in_changed.connect(self.follow)
        self.follow()

    @property
    def covered(self) -> bool:
        """Whether what was read is hidden until the session is unlocked."""
        error = self._session.sign_in_error
        locked = isinstance(error, SignInError) and error.reason is SignInReason.LOCKED
        return locked and self._preferences.cover_when_locked

    def follow(self) -> None:
        """Show the state that the session is in."""
        before, session = self.currentWidget(), self._session
        error = session.sign_in_error
        if self.covered and error is not None:
            self.covering.emit()
            text = error_text(error)
            action = (self.tr("&Unlock …"), session.unlock_wanted.emit)
            self.sentence.say("key", text.what, self.tr("What was read is hidden until then."), action=action)
            self.setCurrentWidget(self.sentence)
            self._hide_other_windows()
            return
        self._show_other_windows()
        if session.connection is not None:
            self.setCurrentWidget(self._home)
        elif session.signing_in:
            action = (self.tr("Cancel"), session.cancel_sign_in)
            self.sentence.say("busy", labels.text(labels.SIGNING_IN), tone=Tone.BUSY, busy=True, action=action)
            self.setCurrentWidget(self.sentence)
        else:
            self.welcome.follow()
            self.setCurrentWidget(self.welcome)
        if self.currentWidget() is not before and self.isVisible():
            self.give_focus()

    def give_focus(self) -> None:
        """Give the focus to what the user does next."""
        view = self._home.view()
        if self.currentWidget() is self.welcome:
            self.welcome.focus()
        elif self.currentWidget() is self.sentence:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
        elif view is not None:
            view.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the user does next what is to be done."""
        super().showEvent(event)
        if not event.spontaneous():
            self.give_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.currentWidget() is self.sentence:
            self.follow()

    def _hide_other_windows(self) -> None:
        """Hide wizard and dialogs, which show names and addresses too; nothing in them is lost."""
        mine = self.window()
        for window in QApplication.topLevelWidgets():
            if (
                window is not mine
                and window.isVisible()
                and window.windowType()
                in {
                    Qt.WindowType.Dialog,
                    Qt.WindowType.Window,
                }
            ):
                self._hidden.append(window)
                window.hide()

    def _show_other_windows(self) -> None:
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            if isValid(window):
                window.show()
