"""A relay in front of a sandbox: notes each request and each answer as they are on the wire."""

import json
import threading
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

from gui.sandbox.account import Account
from gui.sandbox.server import SandboxServer
from tests.contract.metadata import PRODUCTS


@dataclass(frozen=True)
class Exchange:
    """One request and its answer.

    Attributes:
        operation: product and name, ``vpc.DescribeVpcs``.
        sent: the parameters, by their names on the wire.
        status: HTTP status of the answer.
        body: of the answer.
    """

    operation: str
    sent: dict[str, str]
    status: int
    body: dict[str, Any]


class Relay(ThreadingHTTPServer):
    """Stands in for a ``SandboxServer``: ``endpoint`` is its own, ``account`` that of the server behind it."""

    daemon_threads = True

    def __init__(self, server: SandboxServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = server
        self.exchanges: list[Exchange] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.shutdown()
        self.server_close()

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def account(self) -> Account:
        return self.server.account


class _Handler(BaseHTTPRequestHandler):
    server: Relay
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self._behind = HTTPConnection(self.server.server.endpoint)

    def finish(self) -> None:
        self._behind.close()
        super().finish()

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._behind.request("POST", self.path, content, dict(self.headers.items()))
        answer = self._behind.getresponse()
        body = answer.read()
        self._note(content, answer.status, body)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.getheader("Content-Type", ""))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _note(self, content: bytes, status: int, body: bytes) -> None:
        query = self.path.partition("?")[2]
        sent = dict(parse_qsl(query, keep_blank_values=True) + parse_qsl(content.decode(), keep_blank_values=True))
        operation = f"{PRODUCTS[self.headers['x-acs-version']]}.{self.headers['x-acs-action']}"
        self.server.exchanges.append(Exchange(operation, sent, status, json.loads(body)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
