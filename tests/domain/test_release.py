"""Releasing several unbound EIPs: which can be released, and a plan that is agreed to by the addresses."""

from dataclasses import replace
from typing import Any

import pytest

from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.eips import ReleaseEip
from gui.domain.plans.change_picture import ElementChange, change_picture
from gui.domain.plans.expected import expected
from gui.domain.plans.interruption import gravest
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError, seen_in
from gui.domain.plans.release import build, unbound_eip_problems
from gui.domain.wizards.eip_list import MOST_AT_ONCE, EipList, ReleaseState, begun, update
from gui.domain.wizards.in_use_choice import ConsentGiven, DeletionWanted, ListedEipsChosen, ReviewConsent
from gui.domain.wizards.steps import Page
from tests.domain.test_teardown import CATALOG, inventory
from tests.helpers.toy_cloud import ENI, REGION, bound_eip, eip_id, free_eip

C = ProblemCode
PAID = tuple(replace(free_eip(number), charge_type="PostPaid") for number in (1, 2, 3))
BOUND = replace(bound_eip(4, ENI), charge_type="PostPaid")


def found(*eips: ElasticIp) -> Inventory:
    return inventory(eips or (*PAID, BOUND))


def refused(wanted: tuple[AllocationId, ...], there: Inventory) -> list[tuple[ProblemCode, str]]:
    with pytest.raises(PlanBlockedError) as error:
        build(wanted, there)
    return [(each.code, each.subject) for each in error.value.problems]


def test_each_named_eip_is_released_once_in_the_order_named() -> None:
    plan, notes = build((eip_id(3), eip_id(1), eip_id(3)), found())
    assert plan.operations == (ReleaseEip(REGION, eip_id(3), "47.0.0.3"), ReleaseEip(REGION, eip_id(1), "47.0.0.1"))
    assert plan.selection.eips == (eip_id(3), eip_id(1))
    assert [(note.code, note.ids) for note in notes] == [(PlanNoteCode.EIPS_RELEASED, (eip_id(3), eip_id(1)))]
    assert dict(notes[0].values)["addresses"] == "47.0.0.3, 47.0.0.1"
    assert gravest(plan) == plan.operations[0]
    assert expected(plan).bindings == {}, "nothing is expected of what is gone"
    before, after = change_picture(plan).before, change_picture(plan).after
    assert [(each.ids, each.change) for each in before] == [((eip_id(3), eip_id(1)), ElementChange.DELETED)]
    assert after == ()


def test_an_eip_that_was_bound_in_between_is_a_change_that_stops_the_plan() -> None:
    plan, _ = build((eip_id(1),), found())
    bound = replace(PAID[0], status=EipStatus.IN_USE, target_id="eni-x", target_type="NetworkInterface")
    assert plan.changes(seen_in(found(), plan.reads)) == ()
    assert plan.changes(seen_in(found(bound), plan.reads))


@pytest.mark.parametrize(
    ("eip", "code"),
    [
        (BOUND, C.EIP_BOUND),
        (replace(PAID[0], status=EipStatus.UNASSOCIATING), C.EIP_UNSETTLED),
        (replace(PAID[0], charge_type="PrePaid"), C.EIP_SUBSCRIPTION),
        (replace(PAID[0], deletion_protection=True), C.EIP_PROTECTED),
        (replace(PAID[0], locks=("financial",)), C.EIP_LOCKED),
        (replace(PAID[0], service_managed=True), C.EIP_SERVICE_MANAGED),
        (replace(PAID[0], segment="eipsg-1"), C.EIP_OF_GROUP),
    ],
)
def test_what_can_not_be_released_is_refused_by_name_and_nothing_is_planned(eip: ElasticIp, code: ProblemCode) -> None:
    there = found(*PAID[1:], eip)
    assert [each.code for each in unbound_eip_problems(eip)] == [code], "said once"
    assert refused((PAID[1].allocation_id, eip.allocation_id), there) == [(code, eip.allocation_id)]


def test_nothing_named_gone_and_unread_are_different_refusals() -> None:
    assert refused((), found()) == [(C.EIPS_MISSING, "")]
    assert refused((eip_id(9),), found()) == [(C.EIP_GONE, eip_id(9))]
    denied = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")
    dark = replace(found(), unread=(Unread(ListName.EIPS, denied),))
    assert refused((eip_id(1),), dark) == [(C.EIPS_UNREAD, "")]


# The wizard


def state(*wanted: int, there: Any = None) -> ReleaseState:
    known = found() if there is None else there
    made = begun(ReleaseState(EipList(), CATALOG, known), tuple(map(eip_id, wanted)))
    assert isinstance(made, ReleaseState)
    return made


def test_what_was_selected_and_can_be_released_is_chosen_and_nothing_else_is_shown() -> None:
    now = state(2, 4, 1, 2, 9)
    assert now.choice.offered == (eip_id(2), eip_id(4), eip_id(1), eip_id(9))
    assert [each.allocation_id for each in now.eips()] == [eip_id(2), eip_id(4), eip_id(1)]
    assert now.picked() == (eip_id(2), eip_id(1))
    assert [each.code for each in now.eip_problems(BOUND)] == [C.EIP_BOUND]
    assert now.complete(Page.EIP_LIST)
    assert now.first is Page.EIP_LIST
    assert not now.answered(Page.DELETION)


def test_one_plan_takes_a_hundred_and_says_how_many_are_left() -> None:
    many = tuple(eip_id(number) for number in range(MOST_AT_ONCE + 3))
    full = begun(ReleaseState(EipList(), CATALOG), (*many, many[0]))
    assert (full.choice.offered, full.choice.more) == (many[:MOST_AT_ONCE], 3)
    assert begun(ReleaseState(EipList(), CATALOG), many[:MOST_AT_ONCE]).choice.more == 0


def test_without_a_region_nothing_is_chosen() -> None:
    empty = begun(ReleaseState(EipList(), CATALOG), (eip_id(1),))
    assert (empty.eips(), empty.picked(), empty.choice.picked) == ((), (), frozenset())
    assert empty.eip_problems(PAID[0]) == ()
    assert not empty.complete(Page.EIP_LIST)


def test_one_that_is_bound_meanwhile_keeps_its_place_and_blocks_until_it_is_taken_out() -> None:
    now = state(1, 2)
    bound = replace(PAID[0], status=EipStatus.IN_USE, target_id="eni-x", target_type="NetworkInterface")
    now = replace(now, inventory=found(bound, *PAID[1:]))
    assert not now.complete(Page.EIP_LIST)
    assert [each.code for each in now.problems(Page.REVIEW)] == [C.EIP_BOUND]
    now = replace(now, choice=now.update(ListedEipsChosen(frozenset({eip_id(1)}), on=False)))
    assert now.complete(Page.EIP_LIST)
    assert now.picked() == (eip_id(2),)


def test_the_review_asks_for_the_plan_and_for_the_release_each_by_itself() -> None:
    now = state(1, 3)
    assert now.drafted.consents == {ReviewConsent.PLAN, PlanNoteCode.EIPS_RELEASED}
    assert not now.complete(Page.REVIEW)
    for consent in now.drafted.consents:
        now = replace(now, choice=now.update(ConsentGiven(now.drafted, consent, agreed=True)))
    assert now.complete(Page.REVIEW)
    other = replace(now, choice=now.update(ListedEipsChosen(frozenset({eip_id(3)}), on=False)))
    assert not other.complete(Page.REVIEW), "what was agreed to was another list"


def test_events_of_other_wizards_change_nothing() -> None:
    choice = EipList(offered=(eip_id(1),), picked=frozenset({eip_id(1)}))
    assert update(choice, DeletionWanted(on=True)) is choice
    assert update(choice, ListedEipsChosen(frozenset({eip_id(1)}), on=True)) is choice
