"""Signing in again in the middle of something: nothing that was chosen or begun is lost."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from gui.domain.vault import VaultStatus
from gui.qt.session import Session
from gui.qt.widgets.account_form import SANDBOX, AccountForm
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.dialog import Dialog
from gui.services.sign_in import Connection, open_connection
from gui.words.accounts import finding_text
from gui.words.errors import error_text
from gui.words.tone import Tone


class SignInDialog(Dialog):
    """Tries the choice in a worker; closes when the cloud has accepted it."""

    def __init__(self, session: Session, accepted: Callable[[Connection], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._on_accepted = session, accepted
        self.setWindowTitle(self.tr("Sign in again"))
        self.banner, self.form = Banner(), AccountForm()
        self.form.manage.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("S&ign in"))
        self.buttons.accepted.connect(self.try_it)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.form, 1)
        column.addWidget(self.buttons)
        connection = session.connection
        profile = connection.profile if connection else None
        chosen = SANDBOX if connection and connection.sandbox else profile.name if profile else None
        self.form.offer(session.parts.accounts.profiles, chosen)
        session.jobs.run(session.parts.probe_vault, self._probed, self._refused, owner=self)

    def try_it(self) -> None:
        """Sign in with what is chosen."""
        findings = self.form.findings()
        if findings:
            self.banner.say(Tone.WARNING, finding_text(findings[0]))
            return
        choice, parts = self.form.choice(), self._session.parts
        language = "zh-CN" if QLocale().language() is QLocale.Language.Chinese else "en-US"
        self.banner.say(Tone.BUSY, self.tr("Signing in …"))
        self.buttons.setEnabled(False)
        self._session.jobs.run(
            lambda: open_connection(parts, choice, language), self._accepted, self._refused, owner=self
        )

    def _accepted(self, connection: Connection) -> None:
        self.form.forget_secrets()
        self._on_accepted(connection)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.buttons.setEnabled(True)
        self.banner.say_error(error_text(error))

    def _probed(self, status: VaultStatus) -> None:
        self.form.show_vault(status)
