"""Sign in. Next tries the choice and goes on when the cloud has accepted it."""

from PySide6.QtWidgets import QLabel, QWidget

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.cloud.errors import VaultError
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.account_form import SANDBOX, AccountForm
from gui.services.sign_in import Choice
from gui.words import labels
from gui.words.accounts import finding_text
from gui.words.errors import error_text
from gui.words.tone import Tone


class AccountPage(WizardPage):
    """The account form; it is complete when its fields could be tried, and left when the cloud said yes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.ACCOUNT, session, parent)
        self.form = AccountForm()
        self.form.changed.connect(self.show_state)
        self.form.field_left.connect(self.show_state)
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.form.manage_asked.connect(self._manage)
        self.body.addWidget(self.form)
        self.body.addWidget(self.missing)
        self._trying: Choice | None = None
        self._accepted: Choice | None = None
        session.connection_changed.connect(self._connected)
        session.jobs.run(session.parts.probe_vault, self._vault_probed, self._vault_failed, owner=self)
        self._offer()
        self.retranslate()

    def _offer(self) -> None:
        connection, accounts = self.session.connection, self.session.parts.accounts
        if connection is None:
            default = accounts.default
            self.form.offer(accounts.profiles, default.name if default else None, accounts.secret_missing)
        else:
            chosen = connection.profile.name if connection.profile else SANDBOX
            self.form.offer(accounts.profiles, chosen, accounts.secret_missing)
            self._accepted = self.form.choice()

    def _profiles_changed(self) -> None:
        """Offer the profiles as they are now; the chosen one stays chosen."""
        accounts = self.session.parts.accounts
        self.form.offer(accounts.profiles, None, accounts.secret_missing)

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Sign in as an account profile, or try the sandbox: it needs no account."))

    def show_state(self) -> None:
        """Draw what is missing."""
        said = self.form.findings_said()
        self.missing.setText("\n".join(finding_text(each) for each in said))
        self.missing.setVisible(bool(said))
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        """Return whether the choice can be tried."""
        return self._trying is None and not self.form.findings()

    def validatePage(self) -> bool:
        """Let the wizard go on when this very choice was accepted; try it in a worker otherwise."""
        choice = self.form.choice()
        if self.session.connection is not None and choice == self._accepted:
            return True
        if self._trying is None:
            self._trying = choice
            self.banner.say(Tone.BUSY, lambda: labels.text(labels.SIGNING_IN))
            self.completeChanged.emit()
            self.session.sign_in(choice, self._refused)
        return False

    def _connected(self) -> None:
        if self._trying is None:
            return
        self._trying = None
        self.banner.clear()
        self.form.forget_secrets()
        self._offer()
        if self.isVisible():
            self.wizard().next()

    def _refused(self, error: BaseException) -> None:
        self._trying = None
        action = None
        if isinstance(error, SignInError) and error.reason is SignInReason.SECRET_MISSING:
            self.form.ask_for_the_secret()
            self.banner.say(Tone.WARNING, lambda: error_text(error).what)
            self.completeChanged.emit()
            return
        if isinstance(error, VaultError):
            action = (lambda: labels.text(labels.SESSION_ONLY), self._session_only)
        self.banner.say_error(lambda: error_text(error), action=action)
        self.completeChanged.emit()

    def _session_only(self) -> None:
        self.form.keep_for_this_session()
        self.wizard().next()

    def _manage(self) -> None:
        from gui.qt.accounts.manager import ProfileManager  # noqa: PLC0415 - seldom needed

        manager = ProfileManager(self.session, self)
        manager.profiles_changed.connect(self._profiles_changed)
        manager.open()

    def _vault_probed(self, status: VaultStatus) -> None:
        self.form.show_vault(status)

    def _vault_failed(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))
