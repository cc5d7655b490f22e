"""Another name or bandwidth for an EIP: from the menu of its row to the cloud, and what keeps it from being done."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import ElasticIp
from gui.domain.engine.effects import Do
from gui.domain.engine.progress import Outcome, Report
from gui.domain.plans.immediate import modify_eip
from gui.qt.base.i18n import Translators
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.eip_attributes import EipAttributesDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.services.runs.journal import Journal
from gui.words.immediate_run import making_text
from gui.words.tone import Tone
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
MODIFY = "ModifyEipAddressAttribute"


def first_free(world: World) -> ElasticIp:
    inventory = world.session.inventory
    assert inventory is not None
    return next(each for each in inventory.eips if each.name.startswith("voip-edge"))


def now(world: World, eip: ElasticIp) -> tuple[str, int]:
    """Return name and bandwidth in the cloud."""
    with world.server.account.lock:
        found = world.server.account.eips.get(eip.allocation_id, str(eip.region))
        assert found is not None
        return found.name, found.bandwidth


@pytest.fixture
def dialog(signed_in: World, qtbot: QtBot, translators: Translators) -> EipAttributesDialog:
    del translators
    made = EipAttributesDialog(signed_in.session, first_free(signed_in))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_new_name_needs_no_consent_and_is_read_back(
    dialog: EipAttributesDialog, signed_in: World, until: Until
) -> None:
    assert not dialog.make_button.isEnabled()
    assert "Enter another name" in dialog.says.text()
    dialog.name.setText("renamed")
    assert not dialog.consent.isVisible()
    assert dialog.make_button.isEnabled()
    QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    until(lambda: not dialog.isVisible())
    assert now(signed_in, dialog.eip) == ("renamed", dialog.eip.bandwidth)
    inventory = signed_in.session.inventory
    assert inventory is not None
    assert inventory.eip_by_id[dialog.eip.allocation_id].name == "renamed"


def test_a_new_bandwidth_is_agreed_to_by_number(dialog: EipAttributesDialog, signed_in: World, until: Until) -> None:
    dialog.bandwidth.setValue(17)
    assert not dialog.make_button.isEnabled()
    assert f"from {dialog.eip.bandwidth} to 17 Mbit/s" in dialog.consent.box.text()
    dialog.consent.box.click()
    assert dialog.make_button.isEnabled()
    dialog.bandwidth.setValue(18)
    assert not dialog.make_button.isEnabled(), "that was not agreed to"
    dialog.consent.box.click()
    dialog.make_button.click()
    until(lambda: not dialog.isVisible())
    assert now(signed_in, dialog.eip) == (dialog.eip.name, 18)


def test_what_speaks_against_it_is_said_while_one_types(dialog: EipAttributesDialog) -> None:
    for name, said in (("", "empty name"), ("https://x", "http://"), ("x" * 129, "at most 128")):
        dialog.name.setText(name)
        assert said in dialog.says.text()
        assert not dialog.make_button.isEnabled()


def test_the_bandwidth_of_a_subscription_is_left_to_the_console(signed_in: World, qtbot: QtBot) -> None:
    dialog = EipAttributesDialog(signed_in.session, replace(first_free(signed_in), charge_type="PrePaid", name=""))
    qtbot.addWidget(dialog)
    assert not dialog.bandwidth.isEnabled()
    assert "EIP console only" in dialog.note.text()
    assert "not remove it" in dialog.note.text()


def test_an_eip_that_is_gone_can_not_be_changed(signed_in: World, qtbot: QtBot) -> None:
    dialog = EipAttributesDialog(signed_in.session, replace(first_free(signed_in), allocation_id="eip-none"))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert not dialog.make_button.isEnabled()
    assert dialog.says.text()


def test_a_refusal_leaves_everything_and_says_why(dialog: EipAttributesDialog, signed_in: World, until: Until) -> None:
    before = now(signed_in, dialog.eip)
    signed_in.server.faults.fail_on(MODIFY, 1, "InsufficientBalance.Eip", 400)
    dialog.name.setText("renamed")
    dialog.make_button.click()
    until(dialog.make_button.isEnabled)
    assert "Everything is as it was before" in dialog.banner.text()
    assert now(signed_in, dialog.eip) == before
    assert dialog.name.text() == "renamed"


def test_the_menu_of_a_row_opens_it(read_window: MainWindow) -> None:
    window = read_window
    inventory = window.session.inventory
    assert inventory is not None
    action = window.on_resource.attributes
    assert not action.isEnabled()
    assert action.toolTip() == "Choose the row of an EIP first"
    window.home.make_current(inventory.eips[0].allocation_id)
    assert action.isEnabled()
    assert action in window.on_resource.on_resource()
    action.trigger()
    (dialog,) = window.on_resource.dialogs
    assert isinstance(dialog, EipAttributesDialog)
    assert str(inventory.eips[0].address) in dialog.windowTitle()
    dialog.close()
    window.home.make_current(inventory.interfaces[0].id)
    assert not action.isEnabled()


@pytest.mark.parametrize("back", [False, True], ids=["continued", "undone"])
def test_an_interrupted_change_is_finished_or_taken_back(
    signed_in: World, until: Until, qtbot: QtBot, *, back: bool
) -> None:
    session, connection, eip = signed_in.session, signed_in.session.connection, first_free(signed_in)
    assert connection is not None
    assert session.inventory is not None
    plan = replace(modify_eip(eip.allocation_id, session.inventory, "renamed", 17), account=connection.account)
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(str(uuid4()), plan, None)
        journal.intent(Do(0, plan.operations[0], "token-1", 1, undoing=False))
    connection.cloud.do(plan.operations[0], "token-1")
    window = QPushButton()
    qtbot.addWidget(window)
    offer = ResumeOffer(session, window, lambda _run, _undo: None)
    offer.look()
    until(lambda: offer.box is not None)
    question = offer.box
    assert isinstance(question, QMessageBox)
    wanted = "&Roll back" if back else "&Continue"
    next(each for each in question.buttons() if each.text() == wanted).click()
    until(lambda: offer.box is not question and session.reading.load is Load.READY)
    assert offer.box is not None
    assert ("as it was before" if back else "Done and verified") in offer.box.text()
    assert now(signed_in, eip) == ((eip.name, eip.bandwidth) if back else ("renamed", 17))


def test_what_changes_nothing_in_the_end_does_not_speak_of_what_was_created() -> None:
    tone, what, _why = making_text(Report("r", Outcome.UNDONE), makes=False)
    assert tone is Tone.WARNING
    assert "created" not in what
