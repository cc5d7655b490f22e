"""An interface made on the spot: the dialog against the sandbox over HTTP, and a making that was interrupted."""

from collections.abc import Callable
from contextlib import closing
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import SECURITY_GROUPS
from gui.domain.cloud.references import MARK_TAG
from gui.domain.cloud.region import RegionId
from gui.domain.engine.effects import Do
from gui.domain.plans.immediate import create_eni
from gui.domain.rules.new_eni import EniObjection, NewEni
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.pages.eni import InterfacePage
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.wizards.bind import BindWizard
from gui.services.runs.journal import Journal
from gui.words.interfaces import SENTENCES
from tests.qt.conftest import MAIN_READS, World, fail_reading

Until = Callable[[Callable[[], bool]], None]
REGION = RegionId("cn-shanghai")


@pytest.fixture
def dialog(signed_in: World, qtbot: QtBot, until: Until) -> NewInterfaceDialog:
    signed_in.session.choose_region(REGION)
    until(lambda: signed_in.session.reading.load is Load.READY)
    made = NewInterfaceDialog(signed_in.session)
    qtbot.addWidget(made)
    made.show()
    choose(made, "prod-b")
    until(lambda: made.group.count() > 0)
    return made


def choose(dialog: NewInterfaceDialog, vswitch: str) -> None:
    dialog.vswitch.setCurrentIndex(
        next(i for i in range(dialog.vswitch.count()) if dialog.vswitch.itemText(i).startswith(vswitch))
    )


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_objection_has_a_sentence() -> None:
    assert set(SENTENCES) == set(EniObjection)


def test_it_offers_vswitches_with_zone_and_free_addresses_and_the_groups_of_their_vpc(
    dialog: NewInterfaceDialog, until: Until
) -> None:
    text = dialog.vswitch.currentText()
    assert "prod-b · prod · cn-shanghai-b · 172.16.10.0/24" in text
    assert "free" in text
    assert dialog.group.currentText().startswith("sg-prod")
    choose(dialog, "dev-b")
    until(lambda: dialog.group.currentText().startswith("sg-dev"))
    choose(dialog, "prod-b")
    assert dialog.group.currentText().startswith("sg-prod")


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("1", "", "begins with a letter"),
        ("", "172.16.10", "is no IPv4 address"),
        ("", "172.16.99.9", "is not in 172.16.10.0/24"),
        ("", "172.16.10.254", "from 172.16.10.1 to 172.16.10.252"),
        ("", "172.16.10.101", "is taken"),
    ],
)
def test_what_the_cloud_would_refuse_is_said_while_typing(
    dialog: NewInterfaceDialog, qtbot: QtBot, name: str, address: str, expected: str
) -> None:
    assert dialog.make_button.isEnabled()
    qtbot.keyClicks(dialog.name, name)
    qtbot.keyClicks(dialog.address, address)
    assert expected in dialog.says.text()
    assert not dialog.make_button.isEnabled()


def test_groups_that_can_not_be_read_are_asked_for_again(
    dialog: NewInterfaceDialog, signed_in: World, until: Until
) -> None:
    signed_in.server.faults.error("DescribeSecurityGroups", "Forbidden.RAM", 403)
    choose(dialog, "egress-b")
    until(lambda: not dialog.banner.isHidden())
    assert not dialog.make_button.isEnabled()
    dialog.banner.run_action()
    until(lambda: dialog.group.count() > 0)
    assert dialog.make_button.isEnabled()


def test_a_refusal_is_said_and_the_fields_can_be_changed(
    dialog: NewInterfaceDialog, signed_in: World, until: Until
) -> None:
    signed_in.server.faults.error("CreateNetworkInterface", "MaxEniCountExceeded", 403)
    press(dialog.make_button)
    assert not dialog.name.isEnabled()
    until(dialog.name.isEnabled)
    assert not dialog.banner.isHidden()
    assert dialog.make_button.isEnabled()
    press(dialog.make_button)
    until(lambda: not dialog.isVisible())


def test_an_address_taken_meanwhile_is_said(dialog: NewInterfaceDialog, signed_in: World, until: Until) -> None:
    dialog.address.setText("172.16.10.77")
    with signed_in.server.account.lock:
        eni = next(each for each in signed_in.server.account.interfaces if each.name == "voip-media")
        eni.secondary_ips = ("172.16.10.77",)
    press(dialog.make_button)
    until(dialog.name.isEnabled)
    assert "172.16.10.77 is taken" in dialog.banner.text()


def test_cancel_while_it_is_made_takes_it_back(dialog: NewInterfaceDialog, signed_in: World, until: Until) -> None:
    signed_in.server.faults.slow("CreateNetworkInterface", delay_ms=3_600_000)
    press(dialog.make_button)
    until(lambda: dialog._execution is not None)
    press(dialog.cancel)
    assert dialog.isVisible()
    signed_in.server.faults.clear()
    until(dialog.name.isEnabled)
    assert dialog.cancel.text() == "Cancel"
    assert not [eni for eni in signed_in.server.account.interfaces if MARK_TAG in eni.tags]
    press(dialog.cancel)
    assert not dialog.isVisible()


@pytest.mark.parametrize("refused", [MAIN_READS, ("DescribeNetworkInterfaces",)])
def test_when_the_region_can_not_be_read_again_the_new_interface_is_named(
    dialog: NewInterfaceDialog, signed_in: World, until: Until, refused: tuple[str, ...]
) -> None:
    fail_reading(signed_in, *refused)
    press(dialog.make_button)
    until(lambda: "was created" in dialog.banner.text())
    assert "no permission for " in dialog.banner.text()
    press(dialog.cancel)
    assert not dialog.isVisible()


def test_the_page_makes_an_interface_and_chooses_it(signed_in: World, qtbot: QtBot, until: Until) -> None:
    world = signed_in
    world.session.choose_region(REGION)
    until(lambda: world.session.reading.load is Load.READY)
    wizard = BindWizard(world.session)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.go_to(Page.INTERFACE)
    page = wizard.current()
    assert isinstance(page, InterfacePage)
    press(page.create_button)
    dialog = page.findChild(NewInterfaceDialog)
    assert isinstance(dialog, NewInterfaceDialog)
    choose(dialog, "prod-b")
    until(dialog.make_button.isEnabled)
    qtbot.keyClicks(dialog.name, "made-here")
    press(dialog.make_button)
    until(lambda: world.session.now.eni is not None)
    inventory = world.session.inventory
    assert inventory is not None
    eni = inventory.eni_by_id[world.session.now.eni]  # type: ignore[index]
    assert (eni.name, eni.status) == ("made-here", EniStatus.AVAILABLE)
    assert page.panel.table.current_key() == eni.id


@pytest.mark.parametrize(("button", "left"), [("Continue", 1), ("Roll back", 0)])
def test_a_making_that_was_interrupted_is_finished_or_taken_back_without_a_wizard(
    read_window: MainWindow, world: World, until: Until, button: str, left: int
) -> None:
    session = world.session
    session.choose_region(REGION)
    until(lambda: session.reading.load is Load.READY)
    assert session.inventory is not None
    assert session.connection is not None
    vswitch = next(each for each in session.inventory.vswitches if each.name == "prod-b")
    (group,) = session.connection.cloud.read(session.inventory.region, SECURITY_GROUPS, By.VPC, vswitch.vpc_id)
    plan = create_eni(NewEni(vswitch.id, group.id, "cut-off"), session.inventory, str(uuid4()))
    with closing(Journal(session.connection.journal_dir)) as journal:
        journal.begin(str(uuid4()), plan, None)
        journal.intent(Do(0, plan.operations[0], "token-1", 1, undoing=False))
    session.connection.cloud.do(plan.operations[0], "token-1")

    offer = ResumeOffer(session, read_window, read_window.resume)
    offer.look()
    until(lambda: offer.box is not None)
    assert offer.box is not None
    assert "Create interface cut-off: 1 of 1 read as done" in offer.box.informativeText()
    first = offer.box
    press(next(each for each in first.buttons() if button in each.text()))
    until(lambda: offer.box is not first)
    assert read_window.wizard is None
    assert len([eni for eni in world.server.account.interfaces if eni.name == "cut-off"]) == left
    until(lambda: session.reading.load is Load.READY)
