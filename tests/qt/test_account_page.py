"""Signing in: what is offered, what is refused in which words, and where the secret goes."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.domain.accounts.keyring_state import VaultState, VaultStatus
from gui.domain.accounts.profile import Profile, Storage
from gui.domain.contracts import Credentials
from gui.domain.wizards.steps import Page
from gui.qt.pages.account import AccountPage
from gui.qt.widgets.account_form import NEW
from gui.qt.wizards.bind import BindWizard
from tests.conftest import MemoryKeyring
from tests.qt.conftest import World
from tests.qt.test_accounts import leave

Until = Callable[[Callable[[], bool]], None]
KEY_ID = "LTAI5tSandboxFullRights1"


@pytest.fixture
def wizard(world: World, qtbot: QtBot) -> BindWizard:
    made = BindWizard(world.session)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(wizard: BindWizard) -> AccountPage:
    found = wizard.current()
    assert isinstance(found, AccountPage)
    return found


def choose_new(page: AccountPage, key_id: str, secret: str, name: str = "work") -> None:
    page.form.who.setCurrentIndex(page.form.who.findData(NEW))
    for edit, text in ((page.form.name, name), (page.form.key_id, key_id), (page.form.secret, secret)):
        edit.insert(text)  # as pasting does


def go(wizard: BindWizard) -> None:
    wizard.button(QWizard.WizardButton.NextButton).click()


def secret_of(world: World) -> str:
    return world.server.account.keys[KEY_ID].secret


def test_a_new_key_is_tried_then_kept_in_the_keyring_and_nowhere_else(
    wizard: BindWizard, page: AccountPage, world: World, until: Until, memory_keyring: MemoryKeyring
) -> None:
    secret = secret_of(world)
    # Pasted with blanks and a line end, as it happens.
    choose_new(page, f" {KEY_ID}\u200b", f"{secret} ")
    go(wizard)
    until(lambda: wizard.current().page is Page.REGION)
    assert [profile.name for profile in world.parts.accounts.profiles] == ["work"]
    assert secret in memory_keyring.kept.values()
    assert page.form.secret.text() == ""
    written = b"".join(path.read_bytes() for path in world.parts.state_dir.rglob("*") if path.is_file())
    assert KEY_ID.encode() in written
    assert secret.encode() not in written


def test_a_profile_signs_in_without_typing(
    wizard: BindWizard, page: AccountPage, world: World, until: Until, qtbot: QtBot
) -> None:
    choose_new(page, KEY_ID, secret_of(world))
    go(wizard)
    until(lambda: wizard.current().page is Page.REGION)
    world.session.sign_out()
    second = BindWizard(world.session)
    qtbot.addWidget(second)
    second.show()
    form = second.current().form  # type: ignore[attr-defined]
    assert form.who.currentData() == "work"
    go(second)
    until(lambda: second.current().page is Page.REGION)
    assert world.session.connection is not None
    assert world.session.connection.profile == world.parts.accounts.profile("work")


@pytest.mark.parametrize(
    ("key_id", "secret", "words"),
    [
        (KEY_ID, "WrongSecretWrongSecretWrong123", "AccessKey secret is wrong"),
        ("LTAI5tNobodyKnowsThisKey1", "WrongSecretWrongSecretWrong123", "does not know this AccessKey ID"),
        ("LTAI5tSandboxDisabled003", "", "is disabled"),
    ],
)
def test_each_refusal_has_its_own_sentence_and_keeps_nothing(
    wizard: BindWizard,
    page: AccountPage,
    world: World,
    until: Until,
    memory_keyring: MemoryKeyring,
    key_id: str,
    secret: str,
    words: str,
) -> None:
    choose_new(page, key_id, secret or world.server.account.keys[key_id].secret)
    go(wizard)
    until(lambda: words in page.banner.text())
    assert wizard.current() is page
    assert page.form.key_id.text() == key_id
    assert not world.parts.accounts.profiles
    assert not memory_keyring.kept
    assert wizard.button(QWizard.WizardButton.NextButton).isEnabled()


def test_a_wrong_clock_is_told_apart(wizard: BindWizard, page: AccountPage, world: World, until: Until) -> None:
    world.server.faults.error("DescribeRegions", code="InvalidTimeStamp.Expired", status=400)
    choose_new(page, KEY_ID, secret_of(world))
    go(wizard)
    until(lambda: "clock" in page.banner.text())


def test_no_server_is_told_apart(wizard: BindWizard, page: AccountPage, world: World, until: Until) -> None:
    secret = secret_of(world)
    world.server.stop()
    choose_new(page, KEY_ID, secret)
    go(wizard)
    until(lambda: "could not be reached" in page.banner.text())


def test_what_is_missing_is_said_and_next_waits(wizard: BindWizard, page: AccountPage) -> None:
    page.form.who.setCurrentIndex(page.form.who.findData(NEW))
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert page.missing.isHidden(), "no field was left yet"
    for edit in (page.form.name, page.form.key_id):
        leave(edit)
    assert "Give the profile a name." in page.missing.text()
    assert "Enter the AccessKey ID." in page.missing.text()
    QTest.keyClicks(page.form.name, "x")
    QTest.keyClicks(page.form.key_id, KEY_ID)
    QTest.keyClicks(page.form.secret, KEY_ID)
    assert page.missing.isHidden()
    leave(page.form.secret)
    assert page.missing.text() == "This is an AccessKey ID, not an AccessKey secret."


@pytest.mark.parametrize("state", [VaultState.ABSENT, VaultState.UNSAFE, VaultState.DENIED, VaultState.SLOW])
def test_without_a_keyring_memory_is_offered_and_the_reason_said(
    qtbot: QtBot, world: World, until: Until, memory_keyring: MemoryKeyring, state: VaultState
) -> None:
    world.status[0] = VaultStatus(state)
    wizard = BindWizard(world.session)
    qtbot.addWidget(wizard)
    wizard.show()
    page = wizard.current()
    assert isinstance(page, AccountPage)
    until(lambda: not page.form.in_keyring.isEnabled())
    assert page.form.in_session.isChecked()
    assert "keyring" in page.form.vault_note.text()
    choose_new(page, KEY_ID, secret_of(world))
    go(wizard)
    until(lambda: wizard.current().page is Page.REGION)
    assert world.parts.accounts.profile("work").storage is Storage.SESSION_ONLY
    assert not memory_keyring.kept


def test_a_keyring_that_fails_offers_memory_in_one_click(
    wizard: BindWizard, page: AccountPage, world: World, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring.errors  # noqa: PLC0415 - only here

    def locked(*_: object) -> None:
        raise keyring.errors.KeyringLocked("locked")

    monkeypatch.setattr(MemoryKeyring, "set_password", locked)
    choose_new(page, KEY_ID, secret_of(world))
    go(wizard)
    until(lambda: "keyring is locked" in page.banner.text())
    assert not world.parts.accounts.profiles
    page.banner.run_action()
    until(lambda: wizard.current().page is Page.REGION)
    assert world.parts.accounts.profiles == (
        Profile("work", access_key_id=KEY_ID, storage=Storage.SESSION_ONLY, is_default=True),
    )


def test_a_profile_without_its_secret_is_asked_for_it_in_place(
    wizard: BindWizard, page: AccountPage, world: World, until: Until
) -> None:
    accounts = world.parts.accounts
    accounts.add(Profile("prod", is_default=True, storage=Storage.SESSION_ONLY), Credentials(KEY_ID, secret_of(world)))
    accounts.lock()  # as after a restart: the secret was in memory only
    page.form.offer(accounts.profiles, "prod", accounts.secret_missing)
    assert page.form.secret_form.isVisible()
    assert not page.isComplete()
    leave(page.form.secret_form.secret)
    assert "Enter the AccessKey secret." in page.missing.text()
    page.form.secret_form.secret.insert(secret_of(world))
    go(wizard)
    until(lambda: wizard.current().page is Page.REGION)
    assert [each.name for each in accounts.profiles] == ["prod"]
    assert page.form.secret_form.secret.text() == ""


def test_a_secret_that_the_keyring_has_lost_is_asked_for(
    wizard: BindWizard, page: AccountPage, world: World, until: Until, memory_keyring: MemoryKeyring
) -> None:
    accounts = world.parts.accounts
    accounts.add(Profile("prod", is_default=True), Credentials(KEY_ID, secret_of(world)))
    accounts.lock()
    memory_keyring.kept.clear()
    page.form.offer(accounts.profiles, "prod", accounts.secret_missing)
    assert not page.form.secret_form.isVisible()
    go(wizard)
    until(page.form.secret_form.isVisible)
    assert "There is no secret for the profile prod." in page.banner.text()
    page.form.secret_form.secret.insert(secret_of(world))
    go(wizard)
    until(lambda: wizard.current().page is Page.REGION)


def test_the_chosen_profile_stays_chosen_when_the_profiles_change(page: AccountPage, world: World) -> None:
    accounts = world.parts.accounts
    for name in ("lab", "prod"):
        accounts.add(Profile(name, storage=Storage.SESSION_ONLY), Credentials(KEY_ID, secret_of(world)))
    page.form.offer(accounts.profiles, "prod")
    page._profiles_changed()
    assert page.form.who.currentData() == "prod"
    accounts.delete("prod")
    page._profiles_changed()
    assert page.form.who.currentData() == "lab", "the default, not the sandbox"
