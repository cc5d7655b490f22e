"""The wizards for an interface in use: undoing a binding, and changing its EIPs, against the sandbox."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans import teardown
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.save_plan import PlanForm, SavePlan
from gui.qt.wizards.change_eips_page import EipsOfInterfacePage
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.end_pages import UnboundPage
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import ChangeWizard, InUseWizard, TeardownWizard, takes_back
from gui.qt.wizards.interface_page import InterfaceInUsePage
from gui.sandbox.resources import EniStatus as SandboxStatus
from gui.services.runs.journal import Journal
from gui.words import plan_notes
from tests.helpers.toy_cloud import RUN
from tests.qt.conftest import World
from tests.qt.test_accessibility import mnemonics, nameless

Until = Callable[[Callable[[], bool]], None]


def known(window: MainWindow) -> Inventory:
    inventory = window.session.inventory
    assert inventory is not None
    return inventory


def named(window: MainWindow, name: str) -> NetworkInterface:
    return next(each for each in known(window).interfaces if each.name == name)


@pytest.fixture
def leave(read_window: MainWindow) -> Iterator[None]:
    """Close the wizard of a test that did not."""
    yield
    if read_window.wizard is not None:
        read_window.wizard.close()


def opened(window: MainWindow, kind: type[InUseWizard]) -> InUseWizard:
    wizard = window.wizard
    assert isinstance(wizard, kind)
    return wizard


def review(wizard: InUseWizard, until: Until) -> InUseReviewPage:
    if isinstance(wizard.current(), DeletionPage):
        wizard.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(wizard.current(), InUseReviewPage))
    page = wizard.current()
    assert isinstance(page, InUseReviewPage)
    return page


def commit(wizard: InUseWizard, until: Until) -> ApplyPage:
    button = wizard.button(QWizard.WizardButton.CommitButton)
    until(button.isEnabled)
    button.click()
    until(lambda: wizard.run.starting and not wizard.run.running)
    until(lambda: wizard.session.reading.load is Load.READY)
    page = wizard.current()
    assert isinstance(page, ApplyPage)
    return page


@pytest.mark.usefixtures("leave")
def test_a_binding_is_undone_after_the_guest_is_and_after_consent(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot
) -> None:
    eni = named(read_window, "voip-live")
    eips = known(read_window).eips_on(eni.id)
    read_window.home.mappings.panel.table.go_to(eips[0].allocation_id)
    read_window.on_resource.undo.trigger()
    wizard = opened(read_window, TeardownWizard)
    page = review(wizard, until)
    plan = wizard.run.plan
    assert plan is not None
    assert [type(each) for each in plan.operations] == [DetachEni, UnassociateEips]
    # What the button names is in the plan.
    assert page._deed(replace(plan, operations=plan.operations[:1]), set()) == "&Detach the interface"
    assert page._deed(replace(plan, operations=()), set()) == "Appl&y the plan"
    assert page._deed(None, set()) == "Appl&y the plan"
    until(lambda: page.undo.view.list.titles() == ["undo"])
    assert not page.undo.view.list.isVisible(), "there is nothing to choose from"
    assert eni.mac in page.undo.view.current_text()
    assert f"sudo sh /var/lib/eip-eni/{eni.mac.replace(':', '')}/undo" in page.undo.kept.text()
    assert page.undo.kept.isVisible()
    assert "stops here, and connections over these addresses end" in page.steps.text()
    for eip in eips:
        assert str(eip.address) in page.steps.text()
    assert f"− Interface voip-live ({eni.id}) (will be detached)" in page.picture.text()

    button = wizard.button(QWizard.WizardButton.CommitButton)
    assert not button.isEnabled()
    page.agreed.setChecked(True)
    assert not button.isEnabled(), "the guest has its own box"
    page.guest_done.setChecked(True)
    applied = commit(wizard, until)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED
    assert "Verified: unbound" in applied.banner.text()
    wizard.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(wizard.current(), UnboundPage))
    end = wizard.current()
    assert isinstance(end, UnboundPage)
    until(lambda: end.model.rowCount() == len(eips) + 1)
    assert all(row.eip is None or row.eip.status is EipStatus.AVAILABLE for row in end.model.shown())
    freed = known(read_window).eni_by_id[eni.id]
    assert freed.instance_id is None
    assert wizard.nextId() == -1
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        assert journal.runs()[0].outcome is Outcome.APPLIED
        assert not journal.unfinished()
    qtbot.mouseClick(wizard.button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
    until(lambda: read_window.wizard is None)


@pytest.mark.usefixtures("leave")
def test_an_interface_on_no_instance_needs_no_guest_step(read_window: MainWindow, until: Until) -> None:
    read_window.open_teardown(named(read_window, "sip-trunks").id)
    wizard = opened(read_window, TeardownWizard)
    page = review(wizard, until)
    assert page.undo.isHidden()
    assert page.guest_done.isHidden()
    assert "stop working" not in page.agreed.text()
    page.agreed.setChecked(True)
    assert wizard.button(QWizard.WizardButton.CommitButton).isEnabled()
    assert wizard.run.plan is not None
    assert [type(each) for each in wizard.run.plan.operations] == [UnassociateEips]


@pytest.mark.usefixtures("leave")
def test_interfaces_that_have_nothing_to_undo_say_why(read_window: MainWindow, until: Until) -> None:
    read_window.open_teardown()
    wizard = opened(read_window, TeardownWizard)
    page = wizard.current()
    assert isinstance(page, InterfaceInUsePage)
    assert page.model.reason_of(named(read_window, "voip-media").id) == "It carries no EIP."
    assert "another mode" in page.model.reason_of(named(read_window, "nat-spare").id)
    assert "changing" in page.model.reason_of(named(read_window, "being-bound").id)
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    page.model.ticked.emit(named(read_window, "voip-live").id, True)
    assert wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    wizard.button(QWizard.WizardButton.NextButton).click()
    assert review(wizard, until).undo.isVisible()


@pytest.fixture
def on_cold(read_window: MainWindow, world: World, until: Until) -> NetworkInterface:
    """The interface that carries EIPs, on an instance that lets go of it only while stopped."""
    eni = named(read_window, "voip-live")
    account = world.server.account
    with account.lock:
        found = account.interfaces.get(eni.id)
        assert found is not None
        account.interfaces.detach(found)
        account.interfaces.attach(found, next(each.id for each in account.instances if each.name == "ftp-legacy"))
        found.status = SandboxStatus.IN_USE
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    return named(read_window, "voip-live")


def runs(window: MainWindow) -> bool:
    return next(each for each in known(window).instances if each.name == "ftp-legacy").status is InstanceStatus.RUNNING


@pytest.mark.usefixtures("leave")
def test_an_instance_is_stopped_for_a_teardown_only_after_consent_by_name(
    read_window: MainWindow, on_cold: NetworkInterface, until: Until, qtbot: QtBot
) -> None:
    read_window.open_teardown()
    wizard = opened(read_window, TeardownWizard)
    choice = wizard.current()
    assert isinstance(choice, InterfaceInUsePage)
    assert choice.model.reason_of(on_cold.id) == "", "that can be agreed to"
    row = choice.model.row_of(on_cold.id)
    assert row is not None
    said = [choice.model.index(row, column).data() for column in range(choice.model.columnCount())]
    assert "Only if ftp-legacy is stopped for the change" in said
    assert [bool(choice.model.reason_of(each.id)) for each in choice.model.shown()][:2] == [False, False], "come first"
    choice.model.ticked.emit(on_cold.id, True)
    wizard.button(QWizard.WizardButton.NextButton).click()
    page = review(wizard, until)
    assert page.stop_consent.box.text() == "Stop ftp-legacy and start it again; all services on it are interrupted"
    assert not page.stop_consent.box.isChecked()
    assert "supports detaching an interface only while stopped" in page.problems.text()
    assert page.agreed.isHidden(), "there is no plan yet"
    assert not wizard.button(QWizard.WizardButton.CommitButton).isEnabled()
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert page.stop_consent.box.isChecked()
    assert "All services on ftp-legacy stop here until it is started again" in page.steps.text()
    assert wizard.run.plan is not None
    kinds = [type(each) for each in wizard.run.plan.operations]
    assert kinds == [StopInstance, DetachEni, UnassociateEips, StartInstance]
    assert "the instance is running" in [label.text() for label in page.steps.findChildren(QLabel)]
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    # What was read and agreed to is another plan without the consent.
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert not wizard.button(QWizard.WizardButton.CommitButton).isEnabled()
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert not page.agreed.isChecked()
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    commit(wizard, until)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED
    assert not known(read_window).eips_on(on_cold.id)
    assert runs(read_window)


@pytest.mark.usefixtures("leave")
def test_an_instance_is_stopped_for_a_change_and_consent_ends_with_the_interface(
    read_window: MainWindow, on_cold: NetworkInterface, until: Until, qtbot: QtBot
) -> None:
    here = {eip.allocation_id for eip in known(read_window).eips_on(on_cold.id)}
    gone = min(here)
    read_window.open_change(on_cold.id)
    wizard = opened(read_window, ChangeWizard)
    page = wizard.current()
    assert isinstance(page, EipsOfInterfacePage)
    assert page.stop_consent.isHidden(), "nothing is changed yet"
    page.model.ticked.emit(gone, False)
    forward = wizard.button(QWizard.WizardButton.NextButton)
    assert not page.stop_consent.isHidden()
    assert not forward.isEnabled()
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    assert forward.isEnabled()
    wizard.holder.dispatch(EniChosen(named(read_window, "sip-trunks").id))
    wizard.holder.dispatch(EniChosen(on_cold.id))
    assert page.stop_consent.isHidden()
    page.model.ticked.emit(gone, False)
    assert not page.stop_consent.box.isChecked()
    assert not forward.isEnabled()
    qtbot.keyClick(page.stop_consent.box, Qt.Key.Key_Space)
    forward.click()
    agreed = review(wizard, until)
    assert agreed.stop_consent.box.isChecked()
    agreed.agreed.setChecked(True)
    assert wizard.run.plan is not None
    kinds = [type(each) for each in wizard.run.plan.operations]
    assert kinds == [StopInstance, DetachEni, UnassociateEips, AttachEni, StartInstance]
    commit(wizard, until)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED
    assert {eip.allocation_id for eip in known(read_window).eips_on(on_cold.id)} == here - {gone}
    assert known(read_window).eni_by_id[on_cold.id].instance_id == on_cold.instance_id
    assert runs(read_window)


@pytest.mark.usefixtures("leave")
def test_a_teardown_that_fails_is_taken_back_and_asks_for_consent_anew(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eni = named(read_window, "voip-live")
    world.server.faults.error("UnassociateEipAddress", "Forbidden.RAM", 403)
    read_window.open_teardown(eni.id)
    wizard = opened(read_window, TeardownWizard)
    page = review(wizard, until)
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    applied = commit(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    assert "as it was before" in applied.banner.text()
    assert known(read_window).eni_by_id[eni.id].instance_id == eni.instance_id
    world.server.faults.clear()
    applied.review_again.emit()
    page = review(wizard, until)
    assert not page.agreed.isChecked()
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    commit(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.APPLIED


@pytest.mark.usefixtures("leave")
def test_a_teardown_that_was_interrupted_goes_on_in_its_own_wizard(
    read_window: MainWindow, world: World, until: Until
) -> None:
    connection = world.session.connection
    assert connection is not None
    eni = named(read_window, "voip-live")
    plan = teardown.build(eni.id, known(read_window), world.parts.catalog).plan
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(RUN, plan, None)
        unfinished = journal.unfinished()[0]
    assert takes_back(unfinished.plan)
    read_window.resume(unfinished, False)
    wizard = opened(read_window, TeardownWizard)
    until(lambda: wizard.run.report is not None)
    until(lambda: wizard.session.reading.load is Load.READY)
    assert wizard.run.applied
    assert not known(read_window).eips_on(eni.id)


@pytest.mark.usefixtures("leave")
def test_eips_are_added_and_removed_with_the_outage_said(read_window: MainWindow, until: Until) -> None:
    eni = named(read_window, "voip-live")
    here = [eip.allocation_id for eip in known(read_window).eips_on(eni.id)]
    coming = next(eip.allocation_id for eip in known(read_window).eips if eip.name == "voip-edge-01")
    read_window.home.mappings.panel.table.go_to(here[0])
    read_window.on_resource.change.trigger()
    wizard = opened(read_window, ChangeWizard)
    page = wizard.current()
    assert isinstance(page, EipsOfInterfacePage)
    forward = wizard.button(QWizard.WizardButton.NextButton)
    assert not forward.isEnabled(), "nothing is changed yet"
    page.model.ticked.emit(here[0], False)
    page.model.ticked.emit(coming, True)
    assert "+1, -1, 2 unchanged" in page.counted.text()
    forward.click()
    agree = review(wizard, until)
    assert "stops here until step" in agree.steps.text()
    assert "during the change" in agree.agreed.text()
    plan = wizard.run.plan
    assert plan is not None
    assert [type(each) for each in plan.operations] == [DetachEni, UnassociateEips, AssociateEips, AttachEni]
    agree.agreed.setChecked(True)
    applied = commit(wizard, until)
    assert wizard.run.applied, applied.banner.text()
    now = known(read_window).eips_on(eni.id)
    assert {eip.allocation_id for eip in now} == {*here[1:], coming}
    assert {eip.mode for eip in now} == {AssociationMode.MULTI_EIP}
    assert known(read_window).eni_by_id[eni.id].instance_id == eni.instance_id
    forward.click()
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    snippet = guest.snippet()
    assert snippet is not None
    for eip in now:
        assert str(eip.address) in snippet.files[0].text


@pytest.mark.usefixtures("leave")
def test_the_eleventh_eip_is_refused(read_window: MainWindow) -> None:
    read_window.open_change(named(read_window, "voip-live").id)
    wizard = opened(read_window, ChangeWizard)
    page = wizard.current()
    assert isinstance(page, EipsOfInterfacePage)
    free = [each.allocation_id for each in page.model.shown() if not page.model.reason_of(each.allocation_id)]
    for eip in free[:12]:
        page.model.ticked.emit(eip, True)
    assert len(wizard.holder.state.wanted()) == 10
    assert "10" in page.banner.text()
    assert "at most" in page.banner.text()


@pytest.mark.usefixtures("leave")
def test_the_plan_leaves_as_a_script(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.sh"
    monkeypatch.setattr(SavePlan, "ask_path", lambda *_: str(path))
    read_window.open_teardown(named(read_window, "voip-live").id)
    page = review(opened(read_window, TeardownWizard), until)
    page.save.forms[PlanForm.SCRIPT].trigger()
    until(path.exists)
    assert "UnassociateEipAddress" in path.read_text()
    assert "undo script" in path.read_text(), "what to know first is in it"
    until(lambda: "plan.sh" in page.banner.text())


@pytest.mark.usefixtures("leave")
def test_what_was_agreed_to_is_asked_again_when_the_cloud_has_changed(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eni = named(read_window, "voip-live")
    read_window.open_teardown(eni.id)
    wizard = opened(read_window, TeardownWizard)
    page = review(wizard, until)
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    read_window.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    assert page.agreed.isChecked(), "nothing has changed"
    world.server.account.overdue = True
    read_window.session.refresh()
    until(lambda: "Locked" in page.problems.text())
    assert not page.isComplete()
    world.server.account.overdue = False
    read_window.session.refresh()
    until(lambda: not page.problems.text())
    assert not page.agreed.isChecked()


def test_every_note_has_a_sentence() -> None:
    assert set(plan_notes.SENTENCES) == set(PlanNoteCode)


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("kind", [TeardownWizard, ChangeWizard])
def test_every_widget_of_every_page_has_a_name_and_every_mnemonic_is_given_once(
    read_window: MainWindow, kind: type[TeardownWizard | ChangeWizard]
) -> None:
    eni = named(read_window, "voip-live").id
    (read_window.open_teardown if kind is TeardownWizard else read_window.open_change)(eni)
    wizard = opened(read_window, kind)
    for page, widget in wizard.pages.items():
        if page is Page.APPLY:
            continue  # it begins when it comes up
        wizard.go_to(page)
        assert not nameless(widget), page
        # Back and Next are always there, with Qt's own letters.
        keys = Counter([*mnemonics(widget), "B", "N"])
        assert not [key for key, count in keys.items() if count > 1], page
