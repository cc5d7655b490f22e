"""The services of a desktop: portal and notifications. A program, run by the system's Python, on a session bus.

One JSON request a line on standard input, one JSON answer a line on standard output. It says ``ready`` first.

- ``{"appearance": {"color-scheme": 1, "contrast": 1}}`` changes the settings and tells the bus;
- ``{"calls": true}`` answers with what it was asked: pairs of a method and its arguments;
- ``{"choose": "/path"}`` answers the file dialog that is open;
- an appearance with ``mute`` makes a portal that answers nothing;
- ``{"click": 1, "token": "x"}`` clicks on the notification of that number.
"""

import json
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__)
PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
APPEARANCE, SETTINGS = "org.freedesktop.appearance", "org.freedesktop.portal.Settings"
NOTIFY, NOTIFY_PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
OF_PORTAL = """<node>
<interface name="org.freedesktop.portal.Settings">
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="v" direction="out"/></method>
  <method name="ReadOne"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="v" direction="out"/></method>
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.FileChooser">
  <method name="OpenFile"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="SaveFile"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""
OF_NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="ActivationToken"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""


if __name__ == "__main__":
    import gi

    gi.require_version("Gio", "2.0")
    from gi.repository import Gio, GLib


class Services:
    """What a desktop offers, and what it was asked.

    Args:
        appearance: the values of the portal's appearance at the start.
    """

    def __init__(self, bus: Any, appearance: dict[str, int]) -> None:
        self._bus, self._appearance = bus, appearance
        self._calls: list[tuple[str, Any]] = []
        self._shown = 0
        self._open_dialog = ("", "")
        for text, path, called in (
            (OF_PORTAL, PORTAL_PATH, self._of_portal),
            (OF_NOTIFICATIONS, NOTIFY_PATH, self._of_notifications),
        ):
            for interface in Gio.DBusNodeInfo.new_for_xml(text).interfaces:
                bus.register_object(path, interface, called, lambda *_what: GLib.Variant("u", 3), None)

    def _of_portal(self, *call: Any) -> None:
        _bus, sender, _path, _interface, method, arguments, answer = call
        asked = arguments.unpack()
        if "mute" in self._appearance:
            return
        values = {name: GLib.Variant("u", value) for name, value in self._appearance.items()}
        if method == "ReadAll":
            answer.return_value(GLib.Variant("(a{sa{sv}})", ({APPEARANCE: values},)))
        elif method in {"Read", "ReadOne"}:
            if asked[0] != APPEARANCE or asked[1] not in values:
                answer.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")
                return
            value = values[asked[1]]
            # Read wraps its value once more; ReadOne was made because of that.
            answer.return_value(GLib.Variant("(v)", (GLib.Variant("v", value) if method == "Read" else value,)))
        else:
            name = sender.removeprefix(":").replace(".", "_")
            handle = f"{PORTAL_PATH}/request/{name}/{asked[2].get('handle_token', 't')}"
            self._open_dialog = (sender, handle)
            self._calls.append((method, [asked[1], sorted(asked[2])]))
            answer.return_value(GLib.Variant("(o)", (handle,)))

    def _of_notifications(self, *call: Any) -> None:
        arguments, answer = call[5], call[6]
        self._calls.append((call[4], arguments.unpack()))
        self._shown += 1
        answer.return_value(GLib.Variant("(u)", (self._shown,)))

    def answer(self, request: dict[str, Any]) -> Any:
        """Do what ``request`` asks for; return the answer."""
        for name, value in request.get("appearance", {}).items():
            self._appearance[name] = value
            changed = GLib.Variant("(ssv)", (APPEARANCE, name, GLib.Variant("u", value)))
            self._bus.emit_signal(None, PORTAL_PATH, SETTINGS, "SettingChanged", changed)
        if "choose" in request:
            sender, handle = self._open_dialog
            chosen = {"uris": GLib.Variant("as", [f"file://{request['choose']}"])}
            body = GLib.Variant("(ua{sv})", (0, chosen))
            self._bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response", body)
        if "click" in request:
            for member, word in (("ActivationToken", request["token"]), ("ActionInvoked", "default")):
                body = GLib.Variant("(us)", (request["click"], word))
                self._bus.emit_signal(None, NOTIFY_PATH, NOTIFY, member, body)
        return self._calls


def main() -> None:
    """Serve until standard input ends."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    services = Services(bus, json.loads(sys.argv[1]))
    for name in (PORTAL, NOTIFY):
        done = bus.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
            GLib.Variant("(su)", (name, 0)), None, Gio.DBusCallFlags.NONE, -1, None,
        )  # fmt: skip
        assert done.unpack() == (1,), name
    loop = GLib.MainLoop()

    def read(_source: Any, _condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        sys.stdout.write(json.dumps(services.answer(json.loads(line))) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()
    loop.run()


if __name__ == "__main__":
    main()
