"""A teardown that deletes the interface and releases EIPs: what is asked, what is promised, and how it ends."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EniChosen, Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus
from gui.domain.engine.progress import CallSent, Outcome, StopChoice
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import DetachEni, UnassociateEips
from gui.domain.plans import multi_eip, teardown
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.wizards.in_use_choice import DeletionWanted, ReleaseWanted
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.stop_question import StopQuestion
from gui.qt.pages.base import page_id
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.end_pages import UnboundPage
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import TeardownWizard, takes_back
from gui.sandbox.resources import EipStatus as Status
from gui.sandbox.resources import Mode, TargetType
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.looks import cut_off, mnemonics
from tests.qt.conftest import World
from tests.qt.test_accessibility import nameless
from tests.qt.test_teardown import commit, known, named, opened, review

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def leave(read_window: MainWindow) -> Iterator[None]:
    yield
    if read_window.wizard is not None:
        read_window.wizard.close()


pytestmark = pytest.mark.usefixtures("leave")


def begun(window: MainWindow, name: str = "voip-live") -> tuple[TeardownWizard, DeletionPage]:
    window.open_teardown(named(window, name).id)
    wizard = opened(window, TeardownWizard)
    assert isinstance(wizard, TeardownWizard)
    page = wizard.current()
    assert isinstance(page, DeletionPage)
    return wizard, page


def on(window: MainWindow, name: str = "voip-live") -> list[AllocationId]:
    return [eip.allocation_id for eip in known(window).eips_on(named(window, name).id)]


def agree(page: InUseReviewPage) -> None:
    for box in (page.guest_done, page.agreed, *(each.box for each in page.irreversible.boxes.values())):
        if box.isVisible() and not box.isChecked():
            box.click()


def told(wizard: TeardownWizard) -> str:
    return " ".join(label.text() for label in wizard.current().findChildren(QLabel) if label.isVisible())


def test_nothing_goes_for_good_unless_it_is_chosen(read_window: MainWindow, until: Until) -> None:
    wizard, page = begun(read_window)
    assert not page.delete.isChecked()
    assert "0 EIPs will be released. 3 EIPs will be kept." in page.counted.text()
    agreeing = review(wizard, until)
    assert agreeing.irreversible.isHidden()
    assert wizard.run.plan is not None
    assert [type(each) for each in wizard.run.plan.operations] == [DetachEni, UnassociateEips]
    assert "The steps below are permanent" not in told(wizard)
    assert "kept" in agreeing.notes.text()


def test_keeping_everything_is_the_default_and_more_is_folded(read_window: MainWindow, until: Until) -> None:
    eni = named(read_window, "voip-live")
    _, page = begun(read_window)
    assert page.keep.isChecked()
    assert page.choices.isHidden()
    assert f"− Interface voip-live ({eni.id}) (will be detached)" in page.picture.text()
    assert "(not attached)" in page.picture.text()
    page.more.click()
    assert page.choices.isVisible()
    page.delete.click()
    page.model.ticked.emit(on(read_window)[0], True)
    until(lambda: "will be deleted permanently" in page.picture.text())
    assert "will be released permanently" in page.picture.text()
    page.keep.click()
    assert page.choices.isHidden()
    assert "deleted permanently" not in page.picture.text()
    assert "0 EIPs will be released. 3 EIPs will be kept." in page.counted.text()


def test_each_deed_has_its_own_consent_and_then_all_of_it_goes(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eips, eni = on(read_window), named(read_window, "voip-live")
    before = {eip.allocation_id: eip for eip in known(read_window).eips}
    wizard, page = begun(read_window)
    page.delete.click()
    for eip in eips[1:]:
        page.model.ticked.emit(eip, True)
    assert (
        "2 EIPs will be released. 1 EIP will be kept. The interface voip-live will be deleted." in page.counted.text()
    )
    agreeing = review(wizard, until)
    boxes = agreeing.irreversible.boxes
    assert boxes[PlanNoteCode.ENI_DELETED].box.text() == "Delete the interface voip-live permanently"
    assert eni.mac in boxes[PlanNoteCode.ENI_DELETED].more.text()
    assert str(eni.private_address) in boxes[PlanNoteCode.ENI_DELETED].more.text()
    assert boxes[PlanNoteCode.EIPS_RELEASED].box.text() == "Release 2 EIPs permanently"
    for eip in eips[1:]:
        assert str(before[eip].address) in boxes[PlanNoteCode.EIPS_RELEASED].more.text()
    assert str(before[eips[0]].address) not in boxes[PlanNoteCode.EIPS_RELEASED].more.text()
    until(lambda: "The steps below are permanent" in told(wizard))
    button = wizard.button(QWizard.WizardButton.CommitButton)
    assert button.text() == "&Unbind, delete and release"
    agreeing.guest_done.click()
    agreeing.agreed.click()
    asked = [box for box in boxes.values() if box.isVisible()]
    assert len(asked) == 2
    for box in asked:
        assert not button.isEnabled()
        box.box.click()
    assert button.isEnabled()
    boxes[PlanNoteCode.ENI_DELETED].box.click()
    assert not button.isEnabled(), "taken back"
    boxes[PlanNoteCode.ENI_DELETED].box.click()

    applied = commit(wizard, until)
    assert wizard.run.applied, applied.banner.text()
    assert "The interface was deleted permanently. 2 EIPs were released permanently" in applied.banner.text()
    assert "interface is kept" not in applied.banner.text()
    after = {eip.allocation_id: eip for eip in known(read_window).eips}
    assert before.keys() - after.keys() == set(eips[1:])
    assert eni.id not in known(read_window).eni_by_id
    assert after.pop(eips[0]).status is EipStatus.AVAILABLE
    assert all(before[each] == eip for each, eip in after.items()), "an EIP that nobody named was changed"
    wizard.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(wizard.current(), UnboundPage))
    end = wizard.current()
    assert isinstance(end, UnboundPage)
    until(lambda: end.model.rowCount() == 1)
    assert "1 EIP is kept;" in end.next_steps.text()
    assert world.session.connection is not None


def test_what_is_chosen_for_one_interface_is_void_for_another(read_window: MainWindow) -> None:
    read_window.open_teardown(named(read_window, "voip-live").id)
    wizard = opened(read_window, TeardownWizard)
    holder = wizard.holder
    eips = on(read_window)
    holder.dispatch(DeletionWanted(on=True))
    holder.dispatch(ReleaseWanted(frozenset({eips[0]}), on=True))
    holder.dispatch(EniChosen(named(read_window, "sip-trunks").id))
    holder.dispatch(EniChosen(named(read_window, "voip-live").id))
    assert not holder.state.choice.delete
    assert holder.state.released() == ()


def test_a_consent_is_void_when_the_choice_changes(read_window: MainWindow, until: Until) -> None:
    eips = on(read_window)
    wizard, page = begun(read_window)
    page.model.ticked.emit(eips[0], True)
    agreeing = review(wizard, until)
    agree(agreeing)
    assert agreeing.isComplete()
    wizard.back()
    page.model.ticked.emit(eips[1], True)
    agreeing = review(wizard, until)
    assert not agreeing.isComplete()
    assert not agreeing.irreversible.boxes[PlanNoteCode.EIPS_RELEASED].box.isChecked()
    wizard.back()
    page.model.ticked.emit(eips[1], False)
    assert not review(wizard, until).isComplete(), "asked anew each time"


def test_what_can_not_go_stays_visible_with_the_reason(read_window: MainWindow, world: World, until: Until) -> None:
    eips = on(read_window)
    account = world.server.account
    with account.lock:
        found = [account.eips.get(each) for each in eips]
        found[0].charge_type = "PrePaid"  # type: ignore[union-attr]
        found[1].deletion_protection = True  # type: ignore[union-attr]
        free = next(each for each in account.eips if each.name == "voip-edge-01")
        account.eips.bind(free, named(read_window, "voip-live").id)
        free.target_type, free.mode, free.status = TargetType.NETWORK_INTERFACE, Mode.NAT, Status.IN_USE
    read_window.session.refresh()
    until(lambda: len(on(read_window)) == 4)
    nat = next(each for each in known(read_window).eips if each.name == "voip-edge-01")
    assert nat.mode is AssociationMode.NAT
    wizard, page = begun(read_window)
    assert "subscription" in page.model.reason_of(eips[0])
    assert "Deletion protection" in page.model.reason_of(eips[1])
    assert not page.model.reason_of(eips[2])
    assert "does not set the EIP free" in page.model.reason_of(nat.allocation_id)
    assert not page.delete.isEnabled()
    assert str(nat.address) in page.why.text()
    assert page.delete.accessibleDescription() == page.why.text()
    assert wizard.button(QWizard.WizardButton.NextButton).isEnabled()


def test_a_refused_release_leaves_the_rest_to_be_done_in_the_same_run(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eips = on(read_window)
    world.server.faults.error("ReleaseEipAddress", "InvalidOperation.DeletionProtection", 400, times=1)
    wizard, page = begun(read_window)
    page.delete.click()
    page.model.ticked.emit(eips[0], True)
    agree(review(wizard, until))
    applied = commit(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.LEFT
    assert "can't be rolled back" in applied.banner.text()
    assert "Deletion protection" in applied.banner.text()
    assert "as it was before" not in applied.banner.text()
    assert wizard.run.can_carry_on
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir, reading=True)) as journal:
        (run,) = journal.unfinished()
        assert run.beyond_return
    applied.banner.run_action()
    until(lambda: wizard.run.applied)
    until(lambda: wizard.session.reading.load is Load.READY)
    assert eips[0] not in known(read_window).eip_by_id
    states = [applied.rows.index(row, 1).data() for row in range(applied.rows.rowCount())]
    assert "Not begun" not in states
    with closing(Journal(connection.journal_dir, reading=True)) as journal:
        assert not journal.unfinished()
        assert len(journal.runs()) == 1, "no second run was begun"


def test_a_refused_deletion_is_taken_back_whole(read_window: MainWindow, world: World, until: Until) -> None:
    eni, eips = named(read_window, "voip-live"), on(read_window)
    world.server.faults.error("DeleteNetworkInterface", "InvalidOperation.EniServiceManaged", 403)
    wizard, page = begun(read_window)
    page.delete.click()
    page.model.ticked.emit(eips[0], True)
    agree(review(wizard, until))
    applied = commit(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    assert "as it was before" in applied.banner.text()
    assert not wizard.run.beyond_return
    assert known(read_window).eni_by_id[eni.id].instance_id == eni.instance_id
    assert on(read_window) == eips


def test_nobody_is_promised_an_undo_after_a_deletion(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot
) -> None:
    wizard, page = begun(read_window)
    page.delete.click()
    agree(review(wizard, until))
    world.server.faults.stick_task("DeleteNetworkInterface")
    question = StopQuestion(wizard.run)
    qtbot.addWidget(question)
    assert question.undo.isEnabled()
    wizard.button(QWizard.WizardButton.CommitButton).click()
    applied = wizard.pages[Page.APPLY]
    undo = applied._undo  # type: ignore[attr-defined]
    assert undo.isEnabled()
    assert "roll back" in undo.text()
    until(lambda: wizard.run.beyond_return)
    until(lambda: not undo.isEnabled())
    assert "no longer possible" in undo.text()
    assert not question.undo.isEnabled()
    assert question.keep.isEnabled()
    assert "can't be rolled back" in question.informativeText()
    # An answer that was on its way already: the engine keeps what was done, and the page says so.
    wizard.run.stop(StopChoice.UNDO)
    until(lambda: wizard.run.report is not None)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.KEPT
    until(lambda: "nothing was rolled back" in applied.banner.text())
    world.server.faults.clear()


def stopped_after_deletion(window: MainWindow, world: World) -> None:
    """Leave a run behind that crashed after the interface was deleted."""
    connection = world.session.connection
    assert connection is not None
    eips = on(window)
    plan = teardown.build(
        named(window, "voip-live").id, known(window), world.parts.catalog, delete_eni=True, release=eips[:1]
    ).plan
    with closing(Journal(connection.journal_dir)) as journal:

        def watch(event: object) -> None:
            if isinstance(event, CallSent) and event.action == "ReleaseEipAddress":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            Execution(connection.cloud, plan, journal, watch).run()


def test_an_interrupted_run_beyond_return_is_offered_to_be_finished_only(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eips = on(read_window)
    stopped_after_deletion(read_window, world)
    decided: list[bool] = []

    def go_on(run: object, undo: bool) -> None:
        decided.append(undo)
        read_window.resume(run, undo)  # type: ignore[arg-type]

    offer = ResumeOffer(world.session, read_window, go_on)
    offer.look()
    until(lambda: offer.box is not None)
    box = offer.box
    assert box is not None
    assert "not rolled back" in box.informativeText()
    assert "Detach interface eni" in box.informativeText() or "voip-live" in box.informativeText()
    assert "0 of 1 done" not in box.informativeText().split("Release")[0], "what was deleted was detached before"
    visible = {button.text() for button in box.buttons() if not button.isHidden()}
    assert visible == {"&Continue", "&Discard", "&Not now"}
    next(button for button in box.buttons() if "Continue" in button.text()).click()
    until(lambda: bool(decided))
    wizard = read_window.wizard
    assert isinstance(wizard, TeardownWizard)
    until(lambda: wizard.run.report is not None)
    until(lambda: world.session.reading.load is Load.READY)
    assert wizard.run.applied
    assert eips[0] not in known(read_window).eip_by_id
    assert wizard.run.plan is not None
    assert takes_back(wizard.run.plan)


def test_activity_offers_to_finish_such_a_run_and_not_to_undo_it(
    read_window: MainWindow, world: World, until: Until
) -> None:
    stopped_after_deletion(read_window, world)
    activity = read_window.home.activity
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    until(lambda: activity.runs.rowCount() == 1)
    assert activity.go_on.isEnabled()
    assert activity.go_on.text() == "Resume …"
    activity.run_panel.table.selectRow(0)
    assert not activity.undo.isEnabled()


def test_activity_does_not_offer_to_undo_a_binding_whose_interface_is_gone(
    read_window: MainWindow, world: World, until: Until
) -> None:
    connection, inventory = world.session.connection, known(read_window)
    assert connection is not None
    media = named(read_window, "voip-media").id
    host = next(each.id for each in inventory.instances if each.name == "voip-gateway-01")
    eip = next(each.allocation_id for each in inventory.eips if each.name == "voip-edge-01")
    chosen = Selection(inventory.region, (eip,), media, host)
    with closing(Journal(connection.journal_dir)) as journal:
        bind = multi_eip.build(chosen, inventory, world.parts.catalog)
        assert Execution(connection.cloud, bind, journal).run().outcome is Outcome.APPLIED
    activity = read_window.home.activity
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    until(lambda: activity.runs.rowCount() == 1)
    read_window.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    activity.run_panel.table.selectRow(0)
    until(activity.undo.isEnabled)
    with closing(Journal(connection.journal_dir)) as journal:
        plan = teardown.build(media, known(read_window), world.parts.catalog, delete_eni=True).plan
        assert Execution(connection.cloud, plan, journal).run().outcome is Outcome.APPLIED
    read_window.session.refresh()
    until(lambda: media not in known(read_window).eni_by_id)
    assert not activity.undo.isEnabled(), "the row of the binding is still the current one"
    activity.read()
    until(lambda: activity.runs.rowCount() == 2)
    for row in range(2):
        activity.run_panel.table.selectRow(row)
        assert not activity.undo.isEnabled()


def test_all_of_it_works_from_the_keyboard(read_window: MainWindow, until: Until, qtbot: QtBot) -> None:
    wizard, page = begun(read_window)
    page.delete.setFocus()
    qtbot.keyClick(page.delete, Qt.Key.Key_Space)
    assert wizard.holder.state.choice.delete
    table = page.panel.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(wizard.holder.state.released()) == 1
    agreeing = review(wizard, until)
    for box in agreeing.findChildren(CheckBox):
        if box.isVisible():
            assert box.focusPolicy() & Qt.FocusPolicy.TabFocus
            box.setFocus()
            qtbot.keyClick(box, Qt.Key.Key_Space)
    assert wizard.button(QWizard.WizardButton.CommitButton).isEnabled()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_widget_has_a_name_and_room_and_every_letter_opens_one_thing(
    read_window: MainWindow, until: Until, qtbot: QtBot, translators: Translators, language: Language
) -> None:
    translators.install(language)
    wizard, page = begun(read_window)
    page.delete.click()
    for eip in on(read_window):
        page.model.ticked.emit(eip, True)
    for show in (lambda: page, lambda: review(wizard, until)):
        shown = show()
        assert not nameless(shown)
        qtbot.waitUntil(lambda shown=shown: not cut_off(shown))  # type: ignore[misc]
        assert not [key for key, count in Counter(mnemonics(wizard)).items() if count > 1]
    assert wizard.currentId() == page_id(Page.REVIEW)
    assert wizard.run.plan is not None
    assert {type(each) for each in wizard.run.plan.operations[2:]} == {DeleteEni, ReleaseEip}
