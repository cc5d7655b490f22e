"""Style, colours and icons. Every colour of the program is in this module."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from gui import assets
from gui.qt.base.palette import SCHEME_PROPERTY, Scheme, apply_scheme
from gui.words.tone import Tone

DARK_BELOW = 128
"""A window background darker than this (0 to 255) counts as the dark scheme."""


# Pairs (light scheme, dark scheme); each at least 4.5:1 against the base colour of its scheme (tests/qt/test_looks.py).
TONES = {
    Tone.GOOD: ("#1a6e34", "#6fd08c"),
    Tone.WARNING: ("#8a4b00", "#f0b35e"),
    Tone.BAD: ("#b3261e", "#ff9b92"),
    Tone.BUSY: ("#1b5fa8", "#86bdf5"),
    Tone.QUIET: ("#5b6066", "#a9afb5"),
}


class SystemColours(QObject):
    """Follows the desktop while the program runs, as long as the user wants its colours."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        if hasattr(hints, "accessibility"):
            # Kept: the object belongs to the hints, and its wrapper must outlive this line.
            self._accessibility = hints.accessibility()
            self._accessibility.contrastPreferenceChanged.connect(self.follow)

    def follow(self) -> None:
        """Set the colours that the desktop asks for now."""
        if self._app.property(SCHEME_PROPERTY) == Scheme.SYSTEM.value:
            apply_scheme(self._app, Scheme.SYSTEM)


def is_dark() -> bool:
    """Return whether the colours in force are dark."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness() < DARK_BELOW


def colour(tone: Tone) -> QColor:
    """Return the text colour of ``tone`` in the scheme in force."""
    if tone is Tone.PLAIN:
        return QGuiApplication.palette().color(QPalette.ColorRole.Text)
    return QColor(TONES[tone][is_dark()])


SMALL_SIZES, LARGE_SIZES = (16, 20, 24, 32, 48), (64, 128)
"""Sides in pixels; nothing large can be selected or disabled, and the large ones are most of the memory."""
BETWEEN = (28, 30, 36, 42)
"""Sides of small ones where the scale is 1.25, 1.5 or 1.75: made smaller from the next larger ones they are soft."""


def icon(name: str, tone: Tone = Tone.PLAIN) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` drawn in the colour of ``tone``; sharp at every scale."""
    colours = QGuiApplication.palette()
    selected = colours.color(QPalette.ColorRole.HighlightedText)
    # As pale as the text beside it: styles dim a picture by their own measure, hardly at all on a dark ground.
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return _drawn(name, colour(tone).name(), selected.name(), disabled.name())


@lru_cache(maxsize=128)
def _drawn(name: str, normal: str, selected: str, disabled: str) -> QIcon:
    """Draw an icon in these inks; one that was drawn before a switch of the colours is there after the next."""
    drawing = assets.read_text(f"icons/{name}.svg")
    result = QIcon()
    inks = (
        (normal, QIcon.Mode.Normal, (*SMALL_SIZES, *BETWEEN, *LARGE_SIZES)),
        (selected, QIcon.Mode.Selected, SMALL_SIZES),
        (disabled, QIcon.Mode.Disabled, SMALL_SIZES),
    )
    for ink, mode, sizes in inks:
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for size in sizes:
            image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            renderer.render(painter)
            painter.end()
            result.addPixmap(QPixmap.fromImage(image), mode)
    return result


def chars(widget: QWidget, count: float) -> int:
    """Return the width of ``count`` average characters in the font of ``widget``, in device-independent pixels."""
    return round(widget.fontMetrics().averageCharWidth() * count)


def lines(widget: QWidget, count: float) -> int:
    """Return the height of ``count`` lines of text in the font of ``widget``, in device-independent pixels."""
    return round(widget.fontMetrics().lineSpacing() * count)


def icon_side(widget: QWidget) -> int:
    """Return width and height of an icon beside text in the font of ``widget``, in device-independent pixels.

    The style's size, or a larger one in which the icons are drawn, where the type is larger.
    """
    usual, height = widget.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize), widget.fontMetrics().height()
    return max(usual, *(side for side in SMALL_SIZES if side <= height), SMALL_SIZES[0])


def fixed_font(widget: QWidget) -> None:
    """Show ``widget`` in the system's fixed-width font at its own size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(widget.font().pointSizeF())
    widget.setFont(font)
