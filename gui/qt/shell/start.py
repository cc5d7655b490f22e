"""Opening the window as the command line asks for it."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from gui.qt.base.system_libraries import check_libraries

if TYPE_CHECKING:
    from gui.qt.shell.app import WindowContext
    from gui.qt.shell.startup_frame import Frame
    from gui.services.parts import Parts


def _frame_class() -> "type[Frame]":
    """Return what is painted first; loading it loads Qt.

    Raises:
        InputError: a system library is missing.
    """
    check_libraries()  # without one of those that its platform needs, Qt would abort later
    from gui.qt.shell.startup_frame import Frame  # noqa: PLC0415 - the check comes before the first import of Qt

    return Frame


def run_window(
    make_parts: "Callable[[], Parts]", settings_file: str, *, language: str | None, scheme: str | None, sandbox: bool
) -> int:
    """Open the main window and run until it is closed; return the exit code.

    An empty frame is painted first; everything that takes time to load is loaded behind it.

    Args:
        make_parts: makes what the window needs; called behind the frame.
        settings_file: where size and colours of the window are kept.
        language: from the command line, None for the settings' or the system's.
        scheme: likewise.
        sandbox: whether to sign in to the sandbox at once.

    Raises:
        InputError: something the user gave is not right, or a system library is missing.
    """
    frame_class = _frame_class()
    from gui.qt.base.application import application  # noqa: PLC0415 - as there

    app = application()
    app.setQuitOnLastWindowClosed(False)
    frame = frame_class(settings_file, scheme)
    opened: list[WindowContext] = []
    failed: list[BaseException] = []

    def build_window() -> None:
        try:
            opened.append(_open(make_parts(), frame, language, scheme, sandbox=sandbox))
        except BaseException as error:  # noqa: BLE001 - raised again below, out of Qt's reach
            failed.append(error)
            app.exit(1)
        app.setQuitOnLastWindowClosed(True)

    frame.show_then(build_window)
    code = app.exec()
    for context in opened:
        context.close()
    if failed:
        raise failed[0]
    return code


def _open(
    parts: "Parts", frame: "Frame", language: str | None, scheme: str | None, *, sandbox: bool
) -> "WindowContext":
    from gui.qt.base.palette import Scheme  # noqa: PLC0415
    from gui.qt.shell.app import Appearance, end_on_signals, open_window  # noqa: PLC0415 - behind the first paint
    from gui.services.sign_in import WithSandbox  # noqa: PLC0415

    context = open_window(parts, Appearance(language, Scheme(scheme) if scheme else None))
    end_on_signals(context)
    context.window.setGeometry(frame.geometry())
    context.window.setWindowState(frame.windowState())
    context.window.show()
    frame.close()
    preferences = context.window.preferences
    if sandbox:
        context.window.sign_in(WithSandbox())
    elif preferences.sign_in_at_start and preferences.recent_accounts:
        context.window.accounts.begin(preferences.recent_accounts[0])
    context.jobs.run(lambda: _load_ahead(parts), lambda _none: None, context.window.show_error, owner=context.window)
    return context


def _load_ahead(parts: "Parts") -> None:
    """Import what the first clicks need, in a worker: the SDKs take 0.7 s, the wizards 0.1 to 0.2 s."""
    parts.preload()
    for name in ("gui.qt.wizards.bind", "gui.qt.wizards.interface_in_use"):
        import_module(name)
