"""Signing in again with the same profile, or unlocking: nothing that was chosen or begun is lost."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.sign_in import SignInError, SignInReason, failure_of
from gui.domain.cloud.account import AccountError
from gui.domain.cloud.errors import CloudError, VaultError
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.secret_form import SecretForm
from gui.services.sign_in import Choice, Connection, WithProfile, WithSandbox, open_connection
from gui.words import labels
from gui.words.accounts import finding_text, other_account_text
from gui.words.errors import error_text
from gui.words.tone import Tone


class SignInDialog(Dialog):
    """Signs in to the account that is signed in already, asks for what is missing, and takes no other account.

    The session is unlocked, too. It closes when the cloud has accepted it.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        connection: Connection | None = None,
        accepted: Callable[[Connection], None] = lambda _connection: None,
    ) -> None:
        """Build the box.

        Args:
            session: what is unlocked.
            parent: Qt's owner.
            connection: whose profile and account are asked for; None for those of the session.
            accepted: told of the new connection, which is to the same account.
        """
        super().__init__(parent)
        self._session, self._on_accepted = session, accepted
        self._connection = connection or session.connection
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._locked = (
            isinstance(session.sign_in_error, SignInError) and session.sign_in_error.reason is SignInReason.LOCKED
        )
        self.setWindowTitle(self.tr("Unlock") if self._locked else self.tr("Sign in again"))
        self.banner, self.form = Banner(), SecretForm()
        self.profile, self.account, self.server = _plain(), _plain(), _plain()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            self.tr("&Unlock") if self._locked else self.tr("S&ign in")
        )
        self.buttons.accepted.connect(self.try_it)
        self.buttons.rejected.connect(self.reject)
        self._show_who()
        who = QFormLayout()
        who.addRow(self.tr("Profile:"), self.profile)
        who.addRow(self.tr("Account:"), self.account)
        who.addRow(self.tr("Server:"), self.server)
        for label in (self.profile, self.account, self.server):
            who.setRowVisible(label, bool(label.text()))
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addLayout(who)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self._ask_what_is_missing()
        session.jobs.run(session.parts.probe_vault, self._probed, self._refused, owner=self)

    def _show_who(self) -> None:
        connection = self._connection
        profile = connection.profile if connection else None
        self.profile.setText(profile.name if profile else labels.text(labels.SANDBOX_OPTION))
        account = connection.account if connection and profile else None
        self.account.setText(account.owner if account else "")
        self.server.setText(account.endpoint or "" if account else "")

    def _ask_what_is_missing(self) -> None:
        profile = self._connection.profile if self._connection else None
        self.form.setVisible(False)
        if profile is not None and self._session.parts.accounts.secret_missing(profile.name):
            self._ask_for_the_secret()

    def _ask_for_the_secret(self) -> None:
        if self._connection is not None and self._connection.profile is not None:
            self.form.ask(self._session.parts.accounts.profile(self._connection.profile.name))
            self.form.setVisible(True)
            (self.form.secret if self.form.key_id.isHidden() else self.form.key_id).setFocus()

    def try_it(self) -> None:
        """Sign in."""
        findings = self.form.findings() if not self.form.isHidden() else ()
        if findings:
            self.banner.say(Tone.WARNING, finding_text(findings[0]))
            return
        choice, parts, connection = self._choice(), self._session.parts, self._connection
        if choice is None or connection is None:
            return
        language = "zh-CN" if QLocale().language() is QLocale.Language.Chinese else "en-US"
        self.banner.say(Tone.BUSY, labels.text(labels.SIGNING_IN))
        self.buttons.setEnabled(False)
        self._session.jobs.run(
            lambda: open_connection(parts, choice, language, connection.account),
            self._accepted,
            self._refused,
            owner=self,
        )

    def _choice(self) -> Choice | None:
        if self._connection is None or self._connection.profile is None:
            return WithSandbox() if self._connection else None
        return WithProfile(self._connection.profile.name) if self.form.isHidden() else self.form.choice()

    def _accepted(self, connection: Connection) -> None:
        self.form.forget_secrets()
        self._session.signed_in_again(connection)
        self._on_accepted(connection)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.buttons.setEnabled(True)
        action = None
        wrong_key = isinstance(error, CloudError) and failure_of(error) is not None
        missing = isinstance(error, SignInError) and error.reason is SignInReason.SECRET_MISSING
        if self.form.isHidden() and (wrong_key or missing or isinstance(error, VaultError)):
            self._ask_for_the_secret()
        if isinstance(error, AccountError):
            self.banner.say(Tone.BAD, *other_account_text(error))
            return
        if isinstance(error, VaultError):
            action = (labels.text(labels.SESSION_ONLY), self._session_only)
        if missing:
            # Said by the fields themselves.
            self.banner.say(Tone.WARNING, error_text(error).what)
            return
        self.banner.say_error(error_text(error), action=action)

    def _session_only(self) -> None:
        self.form.keep_for_this_session()
        self.try_it()

    def _probed(self, status: VaultStatus) -> None:
        self.form.show_vault(status)


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
