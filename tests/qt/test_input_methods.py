"""Chinese is typed into every field: letters of a composition are no text, and its keys are not the window's."""

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.domain.cloud.region import Region, RegionId
from gui.qt.accounts.editor import ProfileEditor
from gui.qt.base import application as application_module
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.region_box import RegionBox
from gui.qt.wizards.bind import BindWizard
from tests.qt.test_dialog_looks import DIALOGS
from tests.qt.test_looks import pages, styled, views, wizard
from tests.qt.test_manners_everywhere import more_dialogs, shown

__all__ = ["styled", "wizard"]

LETTERS, SIGNS = "wangguan", "网关"
OF_CANDIDATES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.fixture(autouse=True)
def with_its_style(styled: QApplication) -> None:
    """Have the program's style, which looks after every field."""


def fields(root: QWidget) -> Iterator[QLineEdit]:
    """Give each field of ``root`` that can be typed in now."""
    for field in root.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            yield field


def turned(dialog: QWidget) -> Iterator[None]:
    """Turn to each page of ``dialog``, and to each kind of profile."""
    boxes = [*dialog.findChildren(QTabWidget), *([dialog.kind] if isinstance(dialog, ProfileEditor) else [])]
    yield
    for box in boxes:
        for number in range(1, box.count()):
            box.setCurrentIndex(number)
            yield


def receiver(field: QLineEdit) -> QWidget:
    """Return what has the focus while ``field`` is typed in: a box takes the events for its field."""
    return field.focusProxy() or field


def compose(field: QLineEdit, letters: str, signs: str = "") -> None:
    """Do as an input method does: show letters, or put signs in their place."""
    event = QInputMethodEvent(letters, [])
    event.setCommitString(signs)
    QApplication.sendEvent(receiver(field), event)


def compose_in(field: QLineEdit, qtbot: QtBot) -> None:
    """Compose in place of what ``field`` holds: drop it, take the letters, take the signs."""
    window, place = field.window(), receiver(field)
    what = f"{field.accessibleName() or field.objectName()} in {type(window).__name__}"
    number = isinstance(place, QAbstractSpinBox)
    if not number:
        field.setText("voip")
    place.setFocus()
    assert place.hasFocus(), what
    kept, told = field.text(), []
    field.textChanged.connect(told.append)

    def begin() -> None:
        field.selectAll()
        compose(field, LETTERS[:1])
        compose(field, LETTERS)

    def is_still_here() -> bool:
        return window.isVisible() and place.hasFocus()

    begin()
    assert told == [], f"{what}: letters of a composition are taken for text"
    assert field.text() == "" or number, what
    for key in OF_CANDIDATES:
        qtbot.keyClick(place, key)
        assert is_still_here(), f"{what}: {key}"
    assert told == [], f"{what}: a key of the candidates has changed the text"
    qtbot.keyClick(place, Qt.Key.Key_Escape)
    assert is_still_here(), f"{what}: Escape"
    if not number:
        assert told == [""], f"{what}: the text is gone, and nobody was told"
    for end in ENDS:
        told.clear()
        begin()
        qtbot.keyClick(place, end)
        assert is_still_here(), f"{what}: {end}"
        assert number or told == [LETTERS], what
    told.clear()
    begin()
    compose(field, "", SIGNS)
    if number:
        place.clearFocus()
        assert field.text() == kept, f"{what}: no number"
    else:
        assert (told, field.text()) == ([SIGNS], SIGNS), f"{what}: the signs are told once"


def test_every_field_of_every_dialog(read_window: MainWindow, qtbot: QtBot) -> None:
    tried = 0
    makers: dict[str, Callable[[], QWidget]] = {
        **{name: lambda make=make: make(read_window) for name, make in DIALOGS.items()},  # type: ignore[misc]
        **more_dialogs(read_window),
    }
    for make in makers.values():
        dialog = make()
        shown(dialog, qtbot)
        qtbot.waitUntil(lambda: not read_window.session.jobs.busy)
        for _ in turned(dialog):
            for field in fields(dialog):
                compose_in(field, qtbot)
                tried += 1
        dialog.close()
        dialog.deleteLater()
    assert tried > 25


def test_every_field_of_the_main_window_and_its_help(read_window: MainWindow, qtbot: QtBot) -> None:
    shown(read_window, qtbot)
    tried = 0
    for view in views(read_window, qtbot):
        for field in fields(view):
            compose_in(field, qtbot)
            tried += 1
    read_window.show_help(read_window)
    window = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "HelpWindow")
    shown(window, qtbot)
    for field in fields(window):
        compose_in(field, qtbot)
        tried += 1
    window.close()
    assert tried > read_window.home.tabs.count() - 1


def test_every_field_of_the_wizard(wizard: BindWizard, qtbot: QtBot) -> None:
    shown(wizard, qtbot)
    tried = 0
    for page in pages(wizard, qtbot):
        for field in fields(page):
            compose_in(field, qtbot)
            tried += 1
            assert wizard.current() is page
    assert tried > 3


def test_a_filter_searches_once_for_what_was_composed(read_window: MainWindow, qtbot: QtBot) -> None:
    shown(read_window, qtbot)
    panel = read_window.home.mappings.panel
    panel.filter.setText("voip")
    qtbot.waitUntil(lambda: not panel._pause.isActive())
    few, asked = panel.table.model().rowCount(), []
    search = panel._model.filter
    panel._model.filter = lambda text, *more: asked.append(text) or search(text, *more)  # type: ignore[method-assign]
    panel.filter.setFocus()
    panel.filter.selectAll()
    for end in range(1, len(LETTERS) + 1):
        compose(panel.filter, LETTERS[:end])
    assert not panel._pause.isActive()
    assert panel.table.model().rowCount() == few
    compose(panel.filter, "", SIGNS)
    qtbot.waitUntil(lambda: panel.table.model().rowCount() == 0)
    assert asked == [SIGNS]


def test_a_field_is_not_judged_before_something_is_written(read_window: MainWindow, qtbot: QtBot) -> None:
    dialog = NewInterfaceDialog(read_window.session, read_window)
    shown(dialog, qtbot)
    qtbot.waitUntil(dialog.make_button.isEnabled)
    dialog.address.setText("not an address")
    assert not dialog.make_button.isEnabled()
    judged: list[str] = []
    dialog.address.textChanged.connect(judged.append)
    dialog.address.setFocus()
    dialog.address.selectAll()
    compose(dialog.address, LETTERS)
    assert not dialog.make_button.isEnabled(), "nothing was written in place of what is wrong"
    compose(dialog.address, "")
    assert dialog.make_button.isEnabled(), "an empty field leaves the address to the cloud"
    assert judged == [""]
    dialog.close()


def test_a_composition_that_is_left_tells_that_the_text_has_gone(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    first, second = QLineEdit("voip"), QLineEdit()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    for each in (first, second, buttons):
        column.addWidget(each)
    shown(dialog, qtbot)
    told: list[str] = []
    first.textChanged.connect(told.append)
    first.setFocus()
    first.selectAll()
    compose(first, LETTERS)
    assert told == []
    second.setFocus()
    assert told == [""]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # by a popup, on a platform without one
def test_a_region_is_completed_from_what_was_composed(qtbot: QtBot) -> None:
    box = RegionBox()
    qtbot.addWidget(box)
    names = {"cn-shanghai": "华东2（上海）", "cn-beijing": "华北2（北京）"}
    box.offer([Region(RegionId(each), name) for each, name in names.items()])
    shown(box, qtbot)
    box.setFocus()
    compose(box.edit, "shang hai")
    assert not box.completer().popup().isVisible()
    compose(box.edit, "", "上海")
    popup = box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered == [f"{names['cn-shanghai']} (cn-shanghai)"]
    compose(box.edit, "hang")
    assert box.edit.text() == "上海"
    popup.hide()


def test_keys_are_the_windows_again_after_the_composition(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    shown(dialog, qtbot)
    field.setFocus()
    compose(field, LETTERS)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    "leave",
    [
        lambda field, _other: field.setText("set"),
        lambda _field, other: other.setFocus(),
        lambda field, _other: field.hide(),
        lambda field, _other: field.setEnabled(False),
        lambda field, _other: field.setReadOnly(True),
    ],
    ids=["set", "left", "hidden", "disabled", "read-only"],
)
def test_a_composition_that_ended_without_a_word_is_not_written_later(
    qtbot: QtBot, leave: Callable[[QLineEdit, QLineEdit], None]
) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    field, other = QLineEdit("voip"), QLineEdit()
    for each in (field, other):
        column.addWidget(each)
    shown(dialog, qtbot)
    field.setFocus()
    compose(field, LETTERS)
    leave(field, other)
    text = field.text()
    field.setReadOnly(False)
    field.setEnabled(True)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == text
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_signs_with_letters_of_the_next_ones_are_written_once(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    shown(field, qtbot)
    field.setFocus()
    told: list[str] = []
    field.textChanged.connect(told.append)
    compose(field, LETTERS)
    compose(field, LETTERS[:1], SIGNS)
    assert told == [SIGNS]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [SIGNS, f"{SIGNS}{LETTERS[:1]}"]


@pytest.mark.parametrize(
    ("module", "modules", "asked"),
    [
        ("fcitx", None, "fcitx;ibus"),
        ("fcitx5", None, "fcitx5;ibus"),
        ("fcitx", "wayland;fcitx", "wayland;fcitx"),
        ("ibus", None, None),
        ("", None, None),
    ],
)
def test_fcitx_is_reached_as_ibus_unless_the_user_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, module: str, modules: str | None, asked: str | None
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", module)
    monkeypatch.setenv("QT_IM_MODULES", modules or "")
    if modules is None:
        monkeypatch.delenv("QT_IM_MODULES")
    application_module._reach_fcitx()
    assert os.environ.get("QT_IM_MODULES") == asked
