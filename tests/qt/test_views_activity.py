"""What was done: runs from the journal, calls with their request ids, and the way to go on, undo or save."""

import argparse
import csv
import io
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui import bootstrap
from gui.domain.cloud.region import RegionId
from gui.domain.engine.progress import Outcome
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.run_details import RunDetailsDialog
from gui.qt.models.activity import CallRow, calls_as_csv
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.activity import ActivityView
from gui.qt.views.reverse_button import ReverseButton
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import TeardownWizard
from gui.services.region.call_log import CallLog
from gui.services.runs.journal import Journal
from gui.words.activity import call_outcome, run_state
from tests.helpers.toy_cloud import RUN, ToyCloud, the_plan
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


@dataclass(frozen=True)
class ACall:
    action: str
    request_id: str = "R"
    outcome: str = "ok"
    region: str = "cn-shanghai"
    started: datetime = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    milliseconds: int = 12


@pytest.fixture
def torn_down(read_window: MainWindow, until: Until) -> MainWindow:
    """A window after one teardown."""
    eni = next(each for each in read_window.session.inventory.interfaces if each.name == "sip-trunks")  # type: ignore[union-attr]
    read_window.open_teardown(eni.id)
    wizard = read_window.wizard
    assert isinstance(wizard, TeardownWizard)
    wizard.button(QWizard.WizardButton.NextButton).click()
    page = wizard.current()
    assert isinstance(page, InUseReviewPage)
    page.agreed.setChecked(True)
    wizard.button(QWizard.WizardButton.CommitButton).click()
    until(lambda: wizard.run.applied)
    wizard.close()
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    until(lambda: read_window.home.activity.runs.rowCount() == 1)
    return read_window


def test_a_run_is_listed_with_its_state_and_its_calls_with_their_request_ids(
    torn_down: MainWindow, until: Until, qtbot: QtBot
) -> None:
    view = torn_down.home.activity
    run = view.runs.shown()[0]
    assert run.outcome is Outcome.APPLIED
    assert "Unbind" in view.runs.index(0, 1).data()
    writes = [row for row in view.calls.shown() if row.writes]
    assert [row.action for row in writes] == ["UnassociateEipAddress"] * 2
    assert all(row.request_id and row.outcome == "ok" and row.run_id == run.run_id for row in writes)
    view._session.parts.calls.add(ACall("DescribeVpcs", "read-1"))
    view._session.parts.calls.add(ACall("UnassociateEipAddress", writes[0].request_id))
    until(lambda: any(row.request_id == "read-1" for row in view.calls.shown()))
    assert sum(row.request_id == writes[0].request_id for row in view.calls.shown()) == 1, "no call is listed twice"
    assert next(row for row in view.calls.shown() if row.request_id == writes[0].request_id).milliseconds == 12
    qtbot.mouseClick(view.chips.buttons["writes"], Qt.MouseButton.LeftButton)
    assert {row.action for row in view.calls.shown()} == {"UnassociateEipAddress"}
    qtbot.mouseClick(view.chips.buttons["refused"], Qt.MouseButton.LeftButton)
    assert not view.calls.shown()


def test_the_calls_of_one_run_are_chosen_by_its_row(torn_down: MainWindow, until: Until, qtbot: QtBot) -> None:
    view = torn_down.home.activity
    view._session.parts.calls.add(ACall("DescribeVpcs", "read-1"))
    until(lambda: view.calls.total == 3)
    qtbot.mouseClick(view.chips.buttons["run"], Qt.MouseButton.LeftButton)
    assert not view.calls.shown()
    view.run_panel.table.go_to(view.runs.shown()[0].run_id)
    assert len(view.calls.shown()) == 2


def test_the_calls_that_are_shown_are_saved(
    torn_down: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, path = torn_down.home.activity, tmp_path / "calls.csv"
    monkeypatch.setattr(ActivityView, "ask_path", lambda *_: str(path))
    view.save.click()
    until(path.exists)
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert [row["request_id"] for row in rows] == [row.request_id for row in view.calls.shown()]
    until(lambda: "calls.csv" in view.banner.text())


def test_the_runs_that_are_shown_are_saved(
    torn_down: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, path = torn_down.home.activity, tmp_path / "runs.csv"
    monkeypatch.setattr(ActivityView, "ask_path", lambda *_: str(path))
    view.save_runs.click()
    until(path.exists)
    (row,) = csv.DictReader(io.StringIO(path.read_text()))
    run = view.runs.shown()[0]
    assert (row["run_id"], row["result"], row["region"]) == (run.run_id, "applied", "cn-shanghai")
    assert row["operations"] == "UnassociateEipAddress"
    assert row["resources"].split() == [*run.plan.selection.eips, run.plan.selection.eni]
    until(lambda: "runs.csv" in view.banner.text())


def test_whatever_a_server_answers_is_no_formula() -> None:
    call = CallRow("k", datetime.now(UTC), "@A", "=1+1", "+x", "-y", 5, "")
    (row,) = csv.DictReader(io.StringIO(calls_as_csv([call]).decode()))
    assert (row["action"], row["region"], row["result"], row["request_id"]) == ("'@A", "'=1+1", "'+x", "'-y")
    assert row["milliseconds"] == "5"


def test_a_run_is_opened_by_its_row(torn_down: MainWindow, world: World, until: Until, qtbot: QtBot) -> None:
    view = torn_down.home.activity
    table = view.run_panel.table
    table.go_to(view.runs.shown()[0].run_id)
    assert view.chips.buttons["run"].text().endswith("(2)"), "its calls are counted"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert {row.run_id for row in view.calls.shown()} == {view.runs.shown()[0].run_id}
    (dialog,) = torn_down.findChildren(RunDetailsDialog)
    until(lambda: "How to undo it" in dialog.text.text())
    writes = [row for row in view.calls.shown() if row.writes]
    assert all(row.request_id in dialog.text.text() for row in writes)
    assert "verified" in dialog.picture.text()
    dialog.save.copy.trigger()
    until(lambda: view.runs.shown()[0].run_id in QGuiApplication.clipboard().text())
    dialog.reject()
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(RUN, the_plan(ToyCloud()), None)
    view.read()
    until(lambda: view.runs.rowCount() == 2)
    table.go_to(RUN)
    with qtbot.waitSignal(torn_down.home.resume_wanted):
        table.opened.emit()


def test_a_region_that_can_not_be_read_is_no_matter_of_the_activity(
    read_window: MainWindow, world: World, until: Until
) -> None:
    world.server.faults.error("Describe*", "Forbidden.RAM", 403, 0)
    view = read_window.home.activity
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    read_window.session.choose_region(RegionId("cn-hangzhou"))
    until(lambda: read_window.session.reading.load is Load.FAILED)
    assert view.run_panel.placeholder.text() == "No run yet."


def test_an_unfinished_run_can_be_opened(read_window: MainWindow, world: World, until: Until, qtbot: QtBot) -> None:
    view = read_window.home.activity
    assert not view.go_on.isEnabled()
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(RUN, the_plan(ToyCloud()), None)
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    until(view.go_on.isEnabled)
    (shown,) = view.runs.shown()
    assert run_state(shown.outcome, ended=shown.ended is not None).text == "Not finished"
    with qtbot.waitSignal(read_window.home.resume_wanted):
        view.go_on.click()


def test_looking_keeps_no_run_from_writing(tmp_path: Path) -> None:
    with closing(Journal(tmp_path)):
        pass
    with closing(Journal(tmp_path, reading=True)) as looking, closing(Journal(tmp_path)) as writing:
        assert writing.read_only is None
        writing.begin(RUN, the_plan(ToyCloud()), None)
        assert looking.runs()[0].run_id == RUN
        assert looking.read_only is not None


def test_every_state_of_a_run_has_a_word() -> None:
    words = [run_state(outcome, ended=True).text for outcome in (*Outcome, None)]
    words.append(run_state(None, ended=False).text)
    assert len(set(words)) == len(words)
    assert [call_outcome(each).text for each in ("ok", "", "Forbidden.RAM")] == [
        "Accepted",
        "No answer noted",
        "Forbidden.RAM",
    ]


def test_the_log_of_calls_tells_its_listener() -> None:
    log, heard = CallLog(), []
    log.listen(lambda: heard.append(len(log.calls())))
    log.add(ACall("A"))
    log.listen(None)
    log.add(ACall("B"))
    assert heard == [1]
    assert [call.action for call in log.calls()] == ["A", "B"]


def test_the_program_notes_every_call_of_its_connections(tmp_path: Path) -> None:
    composition = bootstrap.Composition(argparse.Namespace(endpoint=None, state_dir=tmp_path, log_level="WARNING"))
    try:
        parts = composition.parts()
        access = parts.start_sandbox()
        cloud = parts.connect(access.credentials, profile=None, endpoint=access.endpoint, language="en-US")
        assert cloud.regions()
        assert {call.outcome for call in parts.calls.calls()} == {"ok"}
        assert all(call.request_id for call in parts.calls.calls())
    finally:
        composition.close()


def test_the_button_that_reverses_says_why_it_does_not(tmp_path: Path, qtbot: QtBot) -> None:
    with closing(Journal(tmp_path)) as journal:
        journal.begin(RUN, the_plan(ToyCloud()), None)
        run = replace(journal.run(RUN), outcome=Outcome.APPLIED)
    session = SimpleNamespace(inventory=SimpleNamespace(region=run.plan.region))
    button = ReverseButton(session)  # type: ignore[arg-type]
    qtbot.addWidget(button)
    button.show_run(run, "")
    assert (button.isEnabled(), button.toolTip()[:8]) == (True, "Put ever")
    session.inventory.region = "eu-central-1"
    button.show_run(run, "")
    assert (button.isEnabled(), button.toolTip()) == (False, f"Choose the region {run.plan.region} first")
    button.show_run(replace(run, plan=replace(run.plan, operations=())), "")
    assert (button.isEnabled(), button.toolTip()[:19]) == (False, "No run of this kind")
    button.show_run(replace(run, outcome=Outcome.UNDONE), "")
    assert (button.isEnabled(), button.toolTip()) == (False, "Only a run that was applied can be reversed")
    button.show_run(run, "Of another account")
    assert (button.isEnabled(), button.toolTip()) == (False, "Of another account")
