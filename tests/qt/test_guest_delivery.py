"""Set up in the guest, in the window: review, consent, rows, countdown, decisions, the column, issues and the undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import gui.guest.wrapper
from gui.domain.checks.issue import IssueCode
from gui.domain.delivery.report import Cause, Choice, DeliveryOutcome
from gui.domain.delivery.truth import Truth
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog
from gui.qt.models.sheets import SheetKind
from gui.qt.shell.main_window import MainWindow
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.guests.scripted import GuestRule, Scripted
from gui.sandbox.resources import Assistant
from gui.services.delivery.delivery_run import Performer
from gui.services.delivery.journal import DeliveryJournal
from gui.services.runs.guest_files import noted_guest_files
from tests.helpers.delivered import QUICK
from tests.qt.conftest import World
from tests.qt.test_accessibility import mnemonics
from tests.qt.test_looks import nothing_cut_off
from tests.qt.test_views_guest import dialog_of, go_to

Until = Callable[[Callable[[], bool]], None]
INTERFACE = "voip-live"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gui.guest.wrapper, "Timing", lambda: QUICK)


@pytest.fixture
def model(world: World) -> Modelled:
    made = Modelled(world.server.account)
    world.server.account.guest = made
    return made


@pytest.fixture
def slow_check(world: World, model: Modelled) -> Modelled:
    """A guest whose check takes so long that it stays armed while a test decides."""
    slow = GuestRule(contains="step check", milliseconds=100_000, exit_code=1)
    world.server.account.guest = Scripted(world.server.account, [slow], otherwise=model)
    return model


def review_of(window: MainWindow, until: Until) -> GuestDeliveryDialog:
    go_to(window, INTERFACE)
    dialog = dialog_of(window)
    until(lambda: dialog.panel.host is not None)
    dialog.panel.set_up.click()
    assert dialog.delivery is not None
    return dialog.delivery


def begin(delivery: GuestDeliveryDialog) -> None:
    delivery.review.consent.box.click()
    delivery.go.click()


def truths(delivery: GuestDeliveryDialog) -> set[str]:
    model = delivery.progress.model
    column = next(each for each in model.columns if each.name == "in_guest")
    return {column.show(row) for row in model.shown()}


def in_guest(window: MainWindow) -> set[Truth]:
    eni = next(each for each in window.session.guests.views)
    return {each.truth for each in window.session.guests.views[eni].eips}


def ended(delivery: GuestDeliveryDialog, until: Until) -> DeliveryOutcome:
    until(lambda: delivery.controller is not None and delivery.controller.over)
    assert delivery.controller is not None
    assert delivery.controller.report is not None
    return delivery.controller.report.outcome


def test_nothing_is_sent_before_the_consent_that_names_the_instance(
    read_window: MainWindow, model: Modelled, until: Until, tmp_path: Path
) -> None:
    delivery = review_of(read_window, until)
    assert "voip-gateway-01" in delivery.review.consent.box.text()
    assert not delivery.go.isEnabled()
    commands = [each.text for each in delivery.review.sheets() if each.kind is SheetKind.COMMAND]
    assert any("step apply" in each for each in commands)
    assert any("step confirm" in each for each in commands)
    delivery.review.save_in(tmp_path / "commands")
    until(lambda: "saved" in delivery.review.banner.text())
    saved = {path.read_text() for path in (tmp_path / "commands").rglob("*") if path.is_file()}
    assert set(commands) <= saved
    assert not model._inside
    delivery.review.consent.box.click()
    assert delivery.go.isEnabled()
    delivery.review.armed.setValue(240)
    assert not delivery.go.isEnabled(), "the consent was for other commands"


def test_eips_are_in_the_guest_only_after_it_was_read_at_the_end(
    read_window: MainWindow, model: Modelled, until: Until
) -> None:
    del model
    delivery = review_of(read_window, until)
    seen: list[set[str]] = []
    begin(delivery)
    assert delivery.controller is not None
    delivery.controller.changed.connect(lambda: delivery.controller.report or seen.append(truths(delivery)))  # type: ignore[union-attr,func-returns-value]
    assert ended(delivery, until) is DeliveryOutcome.PROVEN
    assert {text for some in seen for text in some} == {"Unknown"}
    assert truths(delivery) == {"Yes"}
    until(lambda: bool(read_window.session.guests.views))
    assert in_guest(read_window) == {Truth.YES}
    column = read_window.home.mappings.columns()
    shown = next(each for each in column if each.name == "in_guest")
    row = next(each for each in read_window.home.facts.now.rows if each.eni and each.eni.name == INTERFACE)
    assert shown.show(row) == "Yes"
    assert shown.below is not None
    assert "as of" in shown.below(row)
    for name in ("address", "rule", "route", "gateway"):
        cell = next(each for each in delivery.progress.model.columns if each.name == name)
        assert {cell.show(each) for each in delivery.progress.model.shown()}.isdisjoint({"Missing", "Not read yet"})


def test_what_was_delivered_is_noted_without_the_alternatives(
    read_window: MainWindow, model: Modelled, until: Until
) -> None:
    del model
    delivery = review_of(read_window, until)
    panel = read_window.on_resource.dialogs[0].panel
    begin(delivery)
    assert ended(delivery, until) is DeliveryOutcome.PROVEN
    connection = read_window.session.connection
    assert connection is not None
    eni = next(iter(panel.networks()))[0]
    began = datetime.now(UTC) - timedelta(hours=1)
    until(lambda: bool(noted_guest_files(connection.journal_dir, [eni], began)))
    (noted,) = noted_guest_files(connection.journal_dir, [eni], began)
    assert len(panel.stacks()) > 1
    assert {path.split("/")[1] for path, _ in noted.sums} == {panel.stack_choice.name}


def test_undo_now_at_any_moment_takes_it_back(read_window: MainWindow, slow_check: Modelled, until: Until) -> None:
    del slow_check
    delivery = review_of(read_window, until)
    begin(delivery)
    run = delivery.controller
    assert run is not None
    until(lambda: run.armed)
    assert "undoes it" in delivery.progress.countdown.text()
    delivery.progress.buttons[Choice.UNDO_NOW].click()
    assert ended(delivery, until) is DeliveryOutcome.TAKEN_BACK
    assert truths(delivery) == {"No"}
    assert not delivery.progress.countdown.text()


def test_closing_while_armed_asks_and_leaves_it_to_the_guest(
    read_window: MainWindow, slow_check: Modelled, until: Until
) -> None:
    del slow_check
    delivery = review_of(read_window, until)
    begin(delivery)
    run = delivery.controller
    assert run is not None
    until(lambda: run.armed)
    # The main window says the same: it stays.
    read_window.close()
    assert read_window.isVisible()
    assert delivery.question is not None
    assert "undoes it" in delivery.question.informativeText()
    delivery.question.armed[Choice.LEAVE].click()
    assert ended(delivery, until) is DeliveryOutcome.ARMED
    assert delivery.isVisible()
    assert truths(delivery) <= {"Partly", "Unknown"}
    assert delivery.question is None
    delivery.reject()
    until(
        lambda: (
            any(each.code is IssueCode.GUEST_ARMED for each in read_window.home.facts.now.findings)
            or in_guest(read_window) == {Truth.UNKNOWN}
        )
    )


def test_a_wrong_check_asks_and_keep_keeps_it_without_a_green_mark(
    read_window: MainWindow, world: World, model: Modelled, until: Until
) -> None:
    gone = GuestRule(contains="step check", output="", exit_code=1)
    world.server.account.guest = Scripted(world.server.account, [gone], otherwise=model)
    delivery = review_of(read_window, until)
    begin(delivery)
    run = delivery.controller
    assert run is not None
    until(lambda: run.question is not None)
    assert run.question is not None
    assert run.question.cause is Cause.CHECK_UNREAD
    assert delivery.progress.buttons[Choice.KEEP].isVisible()
    delivery.progress.buttons[Choice.KEEP].click()
    assert ended(delivery, until) is DeliveryOutcome.KEPT
    assert not run.well


@pytest.mark.parametrize(
    "rule",
    [
        GuestRule(contains="step status", output="nothing of ours\n"),
        GuestRule(contains="step status", output="eip-eni-end\tffffffffffffffff\tstatus\t0\t0\n"),
        GuestRule(contains="step status", output="/5v//sCA", base64=True),
        GuestRule(contains="step status", output="\x1b[2J<b>yes</b>\n"),
        GuestRule(contains="step status", exit_code=127),
        GuestRule(contains="step status", error="ClientNotRunning", status="Failed"),
    ],
)
def test_an_odd_answer_is_no_green_mark(
    read_window: MainWindow, world: World, model: Modelled, until: Until, rule: GuestRule
) -> None:
    world.server.account.guest = Scripted(world.server.account, [rule], otherwise=model)
    delivery = review_of(read_window, until)
    begin(delivery)
    assert ended(delivery, until) is DeliveryOutcome.NOT_SENT
    assert truths(delivery) == {"Unknown"}
    assert "Nothing was changed in the guest." in delivery.progress.banner.text()
    assert not model._inside
    assert delivery.progress.said.toPlainText().isprintable() or "\n" in delivery.progress.said.toPlainText()


@pytest.mark.parametrize("state", ["stopped", "away"])
def test_an_instance_whose_agent_is_away_gets_nothing(
    read_window: MainWindow, world: World, model: Modelled, until: Until, state: str
) -> None:
    delivery = review_of(read_window, until)
    instance = delivery._instance
    found = world.server.account.instances.get(instance)
    assert found is not None
    if state == "stopped":
        found.status = "Stopped"
    else:
        found.assistant = Assistant.ABSENT
    begin(delivery)
    assert ended(delivery, until) is DeliveryOutcome.NOT_SENT
    assert delivery.progress.banner.text()
    assert not model._inside


def test_another_plan_is_replaced_only_when_the_user_says_so(
    read_window: MainWindow, model: Modelled, until: Until
) -> None:
    del model
    first = review_of(read_window, until)
    begin(first)
    assert ended(first, until) is DeliveryOutcome.PROVEN
    first.reject()
    guest = read_window.on_resource.dialogs[0]
    guest.panel.options.host_prefix.click()  # type: ignore[attr-defined]
    guest.panel.set_up.click()  # type: ignore[attr-defined]
    second = guest.delivery  # type: ignore[attr-defined]
    begin(second)
    until(lambda: second.controller.question is not None)
    assert second.progress.buttons[Choice.GO_ON].isVisible()
    second.progress.buttons[Choice.CANCEL].click()
    assert ended(second, until) is DeliveryOutcome.NOT_SENT


def test_without_the_profiles_permission_the_button_says_why_and_where(
    read_window: MainWindow, world: World, until: Until
) -> None:
    connection = world.session.connection
    assert connection is not None
    world.session.connection = replace(connection, guests=None)
    go_to(read_window, INTERFACE)
    dialog = dialog_of(read_window)
    until(lambda: dialog.panel.host is not None)
    assert "Cloud Assistant" in dialog.panel.set_up.toolTip()
    dialog.panel.set_up.click()
    assert dialog.delivery is None
    assert "in the profile" in dialog.banner.text()
    read_window.on_resource.refresh()
    assert not read_window.on_resource.read_guest.isEnabled()


def test_read_the_guest_fills_the_column_and_the_issues(read_window: MainWindow, model: Modelled, until: Until) -> None:
    del model
    read_window.home.mappings.panel.table.clearSelection()
    action = read_window.on_resource.read_guest
    assert action.isEnabled(), action.toolTip()
    action.trigger()
    assert not action.isEnabled()
    guests = read_window.session.guests
    until(lambda: not guests.pending and bool(guests.views))
    assert Truth.YES not in in_guest(read_window)
    until(lambda: any(each.code is IssueCode.GUEST_EIP_MISSING for each in read_window.home.facts.now.findings))
    # Another region: nothing of it is known any more.
    other = next(
        each.id for each in read_window.session.connection.regions if each.id != read_window.session.now.region
    )  # type: ignore[union-attr]
    read_window.session.choose_region(other)
    assert not guests.views


def test_a_refused_journal_sends_nothing(read_window: MainWindow, model: Modelled, until: Until) -> None:
    delivery = review_of(read_window, until)
    connection = read_window.session.connection
    assert connection is not None
    other = DeliveryJournal(connection.journal_dir)
    try:
        begin(delivery)
        run = delivery.controller
        assert run is not None
        until(lambda: run.over)
        assert run.error is not None
        assert delivery.progress.banner.text()
        assert not model._inside
    finally:
        other.close()


@pytest.mark.parametrize("language", range(2))
def test_the_keyboard_alone_is_enough_and_everything_has_a_name(
    read_window: MainWindow, model: Modelled, until: Until, qtbot: QtBot, translators: Translators, language: int
) -> None:
    translators.install(LANGUAGES[language])
    del model
    delivery = review_of(read_window, until)
    until(delivery.isVisible)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit)
    for kind in kinds:
        for widget in delivery.findChildren(kind):
            assert isinstance(widget, QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName()[:3] != "qt_":
                if not widget.isVisibleTo(delivery):
                    continue
                name = widget.accessibleName() or getattr(widget, "text", str)() or _label_of(delivery, widget)
                assert name, widget
    keys = mnemonics(delivery)
    assert len(keys) == len(set(keys)), keys
    nothing_cut_off(delivery, qtbot)
    delivery.resize(1, 1)
    nothing_cut_off(delivery, qtbot)
    delivery.review.consent.box.setFocus()
    QTest.keyClick(delivery.review.consent.box, Qt.Key.Key_Space)
    until(delivery.go.isEnabled)
    delivery.go.setFocus()
    QTest.keyClick(delivery.go, Qt.Key.Key_Space)
    assert ended(delivery, until) is DeliveryOutcome.PROVEN
    nothing_cut_off(delivery, qtbot)
    QTest.keyClick(delivery, Qt.Key.Key_Escape)
    until(lambda: not read_window.session.guests.delivering)


def _label_of(dialog: QWidget, widget: QWidget) -> str:
    return next((each.text() for each in dialog.findChildren(QLabel) if each.buddy() is widget), "")


def test_a_program_that_ends_leaves_what_is_armed_to_the_guest(
    read_window: MainWindow, slow_check: Modelled, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    del slow_check, monkeypatch
    delivery = review_of(read_window, until)
    begin(delivery)
    run = delivery.controller
    assert run is not None
    until(lambda: run.armed)
    read_window.session.guests.end_wanted.emit()
    assert ended(delivery, until) is DeliveryOutcome.ARMED
    assert isinstance(run._shared.performer, Performer)
