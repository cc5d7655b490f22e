"""Notifications by the desktop's own service, on Linux.

Qt shows a message only beside an icon in a system tray, which GNOME and bare compositors have not. The interface is
org.freedesktop.Notifications of the Desktop Notifications Specification 1.2.
"""

import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from gui.qt.base.application import APP_ID
from gui.qt.responsiveness.jobs import Jobs

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DEFAULT_ACTION = "default"
"""A click on the notification itself, by the specification."""
CONNECT_S = 1.0
"""A bus that lives takes a client in within a millisecond."""
ANSWER_S = 5.0
"""Bus and service together may take so long; a click comes later."""
_NORMAL_URGENCY = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One notification that the desktop shows.

    Attributes:
        bus: connection to the session bus, kept: GNOME closes what a sender that is gone has shown.
        number: the service's own of the notification.
    """

    bus: Any
    number: int


class DesktopNotification(QObject):
    """Shows one notification at a time; a newer one replaces it."""

    clicked = Signal()

    def __init__(self, parent: QObject, jobs: Jobs) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: Shown | None = None
        self._arrived: QSocketNotifier | None = None
        self._asking: _Asking | None = None

    def show(self, title: str, sentence: str, action: str, otherwise: Callable[[], None]) -> None:
        """Show a notification; returns at once.

        Args:
            title: one line.
            sentence: below the title.
            action: what a click does, in words; some desktops show it.
            otherwise: is called where the desktop has no such service.
        """
        replaced = self._shown.number if self._shown is not None else 0
        self._asking = asking = _Asking()
        self._jobs.run(
            lambda: asking.shown(title, sentence, action, replaced), self._keep, lambda _error: otherwise(), owner=self
        )

    def close(self) -> None:
        """Listen no more and leave the bus; a call under way ends at once, so that quitting waits for none."""
        if self._asking is not None:
            self._asking.end()
            self._asking = None
        self._leave()

    def _leave(self) -> None:
        if self._arrived is not None:
            self._arrived.setEnabled(False)
            self._arrived.deleteLater()
            self._arrived = None
        if self._shown is not None:
            self._shown.bus.close()
            self._shown = None

    def _keep(self, shown: Shown) -> None:
        self._leave()
        self._shown = shown
        self._arrived = QSocketNotifier(shown.bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._arrived.activated.connect(self._read)
        # What came together with the service's answer lies in the connection already, and wakes nobody.
        self._read()

    def _read(self) -> None:
        while self._shown is not None:
            try:
                message = self._shown.bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:  # the session bus has gone
                self._leave()
                return
            self._heard(message)

    def _heard(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        from jeepney import HeaderFields  # noqa: PLC0415 - of Linux alone, and not of the first frame

        member = message.header.fields.get(HeaderFields.member)
        if self._shown is None or not message.body or message.body[0] != self._shown.number:
            return
        if member == "ActivationToken":
            # Wayland raises a window only with it; Qt takes it from here and removes it.
            os.environ["XDG_ACTIVATION_TOKEN"] = message.body[1]
        elif member == "ActionInvoked" and message.body[1] == DEFAULT_ACTION:
            self.clicked.emit()


def is_possible() -> bool:
    """Return whether such a service is worth asking."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


class _Asking:
    """One call to the service, which another thread can end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._over = False

    def end(self) -> None:
        """Let ``shown`` fail with ``OSError``, also where the bus or the service hangs. From any thread."""
        with self._lock:
            self._over = True
            if self._socket is not None:
                with suppress(OSError):  # closed already
                    self._socket.shutdown(socket.SHUT_RDWR)

    def shown(self, title: str, sentence: str, action: str, replaced: int) -> Shown:
        """Ask the service to show it, in place of the notification ``replaced``; 0 for none. Blocking.

        Raises:
            DBusErrorResponse: there is no such service, or it refuses.
            OSError: there is no session bus, or no answer in time, or ``end`` was called.
        """
        from jeepney.bus import get_bus  # noqa: PLC0415 - as above
        from jeepney.io.blocking import prep_socket  # noqa: PLC0415

        way = prep_socket(get_bus("SESSION"), timeout=CONNECT_S)
        # The library's connection waits for its name without end.
        late = threading.Timer(ANSWER_S, self.end)
        late.daemon = True
        try:
            self._hold(way)
            late.start()
            found = _asked(way, title, sentence, action, replaced)
            self._hold(None)
        except BaseException:
            way.close()
            raise
        finally:
            late.cancel()
        return found

    def _hold(self, way: socket.socket | None) -> None:
        with self._lock:
            self._socket = way
            if self._over:
                raise TimeoutError


def _asked(way: socket.socket, title: str, sentence: str, action: str, replaced: int) -> Shown:
    from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # noqa: PLC0415 - as above
    from jeepney.io.blocking import DBusConnection, Proxy  # noqa: PLC0415
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    hints = {"desktop-entry": ("s", APP_ID), "urgency": ("y", _NORMAL_URGENCY)}
    call = new_method_call(
        DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE), "Notify", "susssasa{sv}i",
        ("Multi-EIP Wizard", replaced, APP_ID, title, sentence, [DEFAULT_ACTION, action], hints, -1),
    )  # fmt: skip
    bus = DBusConnection(way)
    Proxy(message_bus, bus).AddMatch(MatchRule(type="signal", interface=SERVICE, path=PATH))
    (number,) = unwrap_msg(bus.send_and_get_reply(call))
    return Shown(bus, number)
