from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import hcl2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.mapping import mappings
from gui.domain.cloud.region import RegionId
from gui.domain.engine.progress import Outcome
from gui.domain.plans.plan import PlanBlockedError
from gui.sandbox.server import SandboxServer
from gui.services.exports.hcl import quoted
from gui.services.exports.terraform import ASSOCIATION, ATTACHMENT, expected_plan, from_mappings
from gui.services.exports.terraform_secondary_cidr import BLOCK, VSWITCH
from gui.services.exports.terraform_secondary_cidr import ENI as NIC
from gui.services.runs.execution import Execution
from gui.words.plain_text import encodable
from tests.helpers.hostile import NAMES, region_of
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import GROUP, NEAR, ids, make_cidr_plan, now, roomy_account
from tests.helpers.sim_clock import SimClock
from tests.helpers.terraform import imports, parsed, resources, unescaped
from tests.helpers.toy_cloud import ENI, INSTANCE, bound_eip, eni

DENIED = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")
KEPT = [{"ignore_changes": "all", "prevent_destroy": True}]


def written(inventory: Inventory) -> bytes:
    return from_mappings(mappings(inventory), inventory)


def test_what_exists_is_imported() -> None:
    content = written(region_of())
    assert resources(content, ASSOCIATION) == {
        f"eip-{number}": {
            "allocation_id": f"eip-{number}",
            "instance_id": ENI,
            "instance_type": "NetworkInterface",
            "mode": "MULTI_BINDED",
            **({"private_ip_address": "10.0.0.5"} if number == 2 else {}),
            "lifecycle": KEPT,
        }
        for number in (1, 2)
    }
    (attachment,) = resources(content, ATTACHMENT).values()
    assert (attachment["network_interface_id"], attachment["instance_id"]) == (ENI, INSTANCE)
    assert len(attachment["depends_on"]) == 2
    assert imports(content) == {
        f"{ASSOCIATION}.eip-1": "eip-1:eni-1",
        f"{ASSOCIATION}.eip-2": "eip-2:eni-1",
        f"{ATTACHMENT}.eni-1": "eni-1:i-1",
    }
    assert parsed(content)["provider"] == [{"alicloud": {"region": "cn-shanghai"}}]


@pytest.mark.parametrize(
    "eip",
    [
        bound_eip(1, status=EipStatus.ASSOCIATING),
        replace(bound_eip(1), service_managed=True),
        bound_eip(1, "x-1", target_type="SomethingNew"),
        replace(bound_eip(1), target_id=None),
    ],
)
def test_what_is_not_settled_or_not_ours_is_left_out(eip: Any) -> None:
    content = written(replace(region_of(), eips=(eip,)))
    assert resources(content, ASSOCIATION) == {}
    assert "import" not in parsed(content)


def test_bindings_to_other_things_have_no_mode_and_interfaces_of_services_no_attachment() -> None:
    eips = (bound_eip(1, INSTANCE, target_type="EcsInstance", mode=None), bound_eip(2, mode=AssociationMode.NAT))
    managed = replace(eni(EniStatus.IN_USE, INSTANCE), service_managed=True)
    content = written(replace(region_of(), eips=eips, interfaces=(managed,)))
    found = resources(content, ASSOCIATION)
    assert "mode" not in found["eip-1"]
    assert (found["eip-1"]["instance_type"], found["eip-2"]["mode"]) == ("EcsInstance", "NAT")
    assert resources(content, ATTACHMENT) == {}


def test_an_interface_that_is_not_attached_has_no_attachment() -> None:
    content = written(replace(region_of(), interfaces=(eni(),)))
    assert len(resources(content, ASSOCIATION)) == 2
    assert resources(content, ATTACHMENT) == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_text_breaks_out_of_a_string(name: str) -> None:
    text = quoted(name)
    read = hcl2.loads(f"a = {text}\nb = 1\n")
    assert read["b"] == 1
    assert read["a"] == text
    assert unescaped(text[1:-1]) == encodable(name)
    assert text.isprintable()


@given(st.text())
def test_whatever_a_text_is_it_stays_one_string(text: str) -> None:
    # The reader takes an escaped template for one only when it is closed, as in the names above; Terraform does not.
    assume("${" not in text and "%{" not in text)
    read = hcl2.loads(f"a = {quoted(text)}\nb = 1\n")
    assert (read["a"], read["b"]) == (quoted(text), 1)


def test_no_name_breaks_out_of_a_comment_and_no_id_out_of_a_label() -> None:
    inventory = region_of()
    eips = tuple(replace(eip, name=NAMES[index], target_id=ENI, target_type="NetworkInterface", status=EipStatus.IN_USE)
                 for index, eip in enumerate(inventory.eips))  # fmt: skip
    content = written(replace(inventory, eips=eips))
    assert len(resources(content, ASSOCIATION)) == len(NAMES)
    odd = tuple(replace(bound_eip(1), allocation_id=each) for each in ('1 eip"', "1-eip'", '"', "1_eip_"))
    content = written(replace(inventory, eips=odd, region=RegionId('cn"x')))
    assert {*resources(content, ASSOCIATION)} == {"id_1_eip_", "id_1-eip_", "id__", "id_1_eip__"}


def test_an_association_has_the_private_address_and_the_vpc_that_the_cloud_lists_and_no_other() -> None:
    eip = bound_eip(1, mode=AssociationMode.NAT)
    interface = replace(eni(EniStatus.IN_USE, INSTANCE), private_address=eip.address)
    for private in (eip.address, IPv4Address("10.0.0.5"), None):
        listed = replace(eip, private_address=private, vpc_id="vpc-9" if private else "")
        region = replace(region_of(), eips=(listed,), interfaces=(interface,))
        (association,) = resources(written(region), ASSOCIATION).values()
        assert association["mode"] == "NAT"
        assert association.get("private_ip_address") == (str(private) if private else None)
        assert association.get("vpc_id") == ("vpc-9" if private else None)


def test_the_expected_plan_is_named_at_the_top() -> None:
    content = written(region_of())
    assert len(imports(content)) == 3
    first, second = expected_plan(content).splitlines()
    assert first.endswith("must print: Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.")
    assert f"# {first}\n# {second}\nterraform {{" in content.decode()
    nothing = written(replace(region_of(), eips=()))
    assert f"# {expected_plan(nothing)}\n" in nothing.decode()
    assert "nothing to import" in expected_plan(nothing)


def test_a_name_that_looks_like_an_import_is_not_counted() -> None:
    eip = replace(bound_eip(1), name="x\nimport {\n")
    assert "Plan: 2 to import" in expected_plan(written(replace(region_of(), eips=(eip,))))


def test_the_network_of_an_exposed_eip_comes_with_it() -> None:
    with SandboxServer(roomy_account()) as server:
        cloud = gateway(server)
        plan = make_cidr_plan(cloud, ids(server.account, NEAR[:2]))
        assert Execution(cloud, plan, clock=SimClock()).run().outcome is Outcome.APPLIED
        inventory = now(cloud)
    rows = [row for row in mappings(inventory) if row.exposed]
    content = from_mappings(rows, inventory)
    (block,) = resources(content, BLOCK).values()
    (vswitch,) = resources(content, VSWITCH).values()
    enis = resources(content, NIC)
    vpc = rows[0].eni.vpc_id if rows[0].eni else ""
    assert (block["vpc_id"], vswitch["vpc_id"]) == (vpc, vpc)
    assert IPv4Network(vswitch["cidr_block"]).subnet_of(IPv4Network(block["secondary_cidr_block"]))
    assert {each["primary_ip_address"] for each in enis.values()} == {str(row.eip.address) for row in rows if row.eip}
    assert all(each["security_group_ids"] == [GROUP] for each in enis.values())
    assert all(each["depends_on"] for each in (vswitch, *enis.values(), *resources(content, ASSOCIATION).values()))
    found = imports(content)
    assert [name.split(".")[0] for name in found] == [BLOCK, VSWITCH, NIC, NIC, *[ASSOCIATION] * 2, *[ATTACHMENT] * 2]
    assert f"{vpc}:{block['secondary_cidr_block']}" in found.values()


def test_an_interface_keeps_its_resource_group_its_description_and_its_tags() -> None:
    exposed = replace(bound_eip(1, mode=AssociationMode.NAT), address=IPv4Address("10.0.0.5"))
    given = replace(
        eni(EniStatus.IN_USE, INSTANCE),
        resource_group="rg-1",
        description="of the fax",
        tags=(("team", "voice"), ("acs:rm:rgId", "rg-1"), ("aliyun.x", "1"), ("https://x", "1")),
    )
    region = replace(region_of(), eips=(exposed,), interfaces=(given,))
    written_eni = resources(written(region), NIC)[ENI]
    assert (written_eni["resource_group_id"], written_eni["description"]) == ("rg-1", "of the fax")
    # What Alibaba Cloud keeps for itself the provider neither reads nor writes.
    assert written_eni["tags"] == {"team": "voice"}
    bare = resources(written(replace(region, interfaces=(eni(EniStatus.IN_USE, INSTANCE),))), NIC)[ENI]
    assert not {"resource_group_id", "description"} & bare.keys()


def test_a_network_that_was_not_read_is_left_out() -> None:
    exposed = replace(bound_eip(1, mode=AssociationMode.NAT), address=IPv4Address("10.0.0.5"))
    region = replace(region_of(), eips=(exposed,))
    content = written(region)
    assert resources(content, BLOCK) == resources(content, VSWITCH) == {}
    assert "depends_on" not in resources(content, NIC)[ENI]
    inside = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network("10.0.0.0/24"))
    content = written(replace(region, vswitches=(inside,)))
    assert resources(content, BLOCK) == {}
    assert "vswitch_name" not in resources(content, VSWITCH)["vsw-1"]


@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES])
def test_a_part_of_the_region_is_not_written_as_though_it_were_the_whole(name: ListName) -> None:
    for rows, since in (((), None), (getattr(region_of(), name.value), region_of().as_of)):
        unread = (Unread(name, DENIED, since),)
        with pytest.raises(PlanBlockedError) as blocked:
            written(replace(region_of(), unread=unread, **{name.value: rows}))  # type: ignore[arg-type]
        assert [each.code.value for each in blocked.value.problems] == [f"{name.value}_unread"]


def test_instances_are_not_written_and_need_not_be_read() -> None:
    unread = (Unread(ListName.INSTANCES, DENIED),)
    assert written(replace(region_of(), instances=(), unread=unread)) == written(region_of())


def test_a_network_that_is_left_out_is_named() -> None:
    with SandboxServer(roomy_account()) as server:
        plan = make_cidr_plan(gateway(server), ids(server.account, NEAR))
        Execution(gateway(server), plan, clock=SimClock()).run()
        region = now(gateway(server))
    assert "could not be read" not in written(region).decode()
    dark = replace(region, vpcs=(), unread=(Unread(ListName.VPCS, DENIED),))
    assert resources(written(dark), BLOCK) == {}
    assert "# The VPCs could not be read (Forbidden.RAM). Their state is not known. What they hold" in (
        written(dark).decode()
    )
    # Where nothing lies in a network of ours, none is missing.
    assert "could not be read" not in written(replace(region_of(), unread=(Unread(ListName.VPCS, DENIED),))).decode()
