"""What a screen reader and a keyboard find: names, reachable widgets, mnemonics, in both languages."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import BIND, Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import ScrollArea
from gui.qt.widgets.placeholder import Placeholder
from gui.qt.wizards.bind import BindWizard
from tests.helpers.every_view import every_page
from tests.qt.conftest import World

# Parts of a widget that Qt itself names or that are reached through their owner.
INNER = (QHeaderView, QScrollBar, QTabBar)


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Every widget that can have the focus; a message that says nothing at the moment has none."""
    for widget in root.findChildren(QWidget):
        above = [widget, *ancestors(widget)]
        inside = isinstance(widget.parent(), (QAbstractScrollArea, QLineEdit))
        inside = inside or any(isinstance(each, (QComboBox, QAbstractSpinBox)) for each in above[1:])
        silent = any(isinstance(each, (Banner, Placeholder)) and each.isHidden() for each in above)
        empty = isinstance(widget, (QLabel, QPushButton)) and widget.isHidden() and not widget.text()
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, INNER) or inside or silent or empty:
            continue
        yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in focusable(root)
        if not name_of(widget).strip() and not (isinstance(widget, QAbstractButton) and widget.isHidden())
    ]


def mnemonics(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QLabel)) and not widget.isHidden() and widget.isVisible():
            buddy = not isinstance(widget, QLabel) or widget.buddy() is not None
            match = re.search(r"&(\w)", widget.text().replace("&&", ""))
            if match and buddy:
                found.append(match.group(1).upper())
    return found


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest, translators: Translators) -> Language:
    translators.install(request.param)
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def wizard(language: Language, signed_in: World, qtbot: QtBot) -> BindWizard:
    del language
    made = BindWizard(signed_in.session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_focusable_widget_of_every_page_has_a_name(wizard: BindWizard) -> None:
    assert not {page.value: found for page, widget in wizard.pages.items() if (found := nameless(widget))}


def test_every_focusable_widget_of_the_main_window_has_a_name(language: Language, window: MainWindow) -> None:
    del language
    assert every_page(window.home)
    assert not nameless(window)


@pytest.mark.parametrize("page", [page for page in BIND if page not in {Page.REVIEW, Page.APPLY, Page.DONE}])
def test_no_mnemonic_is_given_twice_on_a_page(wizard: BindWizard, page: Page) -> None:
    widget = wizard.pages[page]
    widget.setParent(None)
    widget.show()
    keys = mnemonics(widget)
    widget.hide()
    # Back and Next are always there, with Qt's own letters.
    twice = [key for key, count in Counter([*keys, "B", "N"]).items() if count > 1]
    widget.deleteLater()
    assert not twice


def test_a_row_says_what_a_column_is(wizard: BindWizard) -> None:
    page = wizard.pages[Page.EIPS]
    page.show_state()
    model = page.model  # type: ignore[attr-defined]
    text = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.endswith(str(model.shown()[0].address))
    assert text != str(model.shown()[0].address)
    blocked = next(e for e in model.shown() if model.reason_of(e.allocation_id))
    index = model.index(model.row_of(blocked.allocation_id), 0)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == model.reason_of(blocked.allocation_id)


def test_secrets_are_bullets_to_a_screen_reader(wizard: BindWizard) -> None:
    form = wizard.pages[Page.ACCOUNT].form  # type: ignore[attr-defined]
    for edit in (form.secret, form.token):
        edit.setText("SecretThatNobodyMayRead")
        interface = QAccessible.queryAccessibleInterface(edit)
        seen = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
        assert not any("Secret" in text and "Nobody" in text for text in seen)
        edit.selectAll()
        edit.copy()
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - needs the application

        assert "Nobody" not in QGuiApplication.clipboard().text()


def test_push_buttons_in_pages_leave_enter_to_next(wizard: BindWizard) -> None:
    for widget in wizard.pages.values():
        taking = [b.text() for b in widget.findChildren(QPushButton) if b.autoDefault()]
        assert not taking


def test_a_scroll_area_has_the_same_children_whether_its_bars_are_there_or_not(qtbot: QtBot) -> None:
    area, tall = ScrollArea(), QLabel("a line\n" * 200)
    qtbot.addWidget(area)
    area.setWidget(tall)
    area.resize(100, 100)
    with qtbot.waitExposed(area):
        area.show()
    told = QAccessible.queryAccessibleInterface(area)
    assert area.verticalScrollBar().isVisible()
    assert area.horizontalScrollBar().isVisible() or tall.width() <= area.viewport().width()
    assert told.childCount() == 1
    assert told.child(0).object() is area.viewport()
    area.hide()
    assert told.childCount() == 1, "a reader that asks for a second child now ends the program"
    assert not area.verticalScrollBar().isVisible()
