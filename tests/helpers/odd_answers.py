"""A relay in front of the sandbox that gives the answers of chosen operations another shape."""

import http.client
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Shape = Callable[[Any], Any]
"""Makes another answer of the right one: what is to be sent as JSON, or bytes to be sent as they are."""


def _records(body: Any) -> tuple[Any, str]:
    """Return the object that holds the list of ``body``, and the name of the list."""
    for name, value in body.items():
        if name == "AvailableRegions":
            continue  # beside the list of EIPs; the program takes nothing from it
        if isinstance(value, list):
            return body, name
        if isinstance(value, dict):
            for inner, found in value.items():
                if isinstance(found, list):
                    return value, inner
    return {}, ""


def _wrapper_as(value: Callable[[Any], Any]) -> Shape:
    def shape(body: Any) -> Any:
        level, name = _records(body)
        outer = next((each for each, found in body.items() if found is level), name)
        return {**body, outer: value(level.get(name))}

    return shape


def _first_record(value: Any) -> Shape:
    def shape(body: Any) -> Any:
        level, name = _records(body)
        if level and level[name]:
            level[name][0] = value(level[name][0]) if callable(value) else value
        return body

    return shape


NOTHING: Mapping[str, Shape] = {
    "{}": lambda _: {},
    "[]": lambda _: [],
    "null": lambda _: None,
    "a request id only": lambda body: {"RequestId": body.get("RequestId")},
    "a stranger's JSON": lambda _: {"error": "blocked by policy"},
    "an error with 200": lambda body: {"RequestId": body.get("RequestId"), "Code": "InternalError", "Message": "no"},
    "a list": lambda body: [body],
    "a list for the wrapper": _wrapper_as(lambda found: found or []),
    "a null wrapper": _wrapper_as(lambda _: None),
    "a text wrapper": _wrapper_as(lambda _: ""),
    "HTML": lambda _: b"<html><body>Please sign in</body></html>",
    "a number": lambda _: 7,
    "a JSON without end": lambda _: b"[" * 200_000,
    "half": lambda body: json.dumps(body).encode()[:-2],
}
"""Answers with nothing in them that was promised; all of them come with HTTP 200."""

ODD_RECORD: Mapping[str, Shape] = {
    "a text for a record": _first_record("odd"),
    "null for a record": _first_record(None),
    "a list for a record": _first_record([]),
    "a record without its id": _first_record({}),
}
"""Answers that are whole but for their first record."""


class _Relaying(BaseHTTPRequestHandler):
    server: "Relay"
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        # As long as the caller's: a run asks many times.
        self._onward = http.client.HTTPConnection(self.server.target, timeout=10)

    def finish(self) -> None:
        self._onward.close()
        super().finish()

    def do_POST(self) -> None:
        action = self.headers["x-acs-action"]
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        onward = self._onward
        onward.putrequest("POST", self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            onward.putheader(name, value)
        onward.endheaders(body)
        answer = onward.getresponse()
        content, status = answer.read(), answer.status
        self.server.asked.append(action)
        shape = self.server.shapes.get(action)
        if shape is not None and status == 200:
            made = shape(json.loads(content))
            content = made if isinstance(made, bytes) else json.dumps(made).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Relay(ThreadingHTTPServer):
    """Hands calls on to ``target``.

    Attributes:
        shapes: what to make of the answers, by operation.
        asked: the operations that were called, in order.
    """

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Relaying)
        self.target = target
        self.shapes: dict[str, Shape] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def relay(target: str) -> Iterator[Relay]:
    """Run a relay to the server at ``target`` (host and port)."""
    with Relay(target) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
