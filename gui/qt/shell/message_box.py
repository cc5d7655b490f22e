"""A refusal of the start in a message box: started from a menu, the program has no terminal to say it on."""

import ctypes
import os
import sys

TITLE = "Multi-EIP Wizard"
_ERROR_ICON = 0x10
"""``MB_ICONERROR`` of Windows' ``MessageBoxW``."""

_MENU_MARKS = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")
"""Variables that a Linux desktop sets for what it starts from a menu."""


def is_needed() -> bool:
    """Return whether standard error is read by nobody: the program was started without a console, or from a menu."""
    if sys.platform == "win32":
        return sys.stderr is None
    if sys.stderr is not None and sys.stderr.isatty():
        return False
    return any(os.environ.get(name) for name in _MENU_MARKS)


def show(text: str) -> None:
    """Show ``text`` and wait until it is closed. Where no window can be opened nothing is shown."""
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, text, TITLE, _ERROR_ICON)
        return
    from gui.qt.base.screens import has_display  # noqa: PLC0415 - as below

    if not has_display():
        return
    try:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - Qt may be what is missing

        from gui.qt.base.application import application  # noqa: PLC0415
    except ImportError:
        return
    application()
    QMessageBox.critical(None, TITLE, text)
