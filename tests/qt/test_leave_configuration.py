"""A guest configuration that nobody took is not left in silence; one that was saved, copied or set up is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.qt.shell.main_window import MainWindow
from gui.qt.views.guest_dialog import GuestDialog
from tests.qt.test_guest_steps import choose, shown

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def dialog(read_window: MainWindow, until: Until, qtbot: QtBot) -> GuestDialog:
    found = shown(read_window, until, "voip-live")
    with qtbot.waitExposed(found):
        pass
    return found


def test_leaving_asks_and_staying_stays(dialog: GuestDialog, until: Until) -> None:
    dialog.reject()
    assert dialog.question is not None
    assert dialog.isVisible()
    assert "not saved, copied or set up" in dialog.question.text()
    dialog.question.stay.click()
    until(lambda: dialog.question is None)
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible(), "the button of the window is no way round the question"
    assert dialog.question is not None
    dialog.question.leave.click()
    until(lambda: not dialog.isVisible())


def test_what_was_saved_is_left_without_a_question(
    dialog: GuestDialog, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    dialog.reject()
    assert dialog.question is not None
    dialog.question.save.click()
    until(lambda: dialog.question is None)
    assert (tmp_path / "out" / "README.txt").exists()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_what_was_copied_is_left_without_a_question_until_it_is_another_one(dialog: GuestDialog, until: Until) -> None:
    dialog.panel.view.copy_text()
    assert not dialog.panel.left_open
    choose(dialog.panel, "networkmanager")
    assert dialog.panel.left_open
    choose(dialog.panel, "netplan")
    assert not dialog.panel.left_open
    dialog.panel.options.base.setValue(9000)
    dialog.panel.options.changed.emit()
    assert dialog.panel.left_open
    dialog.panel.view.text.selectAll()
    dialog.panel.view.text.copy()
    assert not dialog.panel.left_open
    dialog.reject()
    until(lambda: not dialog.isVisible())


def test_without_a_configuration_there_is_nothing_to_lose(dialog: GuestDialog) -> None:
    dialog.panel.gateway.setText("nowhere")
    dialog.panel.gateway.editingFinished.emit()
    dialog.reject()
    assert dialog.question is None
    assert not dialog.isVisible()
