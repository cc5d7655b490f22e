"""Focus, reading order and keys in every window: views, dialogs and the pages of all wizards."""

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython, getCppPointer, isValid

from gui.domain.wizards.steps import Page
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.base.focus_style import VisibleFocus
from gui.qt.dialogs.ignore_issues import IgnoreIssuesDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import (
    ChangeWizard,
    MoveWizard,
    ReleaseWizard,
    TeardownWizard,
    UnbindEipsWizard,
    UnusedNetworksWizard,
)
from gui.qt.wizards.run_wizard import RunWizard
from tests.helpers.every_view import every_page
from tests.helpers.reading_order import out_of_order, stops
from tests.qt.conftest import World
from tests.qt.test_accessibility import nameless
from tests.qt.test_dialog_looks import DIALOGS
from tests.qt.test_looks import SCREEN, pages, styled, views, wizard
from tests.qt.test_teardown import known, named

__all__ = ["styled", "wizard"]


@pytest.fixture(autouse=True)
def focus_is_shown(styled: QApplication) -> Iterator[None]:
    shower = VisibleFocus(styled)
    yield
    shower.deleteLater()


@pytest.fixture
def lost_items() -> Callable[[], list[QLayoutItem]]:
    """Give what is held, since the test began, of items that are in no layout of the program's.

    Qt changes its own layouts as it likes, and what is held of an item that is no more is taken for the widget that
    comes to its place in memory.
    """
    before = items_in_no_layout()
    return lambda: [each for each in items_in_no_layout() if not any(each is old for old in before)]


def items_in_no_layout() -> list[QLayoutItem]:
    gc.collect()
    alive = [each for each in gc.get_objects() if issubclass(type(each), QLayoutItem) and isValid(each)]
    layouts = [each for each in alive if isinstance(each, QLayout)]
    held = {address_of(each): each for each in alive if each not in layouts}
    for layout in filter(createdByPython, layouts):
        for number in range(layout.count()):
            held.pop(address_of(layout.itemAt(number)), None)
    return list(held.values())


def address_of(item: object) -> int:
    """Return where Qt has what ``item`` stands for."""
    return int(getCppPointer(item)[0])


def test_no_layout_is_asked_for_its_items() -> None:
    """What ``takeAt`` gives is dropped by nobody; for the others see ``lost_items``."""
    asks = re.compile(r"\.(itemAt|itemAtPosition|takeAt|spacerItem)\(")
    sources = (Path(__file__).parents[2] / "gui" / "qt").rglob("*.py")
    assert [path.name for path in sources if asks.search(path.read_text(encoding="utf-8"))] == []


def other_wizards(window: MainWindow) -> Iterator[tuple[str, RunWizard]]:
    """Give each wizard beside the one that binds."""
    session, inventory, live = window.session, known(window), named(window, "voip-live").id
    free = [each.allocation_id for each in inventory.eips if each.target_id is None]
    bound = [each.allocation_id for each in inventory.eips_on(named(window, "sip-trunks").id)]
    makers: tuple[Callable[[], RunWizard], ...] = (
        lambda: TeardownWizard(session),
        lambda: TeardownWizard(session, live),
        lambda: ChangeWizard(session, live, removed=[inventory.eips_on(live)[0].allocation_id]),
        lambda: MoveWizard(session, live),
        lambda: UnusedNetworksWizard(session, inventory.vpcs[0].id),
        lambda: ReleaseWizard(session, free),
        lambda: UnbindEipsWizard(session, bound),
    )
    for make in makers:
        yield type(made := make()).__name__, made


def until_review(made: RunWizard) -> Sequence[Page]:
    """Return the pages of ``made`` from its first one to its review."""
    steps = made.answers.state.steps
    return steps[steps.index(made.first) : steps.index(Page.REVIEW) + 1]


def shown(window: QWidget, qtbot: QtBot) -> None:
    window.resize(SCREEN)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QApplication.sendPostedEvents()


def is_seen(window: QWidget, root: QWidget) -> bool:
    """Return whether the focus is on something in ``root`` that has a name, and is drawn."""
    widget = QApplication.focusWidget()
    inside = widget is not None and (root is widget or root.isAncestorOf(widget))
    seen = widget is not None and widget.isVisible() and widget.isEnabled()
    return inside and seen and window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def test_the_focus_is_on_every_page_as_soon_as_it_comes(wizard: BindWizard, qtbot: QtBot) -> None:
    shown(wizard, qtbot)
    for page in pages(wizard, qtbot):
        qtbot.waitUntil(lambda page=page: is_seen(wizard, page))  # type: ignore[misc]


def test_the_other_wizards_have_focus_order_and_names(
    read_window: MainWindow, lost_items: Callable[[], list[QLayoutItem]], qtbot: QtBot
) -> None:
    for name, made in other_wizards(read_window):
        qtbot.addWidget(made)
        shown(made, qtbot)
        for page in until_review(made):
            made.go_to(page)
            shown_page = made.current()
            qtbot.waitUntil(shown_page.isVisible)
            # Where a page has nothing to choose, a button of the wizard has the focus.
            root = shown_page if list(stops(shown_page)) else made
            qtbot.waitUntil(lambda made=made, root=root: is_seen(made, root))  # type: ignore[misc]
            qtbot.waitUntil(lambda page=shown_page: out_of_order(page) == [])  # type: ignore[misc]
            assert nameless(made) == [], f"{name}: {page}"
        assert lost_items() == [], name
        made.close()


def test_every_view_has_focus_order_and_names(
    read_window: MainWindow, lost_items: Callable[[], list[QLayoutItem]], qtbot: QtBot
) -> None:
    shown(read_window, qtbot)
    for view in views(read_window, qtbot):
        name = type(view).__name__
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        assert is_seen(read_window, read_window), name
        assert out_of_order(read_window.centralWidget()) == [], name
        assert nameless(read_window) == [], name
    assert lost_items() == []


def more_dialogs(window: MainWindow) -> dict[str, Callable[[], QWidget]]:
    return {
        "ignore": lambda: IgnoreIssuesDialog(2, window),
        "import": lambda: CliImportDialog(window.session, window.session.parts.state_dir / "none.json", window),
    }


def test_every_dialog_has_focus_order_and_names(
    read_window: MainWindow, lost_items: Callable[[], list[QLayoutItem]], qtbot: QtBot
) -> None:
    def maker(name: str) -> Callable[[], QWidget]:
        return lambda: DIALOGS[name](read_window)

    makers = {name: maker(name) for name in DIALOGS}
    for name, make in {**makers, **more_dialogs(read_window)}.items():
        dialog = make()
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not read_window.session.jobs.busy)
        qtbot.waitUntil(lambda dialog=dialog: is_seen(dialog, dialog))  # type: ignore[misc]
        assert out_of_order(dialog) == [], name
        assert nameless(dialog) == [], name
        assert list(stops(dialog)), name
        assert lost_items() == [], name
        dialog.close()
        dialog.deleteLater()


# Keys from everywhere


def test_every_key_of_the_window_works_wherever_the_focus_is(
    read_window: MainWindow, world: World, qtbot: QtBot
) -> None:
    del world
    shown(read_window, qtbot)
    assert every_page(read_window.home)
    read_window.home.tabs.setCurrentWidget(read_window.home.eips)
    free = [each.allocation_id for each in known(read_window).eips if each.name.startswith("voip-edge")][:2]
    read_window.home.eips.panel.table.select_keys(free)
    QApplication.processEvents()
    by_key = {each.shortcut().toString(): each for each in read_window.findChildren(QAction) if each.isEnabled()}
    by_key = {key: each for key, each in by_key.items() if key and of_window(each)}
    assert len(by_key) > 12
    fired: list[str] = []
    for key, action in by_key.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, key=key: fired.append(key))
    places = [each for each in stops(read_window.centralWidget()) if each.isVisible()]
    assert any(isinstance(each, QLineEdit) for each in places)
    for place in places:
        place.setFocus()
        for key, action in by_key.items():
            if isinstance(place, QLineEdit) and edits_text(action):
                continue
            fired.clear()
            combination = action.shortcut()[0]
            qtbot.keyClick(place, combination.key(), combination.keyboardModifiers())
            assert fired == [key], f"{key} with the focus in {type(place).__name__} {place.accessibleName()}"


def of_window(action: QAction) -> bool:
    return action.shortcutContext() is Qt.ShortcutContext.WindowShortcut


def edits_text(action: QAction) -> bool:
    """Return whether a text field needs the key itself, to take an edit back or to do it again."""
    keys = QKeySequence.StandardKey
    return any(action.shortcut() in QKeySequence.keyBindings(each) for each in (keys.Undo, keys.Redo))
