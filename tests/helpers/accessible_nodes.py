"""What a screen reader is told of a window: the nodes of its accessible tree that lack what they should say."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_ROLE = QAccessible.Role
USED = {
    _ROLE.Button,
    _ROLE.ButtonMenu,
    _ROLE.CheckBox,
    _ROLE.ComboBox,
    _ROLE.EditableText,
    _ROLE.Link,
    _ROLE.List,
    _ROLE.MenuItem,
    _ROLE.PageTab,
    _ROLE.RadioButton,
    _ROLE.SpinBox,
    _ROLE.Table,
    _ROLE.Tree,
}
"""Roles of what is used, which must have a name."""
_ROWS = {_ROLE.Table, _ROLE.Tree, _ROLE.List, _ROLE.ComboBox, _ROLE.SpinBox}
"""What is inside of these is a cell, or a part that its owner names."""


def shown_nodes(root: QWidget) -> list[QAccessibleInterface]:
    """Return the nodes of ``root`` that are shown, without rows of tables."""
    found = QAccessible.queryAccessibleInterface(root)
    return list(_walk(found)) if found is not None else []


def silent_nodes(root: QWidget) -> list[str]:
    """Return the shown nodes of ``root`` that say nothing: used without a name, or a text without one letter."""
    return [
        f"{node.role().name} of {type(node.object()).__name__} {node.rect()}"
        for node in shown_nodes(root)
        if (node.role() in USED or node.role() is _ROLE.StaticText) and not _said(node)
    ]


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if node.state().invisible:
        return
    yield node
    if node.role() in _ROWS:
        return
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid():
            yield from _walk(child)


def _said(node: QAccessibleInterface) -> str:
    name = node.text(QAccessible.Text.Name)
    return (name or node.text(QAccessible.Text.Value) if node.role() is _ROLE.StaticText else name).strip()
