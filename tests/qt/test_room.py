"""Every view of a large region has room for its default columns: no bar to the side, no address or state cut."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QStyle

from gui.qt.accounts.manager import ProfileManager
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.inventory_view import AnyView
from gui.qt.widgets.mapping_tree_view import MappingTreeView
from gui.qt.widgets.record_table import RecordTable
from gui.words.tone import Tone
from tests.helpers.big_inventory import big_inventory
from tests.helpers.each_case import each_case
from tests.helpers.every_view import every_view
from tests.qt.conftest import World
from tests.qt.test_views_activity import torn_down

__all__ = ["torn_down"]

Until = Callable[[Callable[[], bool]], None]
WIDTHS = (1280, 1366, 1920)


@pytest.fixture
def usual_type(qapp: QApplication) -> Iterator[QFont]:
    usual = QFont(qapp.font())
    yield usual
    qapp.setFont(usual)


Needs = dict[int, dict[str, int]]
"""For each column the texts in it, with the room that each needs, in pixels."""


def needs(table: RecordTable) -> Needs:
    """Return the texts of rigid columns: they are the same at every width."""
    records, metrics = table._records, table.fontMetrics()
    texts = {
        number: {text for record in records.shown() if (text := column.show(record))}
        for number, column in enumerate(records.columns)
        if column.rigid
    }
    return {number: {text: metrics.horizontalAdvance(text) for text in found} for number, found in texts.items()}


def cut(table: RecordTable, needed: Needs) -> list[str]:
    """Return the texts of rigid columns that have too little room, and whether there is a bar to the side."""
    records, metrics = table._records, table.fontMetrics()
    found = ["there is a bar to the side"] if table.horizontalScrollBar().maximum() > 0 else []
    height = metrics.height() + (QFontMetrics(table._cells.small_font()).height() if table._cells.two_lines else 0)
    if table.rowHeight(0) < height:
        found.append("a row is too low")
    for number, column in enumerate(records.columns):
        if table.isColumnHidden(number) or table.has_no_room(number) or not column.rigid:
            continue
        picture = table._cells.side() + table._cells.margin() if column.icon else 0
        room = table.columnWidth(number) - 2 * table._cells.margin() - picture
        found += [f"{column.name}: {text}" for text, advance in needed[number].items() if advance > room]
    return found


def cut_in_tree(tree: MappingTreeView) -> list[str]:
    """Return the texts beside the names that have no room, and whether there is a bar to the side."""
    found = ["there is a bar to the side"] if tree.horizontalScrollBar().maximum() > 0 else []
    metrics, pictures = tree.fontMetrics(), tree.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
    for number in range(1, tree.lines.columnCount()):
        indices = (tree.lines.index_of(each.resource).siblingAtColumn(number) for each in tree.lines.all_lines())
        shown = {(index.data(), index.data(Qt.ItemDataRole.DecorationRole) is not None) for index in indices}
        found += [
            f"{tree.lines.headerData(number, Qt.Orientation.Horizontal)}: {text}"
            for text, pictured in shown
            if text and metrics.horizontalAdvance(text) + pictures * pictured > tree.columnWidth(number)
        ]
    return found


SETTINGS = tuple(product(LANGUAGES, (1.0, 1.5)))
"""Each language, with each type."""


def settled(table: RecordTable) -> bool:
    """Return whether the columns of ``table`` are as wide as its rows need them to be."""
    return not table._rows_changed.isActive() and not table._fit_due


def set_up(qapp: QApplication, translators: Translators, usual: QFont, language: Language, scale: float) -> None:
    """Let the program speak ``language``, in type so many times as large as usual."""
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(font)
    translators.install(language)


@pytest.mark.parametrize("eips", [300, 3000])
def test_every_view_has_room_for_its_columns(
    read_window: MainWindow,
    world: World,
    until: Until,
    usual_type: QFont,
    qapp: QApplication,
    translators: Translators,
    eips: int,
) -> None:
    home = read_window.home
    inventory = big_inventory(eips, str(world.session.now.region))
    world.session._read(inventory)
    until(lambda: home.facts.now.inventory is inventory)
    read_window.region_choice.take_all()

    def check(case: tuple[AnyView, tuple[Language, float]]) -> None:
        view, (language, scale) = case
        home.tabs.setCurrentWidget(view)
        set_up(qapp, translators, usual_type, language, scale)
        qapp.processEvents()
        tables = view.findChildren(RecordTable)
        assert tables
        until(lambda: not view.model.busy and view.model.total > 0 and all(map(settled, tables)))
        needed = [needs(table) for table in tables]
        for width in WIDTHS:
            read_window.resize(width, 800)
            assert read_window.width() == width, "the window itself fits"
            qapp.processEvents()
            for table, need in zip(tables, needed, strict=True):
                assert cut(table, need) == [], f"{view.name} at {width}"

    each_case(product(every_view(home), SETTINGS), check)


def test_neither_a_long_message_nor_larger_type_makes_a_window_larger_than_the_screen(
    read_window: MainWindow, world: World, usual_type: QFont, qapp: QApplication
) -> None:
    font = QFont(usual_type)
    font.setPointSizeF(usual_type.pointSizeF() * 1.5)
    qapp.setFont(font)
    read_window.resize(1280, 800)
    read_window.banner.say(Tone.WARNING, "not read " * 30, "ask somebody " * 40, details="all of it")
    qapp.processEvents()
    assert (read_window.width(), read_window.height()) == (1280, 800)
    read_window.banner.clear()
    manager = ProfileManager(world.session, read_window)
    manager.resize(9000, 9000)
    manager.show()
    screen = manager.screen().availableSize()
    assert manager.width() < screen.width()
    assert manager.height() < screen.height()
    manager.close()


def test_activity_and_tree_have_room_for_their_columns(
    torn_down: MainWindow,
    world: World,
    until: Until,
    usual_type: QFont,
    qapp: QApplication,
    translators: Translators,
) -> None:
    home = torn_down.home
    inventory = big_inventory(300, str(world.session.now.region))
    world.session._read(inventory)
    until(lambda: home.facts.now.inventory is inventory)
    home.mappings.as_tree.setChecked(True)
    tree, tables = home.mappings.tree, (home.activity.run_panel.table, home.activity.call_panel.table)

    def check(case: tuple[Language, float]) -> None:
        set_up(qapp, translators, usual_type, *case)
        home.tabs.setCurrentWidget(home.mappings)
        until(lambda: tree.isVisible() and tree.lines.rowCount() > 0)
        for width in WIDTHS:
            torn_down.resize(width, 800)
            qapp.processEvents()
            assert cut_in_tree(tree) == [], f"tree at {width}"
        home.tabs.setCurrentWidget(home.activity)
        until(lambda: home.activity.runs.total == 1 and home.activity.calls.total > 0)
        qapp.processEvents()
        until(lambda: all(map(settled, tables)))
        for width in WIDTHS:
            torn_down.resize(width, 800)
            qapp.processEvents()
            assert torn_down.width() == width
            for table in tables:
                assert cut(table, needs(table)) == [], f"{table.accessibleName()} at {width}"

    each_case(SETTINGS, check)
