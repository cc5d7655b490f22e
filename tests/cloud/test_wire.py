"""One call on a bad method: redirects, drips, bombs, proxies. Servers on this machine; no name is looked up."""

import gzip
import json
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from gui.cloud import wire
from gui.cloud.clients import Clients, Transport, proxy_for
from gui.cloud.sts import identify
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.words.errors import error_text
from tests.helpers.named_gateway import NamedGateway

K = CloudErrorKind
KEY = Credentials("LTAI5tWireTest", "WireTestSecret000000000000001", "WireTestToken")
REGION = RegionId("cn-shanghai")
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy")

Serve = Callable[[socket.socket], None]


@contextmanager
def serving(answer: Serve) -> Iterator[tuple[str, list[bytes]]]:
    """Run a server that notes the head of each request and lets ``answer`` do the rest."""
    heads: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.02)
        ended = threading.Event()

        def handle(connection: socket.socket) -> None:
            with connection:
                connection.settimeout(5)
                head = b""
                try:
                    while b"\r\n\r\n" not in head and (part := connection.recv(4096)):
                        head += part
                    heads.append(head)
                    answer(connection)
                except OSError:
                    pass

        def run() -> None:
            while not ended.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}", heads
        finally:
            ended.set()
            thread.join()


def whole(body: bytes, status: str = "200 OK", **headers: str) -> Serve:
    lines = {"Content-Length": str(len(body)), "Connection": "close", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return lambda connection: connection.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def dripping(parts: list[bytes], ended: threading.Event) -> Serve:
    """Send the last part again and again, one in 0.05 s."""

    def answer(connection: socket.socket) -> None:
        for part in parts[:-1]:
            connection.sendall(part)
        while not ended.wait(0.05):
            connection.sendall(parts[-1])

    return answer


def vpcs(host: str, **more: Any) -> CloudError:
    with pytest.raises(CloudError) as caught:
        NamedGateway(KEY, f"http://{host}", **more).vpcs(REGION)
    return caught.value


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


# ---- redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_no_redirect_is_followed_and_it_is_said_where_it_led(status: str) -> None:
    with serving(whole(b'{"Vpcs": {"Vpc": []}, "TotalCount": 0}')) as (stranger, asked):
        with serving(whole(b"", status, Location=f"http://{stranger}/there")) as (host, heads):
            error = vpcs(host)
            with pytest.raises(CloudError) as caught:
                identify(KEY, Profile("work"), f"http://{host}")
        assert asked == [], "the token went to a stranger"
    assert len(heads) == 2
    for each in (error, caught.value):
        assert (each.kind, each.code, each.endpoint) == (K.NETWORK, "Redirected", host)
        assert not each.answered
        assert stranger in error_text(each).what
        assert host in error_text(each).what


# ---- bounds


def test_an_answer_that_drips_ends_in_time() -> None:
    ended = threading.Event()
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    try:
        with serving(dripping([head, b" "], ended)) as (host, _):
            assert vpcs(host, read_timeout=0.2).kind is K.TIMED_OUT
    finally:
        ended.set()


def test_headers_that_drip_end_in_time() -> None:
    ended = threading.Event()
    try:
        with serving(dripping([b"HTTP/1.1 200 OK\r\nX: ", b"x"], ended)) as (host, _):
            assert vpcs(host, read_timeout=0.2).kind is K.TIMED_OUT
    finally:
        ended.set()


def test_a_slow_answer_within_the_bounds_is_taken() -> None:
    body = b'{"RequestId": "R", "Vpcs": {"Vpc": []}, "TotalCount": 0}'

    def answer(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode())
        for start in range(0, len(body), 8):
            connection.sendall(body[start : start + 8])

    with serving(answer) as (host, _):
        assert NamedGateway(KEY, f"http://{host}").vpcs(REGION) == ()


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_a_packed_answer_is_unpacked_within_the_bounds(pack: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST_ANSWER", 100_000)
    encoding = {"Content_Encoding": "gzip" if pack is gzip.compress else "deflate"}
    good = pack(b'{"RequestId": "R", "Vpcs": {"Vpc": []}, "TotalCount": 0}')
    with serving(whole(good, **encoding)) as (host, _):
        assert NamedGateway(KEY, f"http://{host}").vpcs(REGION) == ()
    bomb = pack(b" " * 50_000_000)
    assert len(bomb) < 100_000
    with serving(whole(bomb, **encoding)) as (host, _):
        error = vpcs(host)
    assert (error.kind, error.code) == (K.MALFORMED, "AnswerTooLarge")
    with serving(whole(b"not packed", **encoding)) as (host, _):
        assert vpcs(host).kind is K.MALFORMED


def test_a_large_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST_ANSWER", 100_000)
    with serving(whole(b" " * 1_000_000)) as (host, _):
        assert vpcs(host).code == "AnswerTooLarge"


@pytest.mark.parametrize("status", ["200 OK", "400 Bad Request"])
def test_json_that_is_nested_too_deep_is_no_answer(status: str) -> None:
    with serving(whole(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, status)) as (host, _):
        assert vpcs(host).kind is K.MALFORMED


def test_a_number_of_many_digits_is_no_answer() -> None:
    with serving(whole(b'{"TotalCount": ' + b"9" * 10_000 + b"}")) as (host, _):
        assert vpcs(host).kind is K.MALFORMED


def test_an_answer_that_ends_early_is_no_answer() -> None:
    with serving(whole(b"{}", Content_Length="500")) as (host, _):
        error = vpcs(host)
    assert (error.kind, error.endpoint) == (K.NETWORK, host)


# ---- proxies


def refusing(status: str) -> Serve:
    return whole(b"", status)


@pytest.mark.parametrize("status", ["403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"])
def test_a_proxy_that_refuses_is_told_apart(status: str) -> None:
    with serving(refusing(status)) as (proxy, heads), pytest.raises(CloudError) as caught:
        NamedGateway(KEY, proxy=f"http://user:word@{proxy}").vpcs(REGION)
    error = caught.value
    assert (error.kind, error.code, error.endpoint) == (K.NETWORK, "ProxyRefused", "vpc.cn-shanghai.aliyuncs.com")
    assert status in error_text(error).what
    assert "vpc.cn-shanghai.aliyuncs.com" in error_text(error).what
    assert heads[0].startswith(b"CONNECT vpc.cn-shanghai.aliyuncs.com:443")
    assert b"proxy-authorization: basic " in heads[0].lower()
    assert b"WireTest" not in heads[0]


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:{port}", "127.0.0.1:{port}"])
def test_a_proxy_that_is_not_there_is_told_apart(proxy: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(CloudError) as caught:
        NamedGateway(KEY, proxy=proxy.format(port=port)).vpcs(REGION)
    assert (caught.value.kind, caught.value.code) == (K.NETWORK, "ProxyUnreachable")


def test_a_proxy_nobody_understands_is_an_error_and_no_way_round_it() -> None:
    with pytest.raises(CloudError) as caught:
        NamedGateway(KEY, proxy="socks9://127.0.0.1:1").vpcs(REGION)
    assert not caught.value.answered


@pytest.mark.parametrize(
    ("no_proxy", "proxied"),
    [
        ("", True),
        ("example.net", True),
        ("aliyuncs.com.example.net", True),
        (".aliyuncs.com", False),
        ("aliyuncs.com", False),
        ("ALIYUNCS.COM", False),
        ("localhost, vpc.cn-shanghai.aliyuncs.com", False),
        ("vpc.cn-shanghai.aliyuncs.com:443", False),
        ("vpc.cn-shanghai.aliyuncs.com:8443", True),
        ("*", False),
    ],
)
@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
def test_no_proxy_is_obeyed(no_proxy: str, name: str, monkeypatch: pytest.MonkeyPatch, *, proxied: bool) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv(name, no_proxy)
    host = "vpc.cn-shanghai.aliyuncs.com"
    assert proxy_for(host, None) == ("http://127.0.0.1:9" if proxied else None)
    client = Clients(KEY, Transport()).get("vpc", REGION)
    assert (client._https_proxy, client._no_proxy) == (("http://127.0.0.1:9", None) if proxied else (None, "*"))
    assert proxy_for(host, "http://own:1") == "http://own:1", "the profile's own proxy is meant for all"


def test_without_a_proxy_none_is_used() -> None:
    assert proxy_for("vpc.cn-shanghai.aliyuncs.com", None) is None
    assert proxy_for("[::1]:8443", None) is None


def test_the_environments_proxy_is_used_by_every_client_and_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(refusing("403 Forbidden")) as (proxy, heads):
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy}")
        for ask in (lambda: NamedGateway(KEY).vpcs(REGION), lambda: identify(KEY, Profile("work"))):
            with pytest.raises(CloudError) as caught:
                ask()
            assert caught.value.code == "ProxyRefused"
        with serving(whole(json.dumps({"Vpcs": {"Vpc": []}, "TotalCount": 0}).encode())) as (host, _):
            assert NamedGateway(KEY, f"http://{host}").vpcs(REGION) == ()
    assert [head.split()[1] for head in heads] == [b"vpc.cn-shanghai.aliyuncs.com:443", b"sts.aliyuncs.com:443"]


def test_an_error_names_the_host_that_was_called() -> None:
    with serving(refusing("502 Bad Gateway")) as (proxy, heads), pytest.raises(CloudError) as caught:
        NamedGateway(KEY, proxy=f"http://{proxy}").instances(RegionId("cn-hangzhou"))
    assert caught.value.endpoint == "ecs-cn-hangzhou.aliyuncs.com"
    assert heads[0].startswith(b"CONNECT ecs-cn-hangzhou.aliyuncs.com:443")
