"""The one sign-in dialog: at the start, for another account, after a lock or an expiry, and for a run that waits."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.sign_in import SignInError, SignInReason, failure_of
from gui.domain.cloud.account import AccountError
from gui.domain.cloud.errors import CloudError, VaultError
from gui.qt.base.i18n import cloud_language
from gui.qt.base.session import Session
from gui.qt.widgets.account_form import AccountForm
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.secret_form import SecretForm
from gui.services.sign_in import Choice, Connection, WithProfile, WithSandbox, open_connection
from gui.words import labels
from gui.words.accounts import finding_text, other_account_text
from gui.words.errors import error_text
from gui.words.tone import Tone


class _SignInBox(Dialog):
    """What both ways of signing in share: try the choice in a worker, say what was refused, close when accepted."""

    def __init__(self, session: Session, form: SecretForm | AccountForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._fields = session, form
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.try_it)
        self.buttons.rejected.connect(self.reject)

    def begin(self) -> None:
        """Look for a keyring; called when the fields are in place."""
        self._session.jobs.run(self._session.parts.probe_vault, self._probed, self._refused, owner=self)

    def try_it(self) -> None:
        """Sign in."""
        findings = self._fields.findings() if not self._fields.isHidden() else ()
        if findings:
            self.banner.say(Tone.WARNING, lambda: finding_text(findings[0]))
            return
        choice, parts, language, only = self._choice(), self._session.parts, cloud_language(), self._only()
        if choice is None:
            return
        self.banner.say(Tone.BUSY, lambda: labels.text(labels.SIGNING_IN))
        self.buttons.setEnabled(False)
        account = only.account if only else None
        self._session.jobs.run(
            lambda: open_connection(parts, choice, language, account), self._accepted, self._refused, owner=self
        )

    def say_left(self) -> None:
        """Say what is wrong with the fields that were left.

        Where nothing is, what was said stays: whoever presses a button of the banner leaves a field by that.
        """
        said = self._fields.findings_said() if not self._fields.isHidden() else ()
        if said:
            self.banner.say(Tone.WARNING, lambda: finding_text(said[0]))

    def _only(self) -> Connection | None:
        """Return the connection whose account alone is accepted, None for any."""
        return None

    def _choice(self) -> Choice | None:
        raise NotImplementedError

    def _take(self, connection: Connection) -> None:
        raise NotImplementedError

    def _ask_for_the_secret(self) -> None:
        """Ask for a secret that turned out to be missing."""
        raise NotImplementedError

    def _accepted(self, connection: Connection) -> None:
        self._fields.forget_secrets()
        self._take(connection)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.buttons.setEnabled(True)
        action = None
        missing = isinstance(error, SignInError) and error.reason is SignInReason.SECRET_MISSING
        if self._secret_is_due(error):
            self._ask_for_the_secret()
        if isinstance(error, AccountError):
            self.banner.say(Tone.BAD, lambda: other_account_text(error)[0], lambda: other_account_text(error)[1])
            return
        if isinstance(error, VaultError):
            action = (lambda: labels.text(labels.SESSION_ONLY), self._session_only)
        if missing:
            # Said by the fields themselves.
            self.banner.say(Tone.WARNING, lambda: error_text(error).what)
            return
        self.banner.say_error(lambda: error_text(error), action=action)

    def _secret_is_due(self, error: BaseException) -> bool:
        return isinstance(error, SignInError) and error.reason is SignInReason.SECRET_MISSING

    def _session_only(self) -> None:
        self._fields.keep_for_this_session()
        self.try_it()

    def _probed(self, status: VaultStatus) -> None:
        self._fields.show_vault(status)


class AccountDialog(_SignInBox):
    """Signs in with a profile, a new key or the sandbox; what was signed in before is left."""

    manage_wanted = Signal()
    """The user wants to add, change or delete profiles."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, chosen: str | None = None) -> None:
        """Build the dialog.

        Args:
            session: what is signed in.
            parent: Qt's owner.
            chosen: the profile that is shown first, see ``AccountForm.offer``; None for the default one.
        """
        form = AccountForm()
        super().__init__(session, form, parent)
        self.form = form
        self.retranslate()
        self.form.manage_asked.connect(self.manage_wanted)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        accounts = session.parts.accounts
        default = accounts.default
        self.form.offer(accounts.profiles, chosen or (default.name if default else None), accounts.secret_missing)
        self.form.changed.connect(self.banner.clear)
        self.form.changed.connect(self.say_left)
        self.form.field_left.connect(self.say_left)
        self.begin()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Sign in"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("S&ign in"))

    def offer(self) -> None:
        """Offer the profiles as they are now; the chosen one stays chosen."""
        accounts = self._session.parts.accounts
        self.form.offer(accounts.profiles, None, accounts.secret_missing)

    def say(self, error: BaseException) -> None:
        """Show why a sign-in that was tried before has failed, and ask for what was missing."""
        self._refused(error)

    def _choice(self) -> Choice:
        return self.form.choice()

    def _take(self, connection: Connection) -> None:
        self._session.start(connection)

    def _ask_for_the_secret(self) -> None:
        self.form.ask_for_the_secret()
        self.form.secret_form.secret.setFocus()


class SignInDialog(_SignInBox):
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
        """Build the dialog.

        Args:
            session: what is unlocked.
            parent: Qt's owner.
            connection: whose profile and account are asked for; None for those of the session.
            accepted: told of the new connection, which is to the same account.
        """
        form = SecretForm()
        super().__init__(session, form, parent)
        self.form = form
        self._on_accepted = accepted
        self._connection = connection or session.connection
        error = session.sign_in_error
        self._locked = isinstance(error, SignInError) and error.reason is SignInReason.LOCKED
        self.profile, self.account, self.server = _plain(), _plain(), _plain()
        self._titles = (QLabel(), QLabel(), QLabel())
        self.retranslate()
        who = QFormLayout()
        for title, label in zip(self._titles, (self.profile, self.account, self.server), strict=True):
            who.addRow(title, label)
            who.setRowVisible(label, bool(label.text()))
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addLayout(who)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        profile = self._connection.profile if self._connection else None
        self.form.setVisible(False)
        if profile is not None and session.parts.accounts.secret_missing(profile.name):
            self._ask_for_the_secret()
        self.begin()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Unlock") if self._locked else self.tr("Sign in again"))
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(self.tr("&Unlock") if self._locked else self.tr("S&ign in"))
        titles = (self.tr("Profile:"), self.tr("Account:"), self.tr("Server:"))
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        self._show_who()

    def _show_who(self) -> None:
        connection = self._connection
        profile = connection.profile if connection else None
        self.profile.setText(profile.name if profile else labels.text(labels.SANDBOX_OPTION))
        account = connection.account if connection and profile else None
        self.account.setText(account.owner if account else "")
        self.server.setText(account.endpoint or "" if account else "")

    def _ask_for_the_secret(self) -> None:
        if self._connection is not None and self._connection.profile is not None:
            self.form.ask(self._session.parts.accounts.profile(self._connection.profile.name))
            self.form.setVisible(True)
            (self.form.secret if self.form.key_id.isHidden() else self.form.key_id).setFocus()

    def _only(self) -> Connection | None:
        return self._connection

    def _choice(self) -> Choice | None:
        if self._connection is None or self._connection.profile is None:
            return WithSandbox() if self._connection else None
        return WithProfile(self._connection.profile.name) if self.form.isHidden() else self.form.choice()

    def _take(self, connection: Connection) -> None:
        self._session.signed_in_again(connection)
        self._on_accepted(connection)

    def _secret_is_due(self, error: BaseException) -> bool:
        wrong_key = isinstance(error, CloudError) and failure_of(error) is not None
        due = wrong_key or isinstance(error, VaultError) or super()._secret_is_due(error)
        return self.form.isHidden() and due


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
