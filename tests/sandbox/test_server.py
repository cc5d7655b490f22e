"""The server: its thread, its port, its way of stopping, and what comes over real HTTP."""

import http.client
import json
import socket
import threading
import time

import pytest

from gui.sandbox.errors import SandboxInputError
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.wire import Request
from tests.sandbox.caller import Caller


def send(server: SandboxServer, request: Request) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(server.endpoint, timeout=10)
    try:
        headers = {name: value for name, value in request.headers.items() if name != "host"}
        target = f"{request.path}?{request.query}" if request.query else request.path
        connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", request.headers["host"])
        connection.putheader("Content-Length", str(len(request.body)))
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(request.body)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def caller_of(server: SandboxServer) -> Caller:
    return Caller(server.account, key=server.account.keys["LTAI5tSandboxFullRights1"])


def describe_vpcs(server: SandboxServer) -> tuple[int, dict[str, str], bytes]:
    return send(server, caller_of(server).request("vpc", "DescribeVpcs", {"RegionId": "cn-shanghai", "PageSize": 50}))


def test_an_answer_over_http(server: SandboxServer) -> None:
    status, headers, body = describe_vpcs(server)
    assert status == 200
    assert headers["Content-Type"] == "application/json;charset=utf-8"
    assert json.loads(body)["TotalCount"] == 3


def test_an_error_over_http(server: SandboxServer) -> None:
    request = caller_of(server).request("vpc", "DeleteEverything", {"RegionId": "cn-shanghai"})
    status, _, body = send(server, request)
    error = json.loads(body)
    assert (status, error["Code"], error["HostId"]) == (404, "InvalidAction.NotFound", "sandbox.test")
    assert {"RequestId", "Message", "Recommend"} < error.keys()


def test_only_loopback_is_served(server: SandboxServer) -> None:
    host, port = server.endpoint.split(":")
    assert host == "127.0.0.1"
    assert int(port) > 0


def test_a_busy_port_is_named_in_one_sentence(server: SandboxServer) -> None:
    port = int(server.endpoint.split(":")[1])
    second = SandboxServer(default_account(), port=port)
    with pytest.raises(SandboxInputError, match=rf"cannot listen on port {port} of 127\.0\.0\.1"):
        second.start()
    second.stop()


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none(port: int) -> None:
    with pytest.raises(SandboxInputError, match=str(port)):
        SandboxServer(default_account(), port=port).start()


def test_a_new_account_takes_over_on_the_same_port(server: SandboxServer) -> None:
    first = server.account
    endpoint = server.endpoint
    describe_vpcs(server)
    server.account = default_account()
    describe_vpcs(server)
    assert server.endpoint == endpoint
    assert (len(first.nonces), len(server.account.nonces)) == (1, 1)


def test_it_can_be_stopped_and_started_again() -> None:
    server = SandboxServer(default_account())
    server.start()
    server.stop()
    server.stop()
    server.start()
    try:
        assert describe_vpcs(server)[0] == 200
    finally:
        server.stop()


def ended(connection: socket.socket) -> bool:
    connection.settimeout(5)
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_stopping_ends_a_call_that_hangs() -> None:
    with SandboxServer(default_account()) as server:
        server.faults.hang("DescribeVpcs")
        host, port = server.endpoint.split(":")
        connection = socket.create_connection((host, int(port)))
        connection.sendall(b"GET /?Action=DescribeVpcs&Version=2016-04-28 HTTP/1.1\r\nHost: x\r\n\r\n")
        idle = socket.create_connection((host, int(port)))
    with connection, idle:
        assert ended(connection)
        assert ended(idle)


def test_latency_delays_every_answer() -> None:
    with SandboxServer(default_account(), latency=0.05) as server:
        before = time.monotonic()
        describe_vpcs(server)
        assert time.monotonic() - before >= 0.05


def test_no_thread_is_left_behind() -> None:
    with SandboxServer(default_account()):
        assert any(thread.name == "sandbox" for thread in threading.enumerate())
    assert not any(thread.name == "sandbox" for thread in threading.enumerate())


def test_a_body_without_end_is_refused(server: SandboxServer) -> None:
    request = Request("POST", "/", "", {"host": "x", "content-type": "text/plain"}, b"x" * (2 * 1024 * 1024))
    assert send(server, request)[0] == 413


def test_a_long_query_passes(server: SandboxServer) -> None:
    instance = next(one.id for one in server.account.instances if one.name == "voip-gateway-01")
    parameters = {
        "RegionId": "cn-shanghai",
        "Type": "RunShellScript",
        "CommandContent": "QUJD" * (6 * 1024),
        "ContentEncoding": "Base64",
        "InstanceId.1": instance,
    }
    status, _, body = send(server, caller_of(server).request("ecs", "RunCommand", parameters))
    assert status == 200, body
