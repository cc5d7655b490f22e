"""EIPs, blocks and vSwitches that are made and taken away, and runs that can't go back."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, NetworkStatus, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.kinds import EIPS, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.references import MarkRef, item_of
from gui.domain.engine.effects import Effect, Start, StoppedError
from gui.domain.engine.progress import Outcome, StopChoice
from gui.domain.operations.eips import AllocateEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips, parameters
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import Plan, facts
from tests.helpers.every_operation import BLOCK, EVERY, GROUP, VPC, VSWITCH
from tests.helpers.queries import reads_of, seen_of
from tests.helpers.toy_cloud import (
    ENI,
    INSTANCE,
    REGION,
    ToyCloud,
    bound_eip,
    eip_id,
    eni,
    free_eip,
    refusal,
    step,
)

ALLOCATE = AllocateEip(REGION, "m", 5, TrafficCharge.TRAFFIC)
CREATE = CreateVSwitch(REGION, "m", VPC, "cn-shanghai-b", BLOCK)
ADD = AddBlock(REGION, VPC, BLOCK)
ADDRESS = IPv4Address("47.100.1.77")
STEPS: tuple[Operation, ...] = (
    ADD,
    replace(CREATE, mark="v"),
    CreateEni(REGION, "e", MarkRef("v"), GROUP, "", ADDRESS),
)


def judged(operation: Operation, seen: Snapshot) -> Judgement:
    (verdict,) = operation.judge(seen)
    return verdict.judgement


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_what_is_undone_is_undone_for_the_same_things(operation: Operation) -> None:
    assert operation.undo is None or operation.undo.items == operation.items
    assert operation.only(set(operation.items)).items == operation.items
    assert operation.reads
    assert operation.surroundings


def test_only_what_nothing_brings_back_has_no_undo() -> None:
    assert {type(each) for each in EVERY if each.undo is None} == {DeleteEni, ReleaseEip, DeleteVSwitch}


def test_the_calls_name_what_is_made_by_its_tag() -> None:
    assert parameters(ALLOCATE) == (
        ("RegionId", "cn-shanghai"),
        ("Bandwidth", "5"),
        ("InstanceChargeType", "PostPaid"),
        ("InternetChargeType", "PayByTraffic"),
        ("Tag.1.Key", "multi-eip-wizard"),
        ("Tag.1.Value", "m"),
    )
    assert parameters(ADD)[1:] == (("VpcId", "vpc-1"), ("SecondaryCidrBlock", "47.100.1.64/27"))
    assert parameters(AttachEni(REGION, MarkRef("e"), INSTANCE))[1] == ("NetworkInterfaceId", "multi-eip-wizard=e")
    assert parameters(DeleteVSwitch(REGION, VSWITCH, VPC))[1:] == (("VSwitchId", "vsw-1"),)


@pytest.mark.parametrize(
    ("status", "allocated", "released"),
    [
        (None, Judgement.NOT_YET, Judgement.HOLDS),
        (EipStatus.AVAILABLE, Judgement.HOLDS, Judgement.NOT_YET),
        (EipStatus.IN_USE, Judgement.HOLDS, Judgement.CONFLICTING),
        (EipStatus.ASSOCIATING, Judgement.PENDING, Judgement.CONFLICTING),
        (EipStatus.RELEASING, Judgement.CONFLICTING, Judgement.PENDING),
        (EipStatus.UNKNOWN, Judgement.PENDING, Judgement.PENDING),
    ],
)
def test_each_state_of_an_eip_is_judged(status: EipStatus | None, allocated: Judgement, released: Judgement) -> None:
    seen = seen_of(made_eips={"m": replace(free_eip(1), status=status)} if status else {})
    assert judged(ALLOCATE, seen) is allocated
    assert judged(ALLOCATE.undo, seen) is released


@pytest.mark.parametrize(
    ("status", "blocks", "wanted", "unwanted"),
    [
        (NetworkStatus.AVAILABLE, (BLOCK,), Judgement.HOLDS, Judgement.NOT_YET),
        (NetworkStatus.AVAILABLE, (), Judgement.NOT_YET, Judgement.HOLDS),
        (NetworkStatus.PENDING, (BLOCK,), Judgement.PENDING, Judgement.PENDING),
        (NetworkStatus.UNKNOWN, (), Judgement.PENDING, Judgement.PENDING),
        (None, (), Judgement.CONFLICTING, Judgement.CONFLICTING),
    ],
)
def test_each_state_of_a_block_is_judged(
    status: NetworkStatus | None, blocks: tuple[IPv4Network, ...], wanted: Judgement, unwanted: Judgement
) -> None:
    vpc = replace(ToyCloud().vpc, secondary_cidrs=blocks)
    seen = seen_of(vpcs=[replace(vpc, status=status)] if status else ())
    assert judged(ADD, seen) is wanted
    assert judged(ADD.undo, seen) is unwanted


@pytest.mark.parametrize(
    ("status", "wanted", "unwanted"),
    [
        (NetworkStatus.AVAILABLE, Judgement.HOLDS, Judgement.NOT_YET),
        (NetworkStatus.PENDING, Judgement.PENDING, Judgement.PENDING),
        (None, Judgement.NOT_YET, Judgement.HOLDS),
    ],
)
def test_each_state_of_a_vswitch_is_judged(
    status: NetworkStatus | None, wanted: Judgement, unwanted: Judgement
) -> None:
    found = VSwitch(VSWITCH, VPC, "cn-shanghai-b", BLOCK, status=status or NetworkStatus.UNKNOWN)
    seen = seen_of(vswitches=[found], made_vswitches={"m": found}) if status else Snapshot()
    assert judged(CREATE, seen) is wanted
    assert judged(CREATE.undo, seen) is unwanted
    assert judged(DeleteVSwitch(REGION, VSWITCH, VPC), seen) is unwanted
    assert seen.passing is (status is NetworkStatus.PENDING)


def test_reads_are_joined_without_doubles() -> None:
    reads = Reads.of(EIPS, MarkRef("a"), eip_id(1)) | Reads.of(INTERFACES, MarkRef("a"), ENI)
    reads |= Reads.of(VSWITCHES, MarkRef("a"), VSWITCH) | Reads.of(VPCS, VPC, VPC) | Reads.of(VPCS, VPC)
    assert len(reads) == len(set(reads)) == 7
    assert hash(reads) == hash(Reads(tuple(reversed(reads.queries))))
    assert reads == reads_of(
        eips=(eip_id(1),),
        enis=(ENI,),
        made=("a",),
        vpcs=(VPC,),
        vswitches=(VSWITCH,),
        made_vswitches=("a",),
        made_eips=("a",),
    )


def test_a_mark_stands_for_an_interface_that_is_not_there_yet() -> None:
    bind = AssociateEips(REGION, (eip_id(1),), MarkRef("e"), AssociationMode.NAT, ADDRESS, batch=False)
    assert bind.reads == reads_of(eips=(eip_id(1),), made=("e",))
    assert judged(bind, seen_of([free_eip(1)])) is Judgement.NOT_YET
    made = {"e": replace(eni(), id=ENI)}
    bound = bound_eip(1, mode=AssociationMode.NAT)
    assert judged(bind, seen_of([bound])) is Judgement.CONFLICTING
    assert judged(bind, seen_of([bound], made=made)) is Judgement.HOLDS
    assert judged(bind.undo, seen_of([bound], made=made)) is Judgement.NOT_YET
    assert item_of(MarkRef("e")) == "e"


def test_what_a_plan_makes_is_not_read_before() -> None:
    method = (*STEPS, AttachEni(REGION, MarkRef("e"), INSTANCE), *(each.undo for each in reversed(STEPS) if each.undo))
    plan = Plan(REGION, (*method, ReleaseEip(REGION, MarkRef("x"))), Selection(REGION, instance=INSTANCE))
    assert plan.reads == reads_of(instances=(INSTANCE,), vpcs=(VPC,))


def test_what_a_plan_names_by_id_must_be_as_it_was() -> None:
    operations = (
        UnassociateEips(REGION, (eip_id(1),), ENI),
        DeleteEni(REGION, ENI),
        DeleteVSwitch(REGION, VSWITCH, VPC),
        RemoveBlock(REGION, VPC, BLOCK),
        ReleaseEip(REGION, eip_id(2)),
    )
    plan = Plan(REGION, operations, Selection(REGION))
    assert plan.reads == reads_of(eips=(eip_id(2),), enis=(ENI,), carriers=(ENI,), vswitches=(VSWITCH,), vpcs=(VPC,))
    vswitch = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", BLOCK)
    seen = seen_of(vpcs=[replace(ToyCloud().vpc, secondary_cidrs=(BLOCK,))], vswitches=[vswitch])
    assert [fact[1:] for fact in facts(seen)] == [
        ("blocks", "10.0.0.0/8 47.100.1.64/27"),
        ("cidr", "47.100.1.64/27"),
        ("zone", "cn-shanghai-b"),
    ]


def test_a_network_is_made_and_taken_away_again_when_a_later_step_fails() -> None:
    cloud = ToyCloud(on_write={3: lambda _cloud, _call: refusal("InvalidIp.IpRepeated")})
    report = step(cloud, Plan(REGION, STEPS, Selection(REGION))).report
    assert report.outcome is Outcome.UNDONE
    assert (cloud.vpc, cloud.vswitches, cloud.made) == (ToyCloud().vpc, {}, {})
    assert [type(call) for call, _ in cloud.writes] == [AddBlock, CreateVSwitch, CreateEni, DeleteVSwitch, RemoveBlock]


def test_an_eip_is_allocated_once_and_released_when_a_later_step_fails() -> None:
    cloud = ToyCloud(on_write={2: lambda _cloud, _call: refusal("QuotaExceeded.Eip")})
    plan = Plan(REGION, (ALLOCATE, replace(ALLOCATE, mark="n")), Selection(REGION))
    assert step(cloud, plan).report.outcome is Outcome.UNDONE
    assert cloud.made_eips == {}
    assert step(ToyCloud(), plan).report.outcome is Outcome.APPLIED


def deletion(cloud: ToyCloud) -> Plan:
    """Return the plan that takes everything apart for good."""
    cloud.enis[ENI] = eni(EniStatus.IN_USE, INSTANCE)
    cloud.eips[eip_id(1)] = bound_eip(1)
    operations = (
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1),), ENI),
        DeleteEni(REGION, ENI),
        ReleaseEip(REGION, eip_id(1)),
    )
    return Plan(REGION, operations, Selection(REGION, (eip_id(1),), ENI, INSTANCE))


def test_what_is_deleted_at_the_end_need_not_be_detached_and_unbound_any_more() -> None:
    cloud = ToyCloud()
    report = step(cloud, deletion(cloud)).report
    assert report.outcome is Outcome.APPLIED
    assert (cloud.enis, eip_id(1) in cloud.eips) == ({}, False)
    again = step(cloud, deletion(ToyCloud()), Start(resumed=True))
    assert again.report.outcome is not Outcome.APPLIED


def test_before_the_first_deletion_everything_is_taken_back() -> None:
    cloud = ToyCloud(on_write={3: lambda _cloud, _call: refusal("InvalidOperation.EniServiceManaged")})
    report = step(cloud, deletion(cloud)).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.enis[ENI].instance_id == INSTANCE
    assert cloud.eips[eip_id(1)].status is EipStatus.IN_USE


def test_after_a_deletion_a_failure_leaves_the_rest_and_lists_it() -> None:
    cloud = ToyCloud(on_write={4: lambda _cloud, _call: refusal("InvalidOperation.DeletionProtection")})
    done = step(cloud, deletion(cloud))
    report = done.report
    assert report.outcome is Outcome.LEFT
    assert [(type(each.operation), each.failure.reason) for each in report.left] == [(ReleaseEip, Reason.REFUSED)]
    assert report.left[0].failure.error
    assert [type(each) for each in report.applied] == [DeleteEni]
    assert cloud.eips[eip_id(1)].status is EipStatus.AVAILABLE
    assert len(cloud.writes) == 4


@pytest.mark.parametrize("choice", list(StopChoice))
def test_after_a_deletion_a_stop_keeps_what_was_done(choice: StopChoice) -> None:
    cloud = ToyCloud()
    plan = deletion(cloud)

    def stop(_effect: Effect, _number: int) -> Exception | None:
        deleted = any(isinstance(call, DeleteEni) for call, _ in cloud.writes)
        once = deleted and not stopped
        stopped.extend([True] if once else [])
        return StoppedError(choice) if once else None

    stopped: list[bool] = []
    report = step(cloud, plan, throw=stop).report
    outcome = Outcome.INTERRUPTED if choice is StopChoice.INTERRUPT else Outcome.KEPT
    assert (report.outcome, report.stopped) == (outcome, choice)
    assert {type(each.operation) for each in report.left} <= {DeleteEni, ReleaseEip}
    assert eip_id(1) in cloud.eips


def test_a_resumed_run_that_deleted_goes_on_or_lists_but_never_back() -> None:
    cloud = ToyCloud()
    plan = deletion(cloud)
    step(cloud, replace(plan, operations=plan.operations[:3]))
    touched = {0: frozenset({ENI}), 1: frozenset({eip_id(1)}), 2: frozenset({ENI})}
    back = step(cloud, plan, Start(touched=touched, undoing=True, resumed=True)).report
    assert (back.outcome, [type(each.operation) for each in back.left]) == (Outcome.KEPT, [ReleaseEip])
