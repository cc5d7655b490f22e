"""Trouble on order, over real HTTP, and the file that orders it."""

import contextlib
import json
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import IncompleteRead
from pathlib import Path

import pytest

from gui.sandbox.errors import SandboxInputError
from gui.sandbox.faults import Fault, Faults, Kind, load_faults
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.tasks import Fate
from tests.sandbox.caller import Caller, eip, eips, eni

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def post(server: SandboxServer, action: str, timeout: float = 5, **parameters: object) -> tuple[int, object, bytes]:
    account = server.account
    caller = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    wire = {"RegionId": "cn-shanghai", **{name.replace("_", "."): value for name, value in parameters.items()}}
    made = caller.request("vpc", action, wire)
    url = f"http://{server.endpoint}/?{made.query}"
    request = urllib.request.Request(url, b"", dict(made.headers), method="POST")
    try:
        with OPENER.open(request, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def code_of(server: SandboxServer, action: str = "DescribeVpcs", **parameters: object) -> str:
    return str(json.loads(post(server, action, **parameters)[2]).get("Code", ""))


def allocate(server: SandboxServer) -> int:
    """Return how many EIPs one call to buy one added, whatever came back."""
    before = len(server.account.eips)
    with contextlib.suppress(OSError, IncompleteRead):
        post(server, "AllocateEipAddress", timeout=1)
    return len(server.account.eips) - before


def test_throttling_with_and_without_the_header(server: SandboxServer) -> None:
    server.faults.throttle("DescribeVpcs", times=2, retry_after_ms=1500)
    for _ in range(2):
        status, headers, body = post(server, "DescribeVpcs")
        assert (status, headers["x-acs-retry-after"]) == (400, "1500")  # type: ignore[index]
        assert json.loads(body)["Code"] == "Throttling.User"
    server.faults.throttle("DescribeVpcs")
    assert "x-acs-retry-after" not in post(server, "DescribeVpcs")[1]  # type: ignore[operator]
    assert code_of(server) == ""


def test_errors_before_and_after_the_effect(server: SandboxServer) -> None:
    server.faults.error("AllocateEipAddress", "ServiceUnavailable", 503)
    assert allocate(server) == 0
    server.faults.error("AllocateEipAddress", "InternalError", 500, after_effect=True)
    assert allocate(server) == 1


def test_the_third_call(server: SandboxServer) -> None:
    server.faults.fail_on("DescribeVpcs", 3)
    assert [code_of(server) for _ in range(4)] == ["", "", "ServiceUnavailable", ""]


def test_html_from_a_proxy(server: SandboxServer) -> None:
    server.faults.html("DescribeVpcs")
    status, headers, body = post(server, "DescribeVpcs")
    assert (status, headers["Content-Type"], body[:6]) == (502, "text/html; charset=utf-8", b"<html>")  # type: ignore[index]


def test_a_truncated_answer_has_had_its_effect(server: SandboxServer) -> None:
    server.faults.truncated("AllocateEipAddress")
    assert allocate(server) == 1
    server.faults.truncated("DescribeVpcs")
    with pytest.raises(IncompleteRead):
        post(server, "DescribeVpcs")


def test_a_reset_connection(server: SandboxServer) -> None:
    server.faults.reset("AllocateEipAddress")
    assert allocate(server) == 0
    server.faults.reset("AllocateEipAddress", after_effect=True)
    assert allocate(server) == 1
    server.faults.reset("DescribeVpcs")
    with pytest.raises((ConnectionResetError, urllib.error.URLError)):
        post(server, "DescribeVpcs")
    assert code_of(server) == ""


def test_a_call_that_hangs(server: SandboxServer) -> None:
    server.faults.hang("DescribeVpcs")
    with pytest.raises(TimeoutError):
        post(server, "DescribeVpcs", timeout=0.1)
    assert code_of(server) == ""


def test_a_slow_answer_after_the_effect_keeps_its_token_busy(server: SandboxServer) -> None:
    server.faults.slow("AllocateEipAddress", delay_ms=60_000, after_effect=True)
    before = len(server.account.eips)
    with pytest.raises(TimeoutError):
        post(server, "AllocateEipAddress", timeout=0.2, ClientToken="t")
    assert len(server.account.eips) == before + 1
    assert code_of(server, "AllocateEipAddress", ClientToken="t") == "LastTokenProcessing"


def test_a_slow_answer_arrives(server: SandboxServer) -> None:
    server.faults.slow("DescribeVpcs", delay_ms=10)
    assert code_of(server) == ""


def test_a_slow_answer_comes_when_the_order_is_cancelled(server: SandboxServer) -> None:
    server.faults.slow("DescribeVpcs", delay_ms=3_600_000)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(code_of, server)
        while not server.faults._orders[0].done:
            time.sleep(0.001)
        assert not waiting.done()
        server.faults.clear()
        assert waiting.result(60) == ""


def test_transitions_that_fail_or_stick() -> None:
    with SandboxServer(default_account(Pace.looks(1))) as server:
        account = server.account
        target, ids = eni(account, "voip-media"), eips(account, "voip-edge")

        def state(one: str) -> str:
            body = post(server, "DescribeEipAddresses", AllocationId=one)[2]
            return str(json.loads(body)["EipAddresses"]["EipAddress"][0]["Status"])

        binding = {"InstanceId": target, "InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
        server.faults.fail_task("AssociateEipAddress")
        assert code_of(server, "AssociateEipAddress", AllocationId=ids[0], **binding) == ""
        assert [state(ids[0]) for _ in range(2)] == ["Associating", "Available"]
        server.faults.stick_task("AssociateEipAddress")
        assert code_of(server, "AssociateEipAddress", AllocationId=ids[1], **binding) == ""
        assert [state(ids[1]) for _ in range(4)] == ["Associating"] * 4
        server.account = default_account()
        server.faults.fail_task("UnassociateEipAddress")
        one = eip(server.account, "sip-multi-01")
        code_of(server, "UnassociateEipAddress", AllocationId=one)
        assert state(one) == "InUse"


def test_orders_can_be_cancelled() -> None:
    faults = Faults((Fault(kind=Kind.HANG),))
    faults.clear()
    assert faults.next_for("DescribeVpcs") is None


def test_chance_is_the_same_every_time() -> None:
    def run(seed: int) -> list[bool]:
        faults = Faults((Fault(kind=Kind.THROTTLE, percent=50),), seed)
        return [faults.next_for("A") is not None for _ in range(40)]

    assert run(1) == run(1)
    assert run(1) != run(2)
    assert 5 < sum(run(1)) < 35


def test_tasks_and_calls_are_counted_apart() -> None:
    faults = Faults((Fault(kind=Kind.FAIL_TASK, action="Associate*", times=1),))
    assert faults.next_for("AssociateEipAddress") is None
    assert faults.fate("UnassociateEipAddress") is Fate.SUCCEED
    assert [faults.fate("AssociateEipAddress") for _ in range(2)] == [Fate.FAIL, Fate.SUCCEED]


def test_a_file_of_faults(tmp_path: Path) -> None:
    path = tmp_path / "faults.json"
    rules = [
        {"kind": "throttle", "action": "AssociateEipAddress", "calls": [2, 4], "retry_after_ms": 800},
        {"kind": "slow", "delay_ms": 50, "times": 1},
    ]
    path.write_text(json.dumps({"seed": 7, "rules": rules}), encoding="utf-8")
    faults = load_faults(path)
    met = [faults.next_for("AssociateEipAddress") for _ in range(4)]
    assert [fault and fault.kind for fault in met] == ["slow", "throttle", None, "throttle"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "expected JSON"),
        ("[]", "top level: expected an object"),
        ("{}", "top level: the member 'rules' is missing"),
        ('{"rules": [{"kind": "flood"}]}', r"rules\[0\]\.kind: expected one of 'throttle'"),
        ('{"rules": [{"kind": "slow", "delay": 5}]}', r"rules\[0\]\.delay: expected nothing of this name"),
        ('{"rules": [{"kind": "slow", "times": "twice"}]}', r"rules\[0\]\.times: expected a whole number"),
        ('{"rules": [{"kind": "slow", "percent": 101}]}', r"rules\[0\]\.percent: expected a number from 0 to 100"),
    ],
)
def test_files_of_faults_that_are_wrong(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "faults.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SandboxInputError, match=sentence) as error:
        load_faults(path)
    assert str(error.value).startswith(str(path))


def test_a_file_of_faults_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SandboxInputError, match="cannot be read"):
        load_faults(tmp_path / "none.json")
