"""Ten thousand requests that no honest client sends: each gets a clean refusal, and nothing is kept of them."""

import contextlib
import gc
import json
import random
import socket
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from gui.sandbox.dispatch import OPERATIONS
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import Limits
from tests.sandbox.caller import VERSIONS, Caller

REQUESTS = 10_000
MOST_GROWTH = 20 * 1024 * 1024
ACTIONS = [(service.prefix, name) for service, operations in OPERATIONS.items() for name in operations]
NAMES = [
    *("RegionId", "AllocationId", "InstanceId", "InstanceType", "Mode", "PrivateIpAddress", "PageSize", "PageNumber"),
    *("MaxResults", "NextToken", "InstanceIds", "InstanceIds.1", "InstanceIds.x", "Tag.1.Key", "Tag.1.Value", "Tag.x"),
    *("Tag.1", "Filter.1.Key", "Filter.1.Value", "ClientToken", "DryRun", "Status", "NetworkInterfaceId.1", "VpcId"),
    *("NetworkInterfaceId", "VSwitchId", "CidrBlock", "SecondaryCidrBlock", "ZoneId", "Type", "CommandContent"),
    *("ContentEncoding", "Timeout", "BindedInstanceId", "BindedInstanceType", "PrimaryIpAddress", "Bandwidth"),
    *(
        "SecurityGroupId",
        "SecondaryPrivateIpAddressCount",
        "RoleArn",
        "RoleSessionName",
        "DurationSeconds",
        "a b",
        "中",
    ),
]
VALUES = [
    *("", "0", "-1", "1", "10", "9" * 30, "1e3", "٣", "true", "None", "cn-shanghai", "cn-nowhere", "MULTI_BINDED"),
    *(
        "NetworkInterface",
        "eni-",
        "eip-",
        "[]",
        '["',
        "[[" * 2000,
        '{"a":1}',
        "[1]",
        "0.0.0.0/0",
        "1.2.3.4/33",
        "::1/64",
    ),
    *("a,b," * 30, "x" * 5000, "\x00", "😀", "é中", "%"),
    *("YWZ0ZXIgMQ==", "YWZ0ZXIgeA==", "====", "after 1", "RunShellScript", "Base64", "2025-01-01T00:00Z"),
]


def real(caller: Caller) -> list[str]:
    account = caller.account
    return [
        *(one.id for one in account.eips),
        *(one.id for one in account.interfaces),
        *(one.id for one in account.instances),
        *(one.id for one in account.vswitches),
        *(one.id for one in account.vpcs),
    ]


MANY = "&".join(f"A{number}" for number in range(2500))


class Maker:
    """Makes requests as bytes."""

    def __init__(self, caller: Caller, seed: int) -> None:
        self.caller = caller
        self.random = random.Random(seed)
        self.values = VALUES + real(caller)
        self.kinds: list[Callable[[], bytes]] = [self.signed] * 5 + [self.wire, self.encoding, self.doubled, self.verbs]

    def parameters(self) -> dict[str, str]:
        count = self.random.randrange(8)
        return {self.random.choice(NAMES): self.random.choice(self.values) for _ in range(count)}

    def signed(self) -> bytes:
        """Signed as it should be, with parameters that make no sense."""
        service, action = self.random.choice(ACTIONS)
        made = self.caller.request(service, action, {"RegionId": "cn-shanghai", **self.parameters()})
        return self.raw(made.method, f"/?{made.query}", dict(made.headers), made.body)

    def raw(self, method: str, target: str, headers: dict[str, str], body: bytes = b"") -> bytes:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{method} {target} HTTP/1.1\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def headers(self) -> dict[str, str]:
        service, action = self.random.choice(ACTIONS)
        return {"host": "h", "x-acs-action": action, "x-acs-version": VERSIONS[service]}

    def wire(self) -> bytes:
        """HTTP that is none."""
        return self.random.choice(
            [
                b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                b"GET / HTTP/9.9\r\nhost: h\r\n\r\n",
                b"GET\r\n\r\n",
                b"POST / HTTP/1.1\r\nhost: h\r\nContent-Length: -5\r\n\r\n",
                b"POST / HTTP/1.1\r\nhost: h\r\nContent-Length: 0\r\nContent-Length: 3\r\n\r\nabc",
                b"POST / HTTP/1.1\r\nhost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                b"GET / HTTP/1.1\r\nhost : h\r\n\r\n",
                b"GET / HTTP/1.1\r\nhost: h\r\nx: " + b"y" * 70_000 + b"\r\n\r\n",
                b"GET /?" + b"a" * 140_000 + b" HTTP/1.1\r\nhost: h\r\n\r\n",
                b"POST / HTTP/1.1\r\nhost: h\r\nx-acs-action: \xff\xfe\r\n\r\n",
            ]
        )

    def encoding(self) -> bytes:
        """Parameters that are no URL-encoded UTF-8, in the query and in the body."""
        broken = self.random.choice(["A=%FF%FE", "A=%ED%A0%80", "=&&==", "A;B", MANY])
        form = {"content-type": "application/x-www-form-urlencoded"}
        if self.random.random() < 0.5:
            return self.raw("POST", f"/?{broken}", self.headers())
        return self.raw(
            "POST", "/", {**self.headers(), **form}, self.random.choice([broken.encode(), b"\xff\x00", b"A=1&A=2"])
        )

    def doubled(self) -> bytes:
        """Missing and doubled parameters and headers, and signatures of every wrong kind."""
        extra = {
            "Authorization": self.random.choice(
                [
                    "ACS3-HMAC-SHA256 ",
                    "ACS3-HMAC-SHA256 Credential=,SignedHeaders=,Signature=",
                    "Basic eDp5",
                    "ACS3" * 500,
                ]
            ),
            "x-acs-date": self.random.choice(["2026", "", "9999-99-99T99:99:99Z", "x" * 3000]),
        }
        target = self.random.choice(
            [
                "/?RegionId=a&RegionId=b",
                "/?Action=DescribeVpcs&Action=DescribeVpcs&Version=2016-04-28",
                "/?AccessKeyId=LTAI5tSandboxFullRights1&Signature=x&SignatureNonce=1&Timestamp=2026",
                f"/?Signature={quote_plus('é' * 50)}&AccessKeyId={quote('中')}",
                "/" + quote("\x00\x01") * 200,
                "//",
                "*",
            ]
        )
        return self.raw("POST", target, {**self.headers(), **(extra if self.random.random() < 0.7 else {})})

    def verbs(self) -> bytes:
        """Verbs that mean nothing here."""
        verb = self.random.choice(["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "get", "FROB", "CONNECT"])
        return self.raw(verb, "/?A=1" if verb != "CONNECT" else "h:80", self.headers())


class Line:
    """A connection that is opened again whenever the server has closed it."""

    def __init__(self, endpoint: str) -> None:
        host, port = endpoint.split(":")
        self.address = (host, int(port))
        self.socket: socket.socket | None = None

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def send(self, request: bytes) -> tuple[int, bytes]:
        """Return status and body; a connection that the server closed after the last answer is opened again."""
        stale = self.socket is not None
        try:
            return self.exchange(request)
        except (ConnectionResetError, EOFError):
            self.close()
            if not stale:
                raise
            return self.exchange(request)

    def exchange(self, request: bytes) -> tuple[int, bytes]:
        if self.socket is None:
            self.socket = socket.create_connection(self.address, timeout=10)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.socket.sendall(request)  # the server may refuse before it has read everything
        answer = b""
        while b"\r\n\r\n" not in answer:
            more = self.socket.recv(65536)
            if not more:
                raise EOFError(request[:200])
            answer += more
        head, _, body = answer.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        while len(body) < int(fields.get(b"content-length", b"0")) and not request.startswith(b"HEAD"):
            body += self.socket.recv(65536)
        if fields.get(b"connection") == b"close" or not request.endswith(b"\r\n\r\n"):
            self.close()
        return int(head.split(b" ")[1]), body


def resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.needs("/proc/self/statm")
def test_ten_thousand_malformed_requests() -> None:
    gc.enable()  # as in `multi-eip sandbox`: its memory is measured here
    account = default_account()
    account.switches.rate_limits = Limits.OFF
    account.quotas.eips = 80
    account.quotas.vpcs = 3
    with SandboxServer(account) as server:
        maker = Maker(Caller(account, key=account.keys["LTAI5tSandboxFullRights1"]), seed=1)
        line = Line(server.endpoint)
        statuses: Counter[int] = Counter()
        codes: Counter[str] = Counter()
        start = 0
        for number in range(REQUESTS):
            if number == REQUESTS // 10:
                start = resident()
            request = maker.random.choice(maker.kinds)()
            status, body = line.send(request)
            statuses[status] += 1
            assert status < 500, (request[:300], body)
            if body.startswith(b"{"):
                codes[json.loads(body).get("Code", "")] += 1
        grown = resident() - start
        line.close()
        healthy = maker.caller.request("vpc", "DescribeVpcs", {"RegionId": "cn-shanghai"})
        status, body = line.send(maker.raw("POST", f"/?{healthy.query}", dict(healthy.headers)))
        line.close()
    assert status == 200
    assert json.loads(body)["TotalCount"] == 3
    assert grown < MOST_GROWTH
    assert statuses[400] > REQUESTS // 3
    assert len(codes) > 30, codes  # the requests reached many different rules
