"""The application object: its names, and the way of Qt's own messages into the log. Light: the first frame needs it."""

import logging
import os
import sys
from importlib import import_module

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui import __version__

# Said where no desktop portal runs, by the offscreen platform at every resize and every new window, and by X11 when a
# screen reader comes or asks for what has gone since: they mean nothing.
NOISE = (
    "Call to org.freedesktop.portal",
    "Call for getting org.freedesktop.portal",
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "AtSpiAdaptor::applicationInterface does not implement",
    "Could not find accessible on path",
    # Said when the scale of a Wayland output changes whose compositor has no fractional scales.
    "The cached device pixel ratio value was stale on window expose.",
    # Said by Wayland's text input at each change of the window that has the keyboard.
    "virtual void QtWaylandClient::QWaylandTextInputv3::",
)
APP_ID = "io.github.multi_eip_wizard"
"""Name of the desktop entry, Wayland's app id, and the group of the taskbar's buttons on Windows."""


def application() -> QApplication:
    """Return the application object, made on the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform.startswith("linux"):
        _ask_portal()
        _reach_fcitx()
    QGuiApplication.setDesktopFileName(APP_ID)
    if sys.platform == "win32":  # else the taskbar groups the window with Python's, under Python's icon
        import_module("ctypes").windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
    # Before the object is made: a screen reader is told the name it has then.
    QApplication.setApplicationName("multi-eip-wizard")
    QApplication.setApplicationVersion(__version__)
    qInstallMessageHandler(_to_log)
    # Not by setStyle, which answers with the style: loading its class takes 5 ms before the first paint.
    return QApplication(["multi-eip", "-style", "fusion"])


def _ask_portal() -> None:
    """Let Qt ask the desktop's portal for the colour scheme and for changes of it; without a portal nothing changes."""
    if "QT_QPA_PLATFORMTHEME" in os.environ:
        return
    from gui.qt.base import desktop_portal  # noqa: PLC0415 - of Linux alone, and not where the theme is set

    if desktop_portal.hangs():
        logging.getLogger(__name__).warning("The desktop's portal does not answer; its colours are not followed.")
    else:
        os.environ["QT_QPA_PLATFORMTHEME"] = "xdgdesktopportal"


def _reach_fcitx() -> None:
    """Let Qt speak to fcitx as to IBus where fcitx's own plugin is missing, as in PySide6's wheels.

    Fcitx understands both. Without this no Chinese could be typed where the desktop sets QT_IM_MODULE, on X11 and on
    Wayland alike.
    """
    wanted = os.environ.get("QT_IM_MODULE", "")
    if wanted.startswith("fcitx"):
        os.environ.setdefault("QT_IM_MODULES", f"{wanted};ibus")


def _to_log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if text.startswith(NOISE):
        return
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }.get(kind, logging.ERROR)
    logging.getLogger(f"gui.qt.{context.category or 'default'}").log(level, "%s", text)
