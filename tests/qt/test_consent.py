"""What needs consent by name: asked on the page, kept in the selection, shown in the review, carried out."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGroupBox, QLabel, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.cloud.instance import InstanceStatus
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.models.records import Records
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.instance import InstancePage
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.resources import EniStatus as SandboxStatus
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
REGION, IN_USE, HOST, FREE = "cn-shanghai", "voip-live", "voip-gateway-01", "voip-media"


@pytest.fixture
def wizard(world: World, qtbot: QtBot, until: Until) -> BindWizard:
    """The wizard at the interface page, with two EIPs ticked."""
    made = BindWizard(world.session)
    qtbot.addWidget(made)
    made.show()
    until(lambda: made.current().isComplete())
    forward(made, Page.REGION, until)
    click(made, REGION)
    until(lambda: world.session.reading.load is Load.READY)
    forward(made, Page.METHOD, until)
    forward(made, Page.EIPS, until)
    page = made.current()
    assert isinstance(page, EipsPage)
    free = [each.allocation_id for each in page.model.shown() if not page.model.reason_of(each.allocation_id)]
    for key in free[:2]:
        click(made, key)
    forward(made, Page.INTERFACE, until)
    return made


def model_of(wizard: BindWizard) -> tuple[RecordTable, Records[Any]]:
    table = wizard.current().findChild(RecordTable)
    assert isinstance(table, RecordTable)
    model = table.model()
    assert isinstance(model, Records)
    return table, model


def click(wizard: BindWizard, name: str) -> None:
    table, model = model_of(wizard)
    key = next(model.key(each) for each in model.shown() if name in {getattr(each, "name", ""), model.key(each)})
    row = model.row_of(key)
    assert row is not None
    index = model.index(row, 1)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, table.visualRect(index).center()
    )


def forward(wizard: BindWizard, page: Page, until: Until) -> None:
    button = wizard.button(QWizard.WizardButton.NextButton)
    assert button.isEnabled(), wizard.current().problems.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(lambda: wizard.current().page is page)


def next_enabled(wizard: BindWizard) -> bool:
    return wizard.button(QWizard.WizardButton.NextButton).isEnabled()


def interface_page(wizard: BindWizard) -> InterfacePage:
    page = wizard.current()
    assert isinstance(page, InterfacePage)
    return page


def agree(wizard: BindWizard, qtbot: QtBot) -> None:
    qtbot.keyClick(wizard.current().consent.box, Qt.Key.Key_Space)  # type: ignore[attr-defined]


def texts(wizard: BindWizard) -> str:
    page = wizard.current()
    titles = [box.title() for box in page.findChildren(QGroupBox)]
    return "\n".join([*titles, *(label.text() for label in page.findChildren(QLabel))])


def carry_out(wizard: BindWizard, until: Until) -> None:
    QTest.mouseClick(wizard.button(QWizard.WizardButton.CommitButton), Qt.MouseButton.LeftButton)
    until(lambda: wizard.run.report is not None or wizard.run.error is not None)
    until(lambda: wizard.session.reading.load is Load.READY)
    assert wizard.run.report is not None, wizard.run.error


def test_an_interface_in_use_is_taken_only_after_consent_by_name(wizard: BindWizard, qtbot: QtBot) -> None:
    page = interface_page(wizard)
    assert page.consent.isHidden()
    click(wizard, IN_USE)
    assert page.consent.box.text() == "Detach voip-live from voip-gateway-01 first; its traffic stops"
    assert "47.100.23.211" in page.consent.more.text()
    assert not page.consent.box.isChecked()
    assert not next_enabled(wizard)
    agree(wizard, qtbot)
    assert page.consent.box.isChecked()
    assert next_enabled(wizard)
    agree(wizard, qtbot)
    assert not next_enabled(wizard)


def test_consent_ends_with_the_choice_it_was_given_for(wizard: BindWizard, qtbot: QtBot) -> None:
    page = interface_page(wizard)
    click(wizard, IN_USE)
    agree(wizard, qtbot)
    click(wizard, FREE)
    assert page.consent.isHidden()
    assert next_enabled(wizard)
    click(wizard, IN_USE)
    assert not page.consent.box.isChecked()
    assert not next_enabled(wizard)


def test_an_interface_in_use_with_other_trouble_can_not_be_chosen(wizard: BindWizard) -> None:
    click(wizard, "sip-nat")
    assert wizard.session.now.eni is None
    assert interface_page(wizard).consent.isHidden()


def test_the_review_sets_the_unbinding_apart_and_the_run_does_it_first(
    wizard: BindWizard, until: Until, qtbot: QtBot
) -> None:
    inventory = wizard.session.inventory
    assert inventory is not None
    before = next(each for each in inventory.interfaces if each.name == IN_USE)
    there = {each.allocation_id for each in inventory.eips_on(before.id)}
    assert there
    click(wizard, IN_USE)
    agree(wizard, qtbot)
    forward(wizard, Page.INSTANCE, until)
    click(wizard, HOST)
    forward(wizard, Page.REVIEW, until)
    plan = wizard.run.plan
    assert plan is not None
    assert [type(each) for each in plan.operations] == [DetachEni, AssociateEips, AttachEni]
    shown = texts(wizard)
    assert "1. Detach interface voip-live from instance voip-gateway-01" in shown
    assert "connections over these addresses end" in shown
    assert "47.100.23.211" in shown
    carry_out(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.APPLIED
    inventory = wizard.session.inventory
    assert inventory is not None
    assert {each.allocation_id for each in inventory.eips_on(before.id)} == there | {*plan.selection.eips}
    assert inventory.eni_by_id[before.id].instance_id == before.instance_id


COLD = "ftp-legacy"


def test_an_instance_without_hot_plug_is_taken_only_after_consent_by_name(
    wizard: BindWizard, until: Until, qtbot: QtBot
) -> None:
    click(wizard, FREE)
    forward(wizard, Page.INSTANCE, until)
    page = wizard.current()
    assert isinstance(page, InstancePage)
    assert page.consent.isHidden()
    click(wizard, COLD)
    assert page.consent.box.text() == "Stop ftp-legacy and start it again; all services on it are interrupted"
    assert "ecs.t5-lc1m2.small" in page.consent.more.text()
    assert not next_enabled(wizard)
    agree(wizard, qtbot)
    assert next_enabled(wizard)
    click(wizard, HOST)
    assert page.consent.isHidden()
    click(wizard, COLD)
    assert not page.consent.box.isChecked()
    assert not next_enabled(wizard)


def test_the_instance_is_stopped_for_the_attach_and_runs_again_in_the_end(
    wizard: BindWizard, world: World, until: Until, qtbot: QtBot
) -> None:
    click(wizard, FREE)
    forward(wizard, Page.INSTANCE, until)
    click(wizard, COLD)
    agree(wizard, qtbot)
    forward(wizard, Page.REVIEW, until)
    plan = wizard.run.plan
    assert plan is not None
    assert [type(each) for each in plan.operations] == [AssociateEips, StopInstance, AttachEni, StartInstance]
    shown = texts(wizard)
    assert "2. Stop instance ftp-legacy" in shown
    assert "All services on ftp-legacy stop here" in shown
    assert "4. Start instance ftp-legacy again" in shown
    carry_out(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.APPLIED
    inventory = world.session.inventory
    assert inventory is not None
    assert plan.selection.instance is not None
    assert plan.selection.eni is not None
    assert inventory.instance_by_id[plan.selection.instance].status is InstanceStatus.RUNNING
    assert inventory.eni_by_id[plan.selection.eni].instance_id == plan.selection.instance


@pytest.fixture
def on_cold(world: World, wizard: BindWizard, until: Until) -> BindWizard:
    """The wizard at the interface page; the interface that was free is on an instance without hot-plug."""
    account = world.server.account
    with account.lock:
        eni = next(each for each in account.interfaces if each.name == FREE)
        account.interfaces.attach(eni, next(each.id for each in account.instances if each.name == COLD))
        eni.status = SandboxStatus.IN_USE
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    return wizard


def test_the_host_of_an_interface_is_stopped_only_after_consent_of_its_own(
    on_cold: BindWizard, world: World, until: Until, qtbot: QtBot
) -> None:
    page = interface_page(on_cold)
    _, model = model_of(on_cold)
    row = next(each for each in range(model.rowCount()) if model.record_at(each).name == FREE)
    said = [model.index(row, column).data() for column in range(model.columnCount())]
    assert "Only if ftp-legacy is stopped to detach it first" in said
    click(on_cold, FREE)
    assert page.stop_consent.box.text() == (
        "Stop ftp-legacy for that and start it again; all services on it are interrupted"
    )
    assert "ecs.t5-lc1m2.small" in page.stop_consent.more.text()
    assert "Agree to stop it for the change" in page.problems.text()
    agree(on_cold, qtbot)
    assert not next_enabled(on_cold), "to unbind it is one thing, to stop its instance another"
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert page.stop_consent.box.isChecked()
    assert next_enabled(on_cold)
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert not next_enabled(on_cold)
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    # An interface of another instance does not inherit it.
    click(on_cold, IN_USE)
    assert page.stop_consent.isHidden()
    click(on_cold, FREE)
    assert not page.stop_consent.box.isChecked()
    # Nor does the same interface, once another instance has it.
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    account = world.server.account
    with account.lock:
        eni = next(each for each in account.interfaces if each.name == FREE)
        account.interfaces.detach(eni)
        account.interfaces.attach(eni, next(each.id for each in account.instances if each.name == HOST))
        eni.status = SandboxStatus.IN_USE
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    assert page.stop_consent.isHidden()
    assert world.session.now.stop_host is None


def test_the_host_is_stopped_for_the_detach_and_runs_again_in_the_end(
    on_cold: BindWizard, world: World, until: Until, qtbot: QtBot
) -> None:
    click(on_cold, FREE)
    agree(on_cold, qtbot)
    qtbot.keyClick(interface_page(on_cold).stop_consent.box, Qt.Key.Key_Space)
    forward(on_cold, Page.INSTANCE, until)
    click(on_cold, HOST)
    forward(on_cold, Page.REVIEW, until)
    plan = on_cold.run.plan
    assert plan is not None
    kinds = [type(each) for each in plan.operations]
    assert kinds == [StopInstance, DetachEni, StartInstance, AssociateEips, AttachEni]
    shown = texts(on_cold)
    assert "1. Stop instance ftp-legacy" in shown
    assert "All services on ftp-legacy stop here until it is started again in step 3, about" in shown
    carry_out(on_cold, until)
    assert on_cold.run.report is not None
    assert on_cold.run.report.outcome is Outcome.APPLIED
    inventory = world.session.inventory
    assert inventory is not None
    assert plan.selection.eni is not None
    assert inventory.eni_by_id[plan.selection.eni].instance_id == plan.selection.instance
    host = next(each for each in inventory.instances if each.name == COLD)
    assert host.status is InstanceStatus.RUNNING


def test_a_host_that_gets_its_interface_back_is_asked_about_once(
    on_cold: BindWizard, until: Until, qtbot: QtBot
) -> None:
    click(on_cold, FREE)
    agree(on_cold, qtbot)
    qtbot.keyClick(interface_page(on_cold).stop_consent.box, Qt.Key.Key_Space)
    forward(on_cold, Page.INSTANCE, until)
    click(on_cold, COLD)
    page = on_cold.current()
    assert isinstance(page, InstancePage)
    assert page.consent.isHidden()
    forward(on_cold, Page.REVIEW, until)
    plan = on_cold.run.plan
    assert plan is not None
    kinds = [type(each) for each in plan.operations]
    assert kinds == [StopInstance, DetachEni, AssociateEips, AttachEni, StartInstance]
    assert "All services on ftp-legacy stop here until it is started again in step 5, about" in texts(on_cold)


def test_when_the_attach_fails_the_instance_is_started_again_all_the_same(
    wizard: BindWizard, world: World, until: Until, qtbot: QtBot
) -> None:
    click(wizard, FREE)
    forward(wizard, Page.INSTANCE, until)
    click(wizard, COLD)
    agree(wizard, qtbot)
    forward(wizard, Page.REVIEW, until)
    world.server.faults.error("AttachNetworkInterface", code="InvalidOperation.VpcMismatch", status=403)
    carry_out(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    inventory = world.session.inventory
    assert inventory is not None
    assert world.session.now.instance is not None
    assert inventory.instance_by_id[world.session.now.instance].status is InstanceStatus.RUNNING
