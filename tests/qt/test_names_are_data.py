"""Names of resources that look like markup or turn the direction of writing: shown as they are, in every window."""

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.progress import Failure, ItemChanged, ItemState, PlanStarted, Row
from gui.domain.operations.judgements import Reason
from gui.domain.wizards.steps import Page
from gui.qt.base.focus_style import FocusStyle
from gui.qt.base.region_reading import Load
from gui.qt.base.tool_tips import tip
from gui.qt.dialogs.allocate_eips import NewEipsDialog
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.dialogs.eip_attributes import EipAttributesDialog
from gui.qt.models.progress import ProgressRows
from gui.qt.shell.main_window import MainWindow
from gui.sandbox.seed import default_account
from gui.services.sign_in import WithSandbox
from gui.words.plain_text import visible, visible_line
from tests.helpers.every_operation import EVERY
from tests.helpers.hostile import NAMES
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
MARKUP = '<b>bold</b><img src="file:///etc/passwd"><a href="http://192.0.2.1">go</a>\u202eright&lt;\x1b[31m'
ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)


@pytest.fixture
def labels_as_in_the_program(qapp: QApplication) -> Iterator[None]:
    before = qapp.style().objectName()
    qapp.setStyle(FocusStyle())
    yield
    qapp.setStyle(before)


@pytest.fixture
def hostile_window(window: MainWindow, world: World, until: Until, labels_as_in_the_program: None) -> MainWindow:
    """The window over an account in which every name is markup."""
    del labels_as_in_the_program
    account = default_account()
    for store in (account.eips, account.interfaces, account.instances, account.vpcs, account.vswitches):
        for number, resource in enumerate(store):  # type: ignore[attr-defined]
            resource.name = f"{number:02}{MARKUP}"
    for number, group in enumerate(account.security_groups):
        group.name = f"{number:02}{MARKUP}"
    world.server.account = account
    window.show()
    window.sign_in(WithSandbox())
    until(lambda: world.session.reading.load is Load.READY)
    until(lambda: window.home.mappings.model.total > 0)
    return window


def harmful(text: str) -> bool:
    """Return whether ``text`` has a character that nobody sees and that changes what is seen."""
    return any(
        unicodedata.category(each) in {"Cc", "Cf", "Cs"} and each not in "\n\t\u200b\u200c\u200d" for each in text
    )


def told_by(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    """Yield what every cell and every header says, with where it says it."""
    root = QModelIndex()
    # A list has one column, and does not say so in Python.
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root)):
        for role in ROLES:
            header = model.headerData(column, Qt.Orientation.Horizontal, role)
            if isinstance(header, str):
                yield f"header {column} {role.name}", header
        for row in range(model.rowCount(root)):
            for role in ROLES:
                value = model.data(model.index(row, column, root), role)
                if isinstance(value, str):
                    yield f"cell {row}/{column} {role.name}", value


def troubles(root: QWidget) -> list[str]:
    """Return what in ``root`` could be taken for markup, or hides what it is."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        named = f"{type(widget).__name__} {widget.objectName()}"
        if GuiQt.mightBeRichText(widget.toolTip()):
            found.append(f"{named}: tool tip {widget.toolTip()[:60]!r}")
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
            plain = widget.textFormat() is Qt.TextFormat.PlainText
            if widget.isVisible() and not plain and GuiQt.mightBeRichText(widget.text()):
                found.append(f"{named}: label {widget.text()[:60]!r}")
        if isinstance(widget, QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(number) for number in range(widget.count())]
        found += [f"{named}: hidden characters in {each[:60]!r}" for each in texts if harmful(each)]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += model_troubles(widget.model(), named)
    return found


def model_troubles(model: QAbstractItemModel, named: str) -> list[str]:
    found = []
    for where, text in told_by(model):
        if "ToolTip" in where and GuiQt.mightBeRichText(text):
            found.append(f"{named} {where}: {text[:60]!r}")
        if harmful(text):
            found.append(f"{named} {where}: hidden characters in {text[:60]!r}")
    return found


@pytest.mark.parametrize("name", [*NAMES, MARKUP, "&lt;b&gt;", "a & b < c", "<table>\n<tr>"])
def test_a_tool_tip_says_any_name_as_it_is(name: str) -> None:
    assert not GuiQt.mightBeRichText(tip(name))
    assert not harmful(tip(name))
    assert tip(name).replace("\u200b", "") == visible(name)
    assert "\n" not in visible_line(name)


def test_harmless_text_stays_as_it_is() -> None:
    for text in ("voip-edge-01", "语音网关", "a & b", "x < y", "两\n行"):
        assert tip(text) == visible(text) == text


def test_every_view_and_dialog_of_the_window_shows_names_as_they_are(
    hostile_window: MainWindow, until: Until, qtbot: QtBot
) -> None:
    window, session = hostile_window, hostile_window.session
    inventory = session.inventory
    assert inventory is not None
    live = max(inventory.interfaces, key=lambda each: len(inventory.eips_on(each.id)))
    for number in range(window.home.tabs.count()):
        window.home.tabs.setCurrentIndex(number)
        until(lambda: not session.jobs.busy)
        view = window.home.view()
        if view is not None and view.model.rowCount():
            view.panel.table.go_to(view.model.key(view.model.record_at(0)))
        assert not troubles(window), number
    window.home.open_row(live.id)
    until(lambda: bool(window.home.topology.picture.buttons))
    assert not troubles(window)
    window.on_resource.open_guest(live)
    dialogs: list[QWidget] = [*window.on_resource.dialogs, NewEipsDialog(session, window)]
    dialogs += [EipAttributesDialog(session, each, window) for each in inventory.eips[:3]]
    dialogs.append(NewInterfaceDialog(session, window))
    for dialog in dialogs:
        dialog.show()
        until(lambda: not session.jobs.busy)
        assert not troubles(dialog), type(dialog).__name__
        dialog.close()
    qtbot.wait(0)


def test_every_page_of_the_wizards_shows_names_as_they_are(hostile_window: MainWindow, until: Until) -> None:
    window, session = hostile_window, hostile_window.session
    inventory = session.inventory
    assert inventory is not None
    for eip in inventory.eips:
        session.dispatch(EipTicked(eip.allocation_id, ticked=eip.target_id is None and len(session.now.eips) < 2))
    session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.instance_id is None)))
    session.dispatch(InstanceChosen(inventory.instances[0].id))
    for open_it in (window.open_wizard, window.open_teardown, window.open_change):
        open_it()
        wizard = window.wizard
        assert wizard is not None
        pages = (Page.METHOD, Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.NETWORK, Page.REVIEW)
        for page in [each for each in pages if each in wizard.pages]:
            wizard.go_to(page)
            until(lambda: not session.jobs.busy)
            assert not troubles(wizard), page
        wizard.close()
        until(lambda: window.wizard is None)


def test_what_the_cloud_says_in_a_run_is_data(qapp: QApplication) -> None:
    parent = QObject(qapp)
    rows = ProgressRows(lambda: None, parent)
    error = CloudError(CloudErrorKind.UNKNOWN, f"Odd.{MARKUP}", "AttachNetworkInterface", MARKUP, MARKUP)
    operation = EVERY[0]
    rows.take(PlanStarted("run", (Row(0, operation, operation.items),), resumed=False))
    for item in operation.items:
        rows.take(ItemChanged(0, item, ItemState.FAILED, Failure(item, Reason.REFUSED, (), error)))
    assert rows.rowCount() > 1
    assert not model_troubles(rows, "progress")
    parent.deleteLater()
