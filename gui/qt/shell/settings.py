"""All settings in one dialog. Each takes effect at once and is kept; what belongs to a profile is changed there."""

import logging
from collections.abc import Callable
from urllib.request import getproxies

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import Profile
from gui.log import Redactor
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import SCHEME_PROPERTY, Scheme, apply_scheme
from gui.qt.base.preferences import LARGEST_TYPE, SMALLEST_TYPE, LogLevel, Preferences
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.base.type_size import set_type_size
from gui.qt.models.records import Column, Records
from gui.qt.shell.guest_settings import GuestSettings
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.option_buttons import at_its_size
from gui.qt.widgets.record_table import RecordTable
from gui.services.log_reading import log_file
from gui.words import labels
from gui.words.accounts import vault_text
from gui.words.errors import error_text

LONGEST_LOCK = 24 * 60
"""Minutes."""


class SettingsDialog(Dialog):
    """Tabs by subject."""

    profiles_wanted = Signal()
    log_wanted = Signal()

    def __init__(
        self, session: Session, preferences: Preferences, translators: Translators, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._preferences, self._translators = session, preferences, translators
        self.banner = Banner()
        self._spoken = translators.language
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(lambda: self.done(SPEAK_ANEW))
        self.tabs = QTabWidget()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.banner, self.tabs, buttons):
            column.addWidget(part)
        self.resize(chars(self, 112), lines(self, 26))
        self._build()
        self._probe()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.tabs.setAccessibleName(self.windowTitle())
        self._appearance()
        self._lock()
        self._network()
        self._guest()
        self._log()

    def _page(self, title: str) -> QFormLayout:
        page = QWidget()
        form = QFormLayout(page)
        # A number or a button as wide as the dialog looks like a field to fill in.
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.tabs.addTab(page, title)
        return form

    def _row(self, form: QFormLayout, title: str, field: QWidget) -> None:
        label = QLabel(title)
        label.setBuddy(field)
        form.addRow(label, field)

    def _check(self, form: QFormLayout, title: str, on: bool, act: Callable[[bool], None]) -> CheckBox:
        box = CheckBox(title)
        box.setChecked(on)
        box.toggled.connect(act)
        form.addRow(box)
        return box

    # Appearance

    def _appearance(self) -> None:
        form = self._page(self.tr("&Appearance"))
        self.language, self.scheme, self.type_size = QComboBox(), QComboBox(), QSpinBox()
        for language in LANGUAGES:
            self.language.addItem(language.name, language)
        self.language.setCurrentIndex(LANGUAGES.index(self._translators.language))
        self.language.activated.connect(lambda _index: self._speak(self.language.currentData()))
        names = {
            Scheme.SYSTEM: self.tr("Follow system"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        for scheme, name in names.items():
            self.scheme.addItem(name, scheme.value)
        kept = str(self._preferences.settings.value("window/scheme", Scheme.SYSTEM.value))
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(kept)))
        self.scheme.activated.connect(lambda _index: self._paint(Scheme(self.scheme.currentData())))
        self.type_size.setRange(SMALLEST_TYPE, LARGEST_TYPE)
        self.type_size.setSingleStep(10)
        self.type_size.setSuffix(" %")
        self.type_size.setValue(self._preferences.type_percent)
        self.type_size.editingFinished.connect(self._set_type)
        self._row(form, self.tr("&Language:"), self.language)
        self._row(form, self.tr("&Colours:"), self.scheme)
        self._row(form, self.tr("&Type size:"), self.type_size)

    def _speak(self, language: Language) -> None:
        self._translators.install(language)
        self._preferences.settings.setValue("window/language", language.code)
        self._anew.stop()
        self.done(SPEAK_ANEW)

    def retranslate(self) -> None:
        """Give way to a new one: the dialog has many texts and little state."""
        # Not at once: a window made while the change goes through all windows would hear of it, too.
        if self._translators.language != self._spoken:
            self._anew.start()

    def _paint(self, scheme: Scheme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.property(SCHEME_PROPERTY) != scheme.value:
            apply_scheme(app, scheme)
        self._preferences.settings.setValue("window/scheme", scheme.value)

    def _set_type(self) -> None:
        app, percent = QApplication.instance(), self.type_size.value()
        if isinstance(app, QApplication) and percent != self._preferences.type_percent:
            self._preferences.type_percent = percent
            set_type_size(app, percent)

    # Sign-in, lock, keyring

    def _lock(self) -> None:
        form = self._page(self.tr("&Sign-in and lock"))
        preferences, accounts = self._preferences, self._session.parts.accounts
        self.sign_in = self._check(
            form,
            self.tr("Sign &in with the last profile when the program starts"),
            preferences.sign_in_at_start,
            lambda on: setattr(preferences, "sign_in_at_start", on),
        )
        self.lock = QSpinBox()
        self.lock.setRange(0, LONGEST_LOCK)
        self.lock.setSpecialValueText(self.tr("never"))
        self.lock.setSuffix(self.tr(" min"))
        self.lock.setValue(accounts.lock_minutes or 0)
        self.lock.editingFinished.connect(self._set_lock)
        self._row(form, self.tr("&Lock after idle time:"), self.lock)
        self.cover = self._check(
            form,
            self.tr("&Hide names and addresses while locked"),
            preferences.cover_when_locked,
            lambda on: setattr(preferences, "cover_when_locked", on),
        )
        self.keyring, self.test = QLabel(), QPushButton(self.tr("&Test"))
        self.keyring.setWordWrap(True)
        self.keyring.setSizePolicy(WIDE)
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self._probe)
        form.addRow(self.tr("Keyring:"), self.keyring)
        form.addRow("", at_its_size(self.test))

    def _set_lock(self) -> None:
        accounts, minutes = self._session.parts.accounts, self.lock.value() or None
        if minutes != accounts.lock_minutes:
            self._session.jobs.run(
                lambda: accounts.set_lock_minutes(minutes), lambda _none: self.banner.clear(), self._failed, owner=self
            )

    def _probe(self) -> None:
        self.keyring.setText(labels.text(labels.LOOKING_FOR_KEYRING))
        self._session.jobs.run(self._session.parts.probe_vault, self._probed, self._failed, owner=self)

    def _probed(self, status: VaultStatus) -> None:
        text = vault_text(status.state)
        self.keyring.setText(f"{text} ({status.backend})" if status.state.usable and status.backend else text)

    # Network

    def _network(self) -> None:
        form = self._page(self.tr("&Network"))
        note = QLabel(
            self.tr("Proxy and certificates belong to a profile. Without its own, a profile uses the system's.")
        )
        note.setWordWrap(True)
        form.addRow(note)
        proxy = Redactor().redact(getproxies().get("https", ""))
        form.addRow(self.tr("Proxy of the system:"), QLabel(proxy or self.tr("none")))
        self.profiles = Records(self._columns(), lambda profile: profile.name, parent=self)
        table = RecordTable(self.profiles)
        table.setAccessibleName(self.tr("Proxies and certificates of the profiles"))
        self.profiles.show(self._session.parts.accounts.profiles)
        table.fit_columns()
        form.addRow(table)
        self.change = QPushButton(self.tr("&Profiles …"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self.profiles_wanted)
        form.addRow(at_its_size(self.change))

    def profiles_changed(self) -> None:
        """Show the profiles as they are kept now."""
        self.profiles.show(self._session.parts.accounts.profiles)
        self.guest.show_profiles()

    def _columns(self) -> tuple[Column[Profile], ...]:
        own = self.tr("the system's")
        return (
            Column("name", self.tr("Profile"), lambda profile: profile.name),
            Column("proxy", self.tr("Proxy"), lambda profile: profile.proxy or own),
            Column("ca", self.tr("Certificates"), lambda profile: profile.ca_file or own),
        )

    # Guest OS

    def _guest(self) -> None:
        self.guest = GuestSettings(self._session, self._preferences)
        self.guest.profiles_wanted.connect(self.profiles_wanted)
        self.stack, self.base = self.guest.stack, self.guest.base
        self.tabs.addTab(self.guest, self.tr("&Guest OS"))

    # Log and notifications

    def _log(self) -> None:
        form = self._page(self.tr("L&og and notifications"))
        self.level = QComboBox()
        names = {
            LogLevel.WARNING: self.tr("Warnings and errors"),
            LogLevel.INFO: self.tr("Calls as well"),
            LogLevel.DEBUG: self.tr("Everything, for a report"),
        }
        for level, name in names.items():
            self.level.addItem(name, level.value)
        self.level.setCurrentIndex(max(0, self.level.findData((self._preferences.log_level or LogLevel.WARNING).value)))
        self.level.activated.connect(lambda _index: self._set_level())
        self._row(form, self.tr("Log &level:"), self.level)
        path = QLabel(str(log_file(self._session.parts.state_dir)))
        path.setWordWrap(True)
        path.setSizePolicy(WIDE)
        form.addRow(self.tr("Log file:"), path)
        self.open_log = QPushButton(self.tr("Sh&ow the log …"))
        self.open_log.setAutoDefault(False)
        self.open_log.clicked.connect(self.log_wanted)
        form.addRow(at_its_size(self.open_log))
        self.notify = self._check(
            form,
            self.tr("&Notify when a run ends while another window is in front"),
            self._preferences.notify,
            lambda on: setattr(self._preferences, "notify", on),
        )

    def _set_level(self) -> None:
        level = LogLevel(self.level.currentData())
        self._preferences.log_level = level
        logging.getLogger().setLevel(level.value)

    def _failed(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))


WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
"""Of texts that wrap: they are given the width of the dialog, and the height that they need then."""

SPEAK_ANEW = 2
"""Result of the dialog: it is to be opened again, in the language just chosen."""
