"""What the window says of a sign-in: that it goes on, and why it failed, with the one button that helps."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from gui.domain.cloud.errors import CloudError
from gui.qt.shell.account_actions import AccountActions
from gui.qt.widgets.banner import Action, Banner
from gui.services.sign_in import Choice, WithProfile
from gui.words import labels
from gui.words.errors import error_text


class SignInNotes(QObject):
    """Speaks by the banner and the status bar of the window."""

    def __init__(self, window: QMainWindow, banner: Banner, accounts: AccountActions) -> None:
        super().__init__(window)
        self._window, self._banner, self._accounts = window, banner, accounts
        accounts.began.connect(self._began)
        accounts.failed.connect(self._failed)

    def sign_in_for(self, profile: str) -> None:
        """Sign in with the profile of a run; where that is not known, let the user choose."""
        if profile:
            self._accounts.begin(profile)
        else:
            self._open()

    def _began(self) -> None:
        self._banner.clear()
        self._window.statusBar().showMessage(labels.text(labels.SIGNING_IN))

    def _failed(self, error: BaseException, choice: Choice) -> None:
        self._window.statusBar().clearMessage()
        if isinstance(error, CloudError) and not error.answered:
            action: Action = (lambda: self.tr("Try again"), lambda: self._accounts.attempt(choice))
        else:
            name = choice.name if isinstance(choice, WithProfile) else ""
            action = (lambda: self.tr("Sign in …"), lambda: self._open(name))
        self._banner.say_error(lambda: error_text(error), action=action)

    def _open(self, name: str = "") -> None:
        self._banner.clear()
        self._accounts.open_dialog(name)
