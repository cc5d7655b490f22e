"""Signing in again, resuming and applying: only with the account of the plan, which is named beside the other one."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.domain.accounts.profile import Profile, Storage
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen
from gui.domain.cloud.account import AccountError, Mismatch
from gui.domain.contracts import Credentials
from gui.domain.engine.progress import CallAnswered, Outcome, StopChoice
from gui.domain.plans import multi_eip
from gui.domain.plans.plan import Plan
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.base.run_controller import RunController
from gui.qt.dialogs.sign_in import SignInDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.server import SandboxServer
from gui.services.parts import Parts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.sign_in import Connection, WithProfile, WithSecret, open_connection
from gui.words.errors import error_text
from tests.conftest import MemoryKeyring
from tests.helpers.sandbox_run import CREDENTIALS
from tests.helpers.two_accounts import OTHER_ID, heard_by, other_account
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
ASKED = ["GetCallerIdentity"]


@pytest.fixture
def office(world: World, until: Until) -> World:
    """Signed in with a profile whose secret is in memory only; what binds two EIPs is chosen."""
    world.parts.accounts.add(Profile("office", is_default=True, storage=Storage.SESSION_ONLY), CREDENTIALS)
    session, errors = world.session, list[BaseException]()
    session.sign_in(WithProfile("office"), errors.append)
    until(lambda: session.connection is not None or bool(errors))
    assert not errors
    assert session.connection is not None
    session.choose_region(session.connection.regions[0].id)
    until(lambda: session.reading.load is Load.READY)
    inventory = session.inventory
    assert inventory is not None
    for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:2]:
        session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.name == "voip-media")))
    session.dispatch(InstanceChosen(next(each.id for each in inventory.instances if each.name == "voip-gateway-01")))
    return world


def connection_of(world: World) -> Connection:
    assert world.session.connection is not None
    return world.session.connection


def lock(world: World) -> None:
    world.parts.accounts.lock()
    world.session.lock()


@pytest.fixture
def paused(office: World, until: Until) -> Iterator[RunController]:
    """A run that waits for a sign-in before its first call."""
    run = RunController(office.session, office.session)
    run.make_plan()
    lock(office)
    run.start()
    until(lambda: run.paused)
    yield run
    run.stop(StopChoice.KEEP)


def signed_in_anew(parts: Parts) -> Connection:
    return open_connection(parts, WithSecret("office", CREDENTIALS, Storage.SESSION_ONLY))


def box_for(world: World, run: RunController, qtbot: QtBot) -> SignInDialog:
    box = SignInDialog(world.session, connection=run.connection, accepted=run.sign_in)
    qtbot.addWidget(box)
    box.open()
    return box


def test_a_run_answered_with_another_account_is_refused_by_both_numbers_and_sends_nothing(
    office: World, paused: RunController, qtbot: QtBot, until: Until
) -> None:
    run, number = paused, office.server.account.id
    mine = office.server.account
    # The key belongs to another account from now on: the same as another key in the same profile.
    office.server.account = other_account()
    heard = heard_by(office.server)
    box = box_for(office, run, qtbot)
    box.form.secret.insert(CREDENTIALS.access_key_secret)
    box.try_it()
    until(lambda: OTHER_ID in box.banner.text())
    assert number in box.banner.text()
    assert "Nothing was sent there." in box.banner.text()
    assert (heard, run.paused, box.isVisible()) == (ASKED, True, True)
    assert isinstance(office.session.sign_in_error, SignInError)
    office.server.account = mine
    box.try_it()
    until(lambda: run.report is not None)
    assert run.report is not None
    assert run.report.outcome is Outcome.APPLIED
    assert office.session.sign_in_error is None, "the session is unlocked as well"
    until(lambda: office.session.reading.load is Load.READY)


def test_the_account_of_another_server_is_refused_by_the_run_itself(
    office: World, paused: RunController, until: Until
) -> None:
    run = paused
    with SandboxServer(other_account()) as other:
        parts = replace(office.parts, endpoint=f"http://{other.endpoint}")
        foreign = signed_in_anew(parts)
        heard = heard_by(other)
        with pytest.raises(AccountError) as refused:
            run.sign_in(foreign)
        assert refused.value.mismatch is Mismatch.ENDPOINT
        assert other.endpoint in str(refused.value)
        assert office.server.endpoint in str(refused.value)
        assert (heard, run.paused) == ([], True)
    office.session.signed_in_again(signed_in_anew(office.parts))
    until(lambda: run.report is not None)


def test_a_plan_is_not_begun_with_another_account(office: World, until: Until) -> None:
    run = RunController(office.session, office.session)
    number = office.server.account.id
    run.make_plan()
    office.server.account = other_account()
    office.session.sign_in(WithProfile("office"), lambda error: pytest.fail(str(error)))
    until(lambda: connection_of(office).account.account_id == OTHER_ID)
    heard = heard_by(office.server)
    run.start()
    assert isinstance(run.error, AccountError)
    assert not run.running
    text = error_text(run.error)
    assert f"account {number} (profile office)" in text.what
    assert f"account {OTHER_ID} (profile office)" in text.what
    assert heard == []


def test_a_profile_that_is_changed_meanwhile_leads_into_no_other_account(office: World) -> None:
    cloud = connection_of(office).cloud
    key = office.server.account.keys["LTAI5tSandboxReadOnly002"]
    accounts = office.parts.accounts
    accounts.change("office", accounts.profile("office"), Credentials(key.id, key.secret))
    assert cloud.regions(), "another user of the same account may"
    accounts.change("office", accounts.profile("office"), CREDENTIALS)
    office.server.account = other_account()
    heard = heard_by(office.server)
    with pytest.raises(SignInError) as refused:
        cloud.regions()
    assert refused.value.reason is SignInReason.OTHER_ACCOUNT
    assert heard == ASKED
    assert "another account" in error_text(refused.value).what


def interrupted(world: World) -> Plan:
    """Leave a run behind that died after its first call."""
    connection, inventory = connection_of(world), world.session.inventory
    assert inventory is not None
    plan = replace(multi_eip.build(world.session.now, inventory, world.parts.catalog), account=connection.account)

    def watch(event: object) -> None:
        if isinstance(event, CallAnswered):
            raise KeyboardInterrupt

    with closing(Journal(connection.journal_dir)) as journal, pytest.raises(KeyboardInterrupt):
        Execution(connection.cloud, plan, journal, watch).run()
    return plan


def unbegun(world: World) -> Plan:
    """Leave a run behind that died before its first call."""
    connection, inventory = connection_of(world), world.session.inventory
    assert inventory is not None
    plan = replace(multi_eip.build(world.session.now, inventory, world.parts.catalog), account=connection.account)

    def watch(_event: object) -> None:
        raise KeyboardInterrupt

    with closing(Journal(connection.journal_dir)) as journal, pytest.raises(KeyboardInterrupt):
        Execution(connection.cloud, plan, journal, watch).run()
    return plan


def test_the_offer_to_resume_names_both_accounts_and_reads_nothing(
    office: World, window: MainWindow, until: Until
) -> None:
    number = office.server.account.id
    interrupted(office)
    office.server.account = other_account()
    office.session.sign_in(WithProfile("office"), lambda error: pytest.fail(str(error)))
    until(lambda: connection_of(office).account.account_id == OTHER_ID)
    until(lambda: not office.session.jobs.busy)
    heard = heard_by(office.server)
    offer = ResumeOffer(office.session, window, lambda _run, _undo: pytest.fail("nothing is to be resumed"))
    offer.look()
    until(lambda: offer.box is not None)
    assert offer.box is not None
    assert number in offer.box.informativeText()
    assert OTHER_ID in offer.box.informativeText()
    assert heard == []
    offer.box.close()


def test_what_another_account_bound_is_not_undone_from_activity(
    office: World, window: MainWindow, until: Until
) -> None:
    run = RunController(office.session, office.session)
    run.make_plan()
    run.start()
    until(lambda: run.report is not None)
    until(lambda: office.session.reading.load is Load.READY)
    window.show()
    window.home.tabs.setCurrentIndex(window.home.tabs.count() - 1)
    activity = window.home.activity
    until(lambda: activity.runs.rowCount() == 1)
    activity.run_panel.table.go_to(activity.runs.key(activity.runs.record_at(0)))
    until(activity.undo.isEnabled)
    office.server.account = other_account()
    office.session.sign_in(WithProfile("office"), lambda error: pytest.fail(str(error)))
    until(lambda: connection_of(office).account.account_id == OTHER_ID)
    until(lambda: not activity.undo.isEnabled())
    assert OTHER_ID in activity.undo.toolTip()


# Signing in again, in place


def test_the_box_shows_the_profile_as_text_and_asks_for_the_missing_secret(
    office: World, qtbot: QtBot, until: Until, memory_keyring: MemoryKeyring
) -> None:
    lock(office)
    box = SignInDialog(office.session)
    qtbot.addWidget(box)
    box.open()
    assert box.profile.text() == "office"
    assert office.server.account.id in box.account.text()
    assert type(box.profile) is QLabel
    until(lambda: box.form.secret.hasFocus() or not box.isActiveWindow())
    assert box.form.secret.isVisible()
    assert not box.form.key_id.isVisible(), "only a temporary credential has another id"
    box.try_it()
    assert "Enter the AccessKey secret." in box.banner.text()
    box.form.secret.insert("WrongSecretWrongSecretWrong000")
    box.try_it()
    until(lambda: "secret" in box.banner.text().lower() and box.buttons.isEnabled())
    assert office.session.sign_in_error is not None
    box.form.secret.clear()
    box.form.secret.insert(CREDENTIALS.access_key_secret)
    until(box.form.keep.isEnabled)
    box.form.keep.setChecked(True)
    box.try_it()
    until(lambda: office.session.sign_in_error is None)
    assert CREDENTIALS.access_key_secret in memory_keyring.kept.values()
    assert office.parts.accounts.profile("office").storage is Storage.KEYRING
    assert connection_of(office).cloud.regions()


def test_a_secret_from_the_keyring_is_not_asked_for(world: World, qtbot: QtBot, until: Until) -> None:
    world.parts.accounts.add(Profile("office", is_default=True), CREDENTIALS)
    world.session.sign_in(WithProfile("office"), lambda error: pytest.fail(str(error)))
    until(lambda: world.session.connection is not None)
    lock(world)
    box = SignInDialog(world.session)
    qtbot.addWidget(box)
    box.open()
    assert not box.form.isVisible()
    box.try_it()
    until(lambda: world.session.sign_in_error is None)


def test_the_lock_has_one_button_everywhere_and_refresh_offers_the_same(
    office: World, window: MainWindow, until: Until
) -> None:
    window.show()
    lock(office)
    assert "locked" in window.lock_note.text()
    assert window.banner.text() == ""
    heard = heard_by(office.server)
    window.menus.refresh.trigger()
    box = window.lock_note.box
    assert box is not None
    assert heard == []
    box.form.secret.insert(CREDENTIALS.access_key_secret)
    box.try_it()
    until(lambda: office.session.sign_in_error is None)
    assert window.lock_note.text() == ""
    until(lambda: heard.count("DescribeEipAddresses") > 0 and office.session.reading.load is Load.READY)


def test_a_wizard_can_not_be_walked_to_apply_while_locked(office: World, window: MainWindow, until: Until) -> None:
    window.show()
    window.open_wizard()
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    wizard.draft_note.run_action()
    until(lambda: wizard.run.plan is not None)
    assert wizard.current().page is Page.REVIEW
    lock(office)
    page = wizard.current()
    assert "locked" in page.lock_note.text()
    wizard.next()
    assert wizard.current().page is Page.REVIEW
    assert page.lock_note.box is not None
    page.lock_note.box.reject()
    assert not wizard.run.running
    wizard.close()


def test_credentials_that_have_ended_ask_for_a_sign_in(office: World, window: MainWindow, until: Until) -> None:
    window.show()
    for action in ("DescribeEipAddresses", "DescribeNetworkInterfaces", "DescribeInstances"):
        office.server.faults.error(action, "InvalidSecurityToken.Expired", 403, 0)
    office.session.refresh()
    until(lambda: office.session.sign_in_error is not None)
    assert window.lock_note.text() != ""
    assert window.banner.text() == ""
    office.server.faults.clear()
    office.session.signed_in_again(signed_in_anew(office.parts))
    assert window.lock_note.text() == ""


def test_the_guest_page_asks_again_by_itself_once_unlocked(office: World, window: MainWindow, until: Until) -> None:
    window.show()
    inventory = office.session.inventory
    assert inventory is not None
    until(lambda: window.home.inventory is inventory)
    lock(office)
    live = next(each for each in inventory.interfaces if each.name == "voip-live")
    window.on_resource.open_guest(live)
    (dialog,) = window.on_resource.dialogs
    until(lambda: not office.session.jobs.busy)
    assert dialog.banner.text() == "", "the note above has the only button"
    assert dialog.panel.snippet() is None
    office.session.signed_in_again(signed_in_anew(office.parts))
    until(lambda: dialog.panel.snippet() is not None)
    dialog.close()


def test_a_paused_run_says_that_it_waits_and_goes_on_when_the_session_is_unlocked(
    office: World, window: MainWindow, until: Until
) -> None:
    window.show()
    window.open_wizard()
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    wizard.draft_note.run_action()
    until(lambda: wizard.run.plan is not None)
    assert wizard.current().page is Page.REVIEW
    office.parts.accounts.lock()  # as the idle lock does while the call is on its way
    wizard.next()
    until(lambda: wizard.run.paused)
    office.session.lock()
    page = wizard.current()
    assert "locked" in page.lock_note.text()
    office.session.signed_in_again(signed_in_anew(office.parts))
    until(lambda: wizard.run.report is not None)
    assert wizard.run.applied
    until(lambda: office.session.reading.load is Load.READY)
    wizard.close()
