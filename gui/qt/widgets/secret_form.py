"""Fields for the secret of a profile that is known already: asked for where it is missing, without another dialog."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QGroupBox, QLabel, QLineEdit, QWidget

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import LONG_LIVED, Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileFinding
from gui.domain.accounts.profile_rules import clean_credentials, key_findings
from gui.domain.contracts import Credentials
from gui.qt.base.theme import chars
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.left_fields import LeftFields
from gui.services.sign_in import WithSecret
from gui.words import labels
from gui.words.accounts import vault_text


class SecretForm(QGroupBox):
    """Asks for the secret of one profile; of a temporary credential for its new AccessKey id and token as well."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._status: VaultStatus | None = None
        self.key_id, self.secret, self.token = (QLineEdit() for _ in range(3))
        self.labels = {edit: QLabel() for edit in (self.key_id, self.secret, self.token)}
        self.left = LeftFields({"key_id": self.key_id, "secret": self.secret, "token": self.token}, self)
        self.keep = CheckBox()
        self.vault_note = QLabel()
        self.vault_note.setWordWrap(True)
        self.vault_note.setTextFormat(Qt.TextFormat.PlainText)
        self.vault_note.setMinimumWidth(chars(self, 46))
        self._form = QFormLayout(self)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for edit, label in self.labels.items():
            label.setBuddy(edit)
            edit.setMinimumWidth(chars(self, 46))
            edit.textChanged.connect(self.changed)
            self._form.addRow(label, edit)
        for hidden in (self.secret, self.token):
            hidden.setEchoMode(QLineEdit.EchoMode.Password)
            hidden.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._form.addRow("", self.keep)
        self._form.addRow("", self.vault_note)
        self._retranslate()

    def ask(self, profile: Profile) -> None:
        """Ask for the secret of ``profile``."""
        if profile != self._profile:
            self.forget_secrets()
        self._profile = profile
        temporary = profile.kind is ProfileKind.SESSION_TOKEN
        for edit in (self.key_id, self.token):
            self._form.setRowVisible(edit, temporary)
        lasting = profile.kind in LONG_LIVED
        self._form.setRowVisible(self.keep, lasting)
        self._form.setRowVisible(self.vault_note, lasting)
        self.keep.setChecked(lasting and profile.storage is Storage.KEYRING and self.keep.isEnabled())
        self._retranslate()

    def show_vault(self, status: VaultStatus) -> None:
        """Say how the keyring stands; one that can't be used can't be chosen."""
        self._status = status
        self.keep.setEnabled(status.state.usable)
        if not status.state.usable:
            self.keep.setChecked(False)
        self._retranslate()

    def keep_for_this_session(self) -> None:
        """Choose memory instead of the keyring."""
        self.keep.setChecked(False)

    def forget_secrets(self) -> None:
        """Empty the fields."""
        for edit in (self.key_id, self.secret, self.token):
            edit.clear()
        self.left.forget()

    def choice(self) -> WithSecret | None:
        """Return what was entered, None while no profile is asked for."""
        if self._profile is None:
            return None
        temporary = self._profile.kind is ProfileKind.SESSION_TOKEN
        key_id = self.key_id.text() if temporary else self._profile.access_key_id
        entered = Credentials(key_id, self.secret.text(), self.token.text() or None if temporary else None)
        storage = Storage.KEYRING if self.keep.isChecked() else Storage.SESSION_ONLY
        return WithSecret(
            self._profile.name, clean_credentials(entered), self._profile.storage if temporary else storage
        )

    def findings(self) -> tuple[ProfileFinding, ...]:
        """Return what keeps the secret from being tried."""
        choice = self.choice()
        if choice is None or self._profile is None:
            return ()
        found = key_findings(self._profile.kind, choice.credentials)
        return tuple(each for each in found if each.problem.blocks)

    def findings_said(self) -> tuple[ProfileFinding, ...]:
        """Return those findings that are about fields that were left."""
        return self.left.said(self.findings())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("Missing secret"))
        self.labels[self.key_id].setText(self.tr("Access&Key ID:"))
        secret = self.tr("AccessKey s&ecret of {key}:") if self._long_lived() else self.tr("AccessKey s&ecret:")
        self.labels[self.secret].setText(secret.format(key=self._profile.access_key_id if self._profile else ""))
        self.labels[self.token].setText(self.tr("Security &token:"))
        self.keep.setText(self.tr("&Keep the secret in the keyring of this computer"))
        self.vault_note.setText(
            vault_text(self._status.state) if self._status else labels.text(labels.LOOKING_FOR_KEYRING)
        )

    def _long_lived(self) -> bool:
        return self._profile is not None and self._profile.kind in LONG_LIVED
