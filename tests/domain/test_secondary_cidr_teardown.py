"""Taking exposures back: the strict order, what is kept, what may go, and what is agreed to by name."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.checks.issue import IssueCode, Remedy
from gui.domain.checks.issues import findings
from gui.domain.choices.selection import Method
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, EniType, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import ListName, Unread
from gui.domain.cloud.mapping import mappings
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.expected import Binding, expected
from gui.domain.plans.notes import FOR_GOOD, NotedPlan, PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError, seen_in
from gui.domain.plans.secondary_cidr_teardown import build
from gui.domain.rules.unused_networks import Leftovers, VpcBlock, abandoned, leftovers
from gui.words.findings import english_sentence as sentence
from gui.words.plan_notes import english_note
from tests.domain.test_secondary_cidr_rules import CATALOG, EXPOSED, NAT, PRIMARY, VPC, inventory
from tests.helpers.toy_cloud import INSTANCE, OTHER, REGION, bound_eip, eip_id, free_eip, instance

C = ProblemCode
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BLOCK = VpcBlock(VPC, IPv4Network("47.0.0.0/28"))
SWITCH = VSwitch(VSwitchId("vsw-9"), VPC, "cn-shanghai-b", BLOCK.block, mark="47.0.0.0_28-t1")
NET = Vpc(VPC, IPv4Network("10.0.0.0/8"), (BLOCK.block,))
ENI = replace(NAT, vswitch_id=SWITCH.id)
SECOND = replace(
    ENI,
    id=EniId("eni-six"),
    private_address=IPv4Address("47.0.0.6"),
    status=EniStatus.AVAILABLE,
    instance_id=None,
    mark="47.0.0.6-t1",
)
STANDING = {
    "eips": (EXPOSED, free_eip(6)),
    "interfaces": (PRIMARY, ENI, SECOND),
    "vswitches": (SWITCH,),
    "vpcs": (NET,),
}


def made(*enis: EniId, found: Any = None, **more: Any) -> NotedPlan:
    return build(enis or (ENI.id, SECOND.id), found or inventory(**STANDING), CATALOG, **more)


def refused(*enis: EniId, found: Any = None, **more: Any) -> list[ProblemCode]:
    with pytest.raises(PlanBlockedError) as error:
        made(*enis, found=found, **more)
    return [each.code for each in error.value.problems]


def test_the_strict_order_with_all_that_can_be_taken_back_before_the_first_deletion() -> None:
    torn = made(delete_vswitches=(SWITCH.id,), remove_blocks=(BLOCK,), release=(eip_id(5), eip_id(6)))
    assert torn.plan.operations == (
        UnassociateEips(REGION, (eip_id(5),), ENI.id, AssociationMode.NAT, IPv4Address("47.0.0.5")),
        DetachEni(REGION, ENI.id, INSTANCE),
        DeleteEni(REGION, ENI.id),
        DeleteEni(REGION, SECOND.id),
        DeleteVSwitch(REGION, SWITCH.id, VPC, "47.0.0.0/28"),
        RemoveBlock(REGION, VPC, BLOCK.block),
        ReleaseEip(REGION, eip_id(5), "47.0.0.5"),
        ReleaseEip(REGION, eip_id(6), "47.0.0.6"),
    )
    assert torn.plan.selection.method is Method.SECONDARY_CIDR
    assert torn.plan.selection.eips == (eip_id(5), eip_id(6))
    assert torn.plan.selection.instance == INSTANCE
    assert torn.plan.changes(seen_in(inventory(**STANDING), torn.plan.reads)) == ()
    assert {each.name for each in torn.plan.relied_on} >= {"blocks", "cidr", "eips", "status", "target"}


def test_the_unbinding_is_taken_back_by_the_single_call() -> None:
    undo = made().plan.operations[0].undo
    assert undo is not None
    assert not undo.batch


def test_an_instance_that_must_stop_runs_again_before_anything_is_deleted() -> None:
    cold = inventory(**STANDING, instances=(replace(instance(), type="ecs.t5"),))
    assert refused(found=cold) == [C.INSTANCE_MUST_STOP]
    torn = made(found=cold, stop=(INSTANCE,))
    assert [type(each) for each in torn.plan.operations] == [
        UnassociateEips,
        StopInstance,
        DetachEni,
        StartInstance,
        DeleteEni,
        DeleteEni,
    ]
    assert PlanNoteCode.HOST_STOPS in {each.code for each in torn.notes}
    stopped = inventory(**STANDING, instances=(replace(instance(status=InstanceStatus.STOPPED), type="ecs.t5"),))
    assert StopInstance not in {type(each) for each in made(found=stopped).plan.operations}


def test_an_instance_between_two_states_is_waited_for() -> None:
    assert refused(found=inventory(**STANDING, instances=(instance(status=InstanceStatus.STOPPING),))) == [
        C.INSTANCE_STATE
    ]


def test_several_instances_are_not_chosen() -> None:
    there = replace(SECOND, status=EniStatus.IN_USE, instance_id=OTHER)
    found = inventory(**{**STANDING, "interfaces": (ENI, there)}, instances=(instance(), instance(OTHER)))
    torn = made(found=found)
    assert torn.plan.selection.instance is None
    assert [each.instance_id for each in torn.plan.operations if isinstance(each, DetachEni)] == [INSTANCE, OTHER]


@pytest.mark.parametrize(
    ("interface", "eips", "code"),
    [
        (replace(ENI, mark="", private_address=IPv4Address("10.0.0.7")), (free_eip(5),), C.ENI_NOT_EXPOSED),
        (ENI, (EXPOSED, bound_eip(7, ENI.id, mode=AssociationMode.NAT)), C.ENI_EIPS_STAY),
        (ENI, (bound_eip(5, ENI.id),), C.ENI_EIPS_STAY),
        (ENI, (replace(EXPOSED, locks=("security",)),), C.EIP_LOCKED),
        (ENI, (replace(EXPOSED, status=EipStatus.UNASSOCIATING),), C.EIP_UNSETTLED),
        (replace(ENI, type=EniType.PRIMARY), (EXPOSED,), C.ENI_PRIMARY),
        (replace(ENI, status=EniStatus.DETACHING), (EXPOSED,), C.ENI_UNSETTLED),
    ],
)
def test_only_what_exposes_an_eip_and_nothing_else_is_deleted(interface: Any, eips: Any, code: ProblemCode) -> None:
    assert refused(ENI.id, found=inventory(**{**STANDING, "interfaces": (interface,), "eips": eips})) == [code]


def test_an_exposure_that_somebody_made_by_hand_can_be_named() -> None:
    by_hand = replace(ENI, mark="")
    found = inventory(**{**STANDING, "interfaces": (by_hand,)})
    assert DeleteEni(REGION, ENI.id) in made(ENI.id, found=found).plan.operations


def test_what_is_not_there_is_not_deleted() -> None:
    assert refused(EniId("eni-none")) == [C.ENI_GONE]
    assert refused(delete_vswitches=(VSwitchId("vsw-none"),)) == [C.VSWITCH_GONE]
    assert refused(remove_blocks=(VpcBlock(VPC, IPv4Network("48.0.0.0/28")),)) == [C.BLOCK_GONE]
    assert refused(remove_blocks=(VpcBlock(VpcId("vpc-none"), BLOCK.block),)) == [C.BLOCK_GONE]
    primary = VpcBlock(VPC, NET.cidr)
    assert refused(remove_blocks=(primary,)) == [C.BLOCK_GONE], "a primary block stays"


def test_what_holds_something_else_stays() -> None:
    assert refused(ENI.id, delete_vswitches=(SWITCH.id,)) == [C.VSWITCH_IN_USE]
    assert refused(remove_blocks=(BLOCK,)) == [C.BLOCK_IN_USE]


@pytest.mark.parametrize(
    ("eip", "codes"),
    [
        (None, [C.EIP_GONE]),
        (bound_eip(6, "eni-x"), [C.EIP_NOT_LEAVING]),
        (replace(free_eip(6), charge_type="PrePaid"), [C.EIP_SUBSCRIPTION]),
        (replace(free_eip(6), locks=("financial",)), [C.EIP_LOCKED]),
    ],
)
def test_only_a_free_eip_that_is_paid_as_you_go_is_released(eip: Any, codes: list[ProblemCode]) -> None:
    eips = (EXPOSED, eip) if eip else (EXPOSED,)
    assert refused(ENI.id, found=inventory(**{**STANDING, "eips": eips}), release=(eip_id(6),)) == codes


def test_everything_that_ends_is_named() -> None:
    torn = made(delete_vswitches=(SWITCH.id,), remove_blocks=(BLOCK,), release=(eip_id(6),))
    notes = {each.code: each for each in torn.notes}
    assert {each for each in notes if notes[each].needs_consent} == {
        PlanNoteCode.TRAFFIC_ENDS,
        PlanNoteCode.SESSIONS_END,
        *FOR_GOOD,
    }
    assert dict(notes[PlanNoteCode.SESSIONS_END].values)["addresses"] == "47.0.0.5"
    assert dict(notes[PlanNoteCode.VSWITCHES_DELETED].values)["vswitches"] == "vsw-9 (47.0.0.0/28)"
    assert dict(notes[PlanNoteCode.BLOCKS_REMOVED].values)["blocks"] == "47.0.0.0/28 (vpc-1)"
    assert dict(notes[PlanNoteCode.EIPS_RELEASED].values)["addresses"] == "47.0.0.6"
    assert notes[PlanNoteCode.EIPS_STILL_COST].ids == (eip_id(5),)
    assert PlanNoteCode.GUEST_UNDO_FIRST in notes
    assert all(english_note(each) for each in torn.notes)


def test_an_unattached_interface_ends_no_session_and_a_released_eip_costs_no_more() -> None:
    codes = {each.code for each in made(SECOND.id).notes}
    assert codes == {PlanNoteCode.ENI_DELETED}
    assert PlanNoteCode.EIPS_STILL_COST not in {each.code for each in made(release=(eip_id(5),)).notes}


def test_only_what_will_hold_nothing_is_proposed() -> None:
    found = inventory(**STANDING)
    both = (ENI.id, SECOND.id)
    assert leftovers(both, found) == Leftovers((SWITCH,), (BLOCK,))
    assert str(BLOCK) == "47.0.0.0/28"
    assert leftovers((ENI.id,), found) == Leftovers(), "the other interface is still in it"
    assert leftovers((EniId("eni-none"),), found) == Leftovers()
    by_hand = replace(found, vswitches=(replace(SWITCH, mark=""),))
    assert leftovers(both, by_hand) == Leftovers(), "only what carries the mark"
    neighbour = replace(SWITCH, id=VSwitchId("vsw-8"), mark="", cidr=IPv4Network("47.0.0.8/29"))
    narrow = replace(SWITCH, cidr=IPv4Network("47.0.0.0/29"))
    assert leftovers(both, replace(found, vswitches=(narrow, neighbour))) == Leftovers((narrow,), ())
    assert leftovers(both, replace(found, vswitches=())) == Leftovers()


def test_addresses_that_are_no_interface_of_ours_keep_a_vswitch() -> None:
    both = (ENI.id, SECOND.id)
    for free, left in ((10, (SWITCH.id,)), (9, ())):
        counted = inventory(**{**STANDING, "vswitches": (replace(SWITCH, free_addresses=free),)})
        assert tuple(each.id for each in leftovers(both, counted).vswitches) == left
    more = replace(SECOND, secondary_addresses=(IPv4Address("47.0.0.7"),), prefixes=("47.0.0.8/30",))
    full = inventory(**{**STANDING, "interfaces": (ENI, more), "vswitches": (replace(SWITCH, free_addresses=5),)})
    assert len(leftovers(both, full).vswitches) == 1


def test_what_holds_nothing_now_is_abandoned() -> None:
    assert abandoned(inventory(**STANDING)) == Leftovers()
    empty = inventory(**{**STANDING, "interfaces": (PRIMARY,)})
    assert abandoned(empty) == Leftovers((SWITCH,), (BLOCK,))
    private = replace(NET, secondary_cidrs=(IPv4Network("192.168.0.0/16"), BLOCK.block))
    assert abandoned(replace(empty, vpcs=(private,))).blocks == (BLOCK,), "a private block hides nobody"
    torn = build((), empty, CATALOG, delete_vswitches=(SWITCH.id,), remove_blocks=(BLOCK,))
    assert [type(each) for each in torn.plan.operations] == [DeleteVSwitch, RemoveBlock]


@pytest.mark.parametrize("name", [ListName.INTERFACES, ListName.VSWITCHES, ListName.VPCS])
def test_nothing_is_proposed_in_the_dark(name: ListName) -> None:
    unread = (Unread(name, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")),)
    assert abandoned(inventory(**{**STANDING, "interfaces": ()}, unread=unread)) == Leftovers()
    assert leftovers((ENI.id, SECOND.id), inventory(**STANDING, unread=unread)) == Leftovers()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (ListName.INTERFACES, C.INTERFACES_UNREAD),
        (ListName.VSWITCHES, C.VSWITCHES_NEEDED),
        (ListName.VPCS, C.VPCS_NEEDED),
    ],
)
def test_no_network_is_taken_down_in_the_dark(name: ListName, code: ProblemCode) -> None:
    unread = (Unread(name, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")),)
    found = inventory(**STANDING, unread=unread)
    assert refused(found=found, remove_blocks=(BLOCK,)) == [code]
    assert refused(found=found, delete_vswitches=(SWITCH.id,)) == [code]
    if name is not ListName.INTERFACES:
        assert made(found=found).plan.operations, "the interfaces themselves are known"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (ListName.EIPS, C.EIPS_UNREAD),
        (ListName.INTERFACES, C.INTERFACES_UNREAD),
        (ListName.INSTANCES, C.INSTANCES_UNREAD),
    ],
)
def test_no_interface_is_taken_away_by_what_was_known_before(name: ListName, code: ProblemCode) -> None:
    unread = (Unread(name, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM"), NOW),)
    assert refused(found=inventory(**STANDING, unread=unread)) == [code]


def test_no_eip_is_released_by_what_was_known_before() -> None:
    unread = (Unread(ListName.EIPS, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM"), NOW),)
    with pytest.raises(PlanBlockedError) as blocked:
        build((), inventory(**STANDING, unread=unread), CATALOG, release=(eip_id(6),))
    assert C.EIPS_UNREAD in {each.code for each in blocked.value.problems}


def test_what_is_abandoned_is_found_and_said() -> None:
    empty = inventory(**{**STANDING, "interfaces": (PRIMARY,)})
    told = {each.code: each for each in findings(empty, CATALOG)}
    assert told[IssueCode.VSWITCH_ABANDONED].ids == (SWITCH.id, VPC)
    assert told[IssueCode.BLOCK_ABANDONED].ids == (VPC,)
    assert sentence(told[IssueCode.BLOCK_ABANDONED]).startswith("Nothing is in 47.0.0.0/28 of VPC vpc-1")
    assert not {IssueCode.VSWITCH_ABANDONED, IssueCode.BLOCK_ABANDONED} & {
        each.code for each in findings(inventory(**STANDING), CATALOG)
    }


def test_an_interface_that_lost_its_eip_is_found_and_said() -> None:
    told = [each for each in findings(inventory(**STANDING), CATALOG) if each.code is IssueCode.ENI_LEFT_OVER]
    assert [(each.ids, each.remedy) for each in told] == [((SECOND.id,), Remedy.TAKE_AWAY)]
    assert sentence(told[0]) == "Interface eni-six was created for 47.0.0.6, but no EIP is bound to it."
    going = replace(SECOND, status=EniStatus.DELETING)
    for interfaces in ((PRIMARY, ENI), (PRIMARY, ENI, going)):
        found = findings(inventory(**{**STANDING, "interfaces": interfaces}), CATALOG)
        assert IssueCode.ENI_LEFT_OVER not in {each.code for each in found}


def test_what_is_left_is_told_by_vpc_and_a_vswitch_that_stays_holds_its_block() -> None:
    other = Vpc(VpcId("vpc-2"), IPv4Network("10.0.0.0/8"), (IPv4Network("48.0.0.0/28"), BLOCK.block))
    bare = replace(NET, secondary_cidrs=(BLOCK.block, IPv4Network("48.0.0.0/28")))
    left = abandoned(inventory(**{**STANDING, "interfaces": (PRIMARY,), "vpcs": (bare, other)}))
    here = left.inside(VPC)
    assert here == Leftovers((SWITCH,), (BLOCK, VpcBlock(VPC, IPv4Network("48.0.0.0/28"))))
    assert left.inside(other.id).vswitches == ()
    assert [here.made_in(each) for each in here.blocks] == [True, False]
    assert here.without((SWITCH,)) == Leftovers((), here.blocks[1:])
    assert here.without(()) == here


def test_a_mapping_tells_what_the_guest_sees() -> None:
    rows = {row.key: row.exposed for row in mappings(inventory(**STANDING))}
    assert rows == {eip_id(5): True, eip_id(6): False, PRIMARY.id: False, SECOND.id: False}
    hidden = replace(ENI, private_address=IPv4Address("10.0.0.8"))
    found = inventory(**{**STANDING, "interfaces": (hidden,)})
    assert not any(row.exposed for row in mappings(found)), "behind a private address it is not seen"


def test_after_the_way_back_the_eips_are_expected_to_be_free() -> None:
    assert expected(made().plan).bindings == {eip_id(5): Binding(None)}
    assert expected(made().plan).attachments == {}
