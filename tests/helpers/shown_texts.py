"""Every text that a window shows or tells a screen reader, and those of them that are in English."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
    QWizardPage,
)

from gui.assets import read_text

ROOT = QModelIndex()
ROWS = 60
"""So many rows of a table are looked at."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_PLACE = re.compile(r"%n|%\d|\{\w*\}")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_PROSE = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Give each text of ``root`` and of what is visible in it, with the place where it stands."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget is root or widget.isVisible():
            name = type(widget).__name__
            for text in _texts(widget):
                yield from ((f"{name} in {_owner(widget)}", line) for line in text.splitlines() if line.strip())


@cache
def in_english(text: str) -> bool:
    """Return whether ``text`` is a sentence, or a word that has a translation, and is in English; a command is not."""
    if _CHINESE.search(text) or text.strip().startswith("sh "):
        return False
    plain = _plain(text)
    return bool(_PROSE.search(plain)) or any(each.fullmatch(plain) for each in _translated(plain[:1].casefold()))


def _owner(widget: QWidget) -> str:
    found, above = "", widget.parentWidget()
    while above is not None and not found:
        found = type(above).__name__ if type(above).__module__.startswith("gui.") else ""
        above = above.parentWidget()
    return found


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName())
    yield widget.accessibleDescription()
    for kind, texts in _OF_KIND.items():
        if isinstance(widget, kind):
            yield from texts(widget)
    for action in widget.actions():
        yield from _action(action)


def _tabs(bar: Any) -> Iterator[str]:
    for number in range(bar.count()):
        yield from (bar.tabText(number), bar.tabToolTip(number))


def _action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.iconText(), action.toolTip(), action.statusTip())
    menu = action.menu()
    if isinstance(menu, QMenu):
        for each in menu.actions():
            yield from _action(each)


def _table(view: Any) -> Iterator[str]:
    model = None if isinstance(view, QHeaderView) else view.model()
    if model is None:
        return
    for column in range(_columns(model)):
        title = model.headerData(column, Qt.Orientation.Horizontal)
        yield str(title) if title is not None else ""
    yield from _rows(model, QModelIndex())


def _columns(model: QAbstractItemModel, parent: QModelIndex = ROOT) -> int:
    # What a list has is no number that it tells.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), ROWS)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            found = (model.data(index, role) for role in ROLES)
            yield from (each for each in found if isinstance(each, str))
        yield from _rows(model, model.index(row, 0, parent))


_OF_KIND: dict[type[QWidget], Callable[[Any], Iterable[str]]] = {
    QAbstractButton: lambda each: (each.text(),),
    QLabel: lambda each: (each.text(),),
    QGroupBox: lambda each: (each.title(),),
    QLineEdit: lambda each: (each.placeholderText(),),
    QWizardPage: lambda each: (each.title(), each.subTitle()),
    QTabBar: _tabs,
    QTabWidget: _tabs,
    QComboBox: lambda each: (each.itemText(number) for number in range(each.count())),
    QMenu: lambda each: (each.title(),),
    QTextEdit: lambda each: (each.toPlainText(),),
    QAbstractItemView: _table,
}
"""What a widget of each kind shows. Plain text in an editor is a file, a log or an answer of the cloud."""


def _plain(text: str) -> str:
    return text.replace("&", "").strip()


@cache
def _by_first_letter() -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for message in ET.fromstring(read_text("i18n/multi_eip_zh_CN.ts")).iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        words = _plain(_PLACE.sub("", source))
        same = translation is None or (translation.text or "").strip() == source.strip()
        if same or not _LETTERS.search(words) or (not source[:1].isalpha() and not source.startswith("&")):
            continue
        parts = (re.escape(_plain(each)) for each in _PLACE.split(source))
        pattern = re.compile(r"\s*.{1,80}?\s*".join(parts))
        found.setdefault(_plain(source)[:1].casefold(), []).append(pattern)
    return found


def _translated(letter: str) -> list[re.Pattern[str]]:
    return _by_first_letter().get(letter, [])
