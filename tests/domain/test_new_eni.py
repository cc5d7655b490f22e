from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId, VpcId, VSwitch, VSwitchId
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AttachEni
from gui.domain.plans.immediate import create_eni, creation_of
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eni import EniObjection, NewEni, objections
from tests.helpers.region_values import ENI, FREE_ENI, INSTANCE, INVENTORY, REGION

VSWITCH = VSwitch(
    VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network("10.0.0.0/24"), "prod", free_addresses=9
)
GROUP = SecurityGroup(SecurityGroupId("sg-1"), VpcId("vpc-1"), "default")
INVENTORY_WITH = replace(
    INVENTORY,
    vswitches=(VSWITCH,),
    interfaces=(
        replace(FREE_ENI, secondary_addresses=(IPv4Address("10.0.0.6"),)),
        replace(FREE_ENI, vswitch_id=VSwitchId("vsw-2"), private_address=IPv4Address("10.0.0.7")),
    ),
)
GOOD = NewEni(VSWITCH.id, GROUP.id, "sip-2", "10.0.0.9")
O = EniObjection  # noqa: E741 - as short as the codes it stands before


def against(new: NewEni, vswitch: VSwitch = VSWITCH, group: SecurityGroup = GROUP) -> list[EniObjection]:
    return [each.objection for each in objections(new, replace(INVENTORY_WITH, vswitches=(vswitch,)), (group,))]


@pytest.mark.parametrize(
    "new",
    [
        GOOD,
        replace(GOOD, name="", address=""),
        replace(GOOD, name="s" * 128),
        replace(GOOD, name="Sip:1_a.b-c"),
        replace(GOOD, name="语音"),
        replace(GOOD, address="10.0.0.1"),
        replace(GOOD, address="10.0.0.252"),
        replace(GOOD, address="10.0.0.7"),
    ],
)
def test_nothing_speaks_against_what_the_api_takes(new: NewEni) -> None:
    assert against(new) == []


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (NewEni(), [O.VSWITCH_MISSING, O.GROUP_MISSING]),
        (NewEni(address="10.0.0.9"), [O.VSWITCH_MISSING, O.GROUP_MISSING]),
        (replace(GOOD, vswitch=VSwitchId("vsw-9")), [O.VSWITCH_MISSING]),
        (replace(GOOD, group=SecurityGroupId("sg-9")), [O.GROUP_MISSING]),
        (replace(GOOD, name="s"), [O.NAME]),
        (replace(GOOD, name="s" * 129), [O.NAME]),
        (replace(GOOD, name="1sip"), [O.NAME]),
        (replace(GOOD, name="sip two"), [O.NAME]),
        (replace(GOOD, name="http://sip"), [O.NAME]),
        (replace(GOOD, address="10.0.0"), [O.ADDRESS_MALFORMED]),
        (replace(GOOD, address="10.0.1.9"), [O.ADDRESS_OUTSIDE]),
        (replace(GOOD, address="10.0.0.0"), [O.ADDRESS_RESERVED]),
        (replace(GOOD, address="10.0.0.253"), [O.ADDRESS_RESERVED]),
        (replace(GOOD, address="10.0.0.255"), [O.ADDRESS_RESERVED]),
        (replace(GOOD, address="10.0.0.5"), [O.ADDRESS_TAKEN]),
        (replace(GOOD, address="10.0.0.6"), [O.ADDRESS_TAKEN]),
    ],
)
def test_what_the_api_would_refuse_is_said_before(new: NewEni, expected: list[EniObjection]) -> None:
    assert against(new) == expected


def test_a_full_vswitch_and_a_group_of_another_vpc_are_refused() -> None:
    assert against(GOOD, vswitch=replace(VSWITCH, free_addresses=0)) == [O.VSWITCH_FULL]
    assert against(GOOD, vswitch=replace(VSWITCH, free_addresses=None)) == []
    assert against(GOOD, group=replace(GROUP, vpc_id=VpcId("vpc-2"))) == [O.GROUP_OTHER_VPC]


def test_the_plan_makes_what_was_given() -> None:
    plan = create_eni(GOOD, INVENTORY_WITH, "mark")
    made = CreateEni(REGION, "mark", VSWITCH.id, GROUP.id, "sip-2", IPv4Address("10.0.0.9"))
    assert plan == Plan(REGION, (made,), Selection(REGION))
    assert creation_of(plan) == made
    assert creation_of(Plan(REGION, (AttachEni(REGION, ENI, INSTANCE),), Selection(REGION))) is None


@pytest.mark.parametrize("new", [replace(GOOD, vswitch=None), replace(GOOD, group=None)])
def test_without_vswitch_or_group_there_is_no_plan(new: NewEni) -> None:
    with pytest.raises(ValueError, match="needs a vSwitch"):
        create_eni(new, INVENTORY_WITH, "mark")
