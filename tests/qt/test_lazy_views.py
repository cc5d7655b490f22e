"""The views of the main window are built when they are wanted, and nobody can tell."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import icon
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.eips import EipsView
from gui.qt.views.findings import FindingsView
from gui.qt.views.home_views import KINDS
from gui.qt.views.mappings import MappingsView
from gui.qt.views.regions import RegionsView
from gui.qt.views.tabs import Tabs
from tests.helpers.every_view import every_view
from tests.helpers.reading_order import out_of_order
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def made(tabs: Tabs, number: int, built: list[int]) -> None:
    def build() -> QWidget:
        built.append(number)
        return QWidget(objectName=f"page {number}")

    assert tabs.add(build) == number


def test_a_page_is_built_once_when_it_is_asked_for_or_shown(qtbot: QtBot) -> None:
    tabs, built, turned, told = Tabs(), list[int](), list[int](), list[QWidget]()
    for widget in (tabs, tabs.bar):
        qtbot.addWidget(widget)
    for number in range(4):
        made(tabs, number, built)
    tabs.currentChanged.connect(turned.append)
    tabs.page_built.connect(told.append)
    assert (tabs.count(), tabs.bar.count(), built) == (4, 4, [])
    tabs.setCurrentIndex(0)
    assert (built, turned, tabs.currentIndex()) == ([0], [], 0)
    third = tabs.widget(2)
    assert third is not None
    assert third is tabs.widget(2)
    assert (built, turned, third.objectName(), third.isHidden()) == ([0, 2], [], "page 2", True)
    tabs.setCurrentWidget(third)
    assert (turned, tabs.bar.currentIndex()) == ([2], 2)
    tabs.bar.setCurrentIndex(1)
    assert (turned, tabs.currentIndex(), built) == ([2, 1], 1, [0, 2, 1])
    assert told == [tabs.widget(number) for number in built]
    assert tabs.widget(7) is None
    assert [tabs.widget(number).objectName() for number in range(4)] == [f"page {n}" for n in range(4)]  # type: ignore[union-attr]


class Hidden(QObject):
    """Notes when what it watches is hidden, be it for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Hide
        return False


@pytest.mark.parametrize("number", [0, 2])
def test_the_page_that_is_shown_stays_while_another_is_built(qtbot: QtBot, number: int) -> None:
    tabs, hidden = Tabs(), Hidden()
    for widget in (tabs, tabs.bar):
        qtbot.addWidget(widget)
    for each in range(3):
        made(tabs, each, [])
    tabs.setCurrentIndex(1)
    tabs.show()
    shown = tabs.currentWidget()
    shown.installEventFilter(hidden)
    page = tabs.widget(number)
    assert (tabs.currentWidget(), tabs.currentIndex(), tabs.count(), hidden.times) == (shown, 1, 3, 0)
    tabs.setCurrentIndex(number)
    assert (tabs.currentWidget(), hidden.times) == (page, 1)


def test_a_new_window_builds_the_view_that_is_shown(read_window: MainWindow) -> None:
    assert [type(view) for view in read_window.home.built()] == [MappingsView]
    assert [type(view) for view in every_view(read_window.home)] == list(KINDS)
    assert [type(view) for view in read_window.home.built()] == list(KINDS)


def test_a_window_that_ended_with_another_view_builds_that_one(
    world: World, translators: Translators, tmp_path: object, qtbot: QtBot
) -> None:
    settings = QSettings(f"{tmp_path}/kept.ini", QSettings.Format.IniFormat)
    settings.setValue("window/view", EipsView.name)
    window = MainWindow(world.session, translators, settings)
    qtbot.addWidget(window)
    assert [type(view) for view in window.home.built()] == [EipsView]
    assert window.home.view() is window.home.eips


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_the_tabs_are_named_counted_and_drawn_before_their_views_are_there(
    language: object, read_window: MainWindow, translators: Translators
) -> None:
    translators.install(language)  # type: ignore[arg-type]
    QApplication.processEvents()
    home = read_window.home
    bar = QAccessible.queryAccessibleInterface(home.tabs.bar)
    named = [bar.child(number).text(QAccessible.Text.Name) for number in range(home.tabs.count())]
    count = len(home.facts.open_findings())
    assert count
    assert len(home.built()) == 1
    titles = [f"{kind.title()} ({count})" if kind is FindingsView else kind.title() for kind in KINDS]
    assert named[:-1] == titles
    for number, view in enumerate(every_view(home)):
        assert home.tabs.tabText(number).split(" (")[0] == view.title()
        assert view.panel.table.accessibleName() == view.title()


def test_a_view_built_later_shows_what_was_read_and_follows(
    read_window: MainWindow, world: World, until: Until
) -> None:
    home = read_window.home
    for number, kind in enumerate(KINDS):
        home.tabs.bar.setCurrentIndex(number)
        view = home.view()
        assert type(view) is kind
        if kind is not RegionsView:
            assert view.model.total == len(view.rows()) > 0
        assert out_of_order(home) == []
    home.tabs.setCurrentWidget(home.eips)
    assert world.session.now.region is not None
    eip = next(each for each in world.server.account.eips if each.region == world.session.now.region)
    eip.name = "renamed-meanwhile"
    world.session.refresh()
    until(lambda: any(each.name == "renamed-meanwhile" for each in home.eips.model.shown()))


def test_what_is_current_is_current_in_a_view_built_later(read_window: MainWindow) -> None:
    home = read_window.home
    eip = next(each for each in home.facts.now.inventory.eips if each.target_id)  # type: ignore[union-attr]
    home.make_current(eip.allocation_id)
    home.tabs.bar.setCurrentIndex(KINDS.index(EipsView))
    assert home.eips.current() == eip.allocation_id
    assert home.current == eip.allocation_id


def test_what_can_be_done_follows_the_rows_of_a_view_built_later(read_window: MainWindow, until: Until) -> None:
    home, actions = read_window.home, read_window.on_resource
    home.tabs.bar.setCurrentIndex(KINDS.index(EipsView))
    free = [each for each in home.eips.model.shown() if not each.target_id]
    until(lambda: not actions.release.isEnabled())
    home.eips.panel.table.select_keys({free[0].allocation_id})
    until(actions.release.isEnabled)
    assert set(actions.on_resource()) < set(home.eips.panel.table.actions())
    # What is gone can't be done any more as soon as the rows are.
    home.eips.panel.table.clearSelection()
    home.make_current("")
    until(lambda: not actions.release.isEnabled())


def test_a_view_built_after_a_switch_speaks_and_looks_as_the_others(
    read_window: MainWindow, translators: Translators, qapp: QApplication, until: Until
) -> None:
    translators.install(LANGUAGES[1])
    apply_scheme(qapp, Scheme.DARK)
    QApplication.processEvents()
    eips = read_window.home.eips
    read_window.home.tabs.setCurrentWidget(eips)
    assert eips.chooser.accessibleName() == "列"
    assert eips.chooser.icon().cacheKey() == icon("columns").cacheKey()
    assert eips.palette().color(QPalette.ColorRole.Base) == qapp.palette().color(QPalette.ColorRole.Base)
    translators.install(LANGUAGES[0])
    until(lambda: eips.chooser.accessibleName() == "Columns")


def test_what_the_user_did_to_the_columns_is_kept_where_a_view_was_never_looked_at(
    read_window: MainWindow, world: World, translators: Translators, qtbot: QtBot
) -> None:
    read_window.home.eips.chooser.show_column("group", on=True)
    read_window.close()
    for _ in range(2):
        window = MainWindow(world.session, translators, read_window._settings)
        qtbot.addWidget(window)
        window.show()
        window.close()
    number = next(n for n, each in enumerate(window.home.eips.model.columns) if each.name == "group")
    assert not window.home.eips.panel.table.isColumnHidden(number)


def test_a_press_of_a_key_on_the_tabs_shows_and_builds_the_next(read_window: MainWindow) -> None:
    bar = read_window.home.tabs.bar
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert [type(view) for view in read_window.home.built()] == [MappingsView, EipsView]
    assert read_window.home.eips.isVisible()
