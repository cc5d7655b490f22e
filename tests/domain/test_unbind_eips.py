"""Unbinding EIPs of several free interfaces by one plan: what is not named stays, what is attached is refused."""

from dataclasses import replace

import pytest

from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.engine.irreversible import can_be_undone
from gui.domain.operations.operation import UnassociateEips
from gui.domain.plans.expected import Binding, expected
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.plans.unbind_eips import bound_eip_problems, build
from gui.domain.wizards.eip_list import EipList, UnbindEipsState, begun
from gui.domain.wizards.steps import Page
from tests.domain import test_change
from tests.domain.test_change import CATALOG
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip

C = ProblemCode
SECOND = replace(eni(), id=EniId("eni-2"))
EIPS = (bound_eip(1), bound_eip(2), bound_eip(3, SECOND.id))


def found(*eips: ElasticIp, interfaces: tuple[NetworkInterface, ...] = (eni(), SECOND)) -> Inventory:
    return replace(test_change.inventory(eips or EIPS), interfaces=interfaces)


def refused(wanted: tuple[AllocationId, ...], there: Inventory) -> list[tuple[ProblemCode, str]]:
    with pytest.raises(PlanBlockedError) as error:
        build(wanted, there)
    return [(each.code, each.subject) for each in error.value.problems]


def test_one_call_for_each_interface_and_what_is_not_named_stays() -> None:
    plan, notes = build((eip_id(3), eip_id(1), eip_id(3)), found())
    address = eni().private_address
    assert plan.operations == (
        UnassociateEips(REGION, (eip_id(3),), SECOND.id, private_address=address),
        UnassociateEips(REGION, (eip_id(1),), ENI, private_address=address),
    )
    assert can_be_undone(plan)
    assert expected(plan).bindings == {eip_id(1): Binding(None), eip_id(3): Binding(None)}
    assert [(note.code, note.ids) for note in notes] == [(PlanNoteCode.EIPS_STILL_COST, (eip_id(3), eip_id(1)))]


def test_one_that_is_free_already_needs_nothing() -> None:
    plan, notes = build((eip_id(1),), found(free_eip(1)))
    assert (plan.operations, notes) == ((), ())


def test_a_subscription_costs_nothing_more_so_nothing_is_said() -> None:
    assert build((eip_id(1),), found(replace(EIPS[0], charge_type="PrePaid")))[1] == ()


@pytest.mark.parametrize(
    ("eip", "interface", "code"),
    [
        (EIPS[0], eni(EniStatus.IN_USE, INSTANCE), C.ENI_ATTACHED),
        (EIPS[0], eni(EniStatus.ATTACHING), C.ENI_UNSETTLED),
        (EIPS[0], replace(eni(), type=EniType.PRIMARY), C.ENI_PRIMARY),
        (replace(EIPS[0], mode=AssociationMode.NAT), eni(), C.ENI_OTHER_MODE),
        (replace(EIPS[0], mode=None, target_type="EcsInstance"), eni(), C.ENI_OTHER_MODE),
        (replace(EIPS[0], target_id="eni-nowhere"), eni(), C.ENI_GONE),
        (replace(EIPS[0], status=EipStatus.UNASSOCIATING), eni(), C.EIP_UNSETTLED),
        (replace(EIPS[0], locks=("financial",)), eni(), C.EIP_LOCKED),
    ],
)
def test_what_can_not_be_unbound_here_says_why(eip: ElasticIp, interface: NetworkInterface, code: ProblemCode) -> None:
    there = found(eip, interfaces=(interface,))
    assert code in [each.code for each in bound_eip_problems(eip, there)]
    assert code in [each for each, _ in refused((eip.allocation_id,), there)]


def test_nothing_named_gone_and_unread_are_different_refusals() -> None:
    assert refused((), found()) == [(C.EIPS_MISSING, "")]
    assert refused((eip_id(9),), found()) == [(C.EIP_GONE, eip_id(9))]
    denied = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")
    dark = replace(found(), unread=(Unread(ListName.INTERFACES, denied),))
    assert refused((eip_id(1),), dark) == [(C.INTERFACES_UNREAD, "")]


def test_the_wizard_begins_with_those_that_can_be_unbound() -> None:
    there = found(interfaces=(eni(EniStatus.IN_USE, INSTANCE), SECOND))
    state = begun(UnbindEipsState(EipList(), CATALOG, there), (eip_id(1), eip_id(3)))
    assert state.picked() == (eip_id(3),)
    assert [each.code for each in state.eip_problems(EIPS[0])] == [C.ENI_ATTACHED]
    assert state.complete(Page.EIP_LIST)
