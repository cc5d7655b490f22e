"""What an answer voids, and what has changed since something was chosen, is said, and can be answered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import DetachConsented, EipTicked, EniChosen, InstanceChosen
from gui.domain.engine.progress import Outcome
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import Translators
from gui.qt.base.region_reading import Load
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.resources import Eip, EipStatus, Instance, InstanceStatus, Interface, Mode, Region, TargetType
from gui.services.sign_in import WithSandbox
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
EIPS = ("voip-edge-01", "voip-edge-02")


def eip(world: World, name: str) -> Eip:
    return next(each for each in world.server.account.eips if each.name == name)


def eni(world: World, name: str) -> Interface:
    return next(each for each in world.server.account.interfaces if each.name == name)


def instance(world: World, name: str) -> Instance:
    return next(each for each in world.server.account.instances if each.name == name)


@pytest.fixture
def wizard(signed_in: World, qtbot: QtBot, translators: Translators) -> BindWizard:
    """The wizard with something chosen on every page."""
    del translators
    session = signed_in.session
    for name in EIPS:
        session.dispatch(EipTicked(eip(signed_in, name).id, ticked=True))  # type: ignore[arg-type]
    session.dispatch(EniChosen(eni(signed_in, "voip-media").id))  # type: ignore[arg-type]
    session.dispatch(InstanceChosen(instance(signed_in, "voip-gateway-01").id))  # type: ignore[arg-type]
    made = BindWizard(session)
    qtbot.addWidget(made)
    made.show()
    return made


def show(wizard: BindWizard, page: Page, until: Until) -> None:
    wizard.go_to(page)
    until(wizard.pages[page].isVisible)


def press(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_row(wizard: BindWizard, key: str) -> None:
    table = wizard.current().findChild(RecordTable)
    assert isinstance(table, RecordTable)
    table.go_to(key)
    place = table.visualRect(table.currentIndex().siblingAtColumn(1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def read_again(wizard: BindWizard, until: Until) -> None:
    before = wizard.session.inventory
    wizard.session.refresh()
    until(lambda: wizard.session.inventory is not before and wizard.session.reading.load is Load.READY)


def bound_by_somebody(world: World, name: str, to: str) -> None:
    found, target = eip(world, name), eni(world, to)
    world.server.account.eips.bind(found, target.id)
    found.target_type, found.mode = TargetType.NETWORK_INTERFACE, Mode.MULTI_BINDED
    found.private_ip, found.status = target.ip, EipStatus.IN_USE


# What an answer takes back


def test_another_region_says_what_it_voids_and_leads_back(wizard: BindWizard, until: Until) -> None:
    session, before = wizard.session, wizard.session.now
    show(wizard, Page.REGION, until)
    note = wizard.current().invalidated_note
    assert note.text() == ""
    click_row(wizard, "ap-southeast-1")
    assert note.text() == (
        "With this answer, earlier ones are void: 2 EIPs, interface voip-media, instance voip-gateway-01."
    )
    assert session.now.eips == ()
    until(lambda: session.reading.load is Load.READY)
    assert note.text(), "a reading is no answer"
    note.run_action()
    assert note.text() == ""
    until(lambda: session.reading.load is Load.READY)
    assert session.now == before
    assert wizard.current().problems.text() == ""


def test_another_interface_voids_what_was_agreed_to_for_the_first(
    wizard: BindWizard, signed_in: World, until: Until
) -> None:
    session = wizard.session
    attached = eni(signed_in, "pbx-second-nic")
    session.dispatch(EniChosen(attached.id))  # type: ignore[arg-type]
    session.dispatch(DetachConsented(attached.id, attached.instance))  # type: ignore[arg-type]
    agreed = session.now
    show(wizard, Page.INTERFACE, until)
    click_row(wizard, eni(signed_in, "voip-media").id)
    note = wizard.current().invalidated_note
    assert "your consent to detach pbx-second-nic from pbx-win-01" in note.text()
    note.run_action()
    assert session.now == agreed
    click_row(wizard, eni(signed_in, "voip-media").id)
    press(wizard.button(QWizard.WizardButton.NextButton))
    press(wizard.button(QWizard.WizardButton.BackButton))
    assert wizard.current().invalidated_note.text() == "", "said once"


def test_the_main_window_says_it_while_no_wizard_is_open(read_window: MainWindow, world: World, until: Until) -> None:
    session = world.session
    session.dispatch(EipTicked(eip(world, EIPS[0]).id, ticked=True))  # type: ignore[arg-type]
    chosen, region = session.now, read_window.header.region
    region.setCurrentIndex(region.findData("ap-southeast-1"))
    region.activated.emit(region.currentIndex())
    assert "earlier ones are void: 1 EIP." in read_window.invalidated_note.text()
    until(lambda: session.reading.load is Load.READY)
    read_window.invalidated_note.run_action()
    until(lambda: session.reading.load is Load.READY)
    assert session.now == chosen


# What the cloud, or somebody else, has changed


def test_what_has_changed_since_it_was_chosen_is_said_on_its_page_and_at_the_review(
    wizard: BindWizard, signed_in: World, until: Until
) -> None:
    show(wizard, Page.EIPS, until)
    bound_by_somebody(signed_in, EIPS[0], "sip-trunks")
    instance(signed_in, "voip-gateway-01").status = InstanceStatus.STOPPED
    read_again(wizard, until)
    found = eip(signed_in, EIPS[0])
    said = f"Changed since you chose it: {found.address} ({found.id}) was free, and is bound to sip-trunks now."
    until(lambda: said in wizard.current().problems.text())
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    show(wizard, Page.INSTANCE, until)
    stopped = "its state was Running, and is Stopped now."
    assert stopped in wizard.current().problems.text()
    assert said not in wizard.current().problems.text(), "each page speaks of its own"
    show(wizard, Page.REVIEW, until)
    assert f"{found.address}: Already bound to sip-trunks." in wizard.current().problems.text()
    assert said in wizard.current().problems.text()
    assert stopped in wizard.current().problems.text()
    assert "One of the choices is no longer valid" in wizard.current().banner.text()
    wizard.current().banner.run_action()
    assert wizard.current().page is Page.EIPS
    click_row(wizard, found.id)
    assert found.id not in wizard.session.now.eips, "a row that can't be chosen any more lets go of its tick"
    click_row(wizard, found.id)
    assert found.id not in wizard.session.now.eips, "and takes none again"
    assert wizard.current().problems.text() == ""
    assert wizard.button(QWizard.WizardButton.NextButton).isEnabled()


def test_what_was_chosen_and_exists_no_longer_is_said(wizard: BindWizard, signed_in: World, until: Until) -> None:
    show(wizard, Page.EIPS, until)
    found = eip(signed_in, EIPS[0])
    signed_in.server.account.eips.remove(found)
    read_again(wizard, until)
    said = f"{found.address} ({found.id}) no longer exists in this region and was removed from the selection."
    until(lambda: said in wizard.current().problems.text())
    assert wizard.session.now.eips == (eip(signed_in, EIPS[1]).id,)
    show(wizard, Page.REVIEW, until)
    assert said in wizard.current().problems.text()


def test_a_plan_whose_facts_have_changed_is_not_carried_out_and_the_review_says_why(
    wizard: BindWizard, signed_in: World, until: Until
) -> None:
    show(wizard, Page.REVIEW, until)
    bound_by_somebody(signed_in, EIPS[0], "sip-trunks")
    press(wizard.button(QWizard.WizardButton.CommitButton))
    until(lambda: wizard.run.report is not None)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.CHANGED
    until(lambda: wizard.session.reading.load is Load.READY)
    said = f"{eip(signed_in, EIPS[0]).address} ({eip(signed_in, EIPS[0]).id}) was free, and is bound to sip-trunks now."
    assert said in wizard.current().banner.text()
    wizard.current().banner.run_action()
    until(lambda: wizard.current().page is Page.REVIEW)
    assert f"Changed since you chose it: {said}" in wizard.current().problems.text()
    assert eip(signed_in, EIPS[1]).status is EipStatus.AVAILABLE


def test_what_a_run_of_ours_has_changed_is_no_change(wizard: BindWizard, until: Until) -> None:
    show(wizard, Page.REVIEW, until)
    press(wizard.button(QWizard.WizardButton.CommitButton))
    until(lambda: wizard.run.applied)
    until(lambda: wizard.session.reading.load is Load.READY)
    for page in (Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.REVIEW):
        show(wizard, page, until)
        assert "Changed since" not in wizard.current().problems.text()


# Which question comes first


def test_the_interface_can_be_chosen_before_the_eips(signed_in: World, qtbot: QtBot, until: Until) -> None:
    wizard = BindWizard(signed_in.session)
    qtbot.addWidget(wizard)
    wizard.show()
    for page in (Page.REGION, Page.METHOD, Page.EIPS):
        until(wizard.button(QWizard.WizardButton.NextButton).isEnabled)
        press(wizard.button(QWizard.WizardButton.NextButton))
        until(lambda page=page: wizard.current().page is page)  # type: ignore[misc]
    eips = wizard.current()
    assert isinstance(eips, EipsPage)
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    press(eips.swap)
    enis = wizard.current()
    assert isinstance(enis, InterfacePage)
    crowded = eni(signed_in, "voip-signalling")
    for name in EIPS:
        bound_by_somebody(signed_in, name, crowded.name)
    read_again(wizard, until)
    click_row(wizard, crowded.id)
    press(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.current() is eips
    assert not eips.swap.isVisible()
    free = [e.allocation_id for e in eips.model.shown() if not eips.model.reason_of(e.allocation_id)]
    for key in free[:9]:
        click_row(wizard, key)
    assert len(wizard.session.now.eips) == 8
    assert eips.chosen.text() == "10 of 10 (8 chosen, 2 already on interface voip-signalling)"
    assert "10 EIPs at most" in eips.banner.text()
    press(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.current().page is Page.INSTANCE
    press(wizard.button(QWizard.WizardButton.BackButton))
    press(wizard.button(QWizard.WizardButton.BackButton))
    assert wizard.current() is enis
    press(enis.swap)
    assert wizard.current() is eips
    press(wizard.button(QWizard.WizardButton.BackButton))
    assert wizard.current().page is Page.METHOD


# What is not offered


def test_a_region_that_has_closed_is_offered_nowhere(window: MainWindow, world: World, until: Until) -> None:
    world.server.account.regions["ap-south-1"] = Region(
        id="ap-south-1", name="India (Mumbai)", name_zh="印度（孟买）", zones=("ap-south-1a",), multi_eip=False
    )
    world.session.sign_in(WithSandbox(), lambda error: pytest.fail(str(error)))
    until(lambda: world.session.connection is not None)
    offered = [window.header.region.itemData(number) for number in range(window.header.region.count())]
    assert "cn-shanghai" in offered
    assert "ap-south-1" not in offered
    window.open_wizard()
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    wizard.go_to(Page.REGION)
    until(wizard.current().isVisible)
    table = wizard.current().findChild(RecordTable)
    assert table.model().row_of("ap-south-1") is None
    assert table.model().row_of("cn-shanghai") is not None
    wizard.close()
