"""The configuration against the provider: what its Read sets is compared with what is written, as a plan does.

``alicloud_provider.json`` says of each argument what the provider's own source says, for the first version that is
admitted, one in the middle, and the newest at hand.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from gui.domain.cloud.mapping import mappings
from gui.domain.engine.progress import Outcome
from gui.sandbox.account import Account
from gui.sandbox.server import SandboxServer
from gui.services.exports.terraform import ASSOCIATION, ATTACHMENT, from_mappings
from gui.services.exports.terraform_secondary_cidr import BLOCK, ENI, VSWITCH
from gui.services.runs.execution import Execution
from tests.helpers.hostile import NAMES
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import FAR, ids, make_cidr_plan, now, roomy_account
from tests.helpers.sim_clock import SimClock
from tests.helpers.terraform import imports, parsed, resources
from tests.sandbox.caller import Caller

PROVIDER: Final = json.loads((Path(__file__).parent / "alicloud_provider.json").read_text(encoding="utf-8"))["versions"]
KINDS: Final = (ASSOCIATION, ATTACHMENT, BLOCK, VSWITCH, ENI)
Attributes = dict[str, Any]


def tags(answer: Mapping[str, Any], key: str, value: str) -> Attributes:
    return {each[key]: each[value] for each in answer["Tags"]["Tag"]}


def association(asked: Caller, identifier: str) -> Attributes:
    eip, target = identifier.split(":")
    (found,) = asked.vpc("DescribeEipAddresses", AllocationId=eip)["EipAddresses"]["EipAddress"]
    assert found["InstanceId"] == target
    return {
        "allocation_id": eip,
        "instance_id": target,
        "instance_type": found["InstanceType"],
        "mode": found["Mode"],
        "private_ip_address": found["PrivateIpAddress"],
        "vpc_id": found["VpcId"],
    }


def _interface(asked: Caller, identifier: str) -> dict[str, Any]:
    answer = asked.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=identifier, MaxResults=10)
    (found,) = answer["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    return dict(found)


def attachment(asked: Caller, identifier: str) -> Attributes:
    eni, instance = identifier.split(":")
    found = _interface(asked, eni)
    assert found["InstanceId"] == instance
    return {
        "network_interface_id": eni,
        "instance_id": instance,
        "network_card_index": found["Attachment"]["NetworkCardIndex"],
    }


def block(asked: Caller, identifier: str) -> Attributes:
    vpc, cidr = identifier.split(":")
    (found,) = asked.vpc("DescribeVpcs", VpcId=vpc)["Vpcs"]["Vpc"]
    assert cidr in found["SecondaryCidrBlocks"]["SecondaryCidrBlock"]
    return {"vpc_id": vpc, "secondary_cidr_block": cidr, "region_id": found["RegionId"]}


def vswitch(asked: Caller, identifier: str) -> Attributes:
    found = asked.vpc("DescribeVSwitchAttributes", VSwitchId=identifier)
    return {
        "cidr_block": found["CidrBlock"],
        "vpc_id": found["VpcId"],
        "zone_id": found["ZoneId"],
        "vswitch_name": found["VSwitchName"],
        "description": found["Description"],
        "is_default": found["IsDefault"],
        "tags": tags(found, "Key", "Value"),
    }


def interface(asked: Caller, identifier: str) -> Attributes:
    found = _interface(asked, identifier)
    return {
        "vswitch_id": found["VSwitchId"],
        "primary_ip_address": found["PrivateIpAddress"],
        "security_group_ids": found["SecurityGroupIds"]["SecurityGroupId"],
        "network_interface_name": found["NetworkInterfaceName"],
        "description": found["Description"],
        "resource_group_id": found["ResourceGroupId"],
        "source_dest_check": found["SourceDestCheck"],
        "delete_on_release": found["DeleteOnRelease"],
        "tags": tags(found, "TagKey", "TagValue"),
    }


READ: Final[Mapping[str, Callable[[Caller, str], Attributes]]] = {
    ASSOCIATION: association,
    ATTACHMENT: attachment,
    BLOCK: block,
    VSWITCH: vswitch,
    ENI: interface,
}


def changes(schema: Mapping[str, str], written: Attributes, reading: Attributes) -> Iterator[str]:
    """Yield what a plan would change of one resource if nothing were ignored."""
    for name, flags in schema.items():
        value = reading.get(name)
        forced = " (replaced)" if "force_new" in flags else ""
        if name in written:
            if written[name] != value:
                yield f"{name}: {value!r} -> {written[name]!r}{forced}"
        elif value and "read" in flags and "computed" not in flags:
            yield f"{name}: {value!r} -> null{forced}"


@pytest.fixture(scope="module")
def account() -> Account:
    """Two EIPs exposed by the method "secondary CIDR block" beside what the default account has bound; odd texts."""
    with SandboxServer(roomy_account()) as server:
        plan = make_cidr_plan(gateway(server), ids(server.account, FAR[:2]))
        assert Execution(gateway(server), plan, clock=SimClock()).run().outcome is Outcome.APPLIED
        found = server.account
    odd = [name for name in NAMES if "\ud800" not in name and len(name) < 1000]
    for number, each in enumerate((*found.eips, *found.interfaces, *found.vswitches)):
        each.name = odd[number % len(odd)]
        each.description = odd[(number + 1) % len(odd)]
    for network in (*found.interfaces, *found.vswitches):
        network.tags |= {odd[0]: odd[1], odd[16]: odd[17], "acs:rm:rgId": "rg-1"}
    return found


@pytest.fixture(scope="module")
def content(account: Account) -> bytes:
    with SandboxServer(account) as server:
        inventory = now(gateway(server))
    return from_mappings(mappings(inventory), inventory)


@pytest.fixture
def asked(account: Account) -> Caller:
    return Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])


def found_changes(version: str, content: bytes, asked: Caller) -> dict[str, list[str]]:
    identifiers = imports(content)
    found = {}
    for kind in KINDS:
        schema = PROVIDER[version]["resources"][kind]
        for label, written in resources(content, kind).items():
            reading = READ[kind](asked, identifiers[f"{kind}.{label}"])
            reading |= {"tags": {key: value for key, value in reading.get("tags", {}).items() if key[:4] != "acs:"}}
            found[f"{kind}.{label}"] = list(changes(schema, written, reading))
    return found


@pytest.mark.parametrize("version", PROVIDER)
def test_a_plan_changes_nothing_even_if_nothing_is_ignored(version: str, content: bytes, asked: Caller) -> None:
    found = found_changes(version, content, asked)
    assert {name: each for name, each in found.items() if each} == {}
    assert found.keys() == imports(content).keys()
    assert {name.partition(".")[0] for name in found} == {*KINDS}


@pytest.mark.parametrize("version", PROVIDER)
def test_every_argument_that_is_written_is_one_of_the_provider(version: str, content: bytes) -> None:
    for kind in KINDS:
        schema = PROVIDER[version]["resources"][kind]
        required = {name for name, flags in schema.items() if "required" in flags}
        for written in resources(content, kind).values():
            names = written.keys() - {"lifecycle", "depends_on"}
            assert required <= names <= schema.keys()
            assert all({"required", "optional"} & {*schema[name].split()} for name in names)


def test_every_resource_ignores_whatever_else_is_read_back_and_can_not_be_destroyed(content: bytes) -> None:
    found = [block for kind in KINDS for block in resources(content, kind).values()]
    assert len(found) == len(imports(content))
    assert all(each["lifecycle"] == [{"ignore_changes": "all", "prevent_destroy": True}] for each in found)


@pytest.mark.parametrize(
    ("left_out", "change"),
    [
        (b"private_ip_address", "-> null (replaced)"),
        (b"description", "-> null"),
        (b"network_interface_name", ""),
    ],
)
def test_an_argument_that_is_left_out_would_be_found(
    left_out: bytes, change: str, content: bytes, asked: Caller
) -> None:
    lines = [line for line in content.splitlines(keepends=True) if not line.strip().startswith(left_out)]
    found = [each for some in found_changes("1.246.2", b"".join(lines), asked).values() for each in some]
    assert bool(found) == bool(change)
    assert all(each.endswith(change) for each in found)


def test_the_first_version_that_is_admitted_is_the_first_that_knows_the_mode(content: bytes) -> None:
    (terraform,) = parsed(content)["terraform"]
    (required,) = terraform["required_providers"]
    assert required["alicloud"]["version"] == f">= {next(iter(PROVIDER))}"
