"""Who signs in: the sandbox, a profile, or a key entered here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileFinding
from gui.domain.accounts.profile_rules import clean_credentials, key_findings, profile_findings
from gui.domain.contracts import Credentials
from gui.qt.base.preferences import SANDBOX_ACCOUNT
from gui.qt.base.theme import chars
from gui.qt.widgets.check_boxes import RadioButton
from gui.qt.widgets.left_fields import LeftFields
from gui.qt.widgets.secret_form import SecretForm
from gui.services.sign_in import Choice, WithNewKey, WithProfile, WithSandbox, WithSecret
from gui.words import labels
from gui.words.accounts import vault_text

SANDBOX, NEW = SANDBOX_ACCOUNT, "new:"


class AccountForm(QWidget):
    """Offers the sandbox and the profiles, and fields for a new key."""

    field_left = Signal()
    """The user has left another field; what is entered is the same."""
    changed = Signal()
    manage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: tuple[Profile, ...] = ()
        self._secret_missing: Callable[[str], bool] = lambda _name: False
        self._status: VaultStatus | None = None
        self.who_label, self.who = QLabel(), QComboBox()
        self.who_label.setBuddy(self.who)
        self.who.setMinimumContentsLength(40)
        self.name, self.key_id, self.secret, self.token = (QLineEdit() for _ in range(4))
        self.labels = {edit: QLabel() for edit in (self.name, self.key_id, self.secret, self.token)}
        for edit, label in self.labels.items():
            label.setBuddy(edit)
            edit.setMinimumWidth(chars(self, 46))
            edit.textChanged.connect(self.changed)
        for hidden in (self.secret, self.token):
            hidden.setEchoMode(QLineEdit.EchoMode.Password)
            hidden.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.left = LeftFields(
            {"name": self.name, "key_id": self.key_id, "secret": self.secret, "token": self.token}, self
        )
        self.left.changed.connect(self.field_left)
        self.keep_label, self.in_keyring, self.in_session = QLabel(), RadioButton(), RadioButton()
        self.in_keyring.setChecked(True)
        self.vault_note = QLabel()
        self.vault_note.setWordWrap(True)
        self.key_box = QGroupBox()
        form = QFormLayout(self.key_box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for edit, label in self.labels.items():
            form.addRow(label, edit)
        keep = QVBoxLayout()
        for widget in (self.in_keyring, self.in_session, self.vault_note):
            keep.addWidget(widget)
        form.addRow(self.keep_label, keep)
        top = QFormLayout()
        top.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.manage = QPushButton()
        self.manage.setAutoDefault(False)
        self.manage.clicked.connect(self.manage_asked)
        row = QHBoxLayout()
        row.addWidget(self.who)
        row.addWidget(self.manage)
        top.addRow(self.who_label, row)
        self.secret_form = SecretForm()
        self.secret_form.changed.connect(self.changed)
        self.secret_form.left.changed.connect(self.field_left)
        self.note = QLabel()
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self.key_box)
        column.addWidget(self.secret_form)
        column.addStretch(1)
        self.who.currentIndexChanged.connect(self._who_changed)
        self._retranslate()

    def offer(
        self,
        profiles: tuple[Profile, ...],
        chosen: str | None = None,
        secret_missing: Callable[[str], bool] = lambda _name: False,
    ) -> None:
        """Offer the sandbox, ``profiles`` and a new key.

        Args:
            profiles: what can be signed in with.
            chosen: name of the profile shown first; None for the one that is shown now, as long as it is there.
            secret_missing: whether the secret of the profile of a name must be entered.
        """
        self._profiles, self._secret_missing = profiles, secret_missing
        self._fill(chosen if chosen is not None else str(self.who.currentData() or SANDBOX))

    def ask_for_the_secret(self) -> None:
        """Ask for the secret of the chosen profile, which turned out to be missing."""
        profile = self._profile()
        if profile is not None:
            self.secret_form.ask(profile)
            self.secret_form.setVisible(True)
            self.changed.emit()

    def show_vault(self, status: VaultStatus) -> None:
        """Say how the keyring stands; one that can't be used can't be chosen."""
        self._status = status
        self.secret_form.show_vault(status)
        self.in_keyring.setEnabled(status.state.usable)
        if not status.state.usable:
            self.in_session.setChecked(True)
        self._say_vault()

    def keep_for_this_session(self) -> None:
        """Choose memory instead of the keyring."""
        self.in_session.setChecked(True)
        self.secret_form.keep_for_this_session()

    def forget_secrets(self) -> None:
        """Empty the fields that hold secrets."""
        for edit in (self.secret, self.token):
            edit.clear()
        self.left.forget()
        self.secret_form.forget_secrets()

    def choice(self) -> Choice:
        """Return what was chosen."""
        who = str(self.who.currentData())
        if who == SANDBOX:
            return WithSandbox()
        if who != NEW:
            entered = self.secret_form.choice() if not self.secret_form.isHidden() else None
            return entered or WithProfile(who)
        credentials = self._credentials()
        temporary = bool(credentials.security_token)
        profile = Profile(
            name=self.name.text().strip(),
            kind=ProfileKind.SESSION_TOKEN if temporary else ProfileKind.ACCESS_KEY,
            access_key_id=credentials.access_key_id,
            storage=Storage.KEYRING if self.in_keyring.isChecked() else Storage.SESSION_ONLY,
        )
        return WithNewKey(replace(profile, is_default=not self._profiles), credentials)

    def findings(self) -> tuple[ProfileFinding, ...]:
        """Return what keeps the choice from being tried."""
        chosen = self.choice()
        if isinstance(chosen, WithSecret):
            return self.secret_form.findings()
        if not isinstance(chosen, WithNewKey):
            return ()
        found = (*profile_findings(chosen.profile), *key_findings(chosen.profile.kind, chosen.credentials))
        return tuple(each for each in found if each.problem.blocks)

    def findings_said(self) -> tuple[ProfileFinding, ...]:
        """Return those findings that are about fields that were left."""
        return self.left.said(self.findings()) if self.secret_form.isHidden() else self.secret_form.findings_said()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _credentials(self) -> Credentials:
        entered = Credentials(self.key_id.text(), self.secret.text(), self.token.text() or None)
        return clean_credentials(entered)

    def _fill(self, chosen: str) -> None:
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(labels.text(labels.SANDBOX_OPTION), SANDBOX)
        for profile in self._profiles:
            self.who.addItem(self.tr("Profile {name}").format(name=profile.name), profile.name)
        self.who.addItem(self.tr("A new AccessKey …"), NEW)
        default = next((each.name for each in self._profiles if each.is_default), SANDBOX)
        place = self.who.findData(chosen)
        self.who.setCurrentIndex(place if place >= 0 else self.who.findData(default))
        self.who.blockSignals(False)
        self._who_changed()

    def _who_changed(self) -> None:
        who = str(self.who.currentData())
        self.key_box.setVisible(who == NEW)
        self.note.setVisible(who == SANDBOX)
        profile = self._profile()
        asks = profile is not None and self._secret_missing(profile.name)
        if profile is not None and asks:
            self.secret_form.ask(profile)
        self.secret_form.setVisible(asks)
        self.changed.emit()

    def _profile(self) -> Profile | None:
        """Return the profile that is chosen."""
        return next((each for each in self._profiles if each.name == self.who.currentData()), None)

    def _say_vault(self) -> None:
        self.vault_note.setText(
            vault_text(self._status.state) if self._status else labels.text(labels.LOOKING_FOR_KEYRING)
        )

    def _retranslate(self) -> None:
        self.who_label.setText(self.tr("&Sign in with:"))
        self.who.setAccessibleName(self.tr("Sign in with"))
        self.note.setText(
            self.tr(
                "The sandbox emulates a whole account on this computer: regions, EIPs, interfaces and instances, with "
                "the cloud's own rules and refusals. Nothing in it is real, and nothing costs money."
            )
        )
        self.manage.setText(self.tr("Manage &profiles …"))
        self.key_box.setTitle(self.tr("New AccessKey"))
        self.labels[self.name].setText(self.tr("Pr&ofile name:"))
        self.labels[self.key_id].setText(self.tr("Access&Key ID:"))
        self.labels[self.secret].setText(self.tr("AccessKey s&ecret:"))
        self.labels[self.token].setText(self.tr("Security &token:"))
        self.token.setPlaceholderText(self.tr("only for temporary (STS) credentials"))
        self.keep_label.setText(labels.text(labels.KEEP_SECRET))
        self.in_keyring.setText(labels.text(labels.KEYRING_OPTION))
        self.in_session.setText(labels.text(labels.SESSION_ONLY_OPTION))
        self._say_vault()
        if self.who.count():
            self._fill(str(self.who.currentData()))
