"""The colours of the light and the dark scheme, of usual and of high contrast.

Apart from the theme, so that the first frame can have them at once.
"""

import sys
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LIGHT = {
    QPalette.ColorRole.Window: "#f3f4f5",
    QPalette.ColorRole.WindowText: "#1b1d1f",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f8f9",
    QPalette.ColorRole.Text: "#1b1d1f",
    QPalette.ColorRole.Button: "#eceef0",
    QPalette.ColorRole.ButtonText: "#1b1d1f",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#1b1d1f",
    QPalette.ColorRole.PlaceholderText: "#6a7075",
    QPalette.ColorRole.Highlight: "#1b5fa8",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#1b5fa8",
    QPalette.ColorRole.Accent: "#1b5fa8",
}
DARK = {
    QPalette.ColorRole.Window: "#2d3135",
    QPalette.ColorRole.WindowText: "#eceff1",
    QPalette.ColorRole.Base: "#1c1f21",
    QPalette.ColorRole.AlternateBase: "#222528",
    QPalette.ColorRole.Text: "#eceff1",
    QPalette.ColorRole.Button: "#3b4046",
    QPalette.ColorRole.ButtonText: "#eceff1",
    QPalette.ColorRole.ToolTipBase: "#33373b",
    QPalette.ColorRole.ToolTipText: "#eceff1",
    QPalette.ColorRole.PlaceholderText: "#a0a6ab",
    QPalette.ColorRole.Highlight: "#2f6fb5",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#86bdf5",
    QPalette.ColorRole.Accent: "#5b9bdf",
}
DISABLED_TEXT = ("#70767b", "#8d949a")
_STARK_LIGHT = {
    **dict.fromkeys((QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Button), "#ffffff"),
    **dict.fromkeys((QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText), "#000000"),
    QPalette.ColorRole.AlternateBase: "#f2f2f2",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#000000",
    QPalette.ColorRole.PlaceholderText: "#404040",
    QPalette.ColorRole.Highlight: "#00308f",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#00308f",
    QPalette.ColorRole.Accent: "#00308f",
}
_STARK_DARK = {
    **dict.fromkeys((QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Button), "#000000"),
    **dict.fromkeys((QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText), "#ffffff"),
    QPalette.ColorRole.AlternateBase: "#161616",
    QPalette.ColorRole.ToolTipBase: "#000000",
    QPalette.ColorRole.ToolTipText: "#ffffff",
    QPalette.ColorRole.PlaceholderText: "#c8c8c8",
    QPalette.ColorRole.Highlight: "#ffe14d",
    QPalette.ColorRole.HighlightedText: "#000000",
    QPalette.ColorRole.Link: "#9fd0ff",
    QPalette.ColorRole.Accent: "#ffe14d",
}
STARK = (_STARK_LIGHT, _STARK_DARK)
"""High contrast, light and dark, where the desktop asks for it and names no colours of its own: Linux."""
STARK_DISABLED_TEXT = ("#595959", "#a8a8a8")
_HALF_LIGHT = 128
OWN_CONTRAST_THEMES = frozenset({"win32", "darwin"})
"""Systems whose contrast themes name the colours."""


SCHEME_PROPERTY = "colourScheme"
"""Property of the application: the scheme that the user wants."""


def apply_first_scheme(app: QApplication, scheme: Scheme) -> None:
    """Set the colours of the first frame.

    As ``apply_scheme`` does; but where the system's scheme is wanted, Qt's own palette tells which that is. Asking Qt
    loads the whole ``Qt`` namespace, a sixth of the time to the first paint; the main window asks.
    """
    if scheme is not Scheme.SYSTEM:
        apply_scheme(app, scheme)
        return
    dark = app.palette().color(QPalette.ColorRole.Window).lightness() < _HALF_LIGHT
    app.setPalette(_palette(DARK if dark else LIGHT, DISABLED_TEXT[dark]))


def apply_scheme(app: QApplication, scheme: Scheme) -> None:
    """Set the colours of the whole application."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - slow: see apply_first_scheme

    app.setProperty(SCHEME_PROPERTY, scheme.value)
    wanted = {
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
        Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    }[scheme]
    QGuiApplication.styleHints().setColorScheme(wanted)
    dark = scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and system_is_dark())
    if scheme is Scheme.SYSTEM and high_contrast():
        # The colours of a contrast theme are the user's own choice; the portals of Linux have none, only the wish.
        stark = _palette(STARK[dark], STARK_DISABLED_TEXT[dark])
        app.setPalette(QPalette() if sys.platform in OWN_CONTRAST_THEMES else stark)
        return
    # An own palette on every platform: a bare X session ignores setColorScheme, and contrast is then known everywhere.
    app.setPalette(_palette(DARK if dark else LIGHT, DISABLED_TEXT[dark]))


def system_is_dark() -> bool:
    """Return whether the desktop asks for dark colours."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def high_contrast() -> bool:
    """Return whether the desktop asks for high contrast; False where this Qt can't tell."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    hints = QGuiApplication.styleHints()
    asked = getattr(hints, "accessibility", None)
    accessibility = asked() if asked is not None else None
    return accessibility is not None and accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast


def _palette(colours: dict[QPalette.ColorRole, str], disabled: str) -> QPalette:
    palette = QPalette(QColor(colours[QPalette.ColorRole.Button]), QColor(colours[QPalette.ColorRole.Window]))
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(disabled))
    return palette
