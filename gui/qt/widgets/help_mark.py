"""A question mark beside each option that has a text of its own in the help; F1 does the same for the keyboard."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.qt.base.help_topics import ANCHOR_OF_OPTION, CONSENTS, ask_for_help, topic_of
from gui.qt.base.theme import chars, lines
from gui.qt.widgets.check_boxes import CheckBox, RadioButton


class HelpMark(QToolButton):
    """Shows the help about an option; there as long as the option is."""

    def __init__(self, option: QWidget, parent: QWidget, *, floating: bool = False) -> None:
        """Build the mark.

        Args:
            option: what it is about.
            parent: the widget around the option.
            floating: whether it is in no layout, and follows the option's place.
        """
        super().__init__(parent)
        self.option, self._floating = option, floating
        self.setText("?")
        self.setAutoRaise(True)
        # One stop for each option is enough: F1 at the option shows the same.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.resize(self.sizeHint())
        self.clicked.connect(lambda: ask_for_help(option))
        option.installEventFilter(self)
        self._follow()

    def sizeHint(self) -> QSize:
        """Room for the sign alone: a tool button of the style would make rows higher."""
        side = lines(self, 1.1)
        return QSize(side, side)

    def _follow(self) -> None:
        name = self.option.accessibleName() or _text_of(self.option)
        self.setAccessibleName(QCoreApplication.translate("HelpMark", "Help about {option}").format(option=name))
        self.setToolTip(QCoreApplication.translate("HelpMark", "What is this? (F1)"))
        if self._floating:
            # Behind the text of a box, whose own widget goes on to the edge.
            here = self.option.geometry()
            left = here.left() + self.option.sizeHint().width() + chars(self, 1)
            self.move(left, here.top() + (here.height() - self.height()) // 2)
            self.raise_()
        self.setVisible(not self.option.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the option: its place, its text, and whether it is there."""
        if event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LanguageChange,
            QEvent.Type.FontChange,
        }:
            self._follow()
        return super().eventFilter(watched, event)


def mark_options(root: QWidget) -> None:
    """Put a mark beside each option in ``root``; of several with the same text beside the first one."""
    done: set[str] = {":".join(topic_of(mark.option)) for mark in root.findChildren(HelpMark)}
    for option in _options(root):
        target = ":".join(topic_of(option))
        if target not in done and _mark(option, root):
            done.add(target)


def _options(root: QWidget) -> Iterator[QWidget]:
    for owner in (root, *root.findChildren(QWidget)):
        for name in (each.__name__ for each in type(owner).__mro__):
            for attribute in ANCHOR_OF_OPTION.get(name, {}) if name not in CONSENTS else ():
                option = getattr(owner, attribute, None)
                if isinstance(option, QWidget) and not isinstance(option, QPushButton) and root.isAncestorOf(option):
                    yield option


def _mark(option: QWidget, root: QWidget) -> bool:
    """Put a mark where there is room for it; return whether there was."""
    label = next((each for each in root.findChildren(QLabel) if each.buddy() is option), None)
    beside: QWidget = label or option
    parent = beside.parentWidget()
    layout = _layout_with(parent.layout(), beside) if parent is not None else None
    if parent is None or layout is None:
        return False
    if isinstance(layout, QFormLayout) and label is not None:
        row, _role = cast("tuple[int, QFormLayout.ItemRole]", layout.getWidgetPosition(label))
        layout.removeWidget(label)
        # The text stays at the height of the field's own.
        label.setMinimumHeight(option.sizeHint().height())
        both = QHBoxLayout()
        both.addWidget(label)
        both.addWidget(HelpMark(option, parent))
        both.addStretch(1)
        layout.setLayout(row, QFormLayout.ItemRole.LabelRole, both)
        # A page that is shown already is not laid out anew by itself.
        layout.invalidate()
        layout.activate()
        return True
    if isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.LeftToRight:
        layout.insertWidget(layout.indexOf(beside) + 1, HelpMark(option, parent))
        return True
    if isinstance(option, CheckBox | RadioButton):
        HelpMark(option, parent, floating=True)
        return True
    return False


def _layout_with(layout: QLayout | None, widget: QWidget) -> QLayout | None:
    """Return the layout in ``layout`` that holds ``widget`` itself."""
    if layout is None or layout.indexOf(widget) >= 0:
        return layout
    within = (_layout_with(each, widget) for each in layout.children() if isinstance(each, QLayout))
    return next(filter(None, within), None)


def _text_of(option: QWidget) -> str:
    """Return what ``option`` is called: its own text, or that of its label."""
    if isinstance(option, QAbstractButton):
        return option.text().replace("&", "")
    window = option.window()
    label = next((each for each in window.findChildren(QLabel) if each.buddy() is option), None)
    return label.text().replace("&", "").rstrip(":：") if label is not None else ""
