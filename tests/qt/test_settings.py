"""Settings, log viewer, About: each setting is kept and takes effect at once."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.accounts.keyring_state import VaultState, VaultStatus
from gui.domain.accounts.profile import Profile, Storage
from gui.log_file import FILE_NAME
from gui.qt.base.about_facts import SDKS, components, licence_text, version_lines
from gui.qt.base.palette import Scheme
from gui.qt.base.preferences import LogLevel, Preferences
from gui.qt.base.type_size import set_type_size
from gui.qt.dialogs.about import AboutDialog
from gui.qt.dialogs.log_viewer import LogViewer
from gui.qt.shell import notifier as notifier_module
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.notifier import Notifier
from gui.qt.shell.settings import SettingsDialog
from gui.services.log_reading import MOST_BYTES, entries_of, read_log
from tests.qt.conftest import World
from tests.qt.test_one_account import CREDENTIALS

Until = Callable[[Callable[[], bool]], None]

LINES = """\
2026-11-30T10:00:00.000 INFO gui.cloud.calls: DescribeRegions ok
2026-11-30T10:00:01.000 WARNING gui.qt.default: something odd
2026-11-30T10:00:02.000 ERROR gui.qt.base.session: reading failed
Traceback (most recent call last):
  File "x.py", line 1, in y
"""


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> Iterator[SettingsDialog]:
    level = logging.getLogger().level
    dialog = window.dialogs.open_settings()
    assert isinstance(dialog, SettingsDialog)
    with qtbot.waitExposed(dialog):
        pass
    qtbot.waitUntil(lambda: not window.session.jobs.busy)
    yield dialog
    logging.getLogger().setLevel(level)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    set_type_size(app, 100)


def kept(window: MainWindow) -> Preferences:
    """What the next start reads."""
    window.preferences.settings.sync()
    return Preferences(QSettings(window.preferences.settings.fileName(), QSettings.Format.IniFormat))


def test_another_language_is_spoken_at_once_in_the_dialog_too(window: MainWindow, settings: SettingsDialog) -> None:
    settings.language.setCurrentIndex(1)
    settings.language.activated.emit(1)
    again = [each for each in window.findChildren(SettingsDialog) if each is not settings]
    assert again
    assert again[0].windowTitle() != "Settings"
    assert kept(window).settings.value("window/language") == "zh_CN"
    assert [entry.isChecked() for entry in window.menus.language_entries.values()] == [False, True]
    again[0].close()


def test_colours_and_type_size_take_effect_at_once(
    window: MainWindow, settings: SettingsDialog, qapp: QApplication
) -> None:
    before = qapp.font().pointSizeF()
    settings.scheme.setCurrentIndex(settings.scheme.findData(Scheme.DARK.value))
    settings.scheme.activated.emit(settings.scheme.currentIndex())
    assert qapp.palette().base().color().lightness() < 128
    settings.type_size.setValue(150)
    settings.type_size.editingFinished.emit()
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)
    assert kept(window).type_percent == 150
    assert kept(window).settings.value("window/scheme") == "dark"
    settings.close()
    assert window.menus.scheme_entries[Scheme.DARK].isChecked()


def test_lock_and_sign_in_are_kept(window: MainWindow, settings: SettingsDialog, world: World, until: Until) -> None:
    settings.sign_in.setChecked(True)
    settings.cover.setChecked(True)
    settings.lock.setValue(7)
    settings.lock.editingFinished.emit()
    until(lambda: world.parts.accounts.lock_minutes == 7)
    assert kept(window).sign_in_at_start
    assert kept(window).cover_when_locked


def test_the_keyring_is_tested_on_demand(settings: SettingsDialog, world: World, until: Until) -> None:
    assert "memory" in settings.keyring.text()
    world.status[0] = VaultStatus(VaultState.ABSENT)
    settings.test.click()
    until(lambda: "no keyring" in settings.keyring.text())


def test_the_network_page_shows_what_each_profile_uses_without_a_password(
    window: MainWindow, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = "http://user:top-secret@proxy.example:8080"
    monkeypatch.setattr("gui.qt.shell.settings.getproxies", lambda: {"https": proxy})
    profile = Profile("office", storage=Storage.SESSION_ONLY, proxy="http://10.0.0.1:3128")
    world.parts.accounts.add(profile, CREDENTIALS)
    dialog = window.dialogs.open_settings()
    assert isinstance(dialog, SettingsDialog)
    texts = " ".join(label.text() for label in dialog.findChildren(type(dialog.keyring)))
    assert "proxy.example" in texts
    assert "top-secret" not in texts
    assert dialog.profiles.total == 1
    world.parts.accounts.add(replace(profile, name="other"), CREDENTIALS)
    window.accounts.profiles_changed.emit()
    assert dialog.profiles.total == 2
    dialog.close()


def test_the_guest_configuration_begins_with_the_preferred_stack_and_number(
    window: MainWindow, settings: SettingsDialog
) -> None:
    settings.stack.setCurrentIndex(settings.stack.findData("networkd"))
    settings.stack.activated.emit(settings.stack.currentIndex())
    settings.base.setValue(7100)
    settings.base.editingFinished.emit()
    assert window.session.guest_defaults.stack == "networkd"
    assert window.session.guest_defaults.first_table == 7100
    assert (kept(window).guest_stack, kept(window).first_table) == ("networkd", 7100)
    settings.base.setValue(settings.base.minimum())
    settings.base.editingFinished.emit()
    assert window.session.guest_defaults.first_table is None


def test_the_log_level_is_set_at_once_and_notifications_are_kept(window: MainWindow, settings: SettingsDialog) -> None:
    settings.level.setCurrentIndex(settings.level.findData(LogLevel.DEBUG.value))
    settings.level.activated.emit(settings.level.currentIndex())
    assert logging.getLogger().level == logging.DEBUG
    settings.notify.setChecked(False)
    assert kept(window).log_level is LogLevel.DEBUG
    assert not kept(window).notify


# Log viewer


@pytest.fixture
def logged(world: World) -> Path:
    path = world.parts.state_dir / FILE_NAME
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.mark.usefixtures("logged")
def test_the_log_is_filtered_by_level_and_words_and_copied_with_the_versions(
    world: World, qtbot: QtBot, until: Until
) -> None:
    viewer = LogViewer(world.session)
    qtbot.addWidget(viewer)
    viewer.show()
    until(lambda: len(viewer.shown()) == 3)
    assert "Traceback" in viewer.text.toPlainText()
    viewer.level.setCurrentIndex(viewer.level.findData("ERROR"))
    assert [each.level for each in viewer.shown()] == ["ERROR"]
    assert "Traceback" in viewer.text.toPlainText(), "a traceback belongs to its entry"
    viewer.level.setCurrentIndex(0)
    viewer.words.setText("describeregions OK")
    until(lambda: viewer.text.toPlainText().count("\n") == 0)
    viewer.report.click()
    report = QGuiApplication.clipboard().text()
    assert "DescribeRegions ok" in report
    assert "something odd" not in report
    assert "PySide6" in report
    assert viewer.banner.text()


def test_what_is_a_secret_by_its_shape_is_not_shown(world: World) -> None:
    secret = "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0"
    (world.parts.state_dir / FILE_NAME).write_text(f"2026-11-30T10:00:00.000 INFO x: {secret}\n", encoding="utf-8")
    (entry,) = read_log(world.parts.state_dir)
    assert secret not in entry.text
    assert "[redacted]" in entry.text


def test_only_the_end_of_a_long_log_is_read_from_a_whole_line_on(world: World) -> None:
    line = "2026-11-30T10:00:00.000 INFO x: a line of the log that says little\n"
    many = MOST_BYTES // len(line) + 100
    (world.parts.state_dir / FILE_NAME).write_text(line * many, encoding="utf-8")
    found = read_log(world.parts.state_dir)
    assert many - 110 < len(found) < many
    assert found[0].text == line.strip()


def test_no_log_is_no_error_and_one_that_can_not_be_read_is_said(world: World, qtbot: QtBot, until: Until) -> None:
    assert read_log(world.parts.state_dir) == ()
    (world.parts.state_dir / FILE_NAME).mkdir()
    viewer = LogViewer(world.session)
    qtbot.addWidget(viewer)
    until(lambda: "could not be read" in viewer.banner.text())


def test_lines_before_the_first_entry_are_kept() -> None:
    assert entries_of("half a line\n" + LINES)[0].text == "half a line"


def test_the_profiles_that_may_send_commands_are_named(settings: SettingsDialog, world: World) -> None:
    assert settings.guest.assistant.text() == "none"
    world.parts.accounts.add(Profile("office", storage=Storage.SESSION_ONLY, delivers=True), CREDENTIALS)
    settings.profiles_changed()
    assert settings.guest.assistant.text() == "office"
    wanted: list[bool] = []
    settings.profiles_wanted.connect(lambda: wanted.append(True))
    settings.guest.change.click()
    assert wanted == [True]


# About


def test_about_tells_versions_paths_and_licences_and_copies_them(world: World, qtbot: QtBot, until: Until) -> None:
    dialog = AboutDialog(world.session)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.versions.toPlainText()
    assert str(world.parts.state_dir) in shown
    assert all(name in shown for name in ("Python", "Qt", "PySide6", *SDKS))
    assert "?" not in "".join(version_lines(world.parts.state_dir)[:5])
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    until(lambda: "PySide6" in dialog.licences.toPlainText())
    assert "Lesser General Public License" in dialog.licences.toPlainText()
    known = {each.name: each for each in components()}
    assert "MIT" in known["keyring"].licence
    dialog.which.setCurrentIndex(dialog.which.findData("keyring"))
    dialog.which.activated.emit(dialog.which.currentIndex())
    until(lambda: "Permission is hereby granted" in dialog.licences.toPlainText())
    dialog.which.addItem("gone", "gone")
    dialog.which.setCurrentIndex(dialog.which.findData("gone"))
    dialog.which.activated.emit(dialog.which.currentIndex())
    until(lambda: "No licence file is installed with gone" in dialog.licences.toPlainText())
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    assert "PySide6" in dialog.licences.toPlainText()
    dialog.tabs.setCurrentIndex(1)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.licences.toPlainText()


def test_in_a_package_the_licences_come_from_the_list_that_it_carries(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", gone)
    monkeypatch.setattr(metadata, "version", gone)
    monkeypatch.setattr(metadata, "distributions", lambda: iter(()))
    known = {each.name: each for each in components()}
    assert "PSF" in known["typing-extensions"].licence
    assert "pywin32-ctypes" in known, "of Windows alone"
    assert all(licence_text(name) for name in known)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licence_text("PySide6_Essentials")
    assert licence_text("gone") == ""
    assert "?" not in "".join(version_lines(world.parts.state_dir)[:5])


# Notifications


def test_the_end_of_a_run_is_told_only_when_nobody_is_here(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Tray(QObject):
        """In the place of the desktop's."""

        activated, messageClicked = Signal(), Signal()  # noqa: N815 - Qt's name

        def __init__(self, _picture: object, parent: QObject) -> None:
            super().__init__(parent)

        def show(self) -> None:
            pass

        def hide(self) -> None:
            told.append("hidden")

        def showMessage(self, title: str, message: str, *_more: object) -> None:  # noqa: N802 - Qt's name
            told.append(f"{title}: {message}")

        @staticmethod
        def isSystemTrayAvailable() -> bool:  # noqa: N802 - Qt's name
            return True

        @staticmethod
        def supportsMessages() -> bool:  # noqa: N802 - Qt's name
            return True

    monkeypatch.setattr(notifier_module, "QSystemTrayIcon", Tray)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    here: list[object] = [object()]
    monkeypatch.setattr(notifier_module.QGuiApplication, "focusWindow", lambda: here[0])
    notifier = Notifier(window, window.preferences, window.session.jobs)
    notifier.run_ended("The run has ended.")
    assert told == []
    here[0] = None
    notifier.run_ended("The run has ended.")
    assert told == ["Multi-EIP Wizard: The run has ended."]
    (tray,) = notifier.findChildren(Tray)
    tray.messageClicked.emit()
    assert told[-1] == "hidden"
    assert window.isVisible(), "a click on the notification brings the window back"
    window.preferences.notify = False
    notifier.run_ended("The run has ended.")
    assert len(told) == 2
