"""A run that was interrupted is found after signing in, and finished, undone or forgotten."""

from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen
from gui.domain.cloud.eip import EipStatus
from gui.domain.engine.progress import Outcome, StopChoice
from gui.domain.plans import multi_eip
from gui.qt.base.region_reading import Load
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from tests.helpers.killing import QuickClock
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def interrupted(signed_in: World) -> World:
    """Two EIPs are bound, the attachment is not; the journal says so."""
    session = signed_in.session
    inventory, connection = session.inventory, session.connection
    assert inventory is not None
    assert connection is not None
    for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:2]:
        session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.name == "voip-media")))
    session.dispatch(InstanceChosen(next(each.id for each in inventory.instances if each.name == "voip-gateway-01")))
    plan = multi_eip.build(session.now, inventory, signed_in.parts.catalog)
    signed_in.server.faults.stick_task("AttachNetworkInterface")
    with closing(Journal(connection.journal_dir)) as journal:
        executions: list[Execution] = []

        def watch(event: object) -> None:
            if getattr(event, "action", "") == "AttachNetworkInterface":
                raise KeyboardInterrupt

        executions.append(Execution(connection.cloud, plan, journal, watch))
        with pytest.raises(KeyboardInterrupt):
            executions[0].run()
    signed_in.server.faults.clear()
    return signed_in


def offered(window: MainWindow, world: World, until: Until, decided: list[tuple[Run, bool]]) -> QMessageBox:
    offer = ResumeOffer(world.session, window, lambda run, undo: decided.append((run, undo)))
    offer.look()
    until(lambda: offer.box is not None)
    assert offer.box is not None
    return offer.box


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if text in button.text()).click()


def test_where_it_stands_is_read_from_the_cloud_before_anybody_decides(
    window: MainWindow, interrupted: World, until: Until
) -> None:
    box = offered(window, interrupted, until, [])
    assert "Bind 2 EIPs to interface voip-media: 2 of 2 read as done" in box.informativeText()
    assert "Attach interface voip-media to instance voip-gateway-01: 0 of 1 read as done" in box.informativeText()
    assert {button.text() for button in box.buttons()} == {"&Continue", "&Roll back", "&Discard", "&Not now"}
    press(box, "Not now")


@pytest.mark.parametrize(("answer", "outcome"), [("Continue", Outcome.APPLIED), ("Roll back", Outcome.UNDONE)])
def test_it_goes_on_or_back_in_the_wizard(
    window: MainWindow,
    interrupted: World,
    until: Until,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    outcome: Outcome,
) -> None:
    del qtbot
    # Nobody knows whether the attach call arrived; an undo looks for its effect for half a minute.
    monkeypatch.setattr("gui.services.runs.execution.SystemClock", QuickClock)
    decided: list[tuple[Run, bool]] = []
    box = offered(window, interrupted, until, decided)
    press(box, answer)
    until(lambda: bool(decided))
    run, undo = decided[0]
    assert undo is (answer == "Roll back")
    window.resume(run, undo)
    wizard = window.wizard
    assert wizard is not None
    until(lambda: wizard.run.report is not None or wizard.run.error is not None)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is outcome
    until(lambda: interrupted.session.reading.load is Load.READY)
    inventory = interrupted.session.inventory
    assert inventory is not None
    states = {inventory.eip_by_id[eip].status for eip in run.plan.selection.eips}
    assert states == {EipStatus.IN_USE if outcome is Outcome.APPLIED else EipStatus.AVAILABLE}
    assert wizard.run.report.stopped in {None, StopChoice.UNDO}
    wizard.close()


def test_it_can_be_forgotten_and_nothing_changes_in_the_cloud(
    window: MainWindow, interrupted: World, until: Until
) -> None:
    connection = interrupted.session.connection
    assert connection is not None

    def unfinished() -> int:
        with closing(Journal(connection.journal_dir)) as journal:
            return len(journal.unfinished())

    box = offered(window, interrupted, until, [])
    busy: list[bool] = []
    interrupted.jobs.busy_changed.connect(busy.append)
    press(box, "Discard")
    until(lambda: busy == [True, False])
    assert unfinished() == 0
