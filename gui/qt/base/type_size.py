"""The size of the type, and pictures, marks and arrows that are as large as the type beside them.

A style takes the size of a mark from the resolution for which the font was measured, and not from the size of the font.
Where it draws it is told a finer one. Not by a style with sizes of its own: Qt asks a style for sizes while a widget is
being built, and then Python can't be given the widget safely (``focus_style``).
"""

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QStyle, QTabBar, QToolBar, QToolButton, QWidget

from gui.qt.base.theme import SMALL_SIZES, icon_side

USUAL_TYPE = "usualTypeSize"
"""Property of the application: the type size of the system, in points."""
MARK = 14
"""Side of a mark of the style at 96 dots per inch, in device-independent pixels."""
WITH_ICONS = (QToolBar, QAbstractButton, QTabBar, QComboBox)
INCH = 0.0254
"""In metres."""


def set_type_size(app: QApplication, percent: int) -> None:
    """Set the type size of the whole application.

    Args:
        app: gets the font; remembers the system's size at the first call.
        percent: of the system's size.
    """
    usual = app.property(USUAL_TYPE) or app.font().pointSizeF()
    app.setProperty(USUAL_TYPE, usual)
    font = app.font()
    font.setPointSizeF(usual * percent / 100)
    app.setFont(font)


class IconSizes(QObject):
    """Keeps the icons of buttons, tabs, boxes and tool bars as large as their type, by filtering their events."""

    def follow(self, widget: QWidget) -> None:
        """Fit the icons of ``widget`` now and whenever its font changes, where it is one that has icons."""
        if isinstance(widget, WITH_ICONS) and not _follows_tool_bar(widget):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
            _fit(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the icons to a new font."""
        if event.type() is QEvent.Type.FontChange and isinstance(watched, WITH_ICONS):
            _fit(watched)
        return False


def finer_metrics(widget: QWidget, finer: float) -> QFontMetrics:
    """Return the measures of the font of ``widget``, as those of a font for a resolution ``finer`` times as high."""
    font, dpi = widget.font(), round(widget.fontMetrics().fontDpi() * finer)
    return _measured(font.toString(), QFontInfo(font).pixelSize(), dpi)


@lru_cache(maxsize=32)
def _measured(described: str, pixels: int, dpi: int) -> QFontMetrics:
    device, font = QImage(QSize(1, 1), QImage.Format.Format_ARGB32), QFont()
    device.setDotsPerMeterX(round(dpi / INCH))
    device.setDotsPerMeterY(round(dpi / INCH))
    font.fromString(described)
    font.setPixelSize(pixels)
    return QFontMetrics(font, device)


def _follows_tool_bar(widget: QWidget) -> bool:
    return isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QToolBar)


def _fit(widget: QToolBar | QAbstractButton | QTabBar | QComboBox) -> None:
    side, metric = icon_side(widget), QStyle.PixelMetric
    if isinstance(widget, QToolBar):
        style = widget.style()
        usual = style.pixelMetric(metric.PM_ToolBarIconSize)
        wanted = usual * side / style.pixelMetric(metric.PM_SmallIconSize)
        side = max(usual, *(each for each in SMALL_SIZES if each <= wanted))
    if widget.iconSize() != QSize(side, side):
        widget.setIconSize(QSize(side, side))
