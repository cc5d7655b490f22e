"""The account file: what it holds, and one clear sentence for everything wrong in it."""

import copy
import ipaddress
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gui import assets
from gui.sandbox.dispatch import OPERATIONS
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.identities import AccessKey
from gui.sandbox.resources import EipStatus, EniStatus, InstanceStatus
from gui.sandbox.seed import default_account, load_account
from gui.sandbox.switches import Switches
from tests.sandbox.caller import Caller


@pytest.fixture
def content() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(assets.read_text("sandbox/account.json"))
    return loaded


def test_every_state_can_be_met_by_clicking() -> None:
    account = default_account()
    assert {one.status for one in account.eips} == set(EipStatus)
    assert {one.status for one in account.interfaces} == set(EniStatus)
    assert {one.status for one in account.instances} == {InstanceStatus.RUNNING, InstanceStatus.STOPPED}
    assert {one.os_type for one in account.instances} == {"linux", "windows"}
    main = account.eips.of_region("cn-shanghai").values()
    free = [one for one in main if one.status is EipStatus.AVAILABLE and not one.lock and not one.service_managed]
    assert len(free) >= 18
    assert [region.multi_eip for region in account.regions.values()] == [True, True, False]


def test_addresses_are_public_and_unique() -> None:
    account = default_account()
    addresses = [one.address for one in account.eips]
    assert len(set(addresses)) == len(addresses)
    assert all(ipaddress.ip_address(address).is_global for address in addresses)
    blocks = [ipaddress.ip_network(block.cidr) for block in account.blocks]
    assert all(any(ipaddress.ip_address(address) in block for block in blocks) for address in addresses)
    off_link = [
        one for one in account.blocks if ipaddress.ip_address(one.gateway) not in ipaddress.ip_network(one.cidr)
    ]
    assert len(off_link) == 1
    macs = [one.mac for one in account.interfaces]
    assert len(set(macs)) == len(macs)


def test_states_of_the_file_stay_as_they_are() -> None:
    account = default_account()
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    for _ in range(5):
        shown = admin.vpc("DescribeEipAddresses", PageSize=100)["EipAddresses"]["EipAddress"]
    states = {one["Name"]: one["Status"] for one in shown}
    assert (states["arriving-01"], states["leaving-01"], states["going-01"]) == (
        "Associating",
        "Unassociating",
        "Releasing",
    )


def test_two_accounts_share_nothing() -> None:
    one, other = default_account(), default_account()
    one.eips.remove(next(iter(one.eips)))
    one.switches.tab_after_request_id = True
    assert len(other.eips) == len(one.eips) + 1
    assert other.switches.tab_after_request_id is False


def test_the_default_file_holds_every_switch_at_its_default(content: dict[str, Any]) -> None:
    default = Switches()
    names = {name for name in dir(default) if not name.startswith("_")}
    assert content["switches"] == {name: getattr(default, name) for name in names}


def test_a_file_of_ones_own(tmp_path: Path, content: dict[str, Any]) -> None:
    path = tmp_path / "mine.json"
    content["eips"] = content["eips"][:3]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert len(load_account(path).eips) == 3


def put(*place: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(content: Any) -> None:
        for part in place[:-1]:
            content = content[part]
        content[place[-1]] = value

    return change


def drop(*place: str | int) -> Callable[[dict[str, Any]], None]:
    def change(content: Any) -> None:
        for part in place[:-1]:
            content = content[part]
        del content[place[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (drop("regions"), "top level: the member 'regions' is missing."),
        (drop("eips", 3, "address"), "eips[3]: the member 'address' is missing."),
        (put("eips", 3, "mode", value="MULTI"), "eips[3].mode: expected one of 'NAT', 'MULTI_BINDED', 'BINDED', found"),
        (put("eips", 3, "bandwidth", value="5"), "eips[3].bandwidth: expected a whole number, found '5'."),
        (put("eips", 3, "bandwidth", value=True), "eips[3].bandwidth: expected a whole number, found True."),
        (put("eips", 3, "speed", value=5), "eips[3].speed: expected nothing of this name"),
        (put("eips", 3, "target_type", value="Nat"), "eips[3].target_type: expected nothing of this name"),
        (put("eips", value={}), "eips: expected a list, found {}."),
        (put("eips", 3, value=[]), "eips[3]: expected an object, found []."),
        (put("eips", 3, "tags", value={"a": 1}), "eips[3].tags: expected an object of texts"),
        (put("eips", 3, "region", value="cn-x"), "eips[3].region: expected one of the regions of this file"),
        (put("eips", 3, "status", value="InUse"), "eips[3].bound_to: expected a target for a bound EIP"),
        (put("eips", -1, "bound_to", value="i-none"), "bound_to: expected the id of an interface or instance"),
        (put("eips", 3, "address", value="9.9.9.9"), "eips[3].address: expected an address inside one of the address_"),
        (put("eips", 3, "address", value="x"), "eips[3].address: expected an IPv4 address instead of 'x'."),
        (put("eips", 3, "address", value="47.100.23.31"), "eips[3].address: expected an address that no other"),
        (put("interfaces", 0, "ip", value="10.0.0.1"), "interfaces[0].ip: expected addresses of 172.16.10.0/24"),
        (put("address_blocks", 0, "gateway", value="x"), "address_blocks[0].gateway: expected an IPv4 address"),
        (put("access_keys", 0, "expires", value="soon"), "access_keys[0].expires: expected a time"),
        (put("access_keys", 0, "expires", value="2026-01-01"), "access_keys[0].expires: expected a time"),
        (put("switches", "instance_types_per_page", value=0), "instance_types_per_page: expected a number above 0."),
        (put("account_id", value="me"), "account_id: expected a text of up to 20 digits."),
        (put("vpcs", 0, "cidr", value="172.16.0.1/12"), "vpcs[0].cidr: expected an IPv4 block"),
        (put("vswitches", 0, "vpc", value="vpc-x"), "vswitches[0].vpc: expected the id of a VPC of this file."),
        (put("vswitches", 0, "zone", value="x"), "vswitches[0].zone: expected a zone of cn-shanghai."),
        (put("interfaces", 0, "vswitch", value="x"), "interfaces[0].vswitch: expected the id of a vSwitch"),
        (put("interfaces", 0, "security_groups", value=["x"]), "interfaces[0].security_groups: expected ids of"),
        (put("interfaces", 0, "instance", value="x"), "interfaces[0].instance: expected the id of an instance"),
        (put("interfaces", 0, "status", value="Available"), "interfaces[0].status: expected an instance for"),
        (put("security_groups", 0, "vpc", value="x"), "security_groups[0].vpc: expected the id of a VPC"),
        (put("instances", 0, "type", value="x"), "instances[0].type: expected the id of an instance type"),
        (
            put("switches", "batch", value="some"),
            "switches.batch: expected one of 'atomic', 'partial', 'unsupported', found 'some'.",
        ),
        (put("account_id", value=5), "account_id: expected a text, found 5."),
        (lambda content: content["eips"].append(content["eips"][0]), ".id: expected an id that no other member has."),
        (put("instances", 0, "id", value="i-new"), "expected the id of an instance of this file"),
    ],
)
def test_a_wrong_file_is_named_with_place_and_expectation(
    tmp_path: Path, content: dict[str, Any], change: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    change(content)
    path = tmp_path / "account.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SandboxInputError) as error:
        load_account(path)
    text = str(error.value)
    assert text.startswith(f"{path}, ")
    assert sentence in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "line 1, column 2: expected JSON"),
        (b"\xff", "expected UTF-8 text."),
        (b"[" * 100_000, "expected JSON"),
    ],
)
def test_a_file_that_is_no_json(tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "account.json"
    path.write_bytes(raw)
    with pytest.raises(SandboxInputError) as error:
        load_account(path)
    assert sentence in str(error.value)


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value in a JSON document but the document itself."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield (*place, name)
        yield from places(member, (*place, name))


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.text(max_size=3), max_size=2)
)


@pytest.fixture
def every_place(content: dict[str, Any]) -> SearchStrategy[tuple[Any, ...]]:
    """Made once: to Hypothesis each new one is a thousand things to learn."""
    return st.sampled_from(sorted(places(content), key=str))


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_file_holds_it_is_refused_or_served(
    data: st.DataObject, tmp_path: Path, content: dict[str, Any], every_place: SearchStrategy[tuple[Any, ...]]
) -> None:
    changed = copy.deepcopy(content)
    place, other = data.draw(every_place), data.draw(every_place)
    swapped: Any = content
    for part in other:
        swapped = swapped[part]
    put(*place, value=data.draw(JUNK | st.just(copy.deepcopy(swapped))))(changed)
    path = tmp_path / "account.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    try:
        account = load_account(path)
    except SandboxInputError:
        return
    caller = Caller(account, key=AccessKey(id="LTAI5tTest", secret="secret", user="test", allow=("*",)))
    account.keys[caller.key.id] = caller.key
    for service, operations in OPERATIONS.items():
        for name in operations:
            for region in ("cn-shanghai", "ap-southeast-1"):
                wire = {"RegionId": region, "InstanceId": "eni-uf6", "PageSize": 50, "MaxResults": 100}
                reply = caller.send(caller.request(service.prefix, name, wire))
                assert reply.status < 500, (place, name, reply.body)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SandboxInputError, match=r"none\.json: cannot be read \(No such file or directory\)\."):
        load_account(tmp_path / "none.json")
