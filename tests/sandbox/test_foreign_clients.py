"""Clients that were not written here run the main flow unchanged.

They are installed beside the product, never into its environment:

    pip install --target .clients/python -r tests/sandbox/clients/requirements.txt
    cp tests/sandbox/clients/package*.json .clients/
    npm ci --prefix .clients --ignore-scripts
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.sandbox.caller import eips, eni, instance

HERE = Path(__file__).parent / "clients"
INSTALLED = Path(os.environ.get("MULTI_EIP_CLIENTS", Path(__file__).parents[2] / ".clients")).resolve()
PYTHON = INSTALLED / "python"
NODE = INSTALLED / "node_modules"


@pytest.fixture
def slow_server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.looks(2))) as running:
        yield running


def run_main_flow(server: SandboxServer, command: list[str], environment: dict[str, str]) -> None:
    account = server.account
    key = account.keys["LTAI5tSandboxFullRights1"]
    ten = [*eips(account, "voip-edge"), *eips(account, "sip-trunk")]
    addresses = {eip.address for eip in account.eips if eip.id in ten}
    facts = {
        "ENDPOINT": server.endpoint,
        "KEY": key.id,
        "SECRET": key.secret,
        "REGION": "cn-shanghai",
        "ENI": eni(account, "voip-media"),
        "INSTANCE": instance(account, "voip-gateway-01"),
        "EIPS": ",".join(ten),
    }
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        command, env={**clean, **environment, **facts}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["total"] == len(account.eips.of_region("cn-shanghai"))
    assert {row["Ip"] for row in seen["gateways"]} == addresses
    assert seen["refused"] == "Eni.Attached"
    assert seen["left"] == []
    assert {account.eips.get(one).status for one in ten} == {"Available"}  # type: ignore[union-attr]


@pytest.mark.needs(str(PYTHON / "aliyunsdkvpc"))
def test_the_first_generation_python_sdk_signs_with_hmac_sha1(slow_server: SandboxServer) -> None:
    script = str(HERE / "first_generation_sdk.py")
    run_main_flow(slow_server, [sys.executable, "-W", "ignore", script], {"PYTHONPATH": str(PYTHON)})


@pytest.mark.needs(str(NODE / "@alicloud" / "pop-core"))
@pytest.mark.needs("node")
def test_pop_core_signs_with_hmac_sha1_in_a_form_body(slow_server: SandboxServer) -> None:
    run_main_flow(slow_server, ["node", str(HERE / "pop_core.js")], {"NODE_PATH": str(NODE)})


@pytest.mark.needs(str(NODE / "@alicloud" / "vpc20160428"))
@pytest.mark.needs("node")
def test_the_present_node_sdk_signs_with_acs3(slow_server: SandboxServer) -> None:
    run_main_flow(slow_server, ["node", str(HERE / "openapi.js")], {"NODE_PATH": str(NODE)})
