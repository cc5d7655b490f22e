"""Opening the window from the command line's wishes."""

import ctypes
import os
import sys

from gui.domain.errors import InputError
from gui.services.parts import Parts
from gui.services.sign_in import WithSandbox


def check_libraries() -> None:
    """Say in words which system library is missing, before Qt aborts the program over it.

    Raises:
        InputError: Qt could not start here.
    """
    if not sys.platform.startswith("linux"):
        return
    needed = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0"}
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb":
        needed |= {"libxcb-cursor.so.0": "libxcb-cursor0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0"}
    missing = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if missing:
        packages = " ".join(missing)
        raise InputError(
            f"System libraries that Qt needs are missing. On Debian or Ubuntu: sudo apt-get install {packages}"
        )


def run_window(parts: Parts, *, language: str | None, scheme: str | None, sandbox: bool) -> int:
    """Open the main window and run until it is closed; return the exit code."""
    check_libraries()
    from gui.qt.app import Desk, Look, show_window  # noqa: PLC0415 - the check comes before the first import of Qt
    from gui.qt.theme import Scheme  # noqa: PLC0415

    def begin(desk: Desk) -> None:
        if sandbox:
            desk.window.sign_in(WithSandbox())
        else:
            desk.jobs.run(parts.preload, lambda _none: None, desk.window.show_error, owner=desk.window)

    return show_window(parts, Look(language, Scheme(scheme) if scheme else None), after_paint=begin)
