"""How runs end that changed nothing, and what to do about a list that could not be read: by the cause."""

from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.engine.progress import CallAnswered, CallSent, ItemChanged, ItemState, Outcome, PlanStarted, Row
from gui.domain.operations.operation import AttachEni
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.models.progress import Head, ProgressRows
from gui.qt.pages.apply import ApplyPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.services.runs.journal import Journal
from gui.words.problems import problem_text
from gui.words.unread_advice import PERMISSIONS
from tests.helpers.sandbox_run import REGION
from tests.qt.conftest import World
from tests.qt.test_one_account import connection_of, office, unbegun

__all__ = ["office"]

Until = Callable[[Callable[[], bool]], None]


def states(page: ApplyPage) -> list[str]:
    model = page.rows
    return [str(model.data(model.index(row, Head.STATE))) for row in range(model.rowCount())]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("timed_out", [False, True])
def test_a_call_is_being_sent_until_it_is_answered(*, timed_out: bool) -> None:
    rows, attach = ProgressRows(lambda: None), AttachEni(REGION, EniId("eni-1"), InstanceId("i-1"))
    error = CloudError(CloudErrorKind.TIMED_OUT, "", attach.action) if timed_out else None
    said = []
    for event in (
        PlanStarted("run", (Row(0, attach, attach.items),), resumed=False),
        ItemChanged(0, "eni-1", ItemState.SENT),
        CallSent(0, attach.action, attach.items),
        CallAnswered(0, attach.action, "", 80, error),
        ItemChanged(0, "eni-1", ItemState.DONE),
    ):
        rows.take(event)
        said.append(rows.data(rows.index(1, Head.STATE)))
    answered = "Sending" if timed_out else "In progress"
    assert said == ["Not started", "Sending", "Sending", answered, "Verified"]


def open_run(window: MainWindow, until: Until) -> ApplyPage:
    window.show()
    window.open_wizard()
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    wizard.draft_note.run_action()
    until(lambda: wizard.run.plan is not None)
    assert wizard.current().page is Page.REVIEW
    wizard.next()
    until(lambda: wizard.run.report is not None or wizard.run.error is not None)
    until(lambda: wizard.session.reading.load is Load.READY)
    page = wizard.current()
    assert isinstance(page, ApplyPage)
    return page


def test_a_run_of_which_nothing_was_done_is_closed_in_these_words(
    office: World, window: MainWindow, until: Until
) -> None:
    plan = unbegun(office)
    with closing(Journal(connection_of(office).journal_dir, reading=True)) as journal:
        (found,) = journal.unfinished()
    assert found.plan == plan
    window.show()
    window.resume(found, undo=True)
    wizard = window.wizard
    assert wizard is not None
    until(lambda: wizard.run.report is not None or wizard.run.error is not None)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    page = wizard.current()
    assert isinstance(page, ApplyPage)
    until(lambda: page.banner.text() != "")
    assert page.banner.text() == "Nothing had been changed. The run is closed."
    assert set(states(page)) == {"Not changed"}
    close = next(each for each in page.banner.findChildren(QPushButton) if each.text() == "&Close")
    until(lambda: wizard.session.reading.load is Load.READY)
    close.click()
    until(lambda: window.wizard is None)


def test_a_missing_permission_is_said_once_for_all_with_the_actions_to_allow(
    office: World, window: MainWindow, until: Until
) -> None:
    for action in ("AssociateEipAddressBatch", "AssociateEipAddress"):
        office.server.faults.error(action, "Forbidden.RAM", 403, 0)
    page = open_run(window, until)
    text = page.banner.text()
    assert "Nothing was changed" in text
    assert text.count("no permission for vpc:AssociateEipAddress") == 1, text
    assert "The plan needs these RAM actions: vpc:AssociateEipAddressBatch, ecs:AttachNetworkInterface." in text
    told = states(page)
    assert any(each.startswith("Refused") for each in told)
    assert not any("Undone" in each for each in told), told
    assert told[-1] == "Not changed", "the attachment was never begun"
    assert page.rows.data(page.rows.index(0, Head.WHAT), Qt.ItemDataRole.DisplayRole)


@pytest.mark.parametrize("code", PERMISSIONS)
@pytest.mark.parametrize("kind", CloudErrorKind)
def test_only_a_refusal_for_lack_of_rights_asks_for_a_policy(code: ProblemCode, kind: CloudErrorKind) -> None:
    text = problem_text(Problem(code, "", (("code", "X"), ("kind", kind.value))))
    assert (f"Allow {PERMISSIONS[code].value}" in text) is (kind is CloudErrorKind.DENIED)
    assert ("proxy" in text) is (kind is CloudErrorKind.MALFORMED)
    assert "{" not in text


def test_a_problem_without_its_cause_still_says_what_to_do() -> None:
    assert "Refresh" in problem_text(Problem(ProblemCode.EIPS_UNREAD, "", (("code", "X"),)))
    assert "Refresh" not in problem_text(Problem(ProblemCode.EIPS_MISSING))


def test_an_empty_gateway_is_asked_for(office: World, window: MainWindow, until: Until, qtbot: QtBot) -> None:
    office.server.faults.reset("DescribeVSwitches", 0)
    office.session.refresh()
    until(lambda: office.session.reading.load is Load.READY)
    inventory = office.session.inventory
    assert inventory is not None
    window.show()
    until(lambda: window.home.inventory is inventory)
    live = next(each for each in inventory.interfaces if each.name == "voip-live")
    window.on_resource.open_guest(live)
    (dialog,) = window.on_resource.dialogs
    until(lambda: "could not be read" in dialog.banner.text())
    assert "Enter the gateway" in dialog.banner.text()
    dialog.panel.gateway.setText("10.0.0.x")
    dialog.panel.gateway.editingFinished.emit()
    assert "is not an IPv4 address" in dialog.banner.text()
    dialog.close()
    qtbot.wait(0)
