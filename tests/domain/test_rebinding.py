"""EIPs that are bound in another mode, bound in multi-EIP mode instead: with consent by name."""

from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.choices.selection import (
    EipsCleared,
    EipTicked,
    InventoryRead,
    Rebinding,
    RebindingConsented,
    Selection,
    TrialChosen,
)
from gui.domain.choices.update import update
from gui.domain.cloud.eip import INSTANCE_TARGET, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.reading import Query, Snapshot
from gui.domain.plans.change_picture import ElementChange, change_picture
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.expected import Binding, expected
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.interruption import change_steps
from gui.domain.plans.multi_eip import build
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.plans.rebinding import rebinding_notes
from gui.domain.rules.multi_eip import chosen_eips_problems, problems
from gui.domain.rules.rebinding import can_be_rebound, eips_to_rebind
from tests.helpers.region_values import (
    CATALOG,
    COLD,
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_ENI,
    OTHER_INSTANCE,
    PRIMARY,
    REGION,
    RUNNING,
    TYPES,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
)

NAT, CUT = AssociationMode.NAT, AssociationMode.CUT_THROUGH
PRIVATE = FREE_ENI.private_address
HOLDER = replace(attached_eni(OTHER_INSTANCE), id=OTHER_ENI, private_address=IPv4Address("10.0.0.9"))
WARM = replace(COLD, type="ecs.g5.large", family="ecs.g5")


def on_instance(number: int, instance: str = OTHER_INSTANCE) -> ElasticIp:
    return bound_eip(number, instance, None, target_type=INSTANCE_TARGET)


def region(*eips: ElasticIp, **changed: Any) -> Inventory:
    values: dict[str, Any] = {
        "interfaces": (PRIMARY, FREE_ENI, HOLDER),
        "instances": (RUNNING, WARM),
        "instance_types": (replace(TYPES[0], eni_quantity=4), TYPES[1]),
    }
    return replace(INVENTORY, eips=eips, **{**values, **changed})


def agreed(inventory: Inventory, **more: Any) -> Selection:
    """Return the choice of all EIPs of the region, with the consent to unbind each that is bound."""
    ids = tuple(each.allocation_id for each in inventory.eips)
    rebind = tuple(Rebinding(each.allocation_id, each.target_id) for each in inventory.eips if each.target_id)
    return Selection(REGION, ids, ENI, INSTANCE, rebind=rebind, **more)


def made(inventory: Inventory, **more: Any) -> Plan:
    return build(agreed(inventory, **more), inventory, CATALOG)


def refused(selection: Selection, inventory: Inventory) -> list[ProblemCode]:
    with pytest.raises(PlanBlockedError) as error:
        build(selection, inventory, CATALOG)
    return [problem.code for problem in error.value.problems]


def test_an_eip_of_an_instance_is_unbound_and_bound_anew() -> None:
    plan = made(region(on_instance(1), free_eip(2)))
    assert plan.operations == (
        UnassociateFromInstance(REGION, eip_id(1), OTHER_INSTANCE),
        AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=PRIVATE),
        AttachEni(REGION, ENI, INSTANCE),
    )
    assert plan.operations[0].undo == AssociateWithInstance(REGION, eip_id(1), OTHER_INSTANCE)
    # What was agreed to is in the operations.
    assert (plan.selection.rebind, plan.selection.trial) == ((), False)
    (first, *_) = change_steps(plan)
    assert first.interruption is not None
    assert (first.interruption.ids, first.interruption.until) == ((eip_id(1),), 3)


def test_nat_eips_go_back_to_the_address_that_each_had() -> None:
    one = replace(bound_eip(1, OTHER_ENI, NAT), private_address=IPv4Address("10.0.0.9"))
    two = replace(bound_eip(2, OTHER_ENI, NAT), private_address=IPv4Address("10.0.0.10"))
    plan = made(region(one, two, bound_eip(3, OTHER_ENI, NAT)))
    assert plan.operations[:2] == (
        UnassociateEips(REGION, (eip_id(1), eip_id(3)), OTHER_ENI, NAT, IPv4Address("10.0.0.9")),
        UnassociateEips(REGION, (eip_id(2),), OTHER_ENI, NAT, IPv4Address("10.0.0.10")),
    )
    undo = plan.operations[1].undo
    assert undo == AssociateEips(REGION, (eip_id(2),), OTHER_ENI, NAT, IPv4Address("10.0.0.10"), batch=False)


def test_a_cut_through_eip_is_unbound_from_a_detached_interface_only() -> None:
    cut = bound_eip(1, OTHER_ENI, CUT)
    plan = made(region(cut))
    assert [type(each) for each in plan.operations] == [
        *(DetachEni, UnassociateEips, AttachEni),
        *(AssociateEips, AttachEni),
    ]
    assert plan.operations[2] == AttachEni(REGION, OTHER_ENI, OTHER_INSTANCE)
    free = replace(HOLDER, status=FREE_ENI.status, instance_id=None)
    loose = made(region(cut, interfaces=(FREE_ENI, free)))
    assert [type(each) for each in loose.operations] == [UnassociateEips, AssociateEips, AttachEni]
    unknown = made(region(cut, interfaces=(FREE_ENI,)))
    assert [type(each) for each in unknown.operations] == [UnassociateEips, AssociateEips, AttachEni]


def test_its_instance_is_stopped_for_that_only_where_it_was_named() -> None:
    cold = region(bound_eip(1, OTHER_ENI, CUT), instances=(RUNNING, COLD))
    assert refused(agreed(cold), cold) == [ProblemCode.ENI_HOST_MUST_STOP]
    plan = made(cold, stop_host=OTHER_INSTANCE)
    assert [type(each) for each in plan.operations][:5] == [
        StopInstance,
        DetachEni,
        UnassociateEips,
        AttachEni,
        StartInstance,
    ]


def test_an_interface_changes_its_mode_with_all_its_eips() -> None:
    mine = region(bound_eip(1, ENI, NAT), bound_eip(2, ENI, NAT), interfaces=(PRIMARY, attached_eni()))
    plan = made(mine, detach_from=INSTANCE)
    assert plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1), eip_id(2)), ENI, NAT, PRIVATE),
        AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=PRIVATE),
        AttachEni(REGION, ENI, INSTANCE),
    )
    assert expected(plan).bindings[eip_id(1)] == Binding(ENI, AssociationMode.MULTI_EIP)
    # One of two can't: the other mode would stay on the interface.
    assert refused(agreed(mine, detach_from=INSTANCE, trial=True), mine) == [ProblemCode.ENI_OTHER_MODE]


def test_a_cut_through_eip_of_the_very_interface_needs_no_detour() -> None:
    mine = region(bound_eip(1, ENI, CUT), interfaces=(PRIMARY, attached_eni()))
    plan = made(mine, detach_from=INSTANCE)
    assert [type(each) for each in plan.operations] == [DetachEni, UnassociateEips, AssociateEips, AttachEni]


def test_nothing_is_unbound_without_consent_or_by_one_for_another_target() -> None:
    bound = region(on_instance(1))
    assert refused(replace(agreed(bound), rebind=()), bound) == [ProblemCode.EIP_BOUND]
    elsewhere = replace(agreed(bound), rebind=(Rebinding(eip_id(1), INSTANCE),))
    assert refused(elsewhere, bound) == [ProblemCode.EIP_BOUND]


@pytest.mark.parametrize("kind", ["Nat", "SlbInstance", "HaVip", "IpAddress"])
def test_other_resources_are_never_touched(kind: str) -> None:
    bound = region(bound_eip(1, "ngw-1", None, target_type=kind), free_eip(2))
    assert refused(agreed(bound), bound) == [ProblemCode.EIP_NOT_REBOUND]


def test_what_else_stays_where_it_is() -> None:
    shown = replace(bound_eip(1, OTHER_ENI, NAT), address=HOLDER.private_address)
    assert refused(agreed(region(shown)), region(shown)) == [ProblemCode.EIP_NOT_REBOUND]
    managed = region(bound_eip(1, OTHER_ENI, NAT), interfaces=(FREE_ENI, replace(HOLDER, service_managed=True)))
    assert refused(agreed(managed), managed) == [ProblemCode.ENI_SERVICE_MANAGED]
    both = replace(managed, eips=(*managed.eips, bound_eip(2, OTHER_ENI, NAT)))
    said = [each.code for each in chosen_eips_problems(agreed(both), both)]
    assert said == [ProblemCode.ENI_SERVICE_MANAGED], "said once, however many EIPs it has"
    multi = region(bound_eip(1, OTHER_ENI))
    assert refused(agreed(multi), multi) == [ProblemCode.EIP_BOUND]
    moving = region(replace(on_instance(1), status=EipStatus.UNASSOCIATING))
    assert refused(agreed(moving), moving) == [ProblemCode.EIP_UNSETTLED]
    assert not can_be_rebound(moving.eips[0], moving)
    locked = region(replace(on_instance(1), locks=("financial",)))
    assert refused(agreed(locked), locked) == [ProblemCode.EIP_LOCKED]


def test_one_eip_is_tried_out_first() -> None:
    both = region(on_instance(1), bound_eip(2, OTHER_ENI, NAT), free_eip(3))
    plan = made(both, trial=True)
    assert plan.selection.eips == (eip_id(1),)
    assert [type(each) for each in plan.operations] == [UnassociateFromInstance, AssociateEips, AttachEni]
    # Without anything to be bound anew, there is nothing to try.
    free = region(free_eip(3))
    assert made(free, trial=True).selection.eips == (eip_id(3),)
    codes = [each.code for each in problems(agreed(both, trial=True), both, CATALOG)]
    assert ProblemCode.EIP_BOUND not in codes


def test_consent_is_given_taken_back_and_void_with_the_choice() -> None:
    found = region(on_instance(1), free_eip(2))
    now = update(update(Selection(REGION), EipTicked(eip_id(1), True)), RebindingConsented(eip_id(1), "i-2", True))
    assert now.rebind == (Rebinding(eip_id(1), "i-2"),)
    assert eips_to_rebind(now, found) == (found.eips[0],)
    assert update(now, RebindingConsented(eip_id(1), "i-2", False)).rebind == ()
    assert update(now, EipTicked(eip_id(1), False)).rebind == ()
    trial = update(now, TrialChosen(True))
    assert trial.trial
    assert update(trial, EipsCleared()) == Selection(REGION)
    assert update(now, InventoryRead(found)).rebind == now.rebind
    freed = replace(found, eips=(free_eip(1),))
    assert update(now, InventoryRead(freed)).rebind == now.rebind
    assert eips_to_rebind(now, freed) == ()
    elsewhere = replace(found, eips=(on_instance(1, INSTANCE),))
    assert update(now, InventoryRead(elsewhere)).rebind == ()
    assert update(now, InventoryRead(replace(found, eips=()))).rebind == ()
    # An EIP that is not chosen is not asked about.
    assert eips_to_rebind(replace(now, eips=(eip_id(2),)), found) == ()


def test_what_changes_for_peers_is_said_of_each_address() -> None:
    codes = [(note.code, note.values) for note in rebinding_notes((on_instance(1),))]
    assert codes == [
        (PlanNoteCode.UNBOUND_FIRST, (("addresses", "47.0.0.1 (i-2)"),)),
        (PlanNoteCode.PEERS, (("addresses", "47.0.0.1"),)),
    ]
    assert tuple(rebinding_notes(())) == ()


def judged(operation: AssociateWithInstance | UnassociateFromInstance, eip: ElasticIp | None) -> Any:
    seen = Snapshot({Query.of(EIPS, eip_id(1)): (eip,) if eip else ()})
    (verdict,) = operation.judge(seen)
    return verdict.judgement if verdict.reason is None else verdict.reason


@pytest.mark.parametrize(
    ("eip", "bound", "free"),
    [
        (on_instance(1), Judgement.HOLDS, Judgement.NOT_YET),
        (free_eip(1), Judgement.NOT_YET, Judgement.HOLDS),
        (replace(on_instance(1), status=EipStatus.ASSOCIATING), Judgement.PENDING, Judgement.PENDING),
        (on_instance(1, INSTANCE), Reason.TAKEN, Reason.TAKEN),
        (replace(free_eip(1), status=EipStatus.RELEASING), Reason.LEAVING, Reason.LEAVING),
        (None, Reason.GONE, Reason.GONE),
    ],
)
def test_a_reading_of_the_eip_of_an_instance(eip: ElasticIp | None, bound: object, free: object) -> None:
    assert judged(AssociateWithInstance(REGION, eip_id(1), OTHER_INSTANCE), eip) is bound
    assert judged(UnassociateFromInstance(REGION, eip_id(1), OTHER_INSTANCE), eip) is free


def test_what_is_bound_to_an_instance_is_not_compared_later() -> None:
    plan = made(region(on_instance(1)))
    back = replace(plan, operations=(AssociateWithInstance(REGION, eip_id(1), OTHER_INSTANCE),))
    assert eip_id(1) not in expected(back).bindings
    assert EniId(ENI) in expected(plan).attachments


def test_the_picture_shows_the_eip_of_an_instance_go_and_come_back() -> None:
    plan = made(region(on_instance(1)))
    before, after = change_picture(plan).before, change_picture(plan).after
    assert [line.ids for line in before if line.change is ElementChange.REMOVED] == [(eip_id(1),)]
    assert [line.ids for line in after if line.change is ElementChange.ADDED] == [(ENI,), (eip_id(1),)]
    back = replace(plan, operations=(AssociateWithInstance(REGION, eip_id(1), INSTANCE),))
    line = next(each for each in change_picture(back).after if eip_id(1) in each.ids)
    assert (line.level, line.change) == (1, ElementChange.ADDED)


def test_a_plan_file_names_no_eip_without_a_fact() -> None:
    plan = replace(made(region(on_instance(1))), relied_on=())
    data = plan_to_data(plan)
    with pytest.raises(InputError, match="no fact of it"):
        plan_from_file(data)
    whole = made(region(on_instance(1)))
    assert plan_from_file(plan_to_data(whole)) == whole
