"""Windows' Python: goes through the pages of the installer, or of what removes it, as somebody at the screen does.

``pages.py SETUP STEP...``: starts SETUP and takes each step as soon as the windows let it. ``see:TEXT`` waits until a
window shows TEXT, ``press:LABEL`` presses a button, ``clear:LABEL`` takes a mark out of a box, ``folder:PATH`` writes
into the field for the folder. Then it waits until no window is left, and says ``ended CODE``. A step that is not
possible within some time ends it with 1 and with what the windows show.
"""

import ctypes
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TITLE = "Multi-EIP Wizard "
DIALOG = "#32770"
"""The class of dialogs and of message boxes."""
PATIENCE_S = 150.0
WM_COMMAND, WM_SETTEXT, WM_GETTEXT, BM_SETCHECK = 0x111, 0x0C, 0x0D, 0xF1
LONGEST = 4096

user = ctypes.windll.user32  # type: ignore[attr-defined] # of Windows
user.SendMessageW.argtypes = user.PostMessageW.argtypes = (
    ctypes.c_void_p,
    ctypes.c_uint,
    ctypes.c_size_t,
    ctypes.c_void_p,
)
for name in ("IsWindowVisible", "IsWindowEnabled", "GetDlgCtrlID", "GetParent"):
    getattr(user, name).argtypes = (ctypes.c_void_p,)
user.GetParent.restype = ctypes.c_void_p
user.GetClassNameW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_int)
Visitor = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)  # type: ignore[attr-defined]
user.EnumWindows.argtypes = (Visitor, ctypes.c_void_p)
user.EnumChildWindows.argtypes = (ctypes.c_void_p, Visitor, ctypes.c_void_p)


@dataclass(frozen=True)
class Control:
    """A window that is shown, or something in one."""

    handle: int
    kind: str
    text: str


def control(handle: int) -> Control:
    """Return what is behind ``handle``."""
    kind, text = ctypes.create_unicode_buffer(256), ctypes.create_unicode_buffer(LONGEST)
    user.GetClassNameW(handle, kind, 256)
    user.SendMessageW(handle, WM_GETTEXT, LONGEST, ctypes.addressof(text))
    return Control(handle, kind.value, text.value)


def visited(enumerate_windows: Callable[..., int], *within: int) -> list[Control]:
    """Return the visible windows that ``enumerate_windows`` visits."""
    found: list[int] = []
    enumerate_windows(*within, Visitor(lambda handle, _nothing: found.append(handle) or 1), None)
    return [control(handle) for handle in found if user.IsWindowVisible(handle)]


def dialogs() -> list[Control]:
    """Return the dialogs of the installer that are open."""
    return [each for each in visited(user.EnumWindows) if each.kind == DIALOG and each.text.startswith(TITLE)]


def shown() -> Iterator[Control]:
    """Yield everything in them."""
    for dialog in dialogs():
        yield from visited(user.EnumChildWindows, dialog.handle)


def taken(step: str) -> bool:
    """Take the step if it is possible now, and return whether it was."""
    verb, _colon, what = step.partition(":")
    controls = list(shown())
    if verb == "see":
        return any(what in each.text for each in controls)
    wanted = next(
        (
            each
            for each in controls
            if user.IsWindowEnabled(each.handle)
            and (each.kind == "Edit" if verb == "folder" else each.text.replace("&", "") == what)
        ),
        None,
    )
    if wanted is None:
        return False
    if verb == "folder":
        text = ctypes.create_unicode_buffer(what)
        user.SendMessageW(wanted.handle, WM_SETTEXT, 0, ctypes.addressof(text))
    elif verb == "clear":
        user.SendMessageW(wanted.handle, BM_SETCHECK, 0, None)
    else:
        parent, number = user.GetParent(wanted.handle), user.GetDlgCtrlID(wanted.handle)
        user.PostMessageW(parent, WM_COMMAND, number, wanted.handle)
    return True


def patiently(done: Callable[[], bool]) -> bool:
    """Wait until it is so, and return whether it is."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def main(setup: str, steps: list[str]) -> int:
    """Do it, and return the exit code."""
    process = subprocess.Popen([setup])
    for step in steps:
        if not patiently(lambda step=step: taken(step)):  # type: ignore[misc]
            texts = [each.text for each in shown()]
            sys.stdout.buffer.write(f"Not possible: {step}; ended {process.poll()}, shown: {texts}\n".encode())
            process.kill()
            return 1
        sys.stdout.buffer.write(f"{step}\n".encode())
        sys.stdout.flush()
    # What removes the program goes on in a process of its own.
    ended = patiently(lambda: process.poll() is not None and not dialogs())
    sys.stdout.buffer.write(f"ended {process.poll()}\n".encode())
    return 0 if ended else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
