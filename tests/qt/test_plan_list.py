"""A list in the window: opened, refused by line and column, reviewed, agreed to, applied side by side, and reported."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gui.qt.base.preferences import SANDBOX_ACCOUNT
from gui.qt.base.run_of_account import bound_by
from gui.qt.dialogs.plan_list import PlanListDialog
from gui.qt.models.plan_rows import PlanRow
from gui.qt.shell.list_actions import ListActions
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.shell.resume_several import SeveralRunsQuestion
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import ReverseWizard
from gui.sandbox.pace import Pace
from gui.services.runs.journal import Journal
from tests.helpers.many_interfaces import write_list
from tests.helpers.sandbox_run import ENI, REGION, standing
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]

GOOD = f"""\
- region: {REGION}
  eni: {ENI}
  instance: sip-proxy-01
  eips: [voip-edge-01, voip-edge-02]
- region: {REGION}
  eni: new
  eni_name: media-new
  vswitch: prod-b
  security_group: sg-prod
  instance: voip-gateway-01
  eips: [voip-edge-03]
  stack: netplan
"""
COLD = f"""\
- region: {REGION}
  eni: new
  eni_name: ftp-new
  vswitch: prod-b
  security_group: sg-prod
  instance: ftp-legacy
  stop_instance: yes
  eips: [ftp-edge-01]
"""


def opened(window: MainWindow, path: Path, text: str, until: Until, monkeypatch: pytest.MonkeyPatch) -> PlanListDialog:
    path.write_text(text, "utf-8")
    monkeypatch.setattr(ListActions, "ask_path", lambda _self: str(path))
    window.lists.open.trigger()
    dialog = window.lists.dialog
    assert dialog is not None
    until(lambda: dialog.controller.reading is not None or dialog.controller.error is not None)
    return dialog


def shown(dialog: PlanListDialog) -> list[PlanRow]:
    return sorted(dialog.plans.all(), key=lambda row: row.place)


def cells(dialog: PlanListDialog, name: str) -> list[str]:
    column = next(each for each in dialog.plans.columns if each.name == name)
    return [column.show(row) for row in shown(dialog)]


def below(dialog: PlanListDialog, name: str) -> list[str]:
    column = next(each for each in dialog.plans.columns if each.name == name)
    return [column.texts(row)[1] for row in shown(dialog)]


def test_a_list_is_reviewed_and_applied(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD, until, monkeypatch)
    assert dialog.stack.currentWidget() is dialog.plan_table
    assert cells(dialog, "interface")[1] == "New: media-new"
    assert cells(dialog, "instance") == ["sip-proxy-01", "voip-gateway-01"]
    assert cells(dialog, "eips") == ["47.100.23.31", "47.100.23.33"]
    assert below(dialog, "eips") == ["47.100.23.32", ""], "so that no address is cut"
    assert cells(dialog, "state") == ["Not started"] * 2
    assert dialog.apply.text() == "&Apply 2 plans"
    dialog.apply.click()
    until(lambda: bool(dialog.controller.results))
    assert "Plans applied: 2 of 2." in dialog.banner.text()
    assert {row.progress.report.outcome.value for row in shown(dialog) if row.progress.report} == {"applied"}
    account = world.server.account
    made = next(eni for eni in account.interfaces if eni.name == "media-new")
    assert [eip.name for eip in account.eips if eip.bound_to == made.id] == ["voip-edge-03"]
    report = tmp_path / "report.json"
    monkeypatch.setattr(dialog.saving, "ask_report_path", lambda: str(report))
    dialog.saving.report.click()
    until(report.exists)
    assert json.loads(report.read_text("utf-8"))["applied"] == 2
    monkeypatch.setattr(dialog.saving, "ask_folder", lambda: str(tmp_path))
    assert not dialog.saving.guest.isHidden()
    dialog.saving.guest.click()
    until(lambda: "Guest OS files" in dialog.banner.text())
    assert (tmp_path / "guest" / "0002-cn-shanghai-media-new" / "README.txt").exists()
    dialog.reject()
    until(lambda: read_window.lists.dialog is None)


def test_a_run_that_made_its_interface_is_reversed_with_the_undo_script_for_it(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD, until, monkeypatch)
    dialog.apply.click()
    until(lambda: bool(dialog.controller.results))
    applied = dialog.controller.plans[1]
    dialog.reject()
    read_window.session.refresh()
    until(lambda: bound_by(read_window.session, applied) is not None)
    assert applied.selection.eni is None
    wizard = ReverseWizard(read_window.session, applied)
    wizard.show()
    review = wizard.current()
    assert isinstance(review, InUseReviewPage)
    until(lambda: bool(review.undo.stack.currentText()))
    wizard.close()


def test_what_is_wrong_is_a_table_with_line_and_column_and_the_file_is_read_again(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.yaml"
    wrong = GOOD.replace("voip-edge-01", "nobody").replace("prod-b", "nowhere")
    dialog = opened(read_window, path, wrong, until, monkeypatch)
    assert dialog.stack.currentWidget() is dialog.issue_table
    rows = [tuple(column.show(row) for column in dialog.issues.columns) for row in dialog.issues.shown()]
    assert rows == [
        ("4", "eips (10)", "No EIP of the region is nobody."),
        ("8", "vswitch (12)", "No vSwitch of the region is nowhere."),
    ]
    assert dialog.apply.isHidden()
    path.write_text(GOOD, "utf-8")
    dialog.again.click()
    until(lambda: len(dialog.plans.all()) == 2)
    assert dialog.apply.isEnabled()
    until(lambda: dialog.apply.x() < dialog.again.x())  # although it was shown after it


def test_a_file_that_is_no_list_is_refused_in_words(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", "- [", until, monkeypatch)
    assert "can't be read as a list. Line 2, column 1" in dialog.banner.text()
    assert not dialog.apply.isEnabled()


def test_what_stops_an_instance_is_applied_only_with_its_own_tick(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD + COLD, until, monkeypatch)
    assert [bool(row.consent) for row in shown(dialog)] == [False, False, True]
    assert "ftp-legacy" in cells(dialog, "consent")[2]
    assert cells(dialog, "interruption")[:2] == ["None", "None"]
    assert cells(dialog, "interruption")[2].startswith("All services on ftp-legacy stop here")
    assert dialog.plans.ticks == {"0", "1"}
    row = dialog.plans.row_of("0")
    assert row is not None
    index = dialog.plans.index(row, 0)
    dialog.plans.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    index = dialog.plans.index(dialog.plans.row_of("2") or 0, 0)
    dialog.plans.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.plans.ticks == {"1", "2"}
    dialog.apply.click()
    until(lambda: bool(dialog.controller.results))
    assert cells(dialog, "state")[0] == "Not started"
    assert [each.report is None for each in dialog.controller.results] == [True, False, False]
    assert dialog.controller.well, "what was left out does not make the run a bad one"
    assert all(eip.bound_to == "" for eip in world.server.account.eips if eip.name == "voip-edge-01")


def test_the_box_of_the_header_ticks_thousands_of_plans_in_one_drawing(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD, until, monkeypatch)
    first = shown(dialog)[0]
    dialog.plans.show([replace(first, place=place) for place in range(5_000)])
    dialog.plans.show_ticks(frozenset())
    until(lambda: dialog.plans.rowCount() == 5_000)
    drawings: list[int] = []
    dialog.plans.dataChanged.connect(lambda *_: drawings.append(1))
    for wanted in (5_000, 0):
        drawings.clear()
        dialog.plan_table._titles.box_clicked.emit()
        assert len(dialog.plans.ticks) == wanted
        until(lambda: bool(drawings))
        assert len(drawings) == 1
    assert dialog.apply.text() == "&Apply 0 plans"


def test_a_failure_rolls_back_all_where_that_was_chosen(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD, until, monkeypatch)
    before = standing(world.server.account)
    world.server.faults.error("CreateNetworkInterface", "Forbidden.RAM", status=403, times=9)
    dialog.options.go_on.setChecked(True)
    dialog.options.back.setCurrentIndex(1)
    dialog.apply.click()
    until(lambda: bool(dialog.controller.results))
    assert "Plans applied: 0 of 2." in dialog.banner.text()
    assert standing(world.server.account) == before
    with closing(Journal(world.session.connection.journal_dir, reading=True)) as journal:  # type: ignore[union-attr]
        assert journal.unfinished() == ()


def test_plans_are_stopped_and_several_runs_are_resumed_at_once(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = world.session.connection
    assert connection is not None

    def open_runs() -> list[bool]:
        """Whether each unfinished run has sent something that is not done yet."""
        with closing(Journal(connection.journal_dir, reading=True)) as journal:
            return [bool(run.touched) for run in journal.unfinished()]

    world.server.account.tasks.pace = Pace.looks(20)
    dialog = opened(read_window, tmp_path / "list.yaml", GOOD, until, monkeypatch)
    dialog.apply.click()
    assert read_window.lists.running
    read_window.accounts.leave()
    assert world.session.connection is connection, "the account is not left while plans run"
    until(lambda: open_runs() == [True, True])
    read_window.close()
    assert read_window.isVisible(), "what becomes of the plans is asked first"
    assert dialog.question is not None
    dialog.question.keep.click()
    until(lambda: not dialog.controller.running)
    assert dialog.question is None
    assert open_runs() == [True, True]
    world.server.account.tasks.pace = Pace.instant()
    assert "Unfinished runs" in dialog.banner.text()
    offer = ResumeOffer(world.session, read_window, read_window.resume, read_window.lists.take_up)
    offer.look()
    until(lambda: offer.box is not None)
    box = offer.box
    assert isinstance(box, SeveralRunsQuestion)
    assert box.text() == "2 runs were not finished."
    world.session.refresh()
    until(lambda: "voip-spare" in box.informativeText() or "sip-proxy-01" in box.informativeText())
    lines = box.informativeText().splitlines()
    assert all(f" UTC, {REGION}: " in each for each in lines[:2]), lines
    assert "Bind" in lines[0]
    box.carry_on.click()
    resumed = read_window.lists.dialog
    assert resumed is not None
    assert resumed is not dialog, "the list of the runs that were stopped gives way"
    until(lambda: bool(resumed.controller.results))
    assert "Plans applied: 2 of 2." in resumed.banner.text()
    assert open_runs() == []
    resumed.reject()


def test_a_list_is_opened_from_the_first_page_after_the_sign_in(
    window: MainWindow, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    path = write_list(tmp_path / "list.csv", 1, 1)
    monkeypatch.setattr(ListActions, "ask_path", lambda _self: str(path))
    window.states.welcome.list.click()
    assert window.accounts.dialog is not None
    window.accounts.begin("sandbox")
    errors: list[BaseException] = []
    from gui.services.sign_in import WithSandbox  # noqa: PLC0415

    world.session.sign_in(WithSandbox(), errors.append)
    until(lambda: window.lists.dialog is not None)
    dialog = window.lists.dialog
    assert dialog is not None
    until(lambda: dialog.controller.reading is not None)
    assert dialog.issues.total == 3
    assert "The list has 3 issues, so no plan was made." in dialog.banner.text()


def test_the_file_is_asked_for_once_the_sign_in_is_over(
    window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    path = write_list(tmp_path / "list.csv", 1, 1)
    window.states.welcome.list.click()
    sign_in = window.accounts.dialog
    assert sign_in is not None
    open_then: list[bool] = []

    def ask_path(_self: ListActions) -> str:
        open_then.append(sign_in.isVisible())
        return str(path)

    monkeypatch.setattr(ListActions, "ask_path", ask_path)
    sign_in.form.who.setCurrentIndex(sign_in.form.who.findData(SANDBOX_ACCOUNT))
    sign_in.try_it()
    until(lambda: window.lists.dialog is not None)
    assert open_then == [False]


def test_what_is_bound_is_written_as_a_list_that_changes_nothing(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.services.exports.format_names import Format  # noqa: PLC0415
    from tests.qt.test_views_export import opened as export  # noqa: PLC0415

    path = tmp_path / "now.csv"
    chosen = export(read_window, Format.LIST)
    chosen.all.setChecked(True)
    assert chosen.save(path)
    until(path.exists)
    lines = path.read_text("utf-8").splitlines()
    # An interface without an instance is to be completed by whoever edits the list.
    whole = [line for line in lines if line.split(",")[2]]
    dialog = opened(read_window, tmp_path / "again.csv", "\n".join(whole) + "\n", until, monkeypatch)
    assert dialog.controller.reading is not None
    assert (dialog.controller.reading.issues, dialog.controller.reading.plans) == ((), ())
    assert dialog.controller.reading.settled == len(whole) - 1 > 0
    assert "Nothing to change." in dialog.banner.text()
