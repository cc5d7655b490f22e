"""Sign in, switch the account, lock, sign out: what the window offers to do with accounts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.cloud.errors import VaultError
from gui.qt.base.preferences import SANDBOX_ACCOUNT
from gui.qt.base.session import Session
from gui.qt.dialogs.sign_in import AccountDialog
from gui.services.accounts.aliyun_cli_import import cli_path
from gui.services.accounts.signed_cloud import SignedCloud
from gui.services.sign_in import Choice, WithProfile, WithSandbox


class AccountActions(QObject):
    """Owns the actions and the dialogs they open."""

    profiles_changed = Signal()
    failed = Signal(object, object)
    """A sign-in failed: the error, and the choice that was tried."""
    began = Signal()
    """A sign-in began."""

    def __init__(self, session: Session, window: QWidget, may_leave: Callable[[], bool]) -> None:
        """Make the actions.

        Args:
            session: what is signed in, locked and signed out.
            window: the dialogs come up above it.
            may_leave: whether the account may be left: not while a run goes on.
        """
        super().__init__(window)
        self.session, self._window, self._may_leave = session, window, may_leave
        self.dialog: AccountDialog | None = None

        def action(act: Callable[[], object], key: str = "") -> QAction:
            made = QAction(window)
            made.triggered.connect(lambda _checked=False: act())
            made.setShortcut(QKeySequence(key))
            return made

        self.sign_in = action(self.open_dialog, "Ctrl+I")
        self.profiles = action(self.open_profiles)
        self.lock = action(self.lock_now, "Ctrl+L")
        self.sign_out = action(self.leave)
        session.connection_changed.connect(self.follow)
        session.sign_in_changed.connect(self.follow)

    def all(self) -> tuple[QAction, ...]:
        """Return the actions in the order of the menus."""
        return (self.sign_in, self.profiles, self.lock, self.sign_out)

    def retranslate(self) -> None:
        """Set every text."""
        self.sign_in.setText(self.tr("&Sign in …"))
        self.profiles.setText(self.tr("&Profiles …"))
        self.lock.setText(self.tr("Loc&k"))
        self.sign_out.setText(self.tr("Sign ou&t"))
        self.follow()

    def follow(self) -> None:
        """Draw what can be done now."""
        connection = self.session.connection
        self.lock.setEnabled(
            connection is not None and isinstance(connection.cloud, SignedCloud) and self.session.sign_in_error is None
        )
        self.sign_out.setEnabled(connection is not None)

    def begin(self, account: str) -> None:
        """Sign in with the profile named ``account``, or to the sandbox; ask only for what is missing."""
        if not self._may_leave():
            return
        accounts = self.session.parts.accounts
        if account == SANDBOX_ACCOUNT:
            self.attempt(WithSandbox())
        elif account not in {profile.name for profile in accounts.profiles} or accounts.secret_missing(account):
            self.open_dialog(account)
        else:
            self.attempt(WithProfile(account))

    def attempt(self, choice: Choice) -> None:
        """Sign in as ``choice`` says; where a secret is missing or the keyring refuses, the dialog asks for it."""

        def refused(error: BaseException) -> None:
            missing = isinstance(error, SignInError) and error.reason is SignInReason.SECRET_MISSING
            dialog = None
            if isinstance(choice, WithProfile) and (missing or isinstance(error, VaultError)):
                dialog = self.open_dialog(choice.name)
            if dialog is not None:
                dialog.say(error)
            else:
                self.failed.emit(error, choice)

        self.began.emit()
        self.session.sign_in(choice, refused)

    def open_dialog(self, account: str = "") -> AccountDialog | None:
        """Open the sign-in dialog, or bring it to the front; return None while the account can't be left.

        Args:
            account: the profile that is shown first; empty for the default one.
        """
        if not self._may_leave():
            return None
        if self.dialog is None:
            self.dialog = AccountDialog(self.session, self._window, chosen=account or None)
            self.dialog.manage_wanted.connect(self.open_profiles)
            self.dialog.destroyed.connect(self._dialog_closed)
            self.profiles_changed.connect(self.dialog.offer)
            self.dialog.open()
        self.dialog.raise_()
        return self.dialog

    def open_profiles(self) -> None:
        """Open the list of profiles."""
        from gui.qt.accounts.manager import ProfileManager  # noqa: PLC0415 - seldom needed

        manager = ProfileManager(self.session, self.dialog or self._window)
        manager.profiles_changed.connect(self.profiles_changed)
        manager.finished.connect(manager.deleteLater)
        manager.open()

    def open_import(self) -> None:
        """Offer the profiles of the aliyun CLI; what was taken over can be signed in with at once."""
        from gui.qt.accounts.cli_import import CliImportDialog  # noqa: PLC0415 - seldom needed

        dialog = CliImportDialog(self.session, cli_path(), self._window)
        dialog.accepted.connect(self.profiles_changed)
        dialog.accepted.connect(self._sign_in_with_imported)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def lock_now(self) -> None:
        """Take the secrets out of memory, as the idle lock does."""
        self.session.parts.accounts.lock()
        self.session.lock()

    def leave(self) -> None:
        """Sign out."""
        if self._may_leave():
            self.session.sign_out()

    def _sign_in_with_imported(self) -> None:
        self.open_dialog()

    def _dialog_closed(self) -> None:
        self.dialog = None
