from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus, InstanceType
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.change import build
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError
from gui.words.plan_notes import english_note
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, REGION, bound_eip, eip_id, eni, free_eip, instance

CATALOG = Catalog(frozenset({REGION}), frozenset(), frozenset({"ecs.g5"}), frozenset(), frozenset())
ATTACHED = eni(EniStatus.IN_USE, INSTANCE)
PRIVATE = IPv4Address("10.0.0.5")
FOUND = (bound_eip(1), bound_eip(2), free_eip(3))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def inventory(eips: Any = FOUND, interface: Any = ATTACHED, machine: Any = None) -> Inventory:
    types = (InstanceType("ecs.g5.large", "ecs.g5", 1, 10),)
    machines = (instance(),) if machine is None else machine
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), eips, (interface,), machines, types)


def refused(inventory_: Any, catalog: Catalog = CATALOG, **wanted: Any) -> list[ProblemCode]:
    with pytest.raises(PlanBlockedError) as error:
        build(ENI, inventory_, catalog, **wanted)
    return [problem.code for problem in error.value.problems]


def test_an_interface_in_use_leaves_and_comes_back_in_one_plan() -> None:
    plan = build(ENI, inventory(), CATALOG, add=(eip_id(3),), remove=(eip_id(1),)).plan
    assert plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1),), ENI, private_address=PRIVATE),
        AssociateEips(REGION, (eip_id(3),), ENI, private_address=PRIVATE),
        AttachEni(REGION, ENI, INSTANCE),
    )
    assert plan.selection.eips == (eip_id(2), eip_id(3), eip_id(1))
    assert plan.selection.instance == INSTANCE


def test_an_interface_that_is_not_in_use_is_not_attached() -> None:
    changed = build(ENI, inventory(interface=eni()), CATALOG, add=(eip_id(3),))
    assert [type(each) for each in changed.plan.operations] == [AssociateEips]
    assert changed.notes == ()
    taken = build(ENI, inventory(interface=eni()), CATALOG, remove=(eip_id(1),))
    assert [type(each) for each in taken.plan.operations] == [UnassociateEips]


def test_what_is_so_already_needs_nothing_and_no_outage() -> None:
    changed = build(ENI, inventory(), CATALOG, add=(eip_id(1),), remove=(eip_id(3),))
    assert (changed.plan.operations, changed.notes) == ((), ())


def test_the_outage_is_told_and_needs_consent() -> None:
    notes = {note.code: note for note in build(ENI, inventory(), CATALOG, remove=(eip_id(1),)).notes}
    assert list(notes) == [
        PlanNoteCode.OUTAGE,
        PlanNoteCode.SESSIONS_END,
        PlanNoteCode.GUEST_CHANGE_AFTER,
        PlanNoteCode.EIPS_STILL_COST,
    ]
    assert notes[PlanNoteCode.OUTAGE].needs_consent
    assert "none of its addresses works during the change (3)" in english_note(notes[PlanNoteCode.OUTAGE])


def test_a_full_interface_takes_new_eips_for_old_ones() -> None:
    ten = tuple(bound_eip(number) for number in range(1, 11))
    full = inventory((*ten, free_eip(11)))
    plan = build(ENI, full, CATALOG, add=(eip_id(11),), remove=(eip_id(4),)).plan
    assert len(plan.operations) == 4
    assert refused(full, add=(eip_id(11),)) == [ProblemCode.ENI_FULL]


def test_the_interface_needs_no_second_slot_of_its_instance() -> None:
    assert len(build(ENI, inventory(), CATALOG, add=(eip_id(3),)).plan.operations) == 3


def test_an_eip_can_not_come_and_go() -> None:
    with pytest.raises(ValueError, match="both added and removed"):
        build(ENI, inventory(), CATALOG, add=(eip_id(1),), remove=(eip_id(1),))


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"add": (eip_id(9),)}, ProblemCode.EIP_GONE),
        ({"remove": (eip_id(9),)}, ProblemCode.EIP_GONE),
        ({"add": (eip_id(4),)}, ProblemCode.EIP_BOUND),
        ({"remove": (eip_id(4),)}, ProblemCode.EIP_BOUND),
    ],
)
def test_eips_that_can_not_be_changed_block(wanted: Any, code: ProblemCode) -> None:
    assert refused(inventory((*FOUND, bound_eip(4, "eni-9"))), **wanted) == [code]


def test_an_eip_there_in_another_mode_blocks() -> None:
    nat = (*FOUND, bound_eip(4, mode=AssociationMode.NAT))
    assert refused(inventory(nat), add=(eip_id(4),)) == [ProblemCode.EIP_BOUND, ProblemCode.ENI_OTHER_MODE]
    assert refused(inventory(nat), remove=(eip_id(4),)) == [ProblemCode.ENI_OTHER_MODE]
    # Taking a multi-mode EIP off such an interface is a step towards order.
    assert len(build(ENI, inventory(nat), CATALOG, remove=(eip_id(1),)).plan.operations) == 3


def test_an_instance_that_would_not_take_the_interface_back_blocks() -> None:
    stranger = (replace(instance(), family="ecs.g7"),)
    assert refused(inventory(machine=stranger), remove=(eip_id(1),)) == [ProblemCode.INSTANCE_FAMILY]
    starting = (instance(status=InstanceStatus.STARTING),)
    assert refused(inventory(machine=starting), remove=(eip_id(1),)) == [ProblemCode.ENI_HOST_STATE]
    cold = replace(CATALOG, cold_attach_types=frozenset({"ecs.g5.large"}))
    assert refused(inventory(), cold, remove=(eip_id(1),)) == [ProblemCode.ENI_HOST_MUST_STOP]
    assert refused(inventory(machine=()), remove=(eip_id(1),)) == [ProblemCode.INSTANCE_GONE]


def test_an_instance_that_must_stop_is_stopped_around_it_once_it_was_agreed_to() -> None:
    cold = replace(CATALOG, cold_attach_types=frozenset({"ecs.g5.large"}))
    wanted: Any = {"add": (eip_id(3),), "remove": (eip_id(1),)}
    changed = build(ENI, inventory(), cold, **wanted, stop=INSTANCE)
    assert changed.plan.operations == (
        StopInstance(REGION, INSTANCE),
        *build(ENI, inventory(), CATALOG, **wanted).plan.operations,
        StartInstance(REGION, INSTANCE),
    )
    assert [note.code for note in changed.notes][:2] == [PlanNoteCode.OUTAGE, PlanNoteCode.HOST_STOPS]
    assert refused(inventory(), cold, **wanted, stop=OTHER) == [ProblemCode.ENI_HOST_MUST_STOP]
    # Nothing is to be done, or the interface is on no instance: nothing is stopped.
    assert build(ENI, inventory(), cold, stop=INSTANCE).plan.operations == ()
    free = build(ENI, inventory(interface=eni()), cold, add=(eip_id(3),), stop=INSTANCE)
    assert [type(each) for each in free.plan.operations] == [AssociateEips]


def test_a_region_without_the_mode_blocks_adding_only() -> None:
    elsewhere = replace(CATALOG, multi_eip_regions=frozenset())
    assert refused(inventory(), elsewhere, add=(eip_id(3),)) == [ProblemCode.REGION_WITHOUT_MODE]
    assert len(build(ENI, inventory(), elsewhere, remove=(eip_id(1),)).plan.operations) == 3


def test_an_interface_between_two_states_blocks() -> None:
    between = inventory(interface=eni(EniStatus.DETACHING, INSTANCE))
    assert ProblemCode.ENI_UNSETTLED in refused(between, remove=(eip_id(1),))


def test_a_subscription_that_goes_costs_nothing_more() -> None:
    found = (replace(bound_eip(1), charge_type="PrePaid"), bound_eip(2))
    notes = build(ENI, inventory(found, eni()), CATALOG, remove=(eip_id(1),)).notes
    assert notes == ()


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_nothing_is_planned_by_a_list_that_could_not_be_read(name: ListName) -> None:
    """Neither by an empty one nor by what was known of it before: both would leave something out."""
    for whole, since in ((inventory(), NOW), (replace(inventory(), **{name.value: ()}), None)):  # type: ignore[arg-type]
        dark = replace(whole, unread=(Unread(name, CloudError(CloudErrorKind.THROTTLED, "Throttling"), since),))
        with pytest.raises(PlanBlockedError) as blocked:
            build(ENI, dark, CATALOG, remove=(eip_id(1),))
        assert [each.code.value for each in blocked.value.problems] == [f"{name.value}_unread"]
