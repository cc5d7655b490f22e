"""What the profile may do is read after a sign-in; what is refused for certain is disabled, with the reason."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.cloud.permissions import known_permissions
from gui.domain.accounts.profile import Profile, Storage
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import Deed, Permission
from gui.qt.base.region_reading import Load
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.row_menu import row_menu
from gui.qt.wizards.interface_in_use import TeardownWizard
from gui.sandbox.identities import AccessKey
from gui.services.sign_in import WithProfile
from tests.qt.conftest import World
from tests.qt.test_teardown import named, review

Until = Callable[[Callable[[], bool]], None]
READER, ADMIN = "LTAI5tSandboxReadOnly002", "LTAI5tSandboxFullRights1"
SOME = ("vpc:Describe*", "vpc:List*", "ecs:Describe*", "ram:Get*", "ram:List*", "vpc:AssociateEipAddress*")


@pytest.fixture
def known(world: World) -> Iterator[World]:
    """A world whose permissions are asked of its cloud."""
    session, url = world.session, world.parts.endpoint

    def ask(name: str, region: RegionId) -> tuple[Permission, ...]:
        accounts = session.parts.accounts
        profile, signed = accounts.profile(name), accounts.credentials(name)
        return known_permissions(signed, profile, region, world.parts.identify(signed, profile, url), url)

    session.parts = replace(world.parts, known_permissions=ask)
    yield world
    session.parts = world.parts


def add_key(world: World, user: str, allow: tuple[str, ...]) -> str:
    key = AccessKey(id="LTAI5tAnother0000000001", secret="SecretOfAnotherKey000000000001", user=user, allow=allow)
    world.server.account.keys[key.id] = key
    return key.id


def sign_in(world: World, window: MainWindow, key_id: str, until: Until, qtbot: QtBot) -> None:
    key = world.server.account.keys[key_id]
    credentials = Credentials(key.id, key.secret)
    world.parts.accounts.add(Profile(key.user, access_key_id=key.id, storage=Storage.SESSION_ONLY), credentials)
    with qtbot.waitExposed(window):
        window.show()
    world.session.sign_in(WithProfile(key.user), lambda error: pytest.fail(str(error)))
    until(lambda: world.session.connection is not None)
    world.session.choose_region(RegionId("cn-shanghai"))
    until(lambda: world.session.reading.load is Load.READY and not world.session.jobs.busy)


def test_a_profile_that_may_only_read_is_read_only_from_the_sign_in_on(
    known: World, window: MainWindow, until: Until, qtbot: QtBot
) -> None:
    sign_in(known, window, READER, until, qtbot)
    until(lambda: known.session.rights.read_only)
    assert window.header.account.text() == "Profile: auditor, read only"
    actions = (window.menus.bind, window.on_resource.change, window.on_resource.undo, window.on_resource.attributes)
    for action in actions:
        assert not action.isEnabled()
        assert "read only" in action.toolTip()
    inventory = known.session.inventory
    assert inventory is not None
    free = next(each.allocation_id for each in inventory.eips if each.status is EipStatus.AVAILABLE)
    entry = row_menu(window, known.session, (free,), (), lambda _eips: None).actions()[0]
    assert not entry.isEnabled()
    assert "read only" in entry.toolTip()
    window.header.fill_menu()
    copy = next(each for each in window.header.menu.actions() if "RAM" in each.text())
    copy.trigger()
    (statement,) = json.loads(QGuiApplication.clipboard().text())["Statement"]
    assert "vpc:AssociateEipAddressBatch" in statement["Action"]
    known.session.sign_out()
    assert not known.session.rights.permissions
    assert window.menus.bind.isEnabled()


def test_what_is_not_known_disables_nothing(known: World, window: MainWindow, until: Until, qtbot: QtBot) -> None:
    key = AccessKey(
        id="LTAI5tAnother0000000001", secret="SecretOfAnotherKey000000000001", user="another", allow=SOME[:3]
    )
    known.server.account.keys[key.id] = key
    sign_in(known, window, key.id, until, qtbot)
    assert known.session.rights.permissions
    assert not known.session.rights.read_only
    assert window.header.account.text() == "Profile: another"
    assert window.menus.bind.isEnabled()
    assert window.on_resource.undo.isEnabled()


def test_who_may_bind_and_not_unbind_keeps_the_one_and_is_told_of_the_other(
    known: World, window: MainWindow, until: Until, qtbot: QtBot
) -> None:
    sign_in(known, window, add_key(known, "binder", SOME), until, qtbot)
    until(lambda: bool(known.session.rights.lacking(Deed.UNBIND)))
    assert window.header.account.text() == "Profile: binder"
    assert window.menus.bind.isEnabled()
    assert "do not allow vpc:UnassociateEipAddress" in window.on_resource.undo.toolTip()
    window.open_teardown(named(window, "voip-live").id)
    wizard = window.wizard
    assert isinstance(wizard, TeardownWizard)
    page = review(wizard, until)
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    assert "Known to be missing: " in page.permissions.says.text()
    assert "vpc:UnassociateEipAddress" in page.permissions.says.text()
    assert not wizard.button(QWizard.WizardButton.CommitButton).isEnabled()
    wizard.close()


def test_who_may_do_everything_is_told_nothing(known: World, window: MainWindow, until: Until, qtbot: QtBot) -> None:
    sign_in(known, window, ADMIN, until, qtbot)
    assert not any(map(known.session.rights.lacking, Deed))
    assert window.header.account.text() == "Profile: network-admin"


def test_a_permission_that_is_granted_later_is_found_by_a_refresh(
    known: World, window: MainWindow, until: Until, qtbot: QtBot
) -> None:
    key_id = add_key(known, "binder", SOME)
    sign_in(known, window, key_id, until, qtbot)
    until(lambda: bool(known.session.rights.lacking(Deed.UNBIND)))
    keys = known.server.account.keys
    keys[key_id] = replace(keys[key_id], allow=("*",))
    known.session.refresh_or_unlock()
    # What was known stays until the answer.
    assert known.session.rights.lacking(Deed.UNBIND)
    until(lambda: not known.session.rights.lacking(Deed.UNBIND))
    assert "do not allow" not in window.on_resource.undo.toolTip()


def test_another_profile_of_the_account_brings_its_own_permissions(
    known: World, window: MainWindow, until: Until, qtbot: QtBot
) -> None:
    sign_in(known, window, READER, until, qtbot)
    until(lambda: known.session.rights.read_only)
    connection = known.session.connection
    assert connection is not None
    key = known.server.account.keys[ADMIN]
    profile = Profile(key.user, access_key_id=key.id, storage=Storage.SESSION_ONLY)
    known.parts.accounts.add(profile, Credentials(key.id, key.secret))
    known.session.signed_in_again(replace(connection, profile=profile))
    until(lambda: not known.session.rights.read_only)
    assert not any(map(known.session.rights.lacking, Deed))
