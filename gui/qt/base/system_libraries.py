"""The libraries of a Linux system that Qt's wheels leave to it. It imports no Qt, which fails where one is missing."""

import os
import sys

from gui.qt.base.screens import wayland_answers

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

_OF_PLATFORM = {"xcb": X11, "wayland": WAYLAND}
NOT_FOUND = "cannot open shared object file: No such file"
"""What the loader says of a library that is not there."""


def check_libraries() -> None:
    """Say in words which system libraries are missing, before Qt aborts the program or an import fails for them.

    Raises:
        InputError: Qt could not start here.
    """
    if not sys.platform.startswith("linux"):
        return
    found = [_missing(BASE | _OF_PLATFORM.get(each, {})) for each in _platforms()]
    if all(missing for _packages, missing in found):
        packages, missing = found[0]
        # Seldom used, and loaded before the first paint.
        from gui.domain.cloud.errors import InputError  # noqa: PLC0415

        raise InputError(
            f"Qt can't start, because libraries of the system are missing or can't be loaded: {', '.join(missing)}."
            f" On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
        )


def _missing(libraries: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the packages of those that can't be loaded, and what is missing; with the reason where it is there."""
    import ctypes  # noqa: PLC0415 - not asked for everywhere before the first paint

    packages: dict[str, None] = {}
    missing: dict[str, None] = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError as error:  # the library itself, or one that it needs: the loader says which
            packages[package] = None
            name, _, reason = str(error).partition(": ")
            missing[name if NOT_FOUND in reason else str(error)] = None
    return [*packages], [*missing]


def _platforms() -> list[str]:
    """Return the platforms that Qt tries, in its order: it takes the first that it can load and that answers.

    As ``QGuiApplicationPrivate::createPlatformIntegration`` of Qt 6 does: what ``QT_QPA_PLATFORM`` names, else Wayland
    where there is a compositor, and X11 after it.
    """
    named = os.environ.get("QT_QPA_PLATFORM")
    if named:
        return [_platform(each) for each in named.split(";")]
    x11 = ["xcb"] if os.environ.get("DISPLAY") else []
    # Where X11 could stand in, a compositor that does not answer asks for no libraries.
    wayland = ["wayland"] if os.environ.get("WAYLAND_DISPLAY") and (not x11 or wayland_answers()) else []
    return [*wayland, *x11] or [""]


def _platform(named: str) -> str:
    """Return the platform that ``named`` is of: ``xcb:arguments`` and ``wayland-egl`` stand for xcb and wayland."""
    name = named.partition(":")[0]
    return "wayland" if name.startswith("wayland") else name
