"""Stands in for the ``aliyun`` CLI: the same command line, real signed calls, and the sandbox at the other end.

``aliyun <product> <Action> [--region ID] [--Name value]... [--waiter expr=... to=... [timeout=...] [interval=...]]``.
Exit code 1 and the error on standard error for a refused call, as the CLI does.

The command itself is a few lines of bash that hand their words to this process and print what it answers: a Python for
each of hundreds of calls would take longer than all the calls.
"""

import hashlib
import hmac
import json
import socketserver
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote
from uuid import uuid4

import jmespath

from tests.contract.metadata import request_mismatches

COMMAND = r"""#!/bin/bash
exec 3<>/dev/tcp/127.0.0.1/{port} || exit 70
printf '%s\0' "$#" "$@" >&3
read -r status <&3
if [ "$status" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$status"
"""
VERSIONS = {"vpc": "2016-04-28", "ecs": "2014-05-26"}
MOST_LOOKS = 50


@dataclass
class Call:
    product: str
    action: str
    parameters: dict[str, str] = field(default_factory=dict)
    waiter: dict[str, str] = field(default_factory=dict)


def parse(words: list[str]) -> Call:
    """Return the call that ``words`` name; a word in the wrong place ends the program."""
    product, action, *rest = words
    call = Call(product, action)
    while rest:
        flag = rest.pop(0)
        if not flag.startswith("--"):
            sys.exit(f"ERROR: unexpected argument {flag!r}")
        if flag == "--waiter":
            while rest and not rest[0].startswith("--"):
                name, mark, value = rest.pop(0).partition("=")
                if not mark or name not in {"expr", "to", "timeout", "interval"}:
                    sys.exit(f"ERROR: --waiter knows no field {name!r}")
                call.waiter[name] = value
            if not {"expr", "to"} <= call.waiter.keys():
                sys.exit("ERROR: --waiter needs expr and to")
            continue
        if not rest or rest[0].startswith("--"):
            sys.exit(f"ERROR: {flag} needs a value")
        value = rest.pop(0)
        if flag != "--region":
            call.parameters[flag.removeprefix("--")] = value
    return call


def authorization(query: str, headers: dict[str, str], key: str, secret: str) -> str:
    """Return the ACS3 signature of a call without a body."""
    names, empty = sorted(headers), hashlib.sha256(b"").hexdigest()
    lines = "".join(f"{name}:{headers[name]}\n" for name in names)
    canonical = f"POST\n/\n{query}\n{lines}\n{';'.join(names)}\n{empty}"
    text = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical.encode()).hexdigest()
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    return f"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={';'.join(names)},Signature={digest}"


class StandIn(socketserver.ThreadingTCPServer):
    """Does the calls of the commands that it writes, and remembers them."""

    daemon_threads = True

    def __init__(self, host: str, key: str, secret: str) -> None:
        """Send calls to ``host``, an address with its port, signed with ``key`` and ``secret``."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self._host, self._key, self._secret = host, key, secret
        self.calls: list[Call] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()

    def write_command(self, path: Path) -> None:
        """Write the command to ``path``."""
        path.write_text(COMMAND.replace("{port}", str(self.server_address[1])), encoding="utf-8")
        path.chmod(0o755)

    def run(self, words: list[str]) -> str:
        """Do the call, note it, return the answer as the CLI prints it, indented with tabs; or end the program."""
        call = parse(words)
        self.calls.append(call)
        # The CLI knows each operation's parameters by the same metadata, and refuses others.
        for wrong in request_mismatches(f"{call.product}.{call.action}", call.parameters):
            sys.exit(f"ERROR: {call.action}: {wrong}")
        for look in count(1):
            answer = self._send(call)
            if not call.waiter or str(jmespath.search(call.waiter["expr"], answer)) == call.waiter["to"]:
                break
            if look == MOST_LOOKS:
                sys.exit(f"ERROR: wait {call.waiter['expr']!r} to {call.waiter['to']!r} timeout")
            time.sleep(0)
        return json.dumps(answer, indent="\t") + "\n"

    def _send(self, call: Call) -> dict[str, Any]:
        headers = {
            "host": self._host,
            "x-acs-action": call.action,
            "x-acs-version": VERSIONS[call.product],
            "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
            "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": str(uuid4()),
        }
        query = "&".join(
            f"{quote(name, safe='~')}={quote(value, safe='~')}" for name, value in sorted(call.parameters.items())
        )
        signed = {**headers, "Authorization": authorization(query, headers, self._key, self._secret)}
        request = urllib.request.Request(f"http://{self._host}/?{query}", b"", signed, method="POST")
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
                body: dict[str, Any] = json.load(answer)
                return body
        except urllib.error.HTTPError as error:
            sys.exit(f"ERROR: SDK.ServerError\nErrorCode: {json.load(error)['Code']}")


class _Handler(socketserver.StreamRequestHandler):
    server: StandIn

    def handle(self) -> None:
        words = [self._word() for _ in range(int(self._word()))]
        try:
            status, text = 0, self.server.run(words)
        except SystemExit as ending:
            status, text = 1, f"{ending.code}\n"
        self.wfile.write(f"{status}\n{text}".encode())

    def _word(self) -> str:
        word = bytearray()
        while (byte := self.rfile.read(1)) not in {b"\0", b""}:
            word += byte
        return word.decode()
