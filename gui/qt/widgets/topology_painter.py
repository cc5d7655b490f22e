"""Drawing of a topology with any QPainter: on the screen, into an SVG, into a PNG."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtSvg import QSvgRenderer

from gui import assets
from gui.qt.base.theme import colour
from gui.qt.models.topology import Node
from gui.words.tone import Tone

_BETWEEN = " ·,，"
"""What stands between two facts of a line."""
_WORDS = re.compile(rf"\S+(?:\s*[{_BETWEEN.strip()}])*\s*")
_FACTS = re.compile(rf".+?(?:[{_BETWEEN.strip()}]\s*|$)")


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node is drawn, in device-independent pixels.

    Attributes:
        node: what it is.
        area: its rectangle.
        parent: number of the box it belongs to, -1 for the root.
        lines: its details as there is room for them.
        below: whether its state has a line of its own.
    """

    node: Node
    area: QRectF
    parent: int
    lines: tuple[str, ...]
    below: bool = False


class _Laid(NamedTuple):
    lines: tuple[str, ...]
    below: bool
    needed: float


class TopologyPainter:
    """Lays nodes out for one font, and draws them."""

    def __init__(self, nodes: Sequence[Node], font: QFont, width: float = 0.0) -> None:
        """Lay ``nodes`` out.

        Args:
            nodes: the root first.
            font: of all text; titles are bold.
            width: of the whole picture. Lines are broken where they do not fit; where a single word still does not,
                the picture is wider. 0 makes it as wide as it needs to be with no line broken.
        """
        self._font, self._bold = QFont(font), QFont(font)
        self._bold.setBold(True)
        self._plain, self._titles = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        self._line = self._plain.lineSpacing()
        self._pad, self._indent = self._line * 0.5, self._line * 1.6
        self.boxes: list[Box] = []
        laid = [self._laid(node, width) for node in nodes]
        needed = max((each.needed for each in laid), default=0.0)
        self.size = QSizeF(ceil(max(width, needed + 2 * self._pad)), 0)
        self._place(nodes, laid)

    def draw(self, painter: QPainter, *, current: str = "") -> None:
        """Draw everything; the box of the resource ``current`` stands out."""
        base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(QRectF(QPointF(0, 0), self.size), base)
        self.draw_lines(painter)
        for box in self.boxes:
            marked = bool(current) and box.node.resource == current
            self.draw_box(painter, box, marked=marked)

    def draw_lines(self, painter: QPainter) -> None:
        """Draw what connects the boxes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Tone.QUIET), 1.2))
        # Down to the last of several once: lines drawn over each other look thicker.
        last = {box.parent: box for box in self.boxes if box.parent >= 0}
        for box in self.boxes:
            if box.parent >= 0:
                above = self.boxes[box.parent].area
                x, y = above.left() + self._indent / 2, box.area.center().y()
                painter.drawLine(QPointF(x, y), QPointF(box.area.left(), y))
                if box is last[box.parent]:
                    painter.drawLine(QPointF(x, above.bottom()), QPointF(x, y))

    def draw_box(self, painter: QPainter, box: Box, *, marked: bool = False, focused: bool = False) -> None:
        """Draw one box at its place."""
        node, area = box.node, box.area.adjusted(0.75, 0.75, -0.75, -0.75)
        palette = QGuiApplication.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(palette.color(QPalette.ColorRole.Highlight) if marked else colour(Tone.QUIET), 2 if marked else 1)
        if not node.solid:
            border.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(border)
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(area, self._line * 0.3, self._line * 0.3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if focused:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), self._line * 0.2, self._line * 0.2)
        self._draw_text(painter, box, area)

    def _draw_text(self, painter: QPainter, box: Box, area: QRectF) -> None:
        node, left, top, size = box.node, area.left() + self._pad, area.top() + self._pad * 0.6, self._line
        _picture(painter, node.picture, Tone.PLAIN, QRectF(left, top, size, size))
        text = left + size + self._pad
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._bold)
        painter.setPen(colour(Tone.PLAIN))
        painter.drawText(QRectF(text, top, area.right() - text, size), align, node.title)
        painter.setFont(self._font)
        if box.below:
            x, top = text, top + size
        else:
            x = text + self._titles.horizontalAdvance(node.title) + self._pad
        if node.state is not None:
            _picture(painter, node.state.icon, node.state.tone, QRectF(x, top, size, size))
            painter.setPen(colour(node.state.tone))
            x += size + self._pad * 0.6
            painter.drawText(QRectF(x, top, area.right() - x, size), align, node.state.text)
        elif not node.details:
            painter.setPen(colour(Tone.QUIET))
            painter.drawText(QRectF(x, top, area.right() - x, size), align, node.kind)
        painter.setPen(colour(Tone.QUIET))
        for number, line in enumerate(box.lines, start=1):
            painter.drawText(QRectF(text, top + number * size, area.right() - text, size), align, line)

    def _laid(self, node: Node, width: float) -> _Laid:
        """Break the lines of ``node`` where they do not fit into ``width``; 0 breaks none."""
        # Beside the text: what the box is moved in, its picture, and the space around.
        margins = node.depth * self._indent + self._line + 3 * self._pad
        room = width - 2 * self._pad - margins if width else 0.0
        title, state = self._titles.horizontalAdvance(node.title), self._state(node)
        below = bool(width and state and title + self._pad + state > room)
        first = max(title, state) if below else title + self._pad + state
        parts = [part for line in node.details for part in self._broken(line, room)]
        text = max((first, *(advance for _, advance in parts)))
        return _Laid(tuple(part for part, _ in parts), below, margins + text)

    def _state(self, node: Node) -> float:
        said = node.state.text if node.state else "" if node.details else node.kind
        picture = self._line + self._pad * 0.6 if node.state else 0.0
        return picture + self._plain.horizontalAdvance(said)

    def _broken(self, line: str, room: float) -> Iterator[tuple[str, float]]:
        """Yield ``line`` in pieces that fit into ``room``, and how wide they are.

        It is broken between facts, and between words only of a fact that has no room in a line of its own.
        """
        whole = self._plain.horizontalAdvance(line)
        if not room or whole <= room:
            yield line, whole
            return
        piece = ""
        for part in self._parts(line, room):
            longer = (piece + part).rstrip(_BETWEEN)
            if piece and self._plain.horizontalAdvance(longer) > room:
                yield self._piece(piece)
                piece = ""
            piece += part
        yield self._piece(piece)

    def _parts(self, line: str, room: float) -> Iterator[str]:
        for fact in _FACTS.findall(line):
            if self._piece(fact)[1] > room:
                yield from _WORDS.findall(fact)
            else:
                yield fact

    def _piece(self, piece: str) -> tuple[str, float]:
        text = piece.rstrip(_BETWEEN)
        return text, self._plain.horizontalAdvance(text)

    def _place(self, nodes: Sequence[Node], laid: Sequence[_Laid]) -> None:
        y, path = self._pad, [-1]
        for number, (node, text) in enumerate(zip(nodes, laid, strict=True)):
            path = [*path[: node.depth + 1], number]
            height = self._line * (1 + text.below + len(text.lines)) + self._pad * 1.2
            x = self._pad + node.depth * self._indent
            if number and not node.depth:
                y += self._pad
            area = QRectF(x, y, self.size.width() - x - self._pad, height)
            self.boxes.append(Box(node, area, path[node.depth], text.lines, text.below))
            y += height + self._pad * 0.6
        self.size.setHeight(ceil(y + self._pad * 0.4))


def _picture(painter: QPainter, name: str, tone: Tone, area: QRectF) -> None:
    # Drawn as lines, not as pixels: sharp in an SVG and at every scale.
    _drawing(name, colour(tone).name()).render(painter, area)


@cache
def _drawing(name: str, ink: str) -> QSvgRenderer:
    drawing = assets.read_text(f"icons/{name}.svg").replace("currentColor", ink)
    return QSvgRenderer(QByteArray(drawing.encode()))
