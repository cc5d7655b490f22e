"""Several EIPs at once: unbound ones are released, those of free interfaces are unbound; nothing but what is named."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eip import AllocationId, EipStatus
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.operation import UnassociateEips
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.wizards.steps import Page
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.eip_list_page import EipListPage
from gui.qt.wizards.end_pages import UnboundPage
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import (
    ChangeWizard,
    InUseWizard,
    ReleaseWizard,
    TeardownWizard,
    UnbindEipsWizard,
)
from gui.sandbox.resources import EipStatus as Status
from gui.sandbox.resources import Mode, TargetType
from tests.qt.conftest import World
from tests.qt.test_accessibility import nameless
from tests.qt.test_teardown import commit, known, named, opened

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def leave(read_window: MainWindow) -> Iterator[None]:
    yield
    if read_window.wizard is not None:
        read_window.wizard.close()


def issues(window: MainWindow, code: IssueCode) -> list[Issue]:
    view = window.home.findings
    window.home.tabs.setCurrentWidget(view)
    view.choose_kind(code)
    return list(view.model.shown())


def ids_of(window: MainWindow, *names: str) -> list[AllocationId]:
    by_name = {each.name: each.allocation_id for each in known(window).eips}
    return [by_name[name] for name in names]


def select(window: MainWindow, *names: str) -> list[AllocationId]:
    window.home.tabs.setCurrentWidget(window.home.eips)
    ids = ids_of(window, *names)
    window.home.eips.panel.table.select_keys(ids)
    return ids


def list_page(wizard: InUseWizard) -> EipListPage:
    page = wizard.current()
    assert isinstance(page, EipListPage)
    return page


def to_review(wizard: InUseWizard, until: Until) -> InUseReviewPage:
    wizard.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(wizard.current(), InUseReviewPage))
    page = wizard.current()
    assert isinstance(page, InUseReviewPage)
    return page


def test_issues_release_several_by_name_and_nothing_else(read_window: MainWindow, qtbot: QtBot, until: Until) -> None:
    view = read_window.home.findings
    chosen = [each for each in issues(read_window, IssueCode.EIP_UNBOUND) if each.remedy is Remedy.BIND_OR_RELEASE][:3]
    view.panel.table.select_keys([view.key(each) for each in chosen])
    assert view.detail.release.text() == "&Release 3 EIPs …"
    qtbot.mouseClick(view.detail.release, Qt.MouseButton.LeftButton)
    wizard = opened(read_window, ReleaseWizard)
    page = list_page(wizard)
    wanted = [AllocationId(each.ids[0]) for each in chosen]
    assert set(wizard.holder.state.picked()) == set(wanted)
    assert page.counted.text() == "Selected: 3 of 3"
    assert nameless(wizard) == []
    # One is taken out again.
    kept = wanted.pop()
    page.model.ticked.emit(kept, False)
    until(lambda: page.counted.text() == "Selected: 2 of 3")
    review = to_review(wizard, until)
    consent = review.irreversible.boxes[PlanNoteCode.EIPS_RELEASED]
    addresses = [str(known(read_window).eip_by_id[each].address) for each in wanted]
    assert all(each in consent.more.text() for each in addresses)
    assert str(known(read_window).eip_by_id[kept].address) not in consent.more.text()
    signs = [each.text() for each in review.steps.findChildren(QLabel)]
    assert "Every step is permanent. No step can be rolled back." in signs
    button = wizard.button(QWizard.WizardButton.CommitButton)
    assert button.text() == "&Release 2 EIPs permanently"
    review.agreed.click()
    assert not button.isEnabled(), "the release is agreed to by itself"
    consent.box.click()
    before = {each.allocation_id: each for each in known(read_window).eips}
    applied = commit(wizard, until)
    assert wizard.run.applied, applied.banner.text()
    assert wizard.run.plan is not None
    assert all(isinstance(each, ReleaseEip) for each in wizard.run.plan.operations)
    assert "Verified: released." in applied.banner.text()
    assert "interface" not in applied.banner.text()
    after = {each.allocation_id: each for each in known(read_window).eips}
    assert before.keys() - after.keys() == set(wanted)
    assert all(before[each] == eip for each, eip in after.items()), "an EIP that nobody named was changed"
    wizard.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(wizard.current(), UnboundPage))


def test_what_can_not_be_released_stays_in_the_list_with_the_whole_reason(
    read_window: MainWindow, until: Until
) -> None:
    select(read_window, "voip-edge-01", "protected-01", "yearly-01", "unpaid-01")
    action = read_window.on_resource.release
    until(action.isEnabled)
    action.trigger()
    page = list_page(opened(read_window, ReleaseWizard))
    assert page.counted.text() == "Selected: 1 of 4"
    reasons = {each.name: page.model.reason_of(each.allocation_id) for each in known(read_window).eips}
    assert "Deletion protection" in reasons["protected-01"]
    assert "subscription" in reasons["yearly-01"]
    assert "Locked" in reasons["unpaid-01"]
    protected = ids_of(read_window, "protected-01")[0]
    page.panel.table.refused.emit(protected)
    until(page.banner.isVisible)
    assert "Deletion protection" in page.banner.text()


def test_the_action_says_what_it_needs(read_window: MainWindow, until: Until) -> None:
    action = read_window.on_resource.release
    select(read_window, "voip-live-01", "voip-live-02")
    until(lambda: not action.isEnabled())
    assert action.toolTip() == "Select EIPs that are bound to nothing first"
    select(read_window, "voip-live-01", "voip-edge-01")
    until(action.isEnabled)


def test_all_unbound_eips_of_the_issues_are_offered_at_once(read_window: MainWindow, qtbot: QtBot) -> None:
    view = read_window.home.findings
    every = issues(read_window, IssueCode.EIP_UNBOUND)
    view.panel.table.selectAll()
    qtbot.mouseClick(view.detail.release, Qt.MouseButton.LeftButton)
    page = list_page(opened(read_window, ReleaseWizard))
    releasable = [each for each in every if each.remedy is Remedy.BIND_OR_RELEASE]
    assert page.model.total == len(releasable) > 10
    # The boxes of those that can be released are set, no others.
    picked = len(page.answers.state.picked())  # type: ignore[union-attr]
    assert 10 < picked < page.model.total


def test_some_eips_of_one_interface_are_unbound_and_the_others_stay(read_window: MainWindow, until: Until) -> None:
    ids = select(read_window, "voip-live-01", "voip-live-02")
    until(read_window.on_resource.undo.isEnabled)
    read_window.on_resource.undo.trigger()
    wizard = opened(read_window, ChangeWizard)
    assert wizard.holder.state.choice.removed == frozenset(ids)
    assert wizard.holder.state.choice.eni == named(read_window, "voip-live").id
    wizard.go_to(Page.REVIEW)
    review = wizard.current()
    assert isinstance(review, InUseReviewPage)
    review.agreed.click()
    assert review.isComplete()
    wizard.next()
    until(lambda: wizard.run.report is not None)
    # It is on its instance again, and was not moved to another one.
    until(lambda: "Verified: unbound." in wizard.current().banner.text())
    assert "the old one does not fit any more" in wizard.current().banner.text()


def test_all_eips_of_one_interface_open_its_unbinding(read_window: MainWindow, until: Until) -> None:
    select(read_window, "voip-live-01", "voip-live-02", "voip-live-03")
    until(read_window.on_resource.undo.isEnabled)
    read_window.on_resource.undo.trigger()
    assert opened(read_window, TeardownWizard).holder.state.choice.eni == named(read_window, "voip-live").id


def test_interfaces_in_use_are_unbound_one_at_a_time_and_that_is_said(read_window: MainWindow, until: Until) -> None:
    undo = read_window.on_resource.undo
    select(read_window, "voip-live-01", "sip-multi-01")
    until(lambda: not undo.isEnabled())
    assert "several interfaces in use" in undo.toolTip()
    select(read_window, "voip-live-01")
    until(undo.isEnabled)


def bind_in_the_cloud(world: World, name: str, interface: str) -> None:
    account = world.server.account
    eip = next(each for each in account.eips if each.name == name)
    eni = next(each for each in account.interfaces if each.name == interface)
    eip.status, eip.mode, eip.target_type = Status.IN_USE, Mode.MULTI_BINDED, TargetType.NETWORK_INTERFACE
    eip.private_ip = eni.ip
    account.eips.bind(eip, eni.id)


def test_issues_unbind_eips_of_several_free_interfaces(
    read_window: MainWindow, world: World, qtbot: QtBot, until: Until
) -> None:
    bind_in_the_cloud(world, "media-edge-01", "voip-media")
    bind_in_the_cloud(world, "media-edge-02", "voip-media")
    world.session.refresh()
    media = ids_of(read_window, "media-edge-01", "media-edge-02")
    until(lambda: all(known(read_window).eip_by_id[each].status is EipStatus.IN_USE for each in media))
    view = read_window.home.findings
    enis = {named(read_window, "voip-media").id, named(read_window, "sip-trunks").id}
    until(
        lambda: len([e for e in issues(read_window, IssueCode.ENI_WITHOUT_INSTANCE) if e.ids[0] in enis]) == len(enis)
    )
    chosen = [each for each in issues(read_window, IssueCode.ENI_WITHOUT_INSTANCE) if each.ids[0] in enis]
    view.panel.table.select_keys([view.key(each) for each in chosen])
    assert view.detail.release.isHidden()
    assert view.detail.help.text() == "&Unbind 4 EIPs …"
    qtbot.mouseClick(view.detail.help, Qt.MouseButton.LeftButton)
    wizard = opened(read_window, UnbindEipsWizard)
    assert list_page(wizard).counted.text() == "Selected: 4 of 4"
    review = to_review(wizard, until)
    assert review.irreversible.isHidden()
    assert wizard.button(QWizard.WizardButton.CommitButton).text() == "&Unbind 4 EIPs"
    review.agreed.click()
    applied = commit(wizard, until)
    assert wizard.run.applied, applied.banner.text()
    assert wizard.run.plan is not None
    assert [type(each) for each in wizard.run.plan.operations] == [UnassociateEips, UnassociateEips]
    assert "Interfaces are kept." in applied.banner.text()
    wanted = (*media, *ids_of(read_window, "sip-multi-01", "sip-multi-02"))
    assert {known(read_window).eip_by_id[each].status for each in wanted} == {EipStatus.AVAILABLE}
