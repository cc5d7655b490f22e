"""Does the desktop's portal answer? Asked before Qt asks it, because Qt waits 25 s for one that hangs.

The wire format is that of the D-Bus Specification 0.43. jeepney, which ``desktop_notification`` uses, takes 6 ms to
load: too much before the first frame, which may take 15 ms longer than that of a bare window.
Only what the question needs is spoken, with a session bus on a Unix socket, which every desktop has.
"""

import os
import struct
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket

LONGEST_WAIT_S = 3.0
"""A portal that the bus has to start first may take so long; the first frame waits for it in any case."""
DESTINATION, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE, MEMBER = "org.freedesktop.portal.Settings", "Read"
SETTING = ("org.freedesktop.appearance", "color-scheme")
_BUS = "org.freedesktop.DBus"
_CALL, _RETURN, _ERROR = 1, 2, 3
"""Types of messages."""
_PATH_FIELD, _INTERFACE_FIELD, _MEMBER_FIELD, _DESTINATION_FIELD, _SIGNATURE_FIELD = 1, 2, 3, 6, 8
_REPLY_FIELD = b"\x05\x01u\0"
_FIXED = 16
"""Bytes of a message before its header fields."""


def hangs(longest: float = LONGEST_WAIT_S) -> bool:
    """Return whether there is a portal that gives no answer in ``longest`` seconds; False where there is none."""
    address = _socket_of(os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
    if not address:
        return False
    from socket import AF_UNIX, socket  # noqa: PLC0415 - 3 ms before the first paint, for nothing where there is no bus

    end = time.monotonic() + longest
    try:
        with socket(AF_UNIX) as bus:
            bus.settimeout(longest)
            bus.connect(address)
            bus.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\nBEGIN\r\n")
            bus.sendall(_message(1, (_BUS, "/org/freedesktop/DBus", _BUS, "Hello")))
            bus.sendall(_message(2, (DESTINATION, PATH, INTERFACE, MEMBER), *SETTING))
            return not _answered(bus, 2, end)
    except TimeoutError:
        return True
    except OSError:
        return False


def _socket_of(address: str) -> str:
    """Return the socket of the first address of the bus, empty where it is none of the usual kind."""
    transport, _, options = address.split(";", maxsplit=1)[0].partition(":")
    given = dict(each.partition("=")[::2] for each in options.split(","))
    if transport != "unix":
        return ""
    return given.get("path", "") or ("\0" + given["abstract"] if "abstract" in given else "")


def _answered(bus: "socket", serial: int, end: float) -> bool:
    """Return whether the call ``serial`` is answered before ``end``, by whatever answer.

    Raises:
        TimeoutError: it is not.
    """
    came = b""
    while True:
        bus.settimeout(max(end - time.monotonic(), 0.001))
        part = bus.recv(65536)
        if not part:
            return True
        came += part
        if b"\r\n" in came and came.startswith((b"OK", b"REJECTED", b"ERROR")):
            word, _, came = came.partition(b"\r\n")
            if not word.startswith(b"OK"):
                return True
        while (size := _size(came)) <= len(came):
            if _is_reply(came[:size], serial):
                return True
            came = came[size:]


def _size(came: bytes) -> int:
    """Return the bytes of the message at the beginning of ``came``; more than there are where its head is not there."""
    if len(came) < _FIXED or came.startswith(b"OK"):
        return len(came) + 1
    order = "<" if came[:1] == b"l" else ">"
    (body,) = struct.unpack_from(f"{order}I", came, 4)
    (fields,) = struct.unpack_from(f"{order}I", came, 12)
    return _FIXED + _padded(fields) + int(body)


def _is_reply(message: bytes, serial: int) -> bool:
    order = "<" if message[:1] == b"l" else ">"
    return message[1] in {_RETURN, _ERROR} and _REPLY_FIELD + struct.pack(f"{order}I", serial) in message


def _message(serial: int, method: tuple[str, str, str, str], *body: str) -> bytes:
    """Return the call of a method whose arguments are strings: its destination, path, interface and name."""
    destination, path, interface, member = method
    arguments = b""
    for each in body:
        arguments = _aligned(arguments, 4) + _string(each)
    fields = b""
    for code, kind, value in (
        (_PATH_FIELD, b"o", path),
        (_INTERFACE_FIELD, b"s", interface),
        (_MEMBER_FIELD, b"s", member),
        (_DESTINATION_FIELD, b"s", destination),
    ):
        fields = _aligned(fields, 8) + bytes((code, 1)) + kind + b"\0" + _string(value)
    if body:
        signature = b"s" * len(body)
        fields = _aligned(fields, 8) + bytes((_SIGNATURE_FIELD, 1)) + b"g\0" + bytes((len(body),)) + signature + b"\0"
    head = struct.pack("<cBBBIII", b"l", _CALL, 0, 1, len(arguments), serial, len(fields))
    return _aligned(head + fields, 8) + arguments


def _string(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<I", len(raw)) + raw + b"\0"


def _padded(size: int) -> int:
    return -(-size // 8) * 8


def _aligned(data: bytes, to: int) -> bytes:
    return data + b"\0" * (-len(data) % to)
