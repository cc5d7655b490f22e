from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, EniType
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus, InstanceType
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.plans.teardown import build
from gui.words.plan_notes import SENTENCES, english_note
from tests.helpers.queries import seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, REGION, bound_eip, eip_id, eni, free_eip, instance

CATALOG = Catalog(frozenset({REGION}), frozenset(), frozenset({"ecs.g5"}), frozenset(), frozenset({"ecs.g5.large"}))
HOT = replace(CATALOG, cold_attach_types=frozenset())
ATTACHED = eni(EniStatus.IN_USE, INSTANCE)
BOTH = (bound_eip(1), bound_eip(2))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def inventory(eips: Any = BOTH, interface: Any = ATTACHED, machine: Any = None) -> Inventory:
    machines = (machine or instance(),)
    types = (InstanceType("ecs.g5.large", "ecs.g5", 2, 10),)
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), eips, (interface,), machines, types)


def refused(*arguments: Any, catalog: Catalog = HOT) -> list[ProblemCode]:
    inventory_, *eips = arguments
    with pytest.raises(PlanBlockedError) as error:
        build(ENI, inventory_, catalog, *eips)
    return [problem.code for problem in error.value.problems]


def test_the_reverse_of_how_it_was_made() -> None:
    plan = build(ENI, inventory(), HOT).plan
    assert plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=IPv4Address("10.0.0.5")),
    )
    assert plan.selection == Selection(REGION, (eip_id(1), eip_id(2)), ENI, INSTANCE)
    seen = seen_of(BOTH, (ATTACHED,), (instance(),), {ENI: (eip_id(1), eip_id(2))})
    assert plan.changes(seen) == ()
    assert plan.changes(seen.without(EIPS, By.ID, eip_id(2))) != ()


def test_an_interface_that_is_not_attached_only_loses_its_eips() -> None:
    torn = build(ENI, inventory(interface=eni()), CATALOG)
    assert [type(each) for each in torn.plan.operations] == [UnassociateEips]
    assert torn.plan.selection.instance is None
    assert not any(note.needs_consent for note in torn.notes)


def test_an_interface_without_eips_is_only_detached() -> None:
    assert [type(each) for each in build(ENI, inventory(()), HOT).plan.operations] == [DetachEni]


def test_when_everything_is_free_there_is_nothing_to_do() -> None:
    assert build(ENI, inventory((free_eip(1),), eni()), HOT).plan.operations == ()


def test_only_the_eips_that_are_named_are_touched() -> None:
    torn = build(ENI, inventory(), HOT, (eip_id(2), eip_id(2)))
    assert torn.plan.operations[1].items == (eip_id(2),)
    (others,) = (note for note in torn.notes if note.code is PlanNoteCode.OTHERS_STAY)
    assert others.ids == (ENI, eip_id(1))


def test_eips_in_another_mode_are_never_touched_unasked() -> None:
    nat = bound_eip(3, mode=AssociationMode.NAT)
    torn = build(ENI, inventory((*BOTH, nat)), HOT)
    assert torn.plan.operations[1].items == (eip_id(1), eip_id(2))
    assert PlanNoteCode.OTHERS_STAY in {note.code for note in torn.notes}
    assert refused(inventory((*BOTH, nat)), (eip_id(3),)) == [ProblemCode.ENI_OTHER_MODE]
    unknown = replace(nat, mode=None)
    assert refused(inventory((*BOTH, unknown)), (eip_id(3),)) == [ProblemCode.ENI_OTHER_MODE]


def test_a_named_eip_that_is_free_already_needs_nothing() -> None:
    torn = build(ENI, inventory((*BOTH, free_eip(3))), HOT, (eip_id(1), eip_id(3)))
    assert torn.plan.operations[1].items == (eip_id(1),)
    assert torn.plan.selection.eips == (eip_id(1),)


@pytest.mark.parametrize(
    ("eips", "code"),
    [
        ((), ProblemCode.EIP_GONE),
        ((bound_eip(1, "eni-9"),), ProblemCode.EIP_BOUND),
        ((replace(bound_eip(1), locks=("financial",)),), ProblemCode.EIP_LOCKED),
        ((bound_eip(1, status=EipStatus.UNASSOCIATING),), ProblemCode.EIP_UNSETTLED),
        ((replace(bound_eip(1), service_managed=True),), ProblemCode.EIP_SERVICE_MANAGED),
    ],
)
def test_an_eip_that_can_not_be_unbound_blocks(eips: Any, code: ProblemCode) -> None:
    assert refused(inventory(eips), (eip_id(1),)) == [code]


@pytest.mark.parametrize(
    ("interface", "code"),
    [
        (eni(EniStatus.ATTACHING, INSTANCE), ProblemCode.ENI_UNSETTLED),
        (replace(ATTACHED, type=EniType.PRIMARY), ProblemCode.ENI_PRIMARY),
        (replace(ATTACHED, type=EniType.OTHER), ProblemCode.ENI_OTHER_TYPE),
        (replace(ATTACHED, service_managed=True), ProblemCode.ENI_SERVICE_MANAGED),
        (replace(ATTACHED, id=EniId("eni-9")), ProblemCode.ENI_GONE),
    ],
)
def test_an_interface_that_can_not_be_worked_on_blocks(interface: Any, code: ProblemCode) -> None:
    assert refused(inventory((), interface)) == [code]


def test_a_full_interface_with_prefixes_can_still_be_freed() -> None:
    ten = tuple(bound_eip(number) for number in range(1, 11))
    torn = build(ENI, inventory(ten, replace(ATTACHED, prefixes=("10.0.0.16/28",))), HOT)
    assert len(torn.plan.operations[1].items) == 10


def test_an_instance_that_must_stop_first_blocks() -> None:
    assert refused(inventory(), catalog=CATALOG) == [ProblemCode.ENI_HOST_MUST_STOP]
    stopped = inventory(machine=instance(status=InstanceStatus.STOPPED))
    assert len(build(ENI, stopped, CATALOG).plan.operations) == 2
    assert refused(inventory(machine=instance(status=InstanceStatus.STARTING))) == [ProblemCode.ENI_HOST_STATE]


def test_an_instance_that_must_stop_is_stopped_around_it_once_it_was_agreed_to() -> None:
    torn = build(ENI, inventory(), CATALOG, stop=INSTANCE)
    assert torn.plan.operations == (
        StopInstance(REGION, INSTANCE),
        *build(ENI, inventory(), HOT).plan.operations,
        StartInstance(REGION, INSTANCE),
    )
    (told,) = (note for note in torn.notes if note.code is PlanNoteCode.HOST_STOPS)
    assert told.needs_consent
    assert english_note(told).startswith("Instance i-1 is stopped first and started again at the end")
    with pytest.raises(PlanBlockedError):
        build(ENI, inventory(), CATALOG, stop=OTHER)
    # Nothing to stop: the consent changes nothing.
    assert build(ENI, inventory(), HOT, stop=INSTANCE) == build(ENI, inventory(), HOT)
    free = inventory(interface=eni())
    assert build(ENI, free, CATALOG, stop=INSTANCE) == build(ENI, free, CATALOG)


def test_an_instance_of_an_unlisted_family_can_still_be_left() -> None:
    stranger = inventory(machine=replace(instance(), family="ecs.g7"))
    assert len(build(ENI, stranger, HOT).plan.operations) == 2


def test_an_instance_that_was_not_read_is_left_all_the_same() -> None:
    unread = replace(inventory(), instances=())
    assert build(ENI, unread, HOT).plan.operations[0] == DetachEni(REGION, ENI, INSTANCE)


def test_what_to_know_first() -> None:
    kept = replace(bound_eip(2), charge_type="PrePaid")
    notes = {note.code: note for note in build(ENI, inventory((bound_eip(1), kept)), HOT).notes}
    assert list(notes) == [
        PlanNoteCode.GUEST_UNDO_FIRST,
        PlanNoteCode.TRAFFIC_ENDS,
        PlanNoteCode.SESSIONS_END,
        PlanNoteCode.EIPS_STILL_COST,
        PlanNoteCode.ENI_STAYS,
    ]
    assert {code for code, note in notes.items() if note.needs_consent} == {
        PlanNoteCode.TRAFFIC_ENDS,
        PlanNoteCode.SESSIONS_END,
    }
    assert notes[PlanNoteCode.EIPS_STILL_COST].ids == (eip_id(1),)
    assert english_note(notes[PlanNoteCode.SESSIONS_END]) == (
        "Connections over these addresses end, your own included: 47.0.0.1, 47.0.0.2, 10.0.0.5."
    )
    assert set(SENTENCES) == set(PlanNoteCode)


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_nothing_is_planned_by_a_list_that_could_not_be_read(name: ListName) -> None:
    """Neither by an empty one nor by what was known of it before: both would leave something out."""
    for whole, since in ((inventory(), NOW), (replace(inventory(), **{name.value: ()}), None)):  # type: ignore[arg-type]
        dark = replace(whole, unread=(Unread(name, CloudError(CloudErrorKind.THROTTLED, "Throttling"), since),))
        with pytest.raises(PlanBlockedError) as blocked:
            build(ENI, dark, HOT)
        assert [each.code.value for each in blocked.value.problems] == [f"{name.value}_unread"]
