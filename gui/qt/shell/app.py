"""The window with everything behind it: style, language, session, and its end."""

import logging
import signal
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.domain.cloud.errors import InputError
from gui.qt.accounts.idle import IdleLock
from gui.qt.base.application import application
from gui.qt.base.focus_style import FocusStyle, VisibleFocus
from gui.qt.base.i18n import LANGUAGES, Translators, missing_font_hint, resolve
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.preferences import Preferences
from gui.qt.base.session import Session
from gui.qt.base.theme import SystemColours
from gui.qt.base.type_size import set_type_size
from gui.qt.responsiveness.garbage_collection import GarbageCollection
from gui.qt.responsiveness.jobs import Jobs, MainThreadMonitor
from gui.qt.shell.main_window import MainWindow
from gui.services.parts import Parts
from gui.services.state_folder import window_settings

log = logging.getLogger(__name__)

CLOSE_MS = 15_000
"""Longest wait for a call under way when the program ends: the SDK's own read time-out and some."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window is to look, from the command line; None leaves it to the settings or the system."""

    language: str | None = None
    scheme: Scheme | None = None


@dataclass(slots=True)
class WindowContext:
    """The objects a window needs, alive as long as it."""

    app: QApplication
    translators: Translators
    jobs: Jobs
    session: Session
    window: MainWindow
    garbage: GarbageCollection

    def close(self) -> bool:
        """End the work in the background and the window; return whether all of it ended in time."""
        self.session.guests.forget()
        self.session.guests.end_wanted.emit()
        self.window.close()
        ended = self.jobs.close(CLOSE_MS)
        if ended:
            # Not before: Python would look for garbage on the threads of the workers, and windows can't die there.
            self.garbage.close()
        return ended


def open_window(parts: Parts, look: Appearance) -> WindowContext:
    """Build the main window, not yet shown.

    Raises:
        InputError: the program does not speak the language asked for.
    """
    app = application()
    app.setStyle(FocusStyle())
    settings = QSettings(window_settings(parts.state_dir), QSettings.Format.IniFormat)
    scheme = look.scheme or Scheme(str(settings.value("window/scheme", Scheme.SYSTEM.value)))
    apply_scheme(app, scheme)
    preferences = Preferences(settings)
    set_type_size(app, preferences.type_percent)
    _log_as_preferred(preferences)
    SystemColours(app)
    VisibleFocus(app)
    translators = Translators(app)
    language = resolve(
        look.language or (str(settings.value("window/language")) if settings.contains("window/language") else None)
    )
    if look.language and language.code[:2] != look.language[:2].casefold():
        spoken = ", ".join(known.code for known in LANGUAGES)
        raise InputError(f"The program does not speak {look.language!r}; choose one of {spoken} with --lang.")
    translators.install(language)
    hint = missing_font_hint(language)
    if hint:
        log.info("%s", hint)
    jobs = Jobs(app)
    MainThreadMonitor(jobs, parts.window_priority, app)
    session = Session(parts, jobs, app)
    window = MainWindow(session, translators, settings)
    session.connection_changed.connect(
        lambda: _offer_to_resume(session, window), Qt.ConnectionType.SingleShotConnection
    )
    IdleLock(session, app).near.connect(window.lock_is_near)
    garbage = GarbageCollection(jobs, app)
    return WindowContext(app, translators, jobs, session, window, garbage)


def _offer_to_resume(session: Session, window: MainWindow) -> None:
    from gui.qt.shell.resume_offer import ResumeOffer  # noqa: PLC0415 - the journal and its database can wait until sign-in

    offer = ResumeOffer(session, window, window.resume, window.lists.take_up)
    window.home.resume_wanted.connect(offer.look)
    offer.look()


def _log_as_preferred(preferences: Preferences) -> None:
    """Log what the settings ask for, unless the command line asks for another level than the usual one."""
    root = logging.getLogger()
    if preferences.log_level is not None and root.level == logging.WARNING:
        root.setLevel(preferences.log_level.value)


def end_on_signals(context: WindowContext) -> None:
    """Let Ctrl+C in the terminal close the window as the user would."""
    signal.signal(signal.SIGINT, lambda *_: context.window.close())
    # Python only looks at signals when it runs: wake it a few times a second.
    wake = QTimer(context.app, interval=200)
    wake.timeout.connect(_nothing)
    wake.start()


def _nothing() -> None:
    pass
