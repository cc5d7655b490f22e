"""The profile manager: add, change, copy, delete, default, import, idle lock; secrets only where they belong."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.accounts.sign_in import SignInError
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import ApiAction, Likelihood, Permission
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.accounts.editor import ProfileEditor
from gui.qt.accounts.idle import IdleLock
from gui.qt.accounts.manager import ProfileManager
from gui.services.sign_in import WithProfile
from tests.conftest import MemoryKeyring
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
KEY_ID, SECRET = "LTAI5tExampleExample0001", "abcdefghijABCDEFGHIJ0123456789"
CANCEL = QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def kept(world: World) -> World:
    world.parts.accounts.add(Profile("work", is_default=True), Credentials(KEY_ID, SECRET))
    return world


@pytest.fixture
def manager(kept: World, qtbot: QtBot) -> ProfileManager:
    made = ProfileManager(kept.session)
    qtbot.addWidget(made)
    made.show()
    return made


def names(world: World) -> list[str]:
    return [profile.name for profile in world.parts.accounts.profiles]


def rows(manager: ProfileManager) -> list[str]:
    """Return the names in the table: what was done is in it later than in the accounts."""
    return sorted(profile.name for profile in manager.model.shown())


def leave(edit: QLineEdit, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
    """Take the focus from ``edit``, as the Tab key does."""
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, reason))


def test_a_profile_is_added_with_its_secret_in_the_keyring(
    world: World, qtbot: QtBot, until: Until, memory_keyring: MemoryKeyring
) -> None:
    editor = ProfileEditor(world.session, None)
    qtbot.addWidget(editor)
    editor.open()
    assert not editor.save_button.isEnabled()
    editor.name.insert("prod")
    editor.key_id.insert(f" {KEY_ID} ")
    editor.secret.insert(f"{SECRET}\u200b")
    editor.region.setEditText("cn-shanghai")
    assert editor.save_button.isEnabled(), editor.missing.text()
    editor.save()
    until(lambda: bool(editor.result()))
    profile = world.parts.accounts.profile("prod")
    assert (profile.access_key_id, profile.region, profile.storage) == (KEY_ID, "cn-shanghai", Storage.KEYRING)
    assert list(memory_keyring.kept.values()) == [SECRET]
    assert editor.secret.text() == ""


def test_a_role_asks_for_its_own_fields(world: World, qtbot: QtBot) -> None:
    editor = ProfileEditor(world.session, None)
    qtbot.addWidget(editor)
    editor.show()
    assert not editor.role.isVisible()
    editor.kind.setCurrentIndex(editor.kind.findData(ProfileKind.RAM_ROLE))
    assert editor.role.isVisible()
    editor.role.insert("nonsense")
    leave(editor.role)
    assert "acs:ram::" in editor.missing.text()
    editor.kind.setCurrentIndex(editor.kind.findData(ProfileKind.ENVIRONMENT))
    assert not editor.key_id.isVisible()
    assert not editor.role.isVisible()


def test_a_change_without_a_secret_keeps_the_old_one(
    kept: World, qtbot: QtBot, until: Until, memory_keyring: MemoryKeyring
) -> None:
    editor = ProfileEditor(kept.session, kept.parts.accounts.profile("work"))
    qtbot.addWidget(editor)
    editor.open()
    editor.name.insert(" renamed")
    assert editor.save_button.isEnabled(), editor.missing.text()
    editor.save()
    until(lambda: bool(editor.result()))
    assert names(kept) == ["work renamed"]
    assert list(memory_keyring.kept.values()) == [SECRET]


def test_copy_default_and_delete(
    manager: ProfileManager, kept: World, until: Until, monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring
) -> None:
    manager.copy.click()
    until(lambda: rows(manager) == ["work", "work 2"])
    manager.table.go_to("work 2")
    manager.default.click()
    until(lambda: kept.parts.accounts.profile("work 2").is_default and not kept.session.jobs.busy)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    manager.delete.click()
    assert names(kept) == ["work", "work 2"]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    for name, left in (("work 2", ["work"]), ("work", [])):
        manager.table.go_to(name)
        manager.delete.click()
        until(lambda left=left: names(kept) == rows(manager) == left)  # type: ignore[misc]
    assert not memory_keyring.kept


def test_what_a_profile_may_do_is_shown_call_by_call(kept: World, qtbot: QtBot, until: Until) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    found = (
        CallerIdentity("123456", "acs:ram::123456:user/alice", PrincipalKind.RAM_USER),
        (Permission(ApiAction.EIPS, Likelihood.ALLOWED), Permission(ApiAction.ATTACH, Likelihood.LIKELY_REFUSED)),
    )
    kept.session.parts = replace(kept.parts, check_permissions=lambda _name, _region: found)
    manager = ProfileManager(kept.session)
    qtbot.addWidget(manager)
    manager.show()
    manager.table.go_to("work")
    manager.check.click()
    until(lambda: manager.rights.rowCount() == 2)
    assert manager.who.text() == "RAM user alice of account 123456"
    shown = {row.action: manager.rights.index(n, 1).data() for n, row in enumerate(manager.rights.shown())}
    assert shown == {ApiAction.EIPS: "Allowed, tried", ApiAction.ATTACH: "Probably refused"}


def test_the_clis_profiles_are_taken_over_and_their_secrets_removed_on_request(
    world: World, qtbot: QtBot, until: Until, tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    path = tmp_path / "config.json"
    profiles = [
        {"name": "old", "mode": "AK", "access_key_id": KEY_ID, "access_key_secret": SECRET, "region_id": "cn-shanghai"},
        {"name": "sso", "mode": "OIDC"},
    ]
    path.write_text(json.dumps({"current": "old", "profiles": profiles}), encoding="utf-8")
    dialog = CliImportDialog(world.session, path)
    qtbot.addWidget(dialog)
    dialog.open()
    until(lambda: dialog.model.rowCount() == 2)
    assert "OIDC" in dialog.model.reason_of("sso")
    dialog.remove.setChecked(True)
    dialog.take_over()
    until(lambda: bool(dialog.result()))
    assert names(world) == ["old"]
    assert SECRET in memory_keyring.kept.values()
    assert SECRET not in path.read_text(encoding="utf-8")


@pytest.fixture
def idle_lock(world: World, qapp: QApplication) -> Iterator[IdleLock]:
    made = IdleLock(world.session, qapp)
    yield made
    made.deleteLater()


def test_keys_and_clicks_in_any_window_keep_the_lock_open(
    world: World, idle_lock: IdleLock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del idle_lock
    uses: list[str] = []
    monkeypatch.setattr(world.parts.accounts, "touch", lambda: uses.append("used"))
    for _ in range(2):
        field = QLineEdit()
        qtbot.addWidget(field)
        field.show()
        field.activateWindow()
        qtbot.waitUntil(lambda field=field: field.isActiveWindow())  # type: ignore[misc]
        uses.clear()
        field.setText("no use, only a change")
        field.repaint()
        assert not uses
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
        qtbot.waitUntil(lambda: len(uses) == 1)
        QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        qtbot.waitUntil(lambda: len(uses) == 2)


def test_the_idle_lock_takes_secrets_out_of_memory_and_says_so(
    world: World, idle_lock: IdleLock, qtbot: QtBot, until: Until
) -> None:
    key = world.server.account.keys["LTAI5tSandboxFullRights1"]
    accounts = world.parts.accounts
    accounts.add(Profile("work", is_default=True), Credentials(key.id, key.secret))
    accounts.set_lock_minutes(5)
    errors: list[BaseException] = []
    world.session.sign_in(WithProfile("work"), errors.append)
    until(lambda: world.session.connection is not None or bool(errors))
    assert not errors
    idle_lock.look()
    assert accounts.credentials("work").access_key_id == key.id
    accounts._now = lambda: datetime.now(UTC) + timedelta(minutes=6)
    with qtbot.waitSignal(world.session.locked):
        idle_lock.look()
    with pytest.raises(SignInError):
        accounts.credentials("work")
    connection = world.session.connection
    assert connection is not None
    with pytest.raises(SignInError):
        connection.cloud.regions()


def test_a_field_is_judged_after_it_was_left(signed_in: World, qtbot: QtBot) -> None:
    editor = ProfileEditor(signed_in.session, None)
    qtbot.addWidget(editor)
    editor.show()
    assert editor.missing.isHidden()
    assert not editor.save_button.isEnabled()
    assert "Give the profile a name." in editor.save_button.toolTip()
    editor.key_id.setText("STS.t")
    assert editor.missing.isHidden()
    leave(editor.key_id, Qt.FocusReason.ActiveWindowFocusReason)
    assert editor.missing.isHidden(), "the focus comes back with the window"
    leave(editor.key_id)
    assert editor.missing.isVisible()
    assert "temporary one" in editor.missing.text()
    assert "Give the profile a name." not in editor.missing.text()
    leave(editor.name)
    assert "Give the profile a name." in editor.missing.text()
    editor.key_id.setText(KEY_ID)
    editor.name.setText("prod")
    assert editor.missing.isHidden()


def test_the_region_is_chosen_by_id_or_name(signed_in: World, qtbot: QtBot) -> None:
    editor = ProfileEditor(signed_in.session, None)
    qtbot.addWidget(editor)
    editor.show()
    connection = signed_in.session.connection
    assert connection is not None
    offered = {editor.region.itemData(number) for number in range(editor.region.count())}
    assert offered == {"", *(each.id for each in connection.regions)}
    assert editor.profile().region is None
    for typed in ("cn-shanghai", "China (Shanghai)", "china (shanghai) (cn-shanghai)"):
        editor.region.setEditText(typed)
        assert editor.profile().region == "cn-shanghai", typed
    # Begins the names of many.
    editor.region.setEditText("China")
    assert editor.profile().region == "China"
    completer = editor.region.completer()
    for begun in ("shangh", "cn-sh"):
        completer.setCompletionPrefix(begun)
        assert "China (Shanghai) (cn-shanghai)" in {
            completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())
        }
    editor.region.setEditText("Atlantis")
    leave(editor.region.edit)
    assert "A region is written as its ID" in editor.missing.text()
    assert not editor.save_button.isEnabled()
    assert not editor.test_button.isEnabled()


def test_without_a_sign_in_the_documented_regions_are_offered(kept: World, qtbot: QtBot) -> None:
    editor = ProfileEditor(kept.session, kept.parts.accounts.profile("work"))
    qtbot.addWidget(editor)
    offered = {editor.region.itemData(number) for number in range(editor.region.count())}
    catalog = kept.parts.catalog
    assert offered == {"", *(catalog.multi_eip_regions - catalog.closed_regions)}


def entered(editor: ProfileEditor, key_id: str, secret: str) -> None:
    editor.name.setText("prod")
    editor.key_id.setText(key_id)
    editor.secret.setText(secret)


def test_a_test_says_whose_the_key_is_and_keeps_nothing(
    world: World, qtbot: QtBot, until: Until, memory_keyring: MemoryKeyring
) -> None:
    key = world.server.account.keys["LTAI5tSandboxReadOnly002"]
    editor = ProfileEditor(world.session, None)
    qtbot.addWidget(editor)
    editor.show()
    assert not editor.test_button.isEnabled()
    entered(editor, key.id, key.secret)
    editor.test_button.click()
    assert not editor.test_button.isEnabled(), "one at a time"
    until(lambda: key.user in editor.banner.text())
    assert "account" in editor.banner.text()
    assert names(world) == []
    assert not memory_keyring.kept
    assert not (world.parts.state_dir / "profiles.json").exists()
    assert editor.secret.text() == key.secret
    editor.secret.setText("S" * 30)
    assert editor.banner.text() == "", "what is entered now was not tried"
    editor.test_button.click()
    until(editor.test_button.isEnabled)
    assert "secret" in editor.banner.text()
    details = next(each for each in editor.banner.findChildren(QPushButton) if each.text() == "Copy details")
    details.click()
    assert "request" in QGuiApplication.clipboard().text().lower()


def test_an_answer_about_what_was_entered_before_is_not_said(world: World, qtbot: QtBot, until: Until) -> None:
    key = world.server.account.keys["LTAI5tSandboxReadOnly002"]
    editor = ProfileEditor(world.session, None)
    qtbot.addWidget(editor)
    editor.show()
    entered(editor, key.id, key.secret)
    editor.test_button.click()
    editor.proxy.setText("http://127.0.0.1:9")
    until(lambda: not world.jobs.busy)
    assert editor.banner.text() == ""


def test_the_kept_secret_is_tried_where_none_is_entered(
    world: World, qtbot: QtBot, until: Until, memory_keyring: MemoryKeyring
) -> None:
    key = world.server.account.keys["LTAI5tSandboxReadOnly002"]
    accounts = world.parts.accounts
    accounts.add(Profile("work"), Credentials(key.id, key.secret))
    accounts.lock()
    editor = ProfileEditor(world.session, accounts.profile("work"))
    qtbot.addWidget(editor)
    editor.show()
    editor.test_button.click()
    until(lambda: key.user in editor.banner.text())
    memory_keyring.kept.clear()
    accounts.lock()
    editor.test_button.click()
    until(lambda: "no secret" in editor.banner.text())
    with pytest.raises(SignInError):
        accounts.credentials("work")


def in_the_name(world: World, qtbot: QtBot, until: Until) -> ProfileEditor:
    """Return the editor of a new profile, in whose name the user is."""
    editor = ProfileEditor(world.session, None)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    editor.name.setFocus()
    until(editor.name.hasFocus)
    return editor


def test_the_first_click_on_cancel_counts_though_it_leaves_a_field(world: World, qtbot: QtBot, until: Until) -> None:
    editor = in_the_name(world, qtbot, until)
    window, cancel = editor.windowHandle(), editor.findChild(QDialogButtonBox).button(CANCEL)
    place = cancel.mapTo(editor, cancel.rect().center())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    until(lambda: not editor.name.hasFocus())
    assert cancel.mapTo(editor, cancel.rect().center()) == place
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
    until(editor.isHidden)


def test_a_field_left_with_the_mouse_is_judged_once_that_is_released(world: World, qtbot: QtBot, until: Until) -> None:
    editor = in_the_name(world, qtbot, until)
    QTest.mouseClick(editor.windowHandle(), Qt.MouseButton.LeftButton, pos=editor.proxy.mapTo(editor, QPoint(5, 5)))
    until(editor.missing.isVisible)
    assert "Give the profile a name." in editor.missing.text()
