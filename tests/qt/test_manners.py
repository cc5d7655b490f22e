"""How the window behaves: reading order, focus, keys from everywhere, the colours of the desktop."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLineEdit, QMainWindow, QStyle, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.base import palette
from gui.qt.base.focus_style import FocusStyle, VisibleFocus
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import SystemColours, icon
from gui.qt.base.type_size import set_type_size
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.startup_frame import SMALL_SCREEN, Frame
from gui.qt.wizards.bind import BindWizard
from tests.helpers.looks import contrast
from tests.helpers.reading_order import out_of_order, stops
from tests.qt.conftest import World
from tests.qt.test_dialog_looks import DIALOGS, each_dialog
from tests.qt.test_looks import SCREEN, pages, styled, views, wizard

__all__ = ["styled", "wizard"]
Until = Callable[[Callable[[], bool]], None]


# Tab order


def test_tab_goes_through_every_view_as_it_is_read(read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.resize(SCREEN)
    for view in views(read_window, qtbot):
        assert out_of_order(read_window.centralWidget()) == [], type(view).__name__
        assert len(list(stops(read_window.centralWidget()))) > 3


def test_tab_goes_through_the_welcome_page_as_it_is_read(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    assert out_of_order(window.centralWidget()) == []


def test_tab_goes_through_every_dialog_as_it_is_read(read_window: MainWindow, qtbot: QtBot) -> None:
    def check(dialog: QWidget) -> None:
        assert out_of_order(dialog) == []

    each_dialog(read_window, qtbot, check)


def test_tab_goes_through_every_page_as_it_is_read(wizard: BindWizard, qtbot: QtBot) -> None:
    for page in pages(wizard, qtbot):
        # Steps that are drawn take their places a turn later.
        qtbot.waitUntil(lambda page=page: out_of_order(page) == [])  # type: ignore[misc]


# Focus


def test_the_focus_is_seen_as_soon_as_a_window_is(styled: QApplication, read_window: MainWindow, qtbot: QtBot) -> None:
    shower = VisibleFocus(styled)
    for make in DIALOGS.values():
        dialog = make(read_window)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: dialog.isAncestorOf(QApplication.focusWidget()))  # type: ignore[misc]
        assert dialog.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        dialog.close()
        dialog.deleteLater()
    shower.deleteLater()


def test_buttons_of_dialogs_have_no_pictures_of_the_style(styled: QApplication, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    own = box.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
    for button in box.buttons():
        # Offscreen no button has one by itself; on a desktop it has it before it is polished.
        button.setIcon(icon("copy"))
        styled.style().polish(button)
    assert [button for button in box.buttons() if not button.icon().isNull()] == [own]


# Keys


@pytest.fixture
def field_window(styled: QApplication, qtbot: QtBot) -> QMainWindow:
    del styled
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QLineEdit("text"))
    with qtbot.waitExposed(window):
        window.show()
    return window


def override(field: QLineEdit, key: Qt.Key) -> bool:
    """Return whether the field claims Ctrl and ``key`` for itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_a_key_of_the_window_works_in_a_text_field_but_those_that_edit_stay_its_own(
    field_window: QMainWindow,
) -> None:
    field = field_window.findChild(QLineEdit)
    action = QAction("act", field.window())
    for key, letter in ((Qt.Key.Key_E, "E"), (Qt.Key.Key_K, "K"), (Qt.Key.Key_D, "D")):
        action.setShortcut(QKeySequence(f"Ctrl+{letter}"))
        assert not override(field, key)
    action.setEnabled(False)
    action.setShortcut(QKeySequence("Ctrl+A"))
    assert override(field, Qt.Key.Key_A)
    action.setEnabled(True)
    assert override(field, Qt.Key.Key_A)


# Colours


def ground(app: QApplication) -> int:
    return app.palette().color(QPalette.ColorRole.Base).lightness()


def test_the_colours_follow_the_desktop_while_the_program_runs(
    styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    colours = SystemColours(styled)
    apply_scheme(styled, Scheme.SYSTEM)
    monkeypatch.setattr(palette, "system_is_dark", lambda: True)
    before = icon("refresh")
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ground(styled) < 128
    assert icon("refresh") is not before, "drawn anew in the other ink"
    apply_scheme(styled, Scheme.LIGHT)
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ground(styled) > 128, "the user's own choice stays"
    colours.deleteLater()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_colours_of_a_contrast_theme_are_left_alone(
    system: str, styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(palette, "high_contrast", lambda: True)
    monkeypatch.setattr(palette.sys, "platform", system)
    apply_scheme(styled, Scheme.SYSTEM)
    own = styled.palette().color(QPalette.ColorRole.Window).name()
    ours = (palette.LIGHT, palette.DARK, *palette.STARK)
    assert own not in {each[QPalette.ColorRole.Window] for each in ours}
    apply_scheme(styled, Scheme.DARK)
    assert ground(styled) < 128


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_without_a_theme_is_black_and_white(
    dark: bool, styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(palette, "high_contrast", lambda: True)
    monkeypatch.setattr(palette, "system_is_dark", lambda: dark)
    apply_scheme(styled, Scheme.SYSTEM)
    found = styled.palette()
    assert found.color(QPalette.ColorRole.Window).name() == ("#000000" if dark else "#ffffff")
    pairs = {
        QPalette.ColorRole.Text: QPalette.ColorRole.Base,
        QPalette.ColorRole.WindowText: QPalette.ColorRole.Window,
        QPalette.ColorRole.ButtonText: QPalette.ColorRole.Button,
        QPalette.ColorRole.HighlightedText: QPalette.ColorRole.Highlight,
        QPalette.ColorRole.ToolTipText: QPalette.ColorRole.ToolTipBase,
        QPalette.ColorRole.PlaceholderText: QPalette.ColorRole.Base,
        QPalette.ColorRole.Link: QPalette.ColorRole.Base,
    }
    for text, below in pairs.items():
        assert contrast(found.color(text), found.color(below)) >= 7, text
    pale = found.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert contrast(pale, found.color(QPalette.ColorRole.Base)) >= 4.5


def ink(button: QAbstractButton) -> int:
    """The lightness of the picture of ``button``: of its own ink, or of its coloured middle."""
    image = button.icon().pixmap(24, 24).toImage()
    inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = sorted(each.lightness() for each in inks if each.alpha() > 200)
    return drawn[len(drawn) // 2]


def test_every_picture_of_a_button_follows_the_colours(
    styled: QApplication, read_window: MainWindow, qtbot: QtBot
) -> None:
    def other_than(window: QWidget, dark: bool) -> list[str]:
        buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        return [each.text() for each in buttons if not each.icon().isNull() and (ink(each) > 128) is not dark]

    def check(window: QWidget) -> None:
        for scheme, dark in ((Scheme.LIGHT, False), (Scheme.DARK, True), (Scheme.LIGHT, False)):
            apply_scheme(styled, scheme)
            qtbot.waitUntil(lambda dark=dark: other_than(window, dark) == [])  # type: ignore[misc]

    check(read_window)
    each_dialog(read_window, qtbot, check)


# Size and language


def test_the_tabs_have_the_whole_width(read_window: MainWindow) -> None:
    read_window.resize(SCREEN)
    QApplication.processEvents()
    assert read_window.home.tabs.bar.width() >= read_window.home.width() - 2


def test_the_window_begins_maximized_on_a_small_screen_only(
    qtbot: QtBot, qapp: QApplication, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = f"{tmp_path}/none.ini"
    available = qapp.primaryScreen().availableSize()
    for small in (QSize(available.width() + 1, available.height()), QSize(available.width(), available.height())):
        monkeypatch.setattr("gui.qt.shell.startup_frame.SMALL_SCREEN", small)
        frame = Frame(settings, Scheme.LIGHT.value)
        qtbot.addWidget(frame)
        with qtbot.waitExposed(frame):
            frame.show_then(lambda: None)
        assert frame.isMaximized() is (small.width() > available.width())
    assert SMALL_SCREEN.width() > 1366
    assert QSettings(settings, QSettings.Format.IniFormat).allKeys() == []


def test_another_language_measures_the_columns_anew(
    read_window: MainWindow, translators: Translators, until: Until
) -> None:
    read_window.resize(1280, 800)
    header = read_window.home.mappings.panel.table.horizontalHeader()
    shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]

    def titles_fit() -> bool:
        return all(header.sectionSize(each) >= header.sectionSizeHint(each) for each in shown)

    for language in (*reversed(LANGUAGES), *reversed(LANGUAGES)):
        translators.install(language)
        until(titles_fit)


def test_larger_type_measures_the_columns_anew(read_window: MainWindow, styled: QApplication, until: Until) -> None:
    read_window.resize(1600, 800)  # names are cut where there is no room
    table = read_window.home.mappings.panel.table
    widths = [table.columnWidth(number) for number in range(2)]
    set_type_size(styled, 150)
    # The names have some room to spare.
    until(lambda: table.columnWidth(0) > widths[0] * 1.2 and table.columnWidth(1) > widths[1])
    set_type_size(styled, 100)


def test_the_head_of_the_window_is_read_first(read_window: MainWindow, world: World) -> None:
    order = list(stops(read_window.centralWidget()))
    assert world.session.connection is not None
    assert order[:2] == [read_window.header.account, read_window.header.region]
    assert all(one is not other for one, other in pairwise(order))


def test_the_style_is_made_once() -> None:
    assert isinstance(FocusStyle(), QStyle)
