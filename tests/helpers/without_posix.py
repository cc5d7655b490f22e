"""A program: imports all of the product and runs its commands as on Windows, without what only POSIX has.

Python's own modules and the dependencies are loaded first: they choose their platform when they are imported. Then the
modules and functions that Windows lacks go, ``sys.platform`` changes, and what of ours needs them fails by its name.
"""

import ctypes
import functools
import importlib
import os
import pkgutil
import signal
import socket
import ssl
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

LOADED_BEFORE = (
    "PySide6.QtPrintSupport", "PySide6.QtSvg", "PySide6.QtTest", "PySide6.QtWidgets", "aiohttp.web", "asyncio",
    "alibabacloud_ecs20140526.client", "alibabacloud_vpc20160428.client", "certifi", "concurrent.futures.thread",
    "cryptography.x509", "ctypes", "importlib.resources", "jinja2", "keyring", "logging.handlers", "multiprocessing",
    "pathlib", "platformdirs", "pygments.lexers", "requests", "shutil", "sqlite3", "ssl", "subprocess", "tempfile",
    "urllib3",
)  # fmt: skip
MODULES = frozenset({"fcntl", "grp", "nis", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"})
OF_OS = (
    "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "fchmod", "fork", "getegid", "geteuid", "getgid",
    "getpgid", "getuid", "killpg", "mkfifo", "openpty", "pread", "pwrite", "register_at_fork", "setsid", "statvfs",
    "sync", "uname",
)  # fmt: skip
OF_SIGNAL = ("SIGALRM", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGUSR1", "SIGUSR2", "alarm", "pthread_sigmask", "setitimer")


_pthread_kill = signal.pthread_kill


class _Absent:
    """Finds none of the modules that Windows lacks."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name.partition(".")[0] in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r} on this system", name=name)


def become_windows() -> None:
    """Take away what Windows lacks."""
    for name in LOADED_BEFORE:
        importlib.import_module(name)
    for name in MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Absent())  # type: ignore[arg-type]
    pair = functools.partial(socket.socketpair, socket.AF_UNIX)
    socket.socketpair = lambda *_wanted: pair()  # type: ignore[assignment] # Python's own would look for AF_UNIX
    for module, names in ((os, OF_OS), (signal, OF_SIGNAL), (socket, ("AF_UNIX",))):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    nothing = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=lambda _name: None)
    ctypes.windll = SimpleNamespace(shell32=nothing)  # type: ignore[attr-defined]
    ssl.enum_certificates = lambda _store: []  # type: ignore[attr-defined] # of Windows' certificate store
    sys.platform = "win32"


def import_all() -> int:
    """Import every module of the product; return how many there are."""
    import gui  # noqa: PLC0415 - after the platform has changed

    names = [found.name for found in pkgutil.walk_packages(gui.__path__, "gui.") if not found.name.endswith("__main__")]
    for name in names:
        importlib.import_module(name)
    return len(names)


def _interrupt() -> None:
    """Ctrl-C, as soon as the command that serves waits for it."""
    while signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        time.sleep(0.02)
    # Of POSIX: only there does a signal wake a main thread that waits for a lock.
    _pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def run(folder: Path, commands: Sequence[Sequence[str]]) -> None:
    """Run ``commands`` one after another in this process; say the exit code of each."""
    from gui.__main__ import main  # noqa: PLC0415 - as above

    for words in commands:
        if words[0] == "sandbox" and "--help" not in words:
            threading.Thread(target=_interrupt, daemon=True).start()
        try:
            code: object = main(["--lang", "zh_CN", "--state-dir", str(folder / "state"), *words])
        except SystemExit as end:
            code = end.code
        sys.stderr.flush()
        sys.stdout.write(f"ended {code}: {' '.join(words)}\n")
        sys.stdout.flush()


def open_the_window(folder: Path) -> None:
    """Open the main window on the sandbox, then the wizard, and close both."""
    from gui import bootstrap  # noqa: PLC0415 - as above
    from gui.__main__ import parsed  # noqa: PLC0415
    from gui.qt.base.palette import Scheme  # noqa: PLC0415
    from gui.qt.shell.app import Appearance, open_window  # noqa: PLC0415
    from gui.qt.shell.tour_user import TourUser  # noqa: PLC0415
    from gui.services.sign_in import WithSandbox  # noqa: PLC0415

    composition = bootstrap.Composition(parsed(["--sandbox", "--state-dir", str(folder / "window")]))
    context = open_window(composition.parts(), Appearance("zh_CN", Scheme.DARK))
    user = TourUser(context, folder)
    context.window.show()
    context.window.sign_in(WithSandbox())
    user.wait(user.region_read, "the region")
    context.window.menus.bind.trigger()
    user.wizard().reject()
    context.close()
    composition.close()


if __name__ == "__main__":
    become_windows()
    sys.stdout.write(f"{import_all()} modules\n")
    here = Path(sys.argv[1])
    run(here, [line.split("\t") for line in (here / "commands").read_text().splitlines()])
    open_the_window(here)
    sys.stdout.write("the window was open\n")
