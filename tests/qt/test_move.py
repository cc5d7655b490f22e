"""Moves to another instance in the window, and EIPs of other modes in the wizard that binds."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import Method, MethodChosen
from gui.domain.cloud.eip import AllocationId, AssociationMode
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import AttachEni, DetachEni
from gui.domain.plans.outages import MeasuredOutage, Outage
from gui.domain.wizards.move import MoveState, Relocation
from gui.domain.wizards.steps import Page
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.pages.eips import EipsPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import MoveWizard, ReverseWizard
from gui.qt.wizards.move_pages import EipsToMovePage, MoveToPage
from gui.qt.wizards.stop_consent import StopConsent
from gui.services.runs.journal import Journal
from gui.words.moves import measured_lines
from tests.domain.test_move import TARGET, cold, region
from tests.helpers.region_values import CATALOG, ENI, RUNNING
from tests.helpers.sandbox_run import INSTANCE, OTHER_INSTANCE
from tests.qt.test_teardown import known, named, opened

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def leave(read_window: MainWindow) -> Iterator[None]:
    """Close the wizard of a test that did not."""
    yield
    if read_window.wizard is not None:
        read_window.wizard.close()


def instance(window: MainWindow, name: str) -> Instance:
    return next(each for each in known(window).instances if each.name == name)


def journal_folder(window: MainWindow) -> Path:
    connection = window.session.connection
    assert connection is not None
    return connection.journal_dir


def begun(window: MainWindow) -> MoveWizard:
    window.open_move(named(window, "voip-live").id)
    return opened(window, MoveWizard)


def chosen(wizard: MoveWizard, to: str) -> MoveToPage:
    """Go to the page of the instance, and choose one."""
    wizard.go_to(Page.MOVE_TO)
    page = wizard.current()
    assert isinstance(page, MoveToPage)
    page.model.ticked.emit(to, True)
    return page


def test_an_interface_moves_with_its_eips(read_window: MainWindow, until: Until) -> None:
    wizard = begun(read_window)
    first = wizard.current()
    assert isinstance(first, EipsToMovePage)
    assert "The interface moves with its EIPs" in first.how.text()
    page = chosen(wizard, OTHER_INSTANCE)
    assert page.isComplete()
    assert page.interface.isHidden()
    wizard.go_to(Page.REVIEW)
    review = wizard.current()
    assert isinstance(review, InUseReviewPage)
    assert "Move the EIPs" in review.buttonText(QWizard.WizardButton.CommitButton).replace("&", "")
    review.guest_done.click()
    review.agreed.click()
    assert review.isComplete()
    wizard.next()
    until(lambda: wizard.run.report is not None)
    report = wizard.run.report
    assert report is not None
    assert report.outcome is Outcome.APPLIED
    assert [type(each) for each in report.applied] == [DetachEni, AttachEni]
    until(lambda: named(read_window, "voip-live").instance_id == OTHER_INSTANCE)
    banner = wizard.current().banner.text()
    assert "attached to" in banner
    # All addresses of the interface are cut off and reached again at the same time.
    addresses = [str(each.address) for each in known(read_window).eips_on(named(read_window, "voip-live").id)]
    assert re.search(r"could not be reached for \d+\.\d s \(estimated: \d+–\d+ s\)", banner), banner
    assert banner.count("could not be reached for") == 1
    assert {each.outage.eip for each in wizard.run.measured} == {
        each.allocation_id for each in known(read_window).eips_on(named(read_window, "voip-live").id)
    }
    assert all(each in banner for each in addresses)
    # The way back, offered where the run is.
    until(lambda: not wizard.run.running)
    wizard.close()
    until(lambda: read_window.wizard is None)
    with closing(Journal(journal_folder(read_window), reading=True)) as journal:
        (run,) = journal.runs()
    read_window.home.reverse_wanted.emit(run)
    back = opened(read_window, ReverseWizard)
    review = back.current()
    assert isinstance(review, InUseReviewPage)
    review.guest_done.click()
    review.agreed.click()
    assert review.isComplete()
    back.next()
    until(lambda: back.run.report is not None)
    until(lambda: named(read_window, "voip-live").instance_id == INSTANCE)


def test_a_stop_that_was_agreed_to_stays_agreed_while_the_other_one_is_not(qtbot: QtBot) -> None:
    both = region(instances=(cold(RUNNING), cold(TARGET)))
    choice = Relocation(ENI, stop=RUNNING.id, to=TARGET.id)
    state = MoveState(choice, CATALOG, both)
    box = StopConsent(SimpleNamespace(state=state, session=SimpleNamespace(inventory=both)))  # type: ignore[arg-type]
    qtbot.addWidget(box)
    box.show_drafted(state.drafted)
    assert box.box.isChecked()


def test_some_eips_need_an_interface(read_window: MainWindow) -> None:
    wizard = begun(read_window)
    first = wizard.current()
    assert isinstance(first, EipsToMovePage)
    eips = [each.allocation_id for each in first.model.shown()]
    first.model.ticked.emit(eips[0], False)
    assert "The interface stays." in first.how.text()
    page = chosen(wizard, OTHER_INSTANCE)
    assert not page.interface.isHidden()
    assert not page.isComplete()
    texts = [page.interface.itemText(index) for index in range(page.interface.count())]
    index = next(number for number, text in enumerate(texts) if "voip-signalling" in text)
    page.interface.setCurrentIndex(index)
    page.interface.activated.emit(index)
    assert page.isComplete()
    page.interface.setCurrentIndex(0)
    page.interface.activated.emit(0)
    assert not page.isComplete()


def test_some_eips_go_to_a_new_interface(read_window: MainWindow, until: Until) -> None:
    wizard = begun(read_window)
    first = wizard.current()
    assert isinstance(first, EipsToMovePage)
    first.model.ticked.emit(first.model.shown()[0].allocation_id, False)
    page = chosen(wizard, OTHER_INSTANCE)
    before = {each.id for each in known(read_window).interfaces}
    page.create_button.click()
    dialog = next(each for each in page.findChildren(NewInterfaceDialog))
    assert dialog.vswitch.currentData() == known(read_window).instance_by_id[InstanceId(OTHER_INSTANCE)].vswitch_id
    until(dialog.make_button.isEnabled)
    dialog.make_button.click()
    until(lambda: wizard.holder.state.choice.onto is not None)
    assert wizard.holder.state.choice.onto not in before
    until(page.isComplete)


def test_an_instance_that_does_not_fit_says_why(read_window: MainWindow) -> None:
    wizard = begun(read_window)
    page = chosen(wizard, OTHER_INSTANCE)
    reasons = {each.name: page.model.reason_of(each.id) for each in known(read_window).instances if each.name}
    assert "attached to it already" in reasons["voip-gateway-01"]
    assert "does not support" in reasons["media-relay-01"]
    assert "zone" in reasons["media-relay-02"]
    assert reasons["ftp-legacy"] == "", "a box asks for the stop"


def test_what_must_stop_is_asked_by_name(read_window: MainWindow) -> None:
    wizard = begun(read_window)
    legacy = instance(read_window, "ftp-legacy")
    page = chosen(wizard, legacy.id)
    assert not page.stop_target.isHidden()
    assert "ftp-legacy" in page.stop_target.box.text()
    page.stop_target.box.click()
    assert wizard.holder.state.choice.stop_target == legacy.id
    page.stop_target.box.click()
    assert wizard.holder.state.choice.stop_target is None


def test_the_action_opens_the_wizard(read_window: MainWindow) -> None:
    read_window.home.make_current(named(read_window, "voip-live").id)
    read_window.on_resource.move.trigger()
    assert opened(read_window, MoveWizard).holder.state.choice.eni == named(read_window, "voip-live").id


def test_eips_of_other_modes_are_chosen_with_consent(read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.open_wizard()
    wizard = opened(read_window, BindWizard)
    wizard.go_to(Page.EIPS)
    page = wizard.current()
    assert isinstance(page, EipsPage)
    inventory = known(read_window)
    eip = next(each for each in inventory.eips if each.name == "pbx-admin")
    other = next(each for each in inventory.eips if each.mode is AssociationMode.NAT and each.name == "sip-nat-01")
    assert page.model.reason_of(eip.allocation_id) == ""
    for each in (eip, other):
        page.model.ticked.emit(each.allocation_id, True)
    assert not page.isComplete()
    assert str(eip.address) in page.rebind.consent.box.text()
    page.rebind.consent.box.click()
    assert page.isComplete()
    assert {each.eip for each in read_window.session.now.rebind} == {eip.allocation_id, other.allocation_id}
    page.rebind.trial.click()
    assert read_window.session.now.trial
    page.rebind.consent.box.click()
    assert read_window.session.now.rebind == ()
    qtbot.wait_until(lambda: not page.isComplete())


def test_outages_of_the_same_length_share_a_line() -> None:
    def outage(eip: str, seconds: float | None) -> MeasuredOutage:
        return MeasuredOutage(Outage(AllocationId(eip), 1, 2, (10, 20)), seconds)

    found = [outage("eip-a", 12.31), outage("eip-b", 40.0), outage("eip-c", 12.29), outage("eip-d", None)]
    assert measured_lines(found, None) == [
        "eip-a, eip-c could not be reached for 12.3 s (estimated: 10–20 s).",
        "eip-b could not be reached for 40.0 s (estimated: 10–20 s).",
        "Unreachable since the run: eip-d.",
    ]


def test_another_method_does_not_keep_what_the_first_one_said(read_window: MainWindow) -> None:
    read_window.open_wizard()
    wizard = opened(read_window, BindWizard)
    wizard.go_to(Page.EIPS)
    page = wizard.current()
    assert isinstance(page, EipsPage)
    eip = next(each for each in known(read_window).eips if each.name == "pbx-admin")
    assert page.model.reason_of(eip.allocation_id) == ""
    wizard.go_to(Page.METHOD)
    read_window.session.dispatch(MethodChosen(Method.SECONDARY_CIDR))
    wizard.go_to(Page.EIPS)
    assert wizard.current() is page
    assert "bound" in page.model.reason_of(eip.allocation_id)
