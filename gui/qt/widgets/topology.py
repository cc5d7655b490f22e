"""A picture of what the current row belongs to: the instance, its interfaces, their addresses and gateways."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from gui.qt.base.tool_tips import tip
from gui.qt.models.topology import Node
from gui.qt.widgets.containers import ScrollArea
from gui.qt.widgets.topology_painter import Box, TopologyPainter

PNG_SCALE = 2
"""Pixels of a saved PNG for each device-independent one: sharp on paper and on dense screens."""


class NodeButton(QAbstractButton):
    """One box: a button to screen readers, named by all it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painter: TopologyPainter | None = None
        self.box: Box | None = None
        self.marked = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_box(self, painter: TopologyPainter, box: Box, *, marked: bool) -> None:
        """Stand for ``box``."""
        self.painter, self.box, self.marked = painter, box, marked
        self.setText(box.node.title.replace("&", "&&"))
        self.setAccessibleName(box.node.spoken)
        self.setToolTip(tip(box.node.spoken))
        self.setGeometry(box.area.toAlignedRect())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        if self.painter is None or self.box is None:
            return
        painter = QPainter(self)
        painter.translate(-self.box.area.topLeft())
        self.painter.draw_box(painter, self.box, marked=self.marked, focused=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the picture: Qt would look for the nearest button on the screen."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class _Canvas(QWidget):
    painter: TopologyPainter | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.painter is not None:
            painter = QPainter(self)
            self.painter.draw_lines(painter)
            painter.end()


class Topology(ScrollArea):
    """Shows nodes as boxes. Up and Down go from box to box, Enter or a click makes one current."""

    chosen = Signal(str)
    """The user wants the row of this EIP, ENI or instance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[Node, ...] = ()
        self._current = ""
        self._width = 0
        self.buttons: list[NodeButton] = []
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._show_marked)
        self._canvas = _Canvas()
        self._canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setBackgroundRole(self.viewport().palette().ColorRole.Base)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What is shown."""
        return self._nodes

    def show_nodes(self, nodes: Sequence[Node], current: str) -> None:
        """Show ``nodes``; the box of the resource ``current`` stands out and is brought into view."""
        if (tuple(nodes), current) == (self._nodes, self._current):
            return
        self._nodes, self._current = tuple(nodes), current
        self._arrange()
        # Once the canvas has its new size: before that, it can't be scrolled so far.
        self._settled.start()

    def draw(self, painter: QPainter) -> QSize:
        """Draw the whole picture, as wide as it needs; return its size."""
        drawing = TopologyPainter(self._nodes, self.font())
        drawing.draw(painter, current=self._current)
        return drawing.size.toSize()

    def to_svg(self, title: str) -> bytes:
        """Return the picture as an SVG."""
        size = TopologyPainter(self._nodes, self.font()).size.toSize()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setTitle(title)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        painter = QPainter(generator)
        self.draw(painter)
        painter.end()
        buffer.close()
        return bytes(content.data())

    def to_png(self) -> bytes:
        """Return the picture as a PNG."""
        size = TopologyPainter(self._nodes, self.font()).size.toSize()
        image = QImage(size * PNG_SCALE, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(PNG_SCALE)
        painter = QPainter(image)
        self.draw(painter)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        buffer.close()
        return bytes(content.data())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down, Home and End go from box to box."""
        focused = next((number for number, each in enumerate(self.buttons) if each.hasFocus()), None)
        last = len(self._nodes) - 1
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        way = ways.get(Qt.Key(event.key()))
        if focused is None or way is None:
            super().keyPressEvent(event)
            return
        self._focus(min(max(focused + way, 0), last))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._arrange()
        self._settled.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow fonts and colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._arrange()

    def _arrange(self) -> None:
        self._width = self.viewport().width()
        drawing = TopologyPainter(self._nodes, QFont(self.font()), self._width)
        self._canvas.painter = drawing
        self._canvas.setMinimumSize(drawing.size.toSize())
        while len(self.buttons) < len(drawing.boxes):
            button = NodeButton(self._canvas)
            button.clicked.connect(self._clicked)
            self.buttons.append(button)
        marked = next((n for n, node in enumerate(self._nodes) if node.resource == self._current and node.resource), 0)
        for number, button in enumerate(self.buttons):
            shown = number < len(drawing.boxes)
            button.setVisible(shown)
            # One stop of the Tab key for the whole picture; arrows do the rest.
            stop = Qt.FocusPolicy.StrongFocus if number == marked else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop if shown else Qt.FocusPolicy.NoFocus)
            if shown:
                button.show_box(drawing, drawing.boxes[number], marked=number == marked and bool(self._current))
        self._canvas.update()

    def _show_marked(self) -> None:
        if (button := self._marked()) is not None:
            self._bring_into_view(button)

    def _marked(self) -> NodeButton | None:
        return next((button for button in self.buttons if button.isVisible() and button.marked), None)

    def _focus(self, number: int) -> None:
        button = self.buttons[number]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view(button)

    def _bring_into_view(self, button: NodeButton) -> None:
        # Only up and down: sideways, the beginning of the lines matters more than the box in full.
        middle = button.geometry().center().y()
        self.ensureVisible(0, middle, 0, button.height())

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, NodeButton) and button.box is not None and button.box.node.resource:
            self.chosen.emit(button.box.node.resource)


def suffix_of(path: Path) -> str:
    """Return ``svg`` or ``png``, whichever the name of ``path`` asks for; SVG where it asks for neither."""
    return "png" if path.suffix.casefold() == ".png" else "svg"
