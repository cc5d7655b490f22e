"""Stands in for the ``aliyun`` CLI: the same command line, real signed calls, and the sandbox at the other end.

``aliyun <product> <Action> [--region ID] [--Name value]... [--waiter expr=... to=... [timeout=...] [interval=...]]``.
Exit code 1 and the error on standard error for a refused call, as the CLI does.
"""

import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import jmespath

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


def send(call: Call) -> dict[str, Any]:
    """Return the answer; a refusal ends the program."""
    host, key, secret = (os.environ[name] for name in ("STAND_IN_HOST", "STAND_IN_KEY", "STAND_IN_SECRET"))
    headers = {
        "host": host,
        "x-acs-action": call.action,
        "x-acs-version": VERSIONS[call.product],
        "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
        "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": str(uuid4()),
    }
    query = "&".join(
        f"{quote(name, safe='~')}={quote(value, safe='~')}" for name, value in sorted(call.parameters.items())
    )
    signed = {**headers, "Authorization": authorization(query, headers, key, secret)}
    request = urllib.request.Request(f"http://{host}/?{query}", b"", signed, method="POST")
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
            body: dict[str, Any] = json.load(answer)
            return body
    except urllib.error.HTTPError as error:
        sys.exit(f"ERROR: SDK.ServerError\nErrorCode: {json.load(error)['Code']}")


def main() -> None:
    """Do the call, note it, print the answer as the CLI does: indented with tabs."""
    call = parse(sys.argv[1:])
    with Path(os.environ["STAND_IN_CALLS"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps([call.action, call.parameters, call.waiter]) + "\n")
    for look in count(1):
        answer = send(call)
        if not call.waiter or str(jmespath.search(call.waiter["expr"], answer)) == call.waiter["to"]:
            sys.stdout.write(json.dumps(answer, indent="\t") + "\n")
            return
        if look == MOST_LOOKS:
            sys.exit(f"ERROR: wait {call.waiter['expr']!r} to {call.waiter['to']!r} timeout")
        time.sleep(0)


if __name__ == "__main__":
    main()
