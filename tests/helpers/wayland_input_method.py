"""An input method of a Wayland compositor that composes what it is told to. A program; it leaves the keys alone.

One JSON request a line on standard input, one JSON answer a line on standard output. It says ``ready`` first.

- ``{"compose": "wang"}`` shows these letters as a composition in the field that has the focus;
- ``{"commit": "网"}`` puts the signs in their place;
- ``{}`` does nothing.

It answers with an empty list, and with None where no field of a program has the focus. The wire format and the protocol
input-method-unstable-v2 are those of wayland.xml and of wlroots; only what is needed is spoken.
"""

import json
import os
import selectors
import socket
import struct
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__)
DISPLAY, REGISTRY = 1, 2
"""Numbers of the first objects; each further one has the next."""
GET_REGISTRY, BIND, GET_INPUT_METHOD = 1, 0, 0
COMMIT_STRING, SET_PREEDIT_STRING, COMMIT = 0, 1, 3
ERROR, GLOBAL = 0, 0
ACTIVATE, DEACTIVATE, DONE, UNAVAILABLE = 0, 1, 5, 6
SEAT, MANAGER = "wl_seat", "zwp_input_method_manager_v2"


def text(value: str) -> bytes:
    """Return a string as the wire has it: its length with the zero at its end, padded to four bytes."""
    raw = value.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + b"\0" * (-len(raw) % 4)


class InputMethod:
    """Speaks with the compositor."""

    def __init__(self) -> None:
        self.wire = socket.socket(socket.AF_UNIX)
        self.wire.connect(str(Path(os.environ["XDG_RUNTIME_DIR"]) / os.environ["WAYLAND_DISPLAY"]))
        self.active, self._wanted, self._dones, self._rest, self._method = False, False, 0, b"", 0
        self._bound: dict[str, int] = {}
        self._send(DISPLAY, GET_REGISTRY, struct.pack("=I", REGISTRY))
        while not {SEAT, MANAGER} <= self._bound.keys():
            self.read()
        self._method = REGISTRY + 1 + len(self._bound)
        self._send(self._bound[MANAGER], GET_INPUT_METHOD, struct.pack("=II", self._bound[SEAT], self._method))

    def answer(self, request: dict[str, str]) -> Any:
        """Do what ``request`` asks for; return the answer."""
        if not self.active:
            return None
        if "commit" in request:
            self._send(self._method, COMMIT_STRING, text(request["commit"]))
        letters = request.get("compose", "")
        if letters:
            end = len(letters.encode())
            self._send(self._method, SET_PREEDIT_STRING, text(letters) + struct.pack("=ii", end, end))
        if request:
            self._send(self._method, COMMIT, struct.pack("=I", self._dones))
        return []

    def read(self) -> None:
        """Take what has come from the compositor."""
        came = self.wire.recv(65536)
        if not came:
            raise ConnectionError("the compositor has gone")
        self._rest += came
        while len(self._rest) >= 8:
            number, word = struct.unpack_from("=II", self._rest)
            size = word >> 16
            if len(self._rest) < size:
                return
            body, self._rest = self._rest[8:size], self._rest[size:]
            self._take(number, word & 0xFFFF, body)

    def _take(self, number: int, event: int, body: bytes) -> None:
        if number == REGISTRY and event == GLOBAL:
            name, length = struct.unpack_from("=II", body)
            interface = body[8 : 8 + length - 1].decode()
            if interface in {SEAT, MANAGER} - self._bound.keys():
                new = self._bound[interface] = REGISTRY + 1 + len(self._bound)
                self._send(REGISTRY, BIND, struct.pack("=I", name) + text(interface) + struct.pack("=II", 1, new))
        elif number == self._method and event in {ACTIVATE, DEACTIVATE}:
            self._wanted = event == ACTIVATE
        elif number == self._method and event == DONE:
            self.active, self._dones = self._wanted, self._dones + 1
        elif (number, event) in {(DISPLAY, ERROR), (self._method, UNAVAILABLE)}:
            raise ConnectionError(body)

    def _send(self, number: int, request: int, body: bytes) -> None:
        self.wire.sendall(struct.pack("=II", number, (8 + len(body)) << 16 | request) + body)


def main() -> None:
    """Serve until standard input ends."""
    method, waiting = InputMethod(), selectors.DefaultSelector()
    waiting.register(method.wire, selectors.EVENT_READ)
    waiting.register(sys.stdin, selectors.EVENT_READ)
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()
    while True:
        for key, _ in waiting.select():
            if key.fileobj is method.wire:
                method.read()
            elif line := sys.stdin.readline():
                sys.stdout.write(json.dumps(method.answer(json.loads(line))) + "\n")
                sys.stdout.flush()
            else:
                return


if __name__ == "__main__":
    main()
