"""Icons are drawn for the pixels of the screen, whatever its scale, and are not made of those for another one."""

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.qt.base.theme import colour, icon
from gui.words.tone import Tone

BESIDE_TEXT, ON_A_TOOL_BAR = 16, 24


def drawn(name: str, side: int) -> QImage:
    """Return the icon as it is drawn for so many pixels."""
    drawing = assets.read_text(f"icons/{name}.svg").replace("currentColor", colour(Tone.PLAIN).name())
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("side", [BESIDE_TEXT, ON_A_TOOL_BAR])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_an_icon_is_sharp_at_every_scale(qapp: QApplication, side: int, scale: float) -> None:
    del qapp
    shown = icon("bind").pixmap(QSize(side, side), scale)
    assert (shown.width(), shown.devicePixelRatio()) == (round(side * scale), scale)
    image = shown.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(1)
    assert image == drawn("bind", round(side * scale))
