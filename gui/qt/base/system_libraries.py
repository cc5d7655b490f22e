"""The libraries of a Linux system that Qt's wheels leave to it. It imports no Qt, which fails where one is missing."""

import os
import sys

BASE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's own libraries load, and the package of Debian and Ubuntu that has it."""
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What the plugin for X11 loads besides."""
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What the plugin for Wayland loads besides; that for OpenGL on Wayland is not used."""

NOT_FOUND = "cannot open shared object file: No such file"
"""What the loader says of a library that is not there."""


def check_libraries() -> None:
    """Say in words which system libraries are missing, before Qt aborts the program or an import fails for them.

    Raises:
        InputError: Qt could not start here.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415 - not asked for everywhere before the first paint

    packages: dict[str, None] = {}
    missing: dict[str, None] = {}
    for library, package in _needed().items():
        try:
            ctypes.CDLL(library)
        except OSError as error:  # the library itself, or one that it needs: the loader says which
            packages[package] = None
            name, _, reason = str(error).partition(": ")
            missing[name if NOT_FOUND in reason else str(error)] = None
    if missing:
        from gui.domain.cloud.errors import InputError  # noqa: PLC0415 - seldom used, and loaded before the first paint

        raise InputError(
            f"Qt can't start, because libraries of the system are missing or can't be loaded: {', '.join(missing)}."
            f" On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
        )


def _needed() -> dict[str, str]:
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb":
        return BASE | X11
    platform = os.environ.get("QT_QPA_PLATFORM", "wayland" if os.environ.get("WAYLAND_DISPLAY") else "")
    return BASE | WAYLAND if platform.startswith("wayland") else BASE
