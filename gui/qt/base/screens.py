"""Is there a screen that answers? Asked before Qt is loaded, because Qt aborts the program where none does.

Each desktop needs one of two ways to ask, and the first frame waits for it: each loads what it needs by itself.
"""

import os
import sys
from pathlib import Path

INVISIBLE = frozenset({"offscreen", "minimal", "minimalegl", "vnc"})
"""Qt's platforms whose windows nobody sees."""


def has_display() -> bool:
    """Return whether a window could be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in INVISIBLE:
        return False
    if platform.startswith("wayland"):
        return wayland_answers()
    if platform == "xcb":
        return x_answers()
    if platform or not sys.platform.startswith("linux"):
        return True
    return wayland_answers() or x_answers()


def x_answers() -> bool:
    """Return whether the X server that ``DISPLAY`` names takes a connection."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes  # noqa: PLC0415 - see above

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # what is missing is named later, see check_libraries
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def wayland_answers() -> bool:
    """Return whether the compositor that ``WAYLAND_DISPLAY`` names takes a connection."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # noqa: PLC0415 - see above

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name  # an absolute name stands for itself
    with socket.socket(socket.AF_UNIX) as compositor:
        try:
            compositor.connect(str(path))
        except OSError:
            return False
    return True
