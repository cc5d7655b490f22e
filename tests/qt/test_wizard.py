"""The whole job through the wizard, against the sandbox over HTTP with the real SDKs."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.engine.progress import Outcome, StopChoice
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.models.records import Records
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.services.runs.journal import Journal
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]

REGION, ENI, INSTANCE = "cn-shanghai", "voip-media", "voip-gateway-01"


@pytest.fixture
def wizard(world: World, qtbot: QtBot) -> BindWizard:
    made = BindWizard(world.session)
    qtbot.addWidget(made)
    made.show()
    return made


def table_of(wizard: BindWizard) -> RecordTable:
    found = wizard.current().findChild(RecordTable)
    assert isinstance(found, RecordTable)
    return found


def click(wizard: BindWizard, name: str) -> None:
    """Click the row whose record has this name or id."""
    table = table_of(wizard)
    model = table.model()
    assert isinstance(model, Records)
    key = next(model.key(each) for each in model.shown() if name in {getattr(each, "name", ""), model.key(each)})
    row = model.row_of(key)
    assert row is not None
    index = model.index(row, 1)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, table.visualRect(index).center()
    )


def press(wizard: BindWizard, which: QWizard.WizardButton) -> None:
    button = wizard.button(which)
    assert button.isEnabled(), f"{button.text()} is disabled: {wizard.current().problems.text()}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def forward(wizard: BindWizard, page: Page, until: Until) -> None:
    press(wizard, QWizard.WizardButton.NextButton)
    until(lambda: wizard.current().page is page)


def free_eips(wizard: BindWizard) -> list[str]:
    page = wizard.current()
    assert isinstance(page, EipsPage)
    return [e.allocation_id for e in page.model.shown() if not page.model.reason_of(e.allocation_id)]


def to_review(wizard: BindWizard, until: Until, eips: int = 10, eni: str = ENI, instance: str = INSTANCE) -> None:
    until(lambda: wizard.current().isComplete())
    forward(wizard, Page.REGION, until)
    click(wizard, REGION)
    until(lambda: wizard.session.reading.load is Load.READY)
    forward(wizard, Page.METHOD, until)
    forward(wizard, Page.EIPS, until)
    for key in free_eips(wizard)[:eips]:
        click(wizard, key)
    forward(wizard, Page.INTERFACE, until)
    click(wizard, eni)
    forward(wizard, Page.INSTANCE, until)
    click(wizard, instance)
    forward(wizard, Page.REVIEW, until)


def carry_out(wizard: BindWizard, until: Until) -> ApplyPage:
    press(wizard, QWizard.WizardButton.CommitButton)
    until(lambda: wizard.current().page is Page.APPLY)
    until(lambda: wizard.run.report is not None or wizard.run.error is not None)
    until(lambda: wizard.session.reading.load is Load.READY)
    page = wizard.current()
    assert isinstance(page, ApplyPage)
    return page


def test_ten_eips_are_bound_and_the_interface_attached_in_one_run(
    wizard: BindWizard, window: MainWindow, until: Until
) -> None:
    to_review(wizard, until)
    assert wizard.button(QWizard.WizardButton.CommitButton).text() == "Bind 10 &EIPs and attach"
    page = carry_out(wizard, until)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED
    assert "verified" in page.banner.text()
    inventory = wizard.session.inventory
    assert inventory is not None
    eni = inventory.eni_by_id[wizard.session.now.eni]  # type: ignore[index]
    bound = inventory.eips_on(eni.id)
    assert len(bound) == 10
    assert {(e.status, e.mode) for e in bound} == {(EipStatus.IN_USE, AssociationMode.MULTI_EIP)}
    assert eni.instance_id == wizard.session.now.instance

    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    snippet = guest.snippet()
    assert snippet is not None
    assert snippet.stack == "netplan"
    for eip in bound:
        assert str(eip.address) in snippet.files[0].text
    wizard.resize(1280, 800)
    lines = guest.view.text.viewport().height() // guest.view.text.fontMetrics().lineSpacing()
    assert lines >= 25, "the code has the room of the page"
    leave_without_the_configuration(wizard, guest, until)
    until(lambda: wizard.session.reading.load is Load.READY)
    until(lambda: wizard.current().findChild(RecordTable).model().rowCount() == 10)
    press(wizard, QWizard.WizardButton.FinishButton)

    rows = [row for row in window.home.mappings.model.shown() if row.eni and row.eni.id == eni.id]
    assert len(rows) == 10
    assert all(row.instance and row.instance.name == INSTANCE for row in rows)


def leave_without_the_configuration(wizard: BindWizard, guest: GuestPage, until: Until) -> None:
    """Neither Next nor the button of the window gets past the question; its answer does."""
    press(wizard, QWizard.WizardButton.NextButton)
    assert guest.question is not None
    guest.question.stay.click()
    until(lambda: guest.question is None)
    wizard.close()
    assert guest.question is not None
    assert wizard.isVisible()
    guest.question.stay.click()
    until(lambda: guest.question is None)
    press(wizard, QWizard.WizardButton.NextButton)
    assert guest.question is not None
    guest.question.leave.click()
    until(lambda: wizard.current().page is Page.DONE)


def test_the_wizard_is_walked_by_keyboard_alone(wizard: BindWizard, until: Until, qtbot: QtBot) -> None:
    def key(*keys: Qt.Key) -> None:
        for each in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, each)

    def to_table() -> None:
        for _ in range(30):
            if isinstance(QApplication.focusWidget(), RecordTable):
                return
            key(Qt.Key.Key_Tab)
        pytest.fail("Tab does not reach the table")

    def enter(page: Page) -> None:
        until(wizard.button(QWizard.WizardButton.NextButton).isEnabled)
        key(Qt.Key.Key_Return)
        until(lambda: wizard.current().page is page)

    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    enter(Page.REGION)
    to_table()
    table_of(wizard).go_to(REGION)
    key(Qt.Key.Key_Space)
    until(lambda: wizard.session.reading.load is Load.READY)
    enter(Page.METHOD)
    enter(Page.EIPS)
    to_table()
    key(Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert len(wizard.session.now.eips) == 2
    key(Qt.Key.Key_Space)
    assert len(wizard.session.now.eips) == 1
    enter(Page.INTERFACE)
    to_table()
    while wizard.session.inventory.eni_by_id[table_of(wizard).current_key()].name != ENI:  # type: ignore[union-attr,index]
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    enter(Page.INSTANCE)
    to_table()
    while wizard.session.inventory.instance_by_id[table_of(wizard).current_key()].name != INSTANCE:  # type: ignore[union-attr,index]
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    enter(Page.REVIEW)
    until(wizard.button(QWizard.WizardButton.CommitButton).isEnabled)
    key(Qt.Key.Key_Return)
    until(lambda: wizard.run.report is not None)
    assert wizard.run.applied


def test_the_eleventh_eip_is_refused_with_a_sentence_and_its_tick_does_not_stick(
    wizard: BindWizard, until: Until
) -> None:
    until(lambda: wizard.current().isComplete())
    forward(wizard, Page.REGION, until)
    click(wizard, REGION)
    until(lambda: wizard.session.reading.load is Load.READY)
    forward(wizard, Page.METHOD, until)
    forward(wizard, Page.EIPS, until)
    free = free_eips(wizard)
    for key in free[:11]:
        click(wizard, key)
    assert wizard.session.now.eips == tuple(free[:10])
    assert "10 EIPs at most" in wizard.current().banner.text()
    page = wizard.current()
    assert isinstance(page, EipsPage)
    row = page.model.row_of(free[10])
    assert row is not None
    assert page.model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    QTest.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    assert wizard.session.now.eips == ()
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert page.problems.text() == "Select at least one EIP."


def test_a_row_that_cannot_be_chosen_takes_no_tick(wizard: BindWizard, until: Until) -> None:
    until(lambda: wizard.current().isComplete())
    forward(wizard, Page.REGION, until)
    click(wizard, REGION)
    until(lambda: wizard.session.reading.load is Load.READY)
    forward(wizard, Page.METHOD, until)
    forward(wizard, Page.EIPS, until)
    page = wizard.current()
    assert isinstance(page, EipsPage)
    blocked = [e for e in page.model.shown() if page.model.reason_of(e.allocation_id)]
    assert len(blocked) > 10
    click(wizard, blocked[0].allocation_id)
    assert wizard.session.now.eips == ()
    page.panel.choosable.setChecked(True)
    assert page.model.rowCount() == page.model.total - len(blocked)


def test_a_run_that_fails_is_undone_and_can_be_reviewed_again(wizard: BindWizard, world: World, until: Until) -> None:
    to_review(wizard, until, eips=3)
    world.server.faults.error("AttachNetworkInterface", code="InvalidOperation.VpcMismatch", status=403)
    page = carry_out(wizard, until)
    report = wizard.run.report
    assert report is not None
    assert report.outcome is Outcome.UNDONE
    inventory = wizard.session.inventory
    assert inventory is not None
    assert {inventory.eip_by_id[eip].status for eip in wizard.session.now.eips} == {EipStatus.AVAILABLE}
    assert "not in the same VPC" in page.banner.text()
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    world.server.faults.clear()
    page.review_again.emit()
    until(lambda: wizard.current().page is Page.REVIEW)
    carry_out(wizard, until)
    assert wizard.run.applied


def test_an_account_without_the_mode_is_told_so(wizard: BindWizard, world: World, until: Until) -> None:
    to_review(wizard, until, eips=2)
    world.server.account.multi_eip_mode = False
    page = carry_out(wizard, until)
    assert "refused multi-EIP mode for this account" in page.banner.text()
    page.review_again.emit()
    until(lambda: wizard.current().page is Page.REVIEW)
    assert "refused multi-EIP to ENI mode to this account" in wizard.current().problems.text()


def test_closing_while_a_run_is_under_way_asks_and_undoes(
    wizard: BindWizard, world: World, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_review(wizard, until, eips=2)
    world.server.faults.slow("AttachNetworkInterface", delay_ms=3_600_000)
    press(wizard, QWizard.WizardButton.CommitButton)
    until(lambda: wizard.run.running)
    wizard.current().show_state()
    assert wizard.current().problems.isHidden(), "the rows say how the run stands"
    asked = []

    def answer(box: QMessageBox) -> None:
        asked.append([button.text() for button in box.buttons()])
        undo = next(button for button in box.buttons() if "roll back" in button.text())
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: undo)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    wizard.reject()
    assert len(asked[0]) == 3
    assert wizard.isVisible()
    world.server.faults.clear()
    until(lambda: wizard.run.report is not None)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    assert wizard.run.report.stopped is StopChoice.UNDO
    until(lambda: wizard.session.reading.load is Load.READY)


def test_another_region_voids_what_was_chosen_in_the_first(wizard: BindWizard, until: Until) -> None:
    to_review(wizard, until, eips=1)
    for _ in range(5):
        press(wizard, QWizard.WizardButton.BackButton)
    assert wizard.current().page is Page.REGION
    click(wizard, "ap-southeast-1")
    until(lambda: wizard.session.reading.load is Load.READY)
    assert wizard.session.now.region == "ap-southeast-1"
    assert wizard.session.now.eips == ()
    assert wizard.session.now.eni is None


def test_a_stop_asked_for_before_the_worker_has_begun_is_not_lost(
    wizard: BindWizard, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_review(wizard, until, eips=2)
    asked = threading.Event()

    def open_late(folder: Path) -> Journal:
        assert asked.wait(10)
        return Journal(folder)

    monkeypatch.setattr("gui.qt.base.run_controller.Journal", open_late)
    press(wizard, QWizard.WizardButton.CommitButton)
    until(lambda: wizard.run.running)
    wizard.run.stop(StopChoice.KEEP)
    asked.set()
    until(lambda: wizard.run.report is not None)
    assert wizard.run.report is not None
    assert wizard.run.report.stopped is StopChoice.KEEP
    assert wizard.run.report.outcome is Outcome.UNDONE, "nothing was sent, so everything is as it was"
    until(lambda: wizard.session.reading.load is Load.READY)
    assert wizard.session.inventory is not None
    assert [eni.instance_id for eni in wizard.session.inventory.interfaces if eni.name == ENI] == [None]
