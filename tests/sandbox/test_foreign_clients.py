"""Clients that were not written here talk to the sandbox unchanged: the main flow, and what each does by itself.

They are installed beside the product, never into its environment; ``.ci/run`` has the commands. Clients whose endpoints
are fixed find the sandbox by ``clients/resolver``, which stands for a line in /etc/hosts.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gui.sandbox.certificates import serve_with
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import OtherInstance
from tests.sandbox.caller import eips, eni, instance

HERE = Path(__file__).parent / "clients"
INSTALLED = Path(os.environ.get("MULTI_EIP_CLIENTS", Path(__file__).parents[2] / ".clients")).resolve()
PYTHON = INSTALLED / "python"
NODE = INSTALLED / "node_modules"
FENCE = INSTALLED / "fence" / "usr"
ALICLOUD = PYTHON / "ansible" / "modules" / "cloud" / "alicloud"
OLD_PYTHON = [sys.executable, "-W", "ignore"]
REGION = "cn-shanghai"


@pytest.fixture
def slow_server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.looks(2))) as running:
        yield running


def run(server: SandboxServer, command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a client with what it must know of the sandbox in its environment."""
    account = server.account
    key = account.keys["LTAI5tSandboxFullRights1"]
    facts = {
        "ENDPOINT": server.endpoint,
        "KEY": key.id,
        "SECRET": key.secret,
        "REGION": REGION,
        "ENI": eni(account, "voip-media"),
        "INSTANCE": instance(account, "voip-gateway-01"),
    }
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("SSL_CERT_")
    }
    return subprocess.run(
        command, env={**clean, **facts, **more}, capture_output=True, text=True, timeout=200, check=False
    )


def run_main_flow(server: SandboxServer, command: list[str], **more: str) -> dict[str, Any]:
    account = server.account
    ten = [*eips(account, "voip-edge"), *eips(account, "sip-trunk")]
    addresses = {eip.address for eip in account.eips if eip.id in ten}
    done = run(server, command, EIPS=",".join(ten), **more)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen["total"] == len(account.eips.of_region(REGION))
    assert {row["Ip"] for row in seen["gateways"]} == addresses
    assert seen["refused"] == "Eni.Attached"
    assert seen["left"] == []
    assert {account.eips.get(one).status for one in ten} == {"Available"}  # type: ignore[union-attr]
    return seen


@pytest.mark.needs(str(PYTHON / "aliyunsdkvpc"))
def test_the_first_generation_python_sdk_signs_with_hmac_sha1(slow_server: SandboxServer) -> None:
    script = str(HERE / "first_generation_sdk.py")
    seen = run_main_flow(slow_server, [*OLD_PYTHON, script], PYTHONPATH=str(PYTHON))
    # It compares the text that the server signed with its own, and so knows that the secret is wrong and nothing else.
    assert seen["wrong_secret"] == "InvalidAccessKeySecret"


@pytest.mark.needs(str(NODE / "@alicloud" / "pop-core"))
@pytest.mark.needs("node")
def test_pop_core_signs_with_hmac_sha1_in_a_form_body(slow_server: SandboxServer) -> None:
    run_main_flow(slow_server, ["node", str(HERE / "pop_core.js")], NODE_PATH=str(NODE))


@pytest.mark.needs(str(NODE / "@alicloud" / "vpc20160428"))
@pytest.mark.needs("node")
def test_the_present_node_sdk_signs_with_acs3(slow_server: SandboxServer) -> None:
    run_main_flow(slow_server, ["node", str(HERE / "openapi.js")], NODE_PATH=str(NODE))


@pytest.mark.needs(str(PYTHON / "libcloud"))
def test_libcloud_reads_xml_over_https(tmp_path: Path) -> None:
    account, ca_file = default_account(), tmp_path / "ca.pem"
    here = account.instances.of_region(REGION)
    with SandboxServer(account, tls=serve_with(ca_file, account.regions)) as server:
        script = str(HERE / "libcloud_ecs.py")
        done = run(server, [*OLD_PYTHON, script], PYTHONPATH=str(PYTHON), CA_FILE=str(ca_file))
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    state = {"Running": "running", "Stopped": "stopped"}
    assert seen["nodes"] == {
        one.id: [one.name, state[one.status], [account.interfaces.get(one.primary_eni).ip]]  # type: ignore[union-attr]
        for one in here.values()
    }
    assert (seen["stopped"], seen["started"]) == ("stopped", "running")
    assert seen["locations"] == list(account.regions)
    assert seen["zones"] == list(account.regions[REGION].zones)
    assert seen["images"] == list(account.images)
    assert seen["volumes"] == [[disk.id, 40, "inuse"] for disk in account.disks.of_region(REGION).values()]
    assert seen["groups"] == list(account.security_groups.of_region(REGION))
    assert seen["rules"] == []
    assert "DependencyViolation" in seen["refused"]


@pytest.mark.needs(str(FENCE / "sbin" / "fence_aliyun"))
def test_fence_aliyun_powers_an_instance_off_and_on(server: SandboxServer) -> None:
    host = instance(server.account, "sip-proxy-01")
    paths = os.pathsep.join(str(path) for path in (HERE / "resolver", PYTHON, FENCE / "share" / "fence"))

    def fence(*arguments: str) -> subprocess.CompletedProcess[str]:
        key = server.account.keys["LTAI5tSandboxFullRights1"]
        command = [*OLD_PYTHON, str(FENCE / "sbin" / "fence_aliyun"), "-r", REGION, "-a", key.id, "-s", key.secret]
        return run(server, [*command, *arguments], PYTHONPATH=paths, SANDBOX=server.endpoint)

    listed = fence("--action", "list")
    assert listed.returncode == 0, listed.stderr
    expected = {f"{one.id},{one.name}" for one in server.account.instances.of_region(REGION).values()}
    assert set(listed.stdout.split()) == expected
    assert fence("--action", "status", "--plug", host).stdout.strip() == "Status: ON"
    assert "Success: Powered OFF" in fence("--action", "off", "--plug", host).stdout
    assert server.account.instances.get(host).status == "Stopped"  # type: ignore[union-attr]
    assert fence("--action", "status", "--plug", host).stdout.strip() == "Status: OFF"
    assert "Success: Powered ON" in fence("--action", "on", "--plug", host).stdout
    assert "Success: Rebooted" in fence("--action", "reboot", "--plug", host).stdout
    assert server.account.instances.get(host).status == "Running"  # type: ignore[union-attr]
    assert fence("--action", "status", "--plug", "i-none").returncode != 0


@pytest.mark.needs(str(ALICLOUD / "ali_eip.py"))
@pytest.mark.needs(str(PYTHON / "footmark"))
def test_ansibles_modules_read_and_change_networks(server: SandboxServer, tmp_path: Path) -> None:
    account = server.account
    account.switches.allocate_with_other_instance_id = OtherInstance.IGNORED
    before = {kind: len(getattr(account, kind)) for kind in ("eips", "vpcs", "vswitches", "security_groups")}
    seen_at = tmp_path / "seen.json"
    done = run(
        server,
        [*OLD_PYTHON, "-m", "ansible", "playbook", str(HERE / "ansible.yml"), "-i", "localhost,"],
        PYTHONPATH=os.pathsep.join((str(HERE / "resolver"), str(PYTHON))),
        SANDBOX=server.endpoint,
        SEEN=str(seen_at),
        ANSIBLE_HOME=str(tmp_path / "ansible"),
        ANSIBLE_LIBRARY=str(ALICLOUD),
        ANSIBLE_MODULE_UTILS=str(PYTHON / "ansible" / "module_utils"),
        ANSIBLE_PYTHON_INTERPRETER=sys.executable,
        ANSIBLE_LOCALHOST_WARNING="false",
        LC_ALL="C.UTF-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(seen_at.read_text(encoding="utf-8"))
    here = {kind: getattr(account, kind).of_region(REGION) for kind in ("instances", "vpcs", "vswitches", "disks")}
    assert seen["instances"]["ids"] == list(here["instances"])
    assert seen["disks"]["disk_ids"] == list(here["disks"])
    assert seen["images"]["image_ids"] == list(account.images)
    assert {len(seen[kind]["ids"]) for kind in ("eips", "enis")} == {10}  # they read one page only
    assert len(seen["vpcs"]["ids"]) == len(here["vpcs"]) - 1
    assert len(seen["vswitches"]["ids"]) == len(here["vswitches"]) - 1
    host, target = instance(account, "voip-gateway-01"), eni(account, "voip-media")
    assert seen["attached"]["interface"]["instance_id"] == host
    assert (seen["detached"]["interface"]["instance_id"], seen["detached"]["interface"]["state"]) == ("", "available")
    changed = account.eips.get(seen["eip"]["eip"]["allocation_id"])
    assert changed is not None
    assert (changed.name, changed.bandwidth, changed.tags["team"]) == ("from-ansible", 20, "ansible")
    assert [eip.id for eip in account.eips.bound_to(target)] == [seen["bound"]["eip"]["allocation_id"]]
    vpc = account.vpcs.get(seen["vpc"]["vpc"]["vpc_id"])
    assert vpc is not None
    assert (vpc.name, vpc.cidr, vpc.tags) == ("from-ansible", "10.77.0.0/16", {"team": "ansible"})
    assert account.vswitches.get(seen["vswitch"]["vswitch"]["vswitch_id"]).vpc == vpc.id  # type: ignore[union-attr]
    (rule,) = account.security_groups.get(seen["group"]["group"]["group_id"]).rules  # type: ignore[union-attr]
    assert (rule.protocol, rule.ports, rule.peer_cidr) == ("TCP", "22/22", "10.0.0.0/8")
    assert {kind: len(getattr(account, kind)) - count for kind, count in before.items()} == dict.fromkeys(before, 1)
