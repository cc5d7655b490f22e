"""Adding or changing one profile. Secrets go from the fields to the keyring or to memory, and nowhere else."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import DEFAULT_SESSION_NAME, LONG_LIVED, Colour, Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileFinding
from gui.domain.accounts.profile_rules import clean_credentials, key_findings, profile_findings
from gui.domain.cloud.errors import VaultError
from gui.domain.contracts import Credentials
from gui.qt.accounts.profile_test import ProfileTest
from gui.qt.accounts.words import colour_text, dot, kind_text
from gui.qt.base.session import Session
from gui.qt.base.theme import chars
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.check_boxes import CheckBox, RadioButton
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.left_fields import LeftFields
from gui.qt.widgets.region_box import RegionBox
from gui.words import labels
from gui.words.accounts import finding_text, vault_text
from gui.words.errors import error_text


class ProfileEditor(Dialog):
    """One profile; ``old`` is the one that is changed, None for a new one. Empty secret fields keep the old secret."""

    def __init__(self, session: Session, old: Profile | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._old = session, old
        self.banner, self.missing = Banner(), QLabel()
        self.missing.setWordWrap(True)
        self.kind, self.colour = QComboBox(), QComboBox()
        edits = [QLineEdit() for _ in range(9)]
        self.name, self.key_id, self.secret, self.token, self.role, self.role_session, self.external = edits[:7]
        self.proxy, self.ca_file = edits[7:]
        self.region = RegionBox()
        self.in_keyring, self.in_session, self.vault_note = RadioButton(), RadioButton(), QLabel()
        self._vault: VaultStatus | None = None
        self.delivers, self.browse = CheckBox(), QPushButton()
        self.browse.clicked.connect(self._choose_ca_file)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._build_form(edits)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.test_button = ProfileTest(session, self.banner, self._entered, old.name if old else "")
        buttons.addButton(self.test_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.banner, self._form, self.missing, buttons):
            column.addLayout(part) if isinstance(part, QFormLayout) else column.addWidget(part)
        self.left = LeftFields(
            {
                "name": self.name,
                "key_id": self.key_id,
                "secret": self.secret,
                "token": self.token,
                "role_arn": self.role,
                "role_session": self.role_session,
                "region": self.region.edit,
                "proxy": self.proxy,
                "ca_file": self.ca_file,
            },
            self,
        )
        self._offer_regions()
        self._fill(old or Profile("", storage=Storage.KEYRING))
        if old is not None:
            self.left.leave_filled()
        self.left.changed.connect(self._say_missing)
        self.kind.currentIndexChanged.connect(self._changed)
        session.regions_renamed.connect(self._offer_regions)
        for edit in (*edits, self.region.edit):
            edit.textChanged.connect(self._changed)
        self.retranslate()
        session.jobs.run(session.parts.probe_vault, self._probed, self._refused, owner=self)

    def _build_form(self, edits: list[QLineEdit]) -> None:
        for edit in edits:
            edit.setMinimumWidth(chars(self, 46))
        for hidden in (self.secret, self.token):
            hidden.setEchoMode(QLineEdit.EchoMode.Password)
            hidden.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        for kind in ProfileKind:
            self.kind.addItem("", kind)
        for colour in Colour:
            self.colour.addItem(dot(colour), "", colour)
        keep = QVBoxLayout()
        keep.setContentsMargins(0, 0, 0, 0)
        for widget in (self.in_keyring, self.in_session, self.vault_note):
            keep.addWidget(widget)
        self.vault_note.setWordWrap(True)
        self._keep = QWidget()
        self._keep.setLayout(keep)
        self._ca_row = QWidget()
        row = QHBoxLayout(self._ca_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ca_file)
        row.addWidget(self.browse)
        fields: list[QWidget] = [self.name, self.kind, self.key_id, self.secret, self.token, self.role]
        fields += [self.role_session, self.external, self._keep, self.region, self.colour, self.proxy]
        fields += [self._ca_row, self.delivers]
        self._titles = [QLabel() for _ in fields]
        for title, field in zip(self._titles, fields, strict=True):
            title.setBuddy(self.ca_file if field is self._ca_row else field)
            self._form.addRow(title, field)

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Change the profile") if self._old else self.tr("New profile"))
        titles = (
            self.tr("&Name:"),
            self.tr("&Kind:"),
            self.tr("AccessKey &ID:"),
            self.tr("AccessKey s&ecret:"),
            self.tr("Security &token:"),
            self.tr("Role &ARN:"),
            self.tr("R&ole session name:"),
            self.tr("E&xternal ID:"),
            labels.text(labels.KEEP_SECRET),
            self.tr("Default &region:"),
            self.tr("Co&lour:"),
            self.tr("&Proxy:"),
            self.tr("&Certificates to trust:"),
            self.tr("Cloud Assistant:"),
        )
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        for number, kind in enumerate(ProfileKind):
            self.kind.setItemText(number, kind_text(kind))
        for number, colour in enumerate(Colour):
            self.colour.setItemText(number, colour_text(colour))
        self.in_keyring.setText(labels.text(labels.KEYRING_OPTION))
        self.in_session.setText(labels.text(labels.SESSION_ONLY_OPTION))
        self.delivers.setText(self.tr("Run commands in &guests through Cloud Assistant, as administrator there"))
        self.delivers.setToolTip(
            self.tr("For setting up and reading guests from here. It takes effect at the next sign-in.")
        )
        self.browse.setText(self.tr("Choose …"))
        self.region.edit.setPlaceholderText(self.tr("for example cn-shanghai; empty for none"))
        self.proxy.setPlaceholderText(self.tr("empty for the system's"))
        self.ca_file.setPlaceholderText(self.tr("PEM file; empty for the system's certificates"))
        self.ca_file.setAccessibleName(self.tr("Certificates to trust"))
        if self._old is not None:
            self.secret.setPlaceholderText(self.tr("empty to keep the present one"))
        if self._vault is not None:
            self.vault_note.setText(vault_text(self._vault.state))
        self._changed()

    def _fill(self, profile: Profile) -> None:
        self.name.setText(profile.name)
        self.kind.setCurrentIndex(self.kind.findData(profile.kind))
        self.key_id.setText(profile.access_key_id)
        self.role.setText(profile.role_arn)
        self.role_session.setText(profile.role_session_name)
        self.external.setText(profile.external_id)
        self.region.choose(profile.region)
        self.colour.setCurrentIndex(self.colour.findData(profile.colour))
        self.proxy.setText(profile.proxy)
        self.ca_file.setText(profile.ca_file)
        self.delivers.setChecked(profile.delivers)
        self.in_keyring.setChecked(profile.storage is Storage.KEYRING)
        self.in_session.setChecked(profile.storage is Storage.SESSION_ONLY)

    def profile(self) -> Profile:
        """Return the profile as entered, without its secret."""
        base = self._old or Profile("")
        kind = ProfileKind(self.kind.currentData())
        role = kind is ProfileKind.RAM_ROLE
        return replace(
            base,
            name=self.name.text().strip(),
            kind=kind,
            access_key_id="" if kind is ProfileKind.ENVIRONMENT else self._credentials().access_key_id,
            region=self.region.region(),
            colour=Colour(self.colour.currentData()),
            is_default=base.is_default or not self._session.parts.accounts.profiles,
            storage=Storage.KEYRING if self.in_keyring.isChecked() else Storage.SESSION_ONLY,
            role_arn=self.role.text().strip() if role else "",
            role_session_name=self.role_session.text().strip() if role else DEFAULT_SESSION_NAME,
            external_id=self.external.text().strip() if role else "",
            expires=None,
            proxy=self.proxy.text().strip(),
            ca_file=self.ca_file.text().strip(),
            delivers=self.delivers.isChecked(),
        )

    def findings(self) -> tuple[ProfileFinding, ...]:
        """Return what is wrong or remarkable with what was entered."""
        profile = self.profile()
        found = profile_findings(profile)
        return found if self._keeps_the_secret(profile) else (*found, *key_findings(profile.kind, self._credentials()))

    def save(self) -> None:
        """Keep the profile and its secret, in a worker; close when it is done."""
        accounts, old = self._session.parts.accounts, self._old
        profile, given = self._entered()

        def work() -> VaultError | None:
            if old is None:
                accounts.add(profile, given)
                return None
            return accounts.change(old.name, profile, given)

        self.save_button.setEnabled(False)
        self._session.jobs.run(work, self._saved, self._refused, owner=self)

    def _entered(self) -> tuple[Profile, Credentials | None]:
        profile = self.profile()
        return profile, None if self._keeps_the_secret(profile) else self._credentials()

    def _offer_regions(self) -> None:
        """Offer the regions of the account that is signed in, else those that the documents name."""
        connection, catalog = self._session.connection, self._session.parts.catalog
        documented = sorted(catalog.multi_eip_regions - catalog.closed_regions)
        self.region.offer(connection.regions if connection else (), () if connection else documented)

    def _keeps_the_secret(self, profile: Profile) -> bool:
        if profile.kind is ProfileKind.ENVIRONMENT:
            return True
        same = self._old is not None and self._old.access_key_id == profile.access_key_id
        return same and not self.secret.text() and not self.token.text()

    def _credentials(self) -> Credentials:
        return clean_credentials(Credentials(self.key_id.text(), self.secret.text(), self.token.text() or None))

    def _changed(self) -> None:
        kind = ProfileKind(self.kind.currentData())
        keyed = kind is not ProfileKind.ENVIRONMENT
        shown = {
            self.key_id: keyed,
            self.secret: keyed,
            self.token: kind is ProfileKind.SESSION_TOKEN,
            self.role: kind is ProfileKind.RAM_ROLE,
            self.role_session: kind is ProfileKind.RAM_ROLE,
            self.external: kind is ProfileKind.RAM_ROLE,
            self._keep: kind in LONG_LIVED,
        }
        for field, visible in shown.items():
            self._form.setRowVisible(field, visible)
        blocking = "\n".join(finding_text(each) for each in self.findings() if each.problem.blocks)
        self.save_button.setEnabled(not blocking)
        self.save_button.setToolTip(blocking)
        self.test_button.follow(blocking)
        self._say_missing()

    def _say_missing(self) -> None:
        """Say what is wrong with the fields that were left; the buttons say all that they wait for."""
        said = self.left.said(self.findings())
        self.missing.setText("\n".join(finding_text(each) for each in said))
        self.missing.setVisible(bool(said))

    def _choose_ca_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Certificates to trust"))
        if name:
            self.ca_file.setText(str(Path(name)))

    def _saved(self, leftover: VaultError | None) -> None:
        for edit in (self.secret, self.token):
            edit.clear()
        del leftover  # the manager says it: this dialog is gone then
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._changed()
        self.banner.say_error(lambda: error_text(error))

    def _probed(self, status: VaultStatus) -> None:
        self._vault = status
        self.in_keyring.setEnabled(status.state.usable)
        if not status.state.usable:
            self.in_session.setChecked(True)
        self.vault_note.setText(vault_text(status.state))
