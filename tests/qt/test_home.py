"""The window as home: ways in, account and region in the head, what is restored, busy, offline, locked, unfinished."""

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from gui.domain.accounts.profile import Profile, Storage
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.wizards.steps import Page
from gui.qt.accounts.idle import IdleLock
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.preferences import SANDBOX_ACCOUNT, Preferences
from gui.qt.base.region_reading import Load
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.unfinished_note import UnfinishedNote
from gui.qt.widgets.account_form import NEW
from gui.qt.wizards.bind import BindWizard
from gui.services.runs.journal import Journal
from gui.services.sign_in import WithProfile, WithSandbox
from tests.qt.conftest import World
from tests.qt.test_accounts import leave
from tests.qt.test_one_account import CREDENTIALS, interrupted, lock

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def office(world: World) -> World:
    """A profile whose secret is in memory, as after a first sign-in."""
    world.parts.accounts.add(Profile("office", is_default=True, storage=Storage.KEYRING), CREDENTIALS)
    return world


def read(window: MainWindow, world: World, until: Until) -> None:
    until(lambda: world.session.reading.load is Load.READY)
    until(lambda: window.home.mappings.model.total > 0)


def again(world: World, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window of the next start, with the same settings."""
    window.close()
    world.session.sign_out()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(world.session, window.menus._translators, settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


# First start


def test_the_first_start_offers_its_ways_in_and_the_sandbox_takes_one_click(
    shown: MainWindow, world: World, until: Until
) -> None:
    welcome = shown.states.welcome
    assert shown.states.currentWidget() is welcome
    assert [door.isVisible() for door in welcome.doors()] == [False, True, True, True, True]
    assert all(door.accessibleDescription() for door in welcome.doors()[1:])
    welcome.sandbox.click()
    until(lambda: shown.states.currentWidget() is shown.home)
    read(shown, world, until)
    assert shown.header.account.text() == "Sandbox"


def test_the_first_way_in_has_the_focus(shown: MainWindow, qtbot: QtBot) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.states.welcome.sign_in.hasFocus)


def test_the_ways_in_open_what_they_say(shown: MainWindow, until: Until) -> None:
    shown.states.welcome.sign_in.click()
    dialog = shown.accounts.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    until(lambda: shown.accounts.dialog is None)
    shown.states.welcome.take_over.click()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert "aliyun CLI" in opened.windowTitle()
    opened.close()


def test_one_key_signs_in_with_the_stored_profile_and_leads_to_the_rows_of_the_last_region(
    shown: MainWindow, office: World, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    shown.accounts.begin("office")
    read(shown, office, until)
    office.session.choose_region("ap-southeast-1")  # type: ignore[arg-type]
    until(lambda: office.session.reading.load is Load.READY)
    shown.home.tabs.setCurrentWidget(shown.home.eips)
    window = again(office, shown, qtbot, tmp_path)
    window.activateWindow()
    qtbot.waitUntil(window.states.welcome.last.hasFocus)
    assert "office" in window.states.welcome.last.text()
    qtbot.keyClick(window.states.welcome.last, Qt.Key.Key_Space)
    until(lambda: office.session.reading.load is Load.READY)
    assert office.session.now.region == "ap-southeast-1"
    assert window.home.view() is window.home.eips
    qtbot.waitUntil(lambda: window.focusWidget() is window.home.eips.panel.table)


MOST_ACTIONS = 3
"""Of a user, from the start of the program to the first page that asks for something: sign in, select, bind."""


def test_from_a_cold_start_to_the_first_useful_page_with_five_selected_eips(
    shown: MainWindow, office: World, qtbot: QtBot, until: Until, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown.accounts.begin("office")
    read(shown, office, until)
    shown.home.tabs.setCurrentWidget(shown.home.eips)
    window = again(office, shown, qtbot, tmp_path)
    window.activateWindow()
    welcome, actions = window.states.welcome, []
    qtbot.waitUntil(welcome.last.hasFocus)
    assert office.session.connection is None

    actions.append("Space on the account of last time")
    qtbot.keyClick(welcome.last, Qt.Key.Key_Space)
    until(lambda: office.session.reading.load is Load.READY and window.home.eips.model.rowCount() > 5)
    assert window.home.view() is window.home.eips, "account, region and view are those of last time"
    table = window.home.eips.panel.table
    qtbot.waitUntil(table.hasFocus)

    actions.append("Shift+Down, held, over five rows")
    qtbot.keyPress(table, Qt.Key.Key_Down)
    qtbot.keyPress(table, Qt.Key.Key_Up)
    for _ in range(4):
        qtbot.keyPress(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = {each.allocation_id for each in window.home.eips.selected()}
    assert len(chosen) == 5

    actions.append("Ctrl+N")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.wizard is not None and window.wizard.isVisible())
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    assert wizard.current().page is Page.INTERFACE, "account, region, method and EIPs are answered"
    assert set(office.session.now.eips) == chosen
    wizard.reject()
    with capsys.disabled():
        sys.stdout.write(f"\nactions from a cold start to the first useful page: {len(actions)}\n")
    assert len(actions) <= MOST_ACTIONS


# The head of the window


def test_account_and_region_stay_when_there_is_little_room(shown: MainWindow, world: World, until: Until) -> None:
    shown.states.welcome.sandbox.click()
    read(shown, world, until)
    for width in (1280, 640):
        shown.resize(width, 480)
        QApplication.processEvents()
        for widget in (shown.header.account, shown.header.region):
            assert widget.isVisible()
            place = widget.mapTo(shown, widget.rect().bottomRight())
            assert shown.rect().contains(place), f"{widget.accessibleName()} at {width}"
    more = shown.menus.bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    assert more.isVisible()
    assert isinstance(more.menu(), QMenu), "a menu, which closes by itself, not a strip over the tabs"


def test_the_region_is_reached_by_its_letter_from_the_table(shown: MainWindow, world: World, until: Until) -> None:
    shown.states.welcome.sandbox.click()
    read(shown, world, until)
    assert "&R" in shown.header.region_label.text()
    assert shown.header.region_label.buddy() is shown.header.region
    assert shown.header.region.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert shown.header.account.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_recent_regions_come_first_apart_from_the_others(shown: MainWindow, world: World, until: Until) -> None:
    shown.states.welcome.sandbox.click()
    read(shown, world, until)
    world.session.choose_region("ap-southeast-1")  # type: ignore[arg-type]
    shown.header.follow()
    region = shown.header.region
    assert [region.itemData(number) for number in range(2)] == ["ap-southeast-1", "cn-shanghai"]
    assert region.itemData(2) is None, "a line between recent ones and others"
    assert region.currentData() == "ap-southeast-1"


def test_the_menu_of_the_account_offers_the_profiles_and_what_can_be_done(
    shown: MainWindow, office: World, until: Until
) -> None:
    office.parts.accounts.add(
        Profile("test & trial", storage=Storage.SESSION_ONLY, colour=office.parts.accounts.profiles[0].colour),
        replace(CREDENTIALS, access_key_id="LTAI5tSandboxReadOnly002"),
    )
    Preferences(shown.preferences.settings).remember_account("test & trial")
    shown.header.fill_menu()
    texts = [action.text() for action in shown.header.menu.actions()]
    assert texts[:2] == ["test && trial", "office"]
    assert texts[-4:] == [action.text() for action in shown.accounts.all()]
    shown.header.menu.actions()[1].trigger()
    until(lambda: office.session.connection is not None)
    assert office.session.connection is not None
    assert office.session.connection.profile is not None
    assert office.session.connection.profile.name == "office"
    assert shown.header.account.text() == "Profile: office"


# One sign-in dialog


def test_a_missing_secret_is_asked_for_in_place(world: World, shown: MainWindow, until: Until) -> None:
    world.parts.accounts.add(Profile("office", is_default=True, storage=Storage.SESSION_ONLY), CREDENTIALS)
    world.parts.accounts.lock()
    shown.states.welcome.follow()
    shown.states.welcome.last.click()
    dialog = shown.accounts.dialog
    assert dialog is not None
    assert dialog.form.who.currentData() == "office"
    assert dialog.form.secret_form.isVisible()
    dialog.form.secret_form.secret.insert(CREDENTIALS.access_key_secret)
    dialog.try_it()
    until(lambda: world.session.connection is not None)
    until(lambda: shown.accounts.dialog is None)


def test_a_secret_that_the_keyring_has_lost_is_asked_for_in_place(
    office: World, shown: MainWindow, until: Until
) -> None:
    office.parts.accounts._keyring.delete(CREDENTIALS.access_key_id)
    office.parts.accounts.lock()
    shown.accounts.begin("office")
    until(lambda: shown.accounts.dialog is not None)
    dialog = shown.accounts.dialog
    assert dialog is not None
    until(dialog.form.secret_form.isVisible)
    assert "secret" in dialog.banner.text()
    dialog.reject()


def test_the_dialog_says_what_was_refused_and_keeps_what_was_entered(
    office: World, shown: MainWindow, until: Until
) -> None:
    office.server.faults.error("GetCallerIdentity", "InvalidAccessKeyId.NotFound", 404, 0)
    dialog = shown.accounts.open_dialog("office")
    assert dialog is not None
    dialog.try_it()
    until(lambda: dialog.banner.text() != "" and dialog.buttons.isEnabled())
    assert dialog.isVisible()
    assert office.session.connection is None
    office.server.faults.clear()
    dialog.try_it()
    until(lambda: office.session.connection is not None)


def test_leaving_a_field_leaves_what_was_refused_in_sight(office: World, shown: MainWindow, until: Until) -> None:
    office.server.faults.error("GetCallerIdentity", "InvalidAccessKeyId.NotFound", 404, 0)
    dialog = shown.accounts.open_dialog()
    assert dialog is not None
    dialog.form.who.setCurrentIndex(dialog.form.who.findData(NEW))
    for edit, text in (
        (dialog.form.name, "home"),
        (dialog.form.key_id, CREDENTIALS.access_key_id),
        (dialog.form.secret, CREDENTIALS.access_key_secret),
    ):
        edit.setText(text)
    dialog.try_it()
    until(dialog.buttons.isEnabled)
    refused = dialog.banner.text()
    assert refused
    leave(dialog.form.secret)
    assert dialog.banner.isVisible()
    assert dialog.banner.text() == refused
    dialog.form.secret.setText("")
    assert "secret" in dialog.banner.text()
    dialog.form.secret.setText(CREDENTIALS.access_key_secret)
    assert dialog.banner.isHidden()
    dialog.reject()


# Busy, offline


def test_a_sign_in_under_way_can_be_cancelled(shown: MainWindow, world: World, until: Until) -> None:
    shown.sign_in(WithSandbox())
    assert shown.states.currentWidget() is shown.states.sentence
    assert "Signing in" in shown.states.sentence.text()
    shown.states.sentence._run_action()
    assert shown.states.currentWidget() is shown.states.welcome
    assert not world.session.signing_in
    until(lambda: not world.session.jobs.busy)
    assert world.session.connection is None


def test_without_a_network_one_button_tries_again(shown: MainWindow, office: World, until: Until) -> None:
    office.server.faults.reset("GetCallerIdentity", 0)
    office.server.faults.reset("DescribeRegions", 0)
    shown.accounts.begin("office")
    until(lambda: shown.banner.text() != "")
    assert shown.states.currentWidget() is shown.states.welcome
    office.server.faults.clear()
    shown.banner.run_action()
    until(lambda: office.session.connection is not None)
    until(lambda: shown.banner.text() == "")


@pytest.mark.usefixtures("office")
def test_a_refusal_leads_to_the_dialog(shown: MainWindow) -> None:
    refused = CloudError(CloudErrorKind.BAD_CREDENTIALS, "InvalidAccessKeyId.NotFound", "GetCallerIdentity", status=404)
    shown.accounts.failed.emit(refused, WithProfile("office"))
    shown.banner.run_action()
    dialog = shown.accounts.dialog
    assert dialog is not None
    assert dialog.form.who.currentData() == "office"
    dialog.reject()


# Lock


def test_locking_covers_the_views_and_hides_the_wizard_until_unlocked(
    shown: MainWindow, office: World, until: Until
) -> None:
    shown.accounts.begin("office")
    read(shown, office, until)
    shown.preferences.cover_when_locked = True
    shown.open_wizard()
    wizard = shown.wizard
    assert wizard is not None
    assert shown.accounts.lock.isEnabled()
    shown.accounts.lock.trigger()
    assert shown.states.covered
    assert shown.states.currentWidget() is shown.states.sentence
    assert not wizard.isVisible()
    assert not shown.accounts.lock.isEnabled()
    shown.states.sentence._run_action()
    box = shown.lock_note.box
    assert box is not None
    box.try_it()
    until(lambda: office.session.sign_in_error is None)
    assert shown.states.currentWidget() is shown.home
    assert wizard.isVisible()
    assert shown.wizard is wizard
    wizard.close()


def test_without_the_setting_a_lock_leaves_the_rows_and_offers_one_button(
    shown: MainWindow, office: World, until: Until
) -> None:
    shown.accounts.begin("office")
    read(shown, office, until)
    lock(office)
    assert shown.states.currentWidget() is shown.home
    assert "locked" in shown.lock_note.text()


def test_the_lock_is_announced_shortly_before(
    shown: MainWindow, office: World, until: Until, qapp: QApplication
) -> None:
    shown.accounts.begin("office")
    read(shown, office, until)
    accounts = office.parts.accounts
    accounts.set_lock_minutes(10)
    start = datetime.now(UTC)
    accounts._now = lambda: start
    accounts.touch()
    idle = IdleLock(office.session, qapp)
    idle.near.connect(shown.lock_is_near)
    shown.statusBar().clearMessage()
    accounts._now = lambda: start + timedelta(minutes=9)
    idle.look()
    assert shown.statusBar().currentMessage() == ""
    accounts._now = lambda: start + timedelta(minutes=9, seconds=40)
    idle.look()
    assert "20" in shown.statusBar().currentMessage()
    assert office.session.sign_in_error is None
    accounts._now = lambda: start + timedelta(minutes=11)
    idle.look()
    assert office.session.sign_in_error is not None
    idle.deleteLater()


def test_the_sandbox_has_nothing_to_lock(shown: MainWindow, world: World, until: Until) -> None:
    shown.states.welcome.sandbox.click()
    read(shown, world, until)
    assert not shown.accounts.lock.isEnabled()
    assert shown.accounts.sign_out.isEnabled()
    shown.accounts.sign_out.trigger()
    assert shown.states.currentWidget() is shown.states.welcome
    assert shown.header.region.count() == 0


# An unfinished run


def test_an_unfinished_run_is_known_before_signing_in_and_leads_to_its_account(
    world: World, shown: MainWindow, until: Until
) -> None:
    world.parts.accounts.add(Profile("office", is_default=True, storage=Storage.KEYRING), CREDENTIALS)
    shown.accounts.begin("office")
    read(shown, world, until)
    interrupted_run(world)
    world.session.sign_out()
    note = shown.unfinished_note
    until(lambda: "was not finished" in note.text())
    assert world.server.account.id in note.text()
    note.run_action()
    until(lambda: world.session.connection is not None)
    assert note.text() == ""


def interrupted_run(world: World) -> None:
    from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen  # noqa: PLC0415 - only here

    session, inventory = world.session, world.session.inventory
    assert inventory is not None
    for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:2]:
        session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.name == "voip-media")))
    session.dispatch(InstanceChosen(next(each.id for each in inventory.instances if each.name == "voip-gateway-01")))
    interrupted(world)


def test_no_run_no_note_and_a_journal_that_can_not_be_read_is_said(
    world: World, shown: MainWindow, until: Until, qtbot: QtBot
) -> None:
    until(lambda: not world.session.jobs.busy)
    assert shown.unfinished_note.text() == ""
    with closing(Journal(world.parts.state_dir)) as journal:
        path = journal.path
    path.write_bytes(b"no database" * 500)
    note = UnfinishedNote(world.session)
    qtbot.addWidget(note)
    note.look()
    until(lambda: note.text() != "")


# Language


def test_another_language_renames_the_regions(
    shown: MainWindow, world: World, until: Until, translators: Translators
) -> None:
    shown.states.welcome.sandbox.click()
    read(shown, world, until)
    english = shown.header.region.currentText()
    chosen = world.session.now.region
    translators.install(LANGUAGES[1])
    until(lambda: any("\u4e00" <= letter <= "\u9fff" for letter in shown.header.region.currentText()))
    assert world.session.now.region == chosen
    translators.install(LANGUAGES[0])
    until(lambda: shown.header.region.currentText() == english)


def test_what_is_damaged_in_the_settings_counts_as_not_set(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "damaged.ini"), QSettings.Format.IniFormat)
    for key in ("home/recent", "window/type-percent", "lock/cover", "log/level", "guest/first-table", "runs/notify"):
        settings.setValue(key, "junk")
    kept = Preferences(settings)
    assert kept.recent_accounts == ()
    assert kept.recent_regions(SANDBOX_ACCOUNT) == ()
    assert kept.type_percent == 100
    assert not kept.cover_when_locked
    assert kept.notify
    assert kept.log_level is None
    assert kept.first_table is None
    kept.remember_account("a")
    assert kept.recent_accounts == ("a",)
