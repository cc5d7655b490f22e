"""The profiles: add, change, copy, delete, set default, import; who a profile is and what it may do."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.domain.accounts.profile import Profile, Storage
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import VaultError
from gui.domain.cloud.region import RegionId
from gui.domain.operations.permissions import Permission
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.accounts.editor import ProfileEditor
from gui.qt.accounts.words import dot, identity_text, kind_text, verdict_word
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon, lines
from gui.qt.models.records import Column, Records
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.record_table import RecordTable
from gui.qt.widgets.text_labels import MessageLabel
from gui.services.accounts.aliyun_cli_import import cli_path
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone

DEFAULT_REGION = RegionId("cn-shanghai")
LONGEST_LOCK = 24 * 60


class ProfileManager(Dialog):
    """All profiles, with what can be done with the one that is current."""

    profiles_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.banner = Banner()
        self.model = Records(self._columns(), lambda profile: profile.name, parent=self)
        self.table = RecordTable(self.model)
        self.table.current_changed.connect(lambda _key: self._enable())
        self.rights = Records(self._rights_columns(), lambda right: right.action.value, parent=self)
        self.rights_table = RecordTable(self.rights)
        self.rights_table.setVisible(False)
        self.who = MessageLabel()
        self._identity: CallerIdentity | None = None
        self.lock_label, self.lock = QLabel(), QSpinBox()
        self.lock_label.setBuddy(self.lock)
        self.lock.setRange(0, LONGEST_LOCK)
        self.lock.setValue(session.parts.accounts.lock_minutes or 0)
        self.lock.editingFinished.connect(self._set_lock)
        self._build()
        self.retranslate()
        self.reload()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Profiles"))
        self.table.setAccessibleName(self.tr("Profiles"))
        self.rights_table.setAccessibleName(self.tr("Permissions of the profile"))
        self.lock_label.setText(self.tr("&Lock after minutes without use:"))
        self.lock.setSpecialValueText(self.tr("never"))
        self.add.setText(self.tr("&Add …"))
        self.change.setText(self.tr("C&hange …"))
        self.copy.setText(self.tr("&Copy"))
        self.delete.setText(self.tr("&Delete …"))
        self.default.setText(self.tr("&Make default"))
        self.check.setText(self.tr("Check &permissions"))
        self.take_over.setText(labels.text(labels.IMPORT_CLI))
        self._say_who()
        self.model.retitle(self._columns())
        self.rights.retitle(self._rights_columns())

    def _build(self) -> None:
        self.add = self._button(lambda: self._edit(None))
        self.change = self._button(lambda: self._edit(self.current()))
        self.copy = self._button(self._copy)
        self.delete = self._button(self._delete)
        self.default = self._button(self._make_default)
        self.check = self._button(self._check)
        self.take_over = self._button(self._import)
        side = QVBoxLayout()
        for button in (self.add, self.change, self.copy, self.delete, self.default, self.check, self.take_over):
            side.addWidget(button)
        side.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.table, 1)
        top.addLayout(side)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.lock_label, self.lock)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addLayout(top, 2)
        column.addWidget(self.who)
        column.addWidget(self.rights_table, 2)
        column.addLayout(form)
        column.addWidget(close)
        self.resize(chars(self, 150), lines(self, 30))

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def current(self) -> Profile | None:
        """Return the profile whose row is current."""
        key = self.table.current_key()
        return next((each for each in self._session.parts.accounts.profiles if each.name == key), None)

    def reload(self) -> None:
        """Show the profiles as they are kept."""
        self.model.show(self._session.parts.accounts.profiles)
        self.table.fit_columns()
        if not self.table.current_key() and self.model.rowCount():
            self.table.go_to(self.model.key(self.model.record_at(0)))
        self._enable()

    def _enable(self) -> None:
        profile = self.current()
        for button in (self.change, self.copy, self.delete, self.check):
            button.setEnabled(profile is not None)
        self.default.setEnabled(profile is not None and not profile.is_default)
        self._identity = profile.identity if profile and profile.identity else None
        self._say_who()
        self.rights_table.setVisible(False)

    def _say_who(self, unread: str = "") -> None:
        self.who.setText(identity_text(self._identity) if self._identity else unread)

    def _columns(self) -> tuple[Column[Profile], ...]:
        return (
            Column("name", self.tr("Profile"), lambda p: p.name, icon=lambda p: dot(p.colour)),
            Column("default", self.tr("Default"), lambda p: self.tr("default") if p.is_default else ""),
            Column("kind", self.tr("Kind"), lambda p: kind_text(p.kind)),
            Column("key", self.tr("AccessKey ID"), lambda p: p.access_key_id),
            Column("kept", self.tr("Secret kept"), self._kept),
            Column("expires", self.tr("Expires"), _expires),
            Column("region", self.tr("Region"), lambda p: p.region or ""),
        )

    def _kept(self, profile: Profile) -> str:
        return self.tr("in the keyring") if profile.kept_in is Storage.KEYRING else self.tr("for this session")

    def _rights_columns(self) -> tuple[Column[Permission], ...]:
        return (
            Column("action", self.tr("Call"), lambda right: right.action.value),
            Column(
                "verdict",
                self.tr("Allowed"),
                lambda right: verdict_word(right.verdict).text,
                icon=lambda right: icon(verdict_word(right.verdict).icon, verdict_word(right.verdict).tone),
            ),
            Column("code", self.tr("Answer"), lambda right: right.code),
            Column("request_id", self.tr("Request ID"), lambda right: right.request_id),
        )

    # What the buttons do

    def _edit(self, profile: Profile | None) -> None:
        editor = ProfileEditor(self._session, profile, self)
        editor.accepted.connect(self._done)
        editor.open()

    def _copy(self) -> None:
        profile, accounts = self.current(), self._session.parts.accounts
        if profile is not None:
            name = accounts.free_name(profile.name)
            self._do(lambda: accounts.copy(profile.name, name))

    def _delete(self) -> None:
        profile = self.current()
        if profile is None or not self.may_delete(profile):
            return
        self._do(lambda: self._session.parts.accounts.delete(profile.name))

    def may_delete(self, profile: Profile) -> bool:
        """Ask whether ``profile`` is to be deleted."""
        question = self.tr(
            "Delete the profile {name} and its secret? The AccessKey itself stays as it is in the cloud."
        )
        answer = QMessageBox.question(self, self.tr("Delete the profile?"), question.format(name=profile.name))
        return answer is QMessageBox.StandardButton.Yes

    def _make_default(self) -> None:
        profile = self.current()
        if profile is not None:
            self._do(lambda: self._session.parts.accounts.set_default(profile.name))

    def _import(self) -> None:
        dialog = CliImportDialog(self._session, cli_path(), self)
        dialog.accepted.connect(self._done)
        dialog.open()

    def _set_lock(self) -> None:
        minutes = self.lock.value() or None
        if minutes != self._session.parts.accounts.lock_minutes:
            self._do(lambda: self._session.parts.accounts.set_lock_minutes(minutes))

    def _check(self) -> None:
        profile, parts = self.current(), self._session.parts
        if profile is None:
            return
        region = profile.region or self._session.now.region or DEFAULT_REGION
        self.banner.say(Tone.BUSY, lambda: self.tr("Trying the reading calls …"))
        self._session.jobs.run(
            lambda: parts.check_permissions(profile.name, region), self._checked, self._refused, owner=self
        )

    def _checked(self, found: tuple[CallerIdentity | None, tuple[Permission, ...]]) -> None:
        identity, rights = found
        self.banner.clear()
        self._identity = identity
        self._say_who(self.tr("The caller identity could not be read."))
        self.rights.show(rights)
        self.rights_table.setVisible(True)
        self.rights_table.fit_columns()

    def _do(self, change: Callable[[], object]) -> None:
        self._session.jobs.run(change, self._changed, self._refused, owner=self)

    def _changed(self, answer: object) -> None:
        self._done()
        if isinstance(answer, VaultError):
            self.banner.say(
                Tone.WARNING,
                lambda: self.tr(
                    "Done, but the old secret is still in the keyring. It is deleted as soon as the keyring allows it."
                ),
                lambda: error_text(answer).what,
                details=error_text(answer).details,
            )

    def _done(self) -> None:
        self.banner.clear()
        self.reload()
        self.profiles_changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))


def _expires(profile: Profile) -> str:
    return profile.expires.astimezone().strftime("%Y-%m-%d %H:%M") if profile.expires else ""
