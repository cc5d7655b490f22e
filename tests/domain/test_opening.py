"""The wizard begins with what is selected in the window, at the first question that is open."""

from dataclasses import replace
from typing import Any

import pytest

from gui.domain.choices.selection import (
    Begun,
    EniChosen,
    InstanceOrderChosen,
    Method,
    RegionChosen,
    Restored,
    Selection,
)
from gui.domain.choices.update import update
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, EipStatus
from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kinds import INTERFACES
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import RegionId
from gui.domain.rules.instance import fit_problems
from gui.domain.rules.way_out import WayOut, way_out
from gui.domain.wizards.changed_facts import AsChosen, after
from gui.domain.wizards.invalidated import ChoiceKind, set_aside
from gui.domain.wizards.opening import Opening, is_draft, opening, still_a_draft
from gui.domain.wizards.steps import BIND, Page, State, order, page_problems
from tests.helpers.region_values import (
    CATALOG,
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_ENI,
    OTHER_INSTANCE,
    PRIMARY,
    REGION,
    RUNNING,
    SELECTION,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
    with_eips,
    with_eni,
)

P = ProblemCode
HERE = Selection(REGION)
FREE = with_eips(*(free_eip(number) for number in range(1, 15)))


def begun(*selected: str, inventory: Any = INVENTORY, method: Method = Method.MULTI_EIP) -> Opening:
    return opening(selected, inventory, method)


def state(chosen: Selection, **more: Any) -> State:
    return State(chosen, CATALOG, more.pop("inventory", INVENTORY), signed_in=True, **more)


# What is selected


def test_free_eips_are_taken_and_others_are_named() -> None:
    found = with_eips(free_eip(1), bound_eip(2), replace(free_eip(3), locks=("financial",)), free_eip(4))
    opened = begun(eip_id(4), eip_id(2), eip_id(1), eip_id(3), eip_id(4), "eip-gone", inventory=found)
    assert opened.event.eips == (eip_id(4), eip_id(1)), "in the order selected"
    assert opened.left_out == (eip_id(2), eip_id(3))


def test_no_more_eips_are_taken_than_an_interface_takes() -> None:
    opened = begun(*(eip_id(number) for number in range(1, 15)), inventory=FREE)
    assert len(opened.event.eips) == MAX_EIPS_PER_ENI
    assert len(opened.left_out) == 14 - MAX_EIPS_PER_ENI


def test_one_interface_or_instance_is_taken_and_several_are_not() -> None:
    assert begun(ENI).event == Begun(eni=ENI)
    assert begun(INSTANCE).event == Begun(instance=INSTANCE)
    assert begun(INSTANCE, OTHER_INSTANCE).event == Begun()
    assert begun(ENI, OTHER_ENI).event.eni is None or OTHER_ENI not in INVENTORY.eni_by_id
    assert begun(PRIMARY.id).event == Begun(), "a primary interface takes no EIP in that mode"
    in_use = with_eni(attached_eni())
    assert begun(ENI, inventory=in_use).event == Begun(eni=ENI), "it can be detached first"
    assert begun(ENI, method=Method.SECONDARY_CIDR).event == Begun(method=Method.SECONDARY_CIDR)
    two = replace(INVENTORY, interfaces=(FREE_ENI, replace(FREE_ENI, id=OTHER_ENI)))
    assert begun(ENI, OTHER_ENI, inventory=two).event == Begun()


def test_before_the_region_is_read_nothing_is_taken() -> None:
    assert begun(eip_id(1), ENI, inventory=None) == Opening(Begun())


# What becomes of the answers


def test_earlier_answers_are_set_aside_and_the_region_stays() -> None:
    now = update(SELECTION, Begun((eip_id(3), eip_id(3)), method=Method.SECONDARY_CIDR))
    assert now == Selection(REGION, (eip_id(3),), method=Method.SECONDARY_CIDR)
    assert update(HERE, Begun()) is HERE
    assert update(HERE, Begun(eni=ENI)) == replace(HERE, eni=ENI, interface_first=True)
    assert update(HERE, Begun(instance=INSTANCE)) == replace(HERE, instance=INSTANCE, instance_first=True)
    both = update(HERE, Begun(eni=ENI, instance=INSTANCE))
    assert (both.interface_first, both.instance_first) == (True, False)


def test_what_is_begun_with_is_as_it_is_now() -> None:
    then = after(AsChosen(), EniChosen(ENI), replace(HERE, eni=ENI), INVENTORY)
    busy = with_eni(attached_eni())
    now = update(replace(HERE, eni=ENI), Begun(eni=ENI))
    seen = after(then, Begun(eni=ENI), now, busy).seen
    assert seen.one(INTERFACES, ENI) == busy.eni_by_id[ENI]


def test_answers_that_are_not_finished_are_a_draft() -> None:
    assert is_draft(SELECTION, INVENTORY)
    assert not is_draft(HERE, INVENTORY), "nothing is named"
    assert not is_draft(SELECTION, None)
    assert not is_draft(replace(SELECTION, region=RegionId("cn-beijing")), INVENTORY)
    done = replace(with_eni(attached_eni(INSTANCE)), eips=(bound_eip(1), bound_eip(2)))
    assert not is_draft(SELECTION, done), "all of it is so"
    other = replace(SELECTION, method=Method.SECONDARY_CIDR, eni=None)
    assert is_draft(other, INVENTORY)
    assert is_draft(replace(other, instance=None), INVENTORY)
    assert is_draft(replace(other, eips=()), INVENTORY)


def test_a_draft_is_one_until_it_is_chosen_again() -> None:
    assert still_a_draft(SELECTION, HERE, INVENTORY)
    assert not still_a_draft(SELECTION, replace(SELECTION, instance_first=True), INVENTORY), "the order is no answer"
    assert not still_a_draft(HERE, SELECTION, INVENTORY), "nothing is named"


def test_a_draft_names_its_answers_and_can_be_taken_up_again() -> None:
    draft = set_aside(SELECTION)
    assert draft.answers == (ChoiceKind.EIPS, ChoiceKind.INTERFACE, ChoiceKind.INSTANCE)
    assert set_aside(replace(HERE, instance=INSTANCE)).answers == (ChoiceKind.INSTANCE,)
    assert isinstance(draft.before, Selection)
    assert update(HERE, Restored(draft.before)) == SELECTION


# The first question that is open


@pytest.mark.parametrize(
    ("given", "page"),
    [
        (State(Selection(), CATALOG), Page.ACCOUNT),
        (State(Selection(), CATALOG, signed_in=True), Page.REGION),
        (state(replace(HERE, region=RegionId("cn-nowhere"))), Page.METHOD),
        (state(HERE), Page.EIPS),
        (state(HERE, inventory=None), Page.EIPS),
        (state(replace(HERE, eips=SELECTION.eips)), Page.INTERFACE),
        (state(replace(SELECTION, instance=None)), Page.INSTANCE),
        (state(SELECTION), Page.REVIEW),
    ],
    ids=lambda each: each.value if isinstance(each, Page) else "",
)
def test_the_wizard_starts_where_an_answer_is_missing(given: State, page: Page) -> None:
    assert given.first_open() is page
    assert given.reachable(page)


def test_only_steps_before_the_run_whose_answers_are_given_can_be_gone_to() -> None:
    some = state(replace(HERE, eips=SELECTION.eips))
    assert [page for page in BIND if some.reachable(page)] == [*BIND[:4], Page.INTERFACE]
    whole = state(SELECTION, applied=True)
    assert [page for page in whole.steps if whole.reachable(page)] == list(whole.steps[: whole.steps.index(Page.APPLY)])


# The instance before the interface


def test_interface_and_instance_can_be_asked_for_in_either_order() -> None:
    assert order(Method.MULTI_EIP, instance_first=True)[3:6] == (Page.EIPS, Page.INSTANCE, Page.INTERFACE)
    both = order(Method.MULTI_EIP, interface_first=True, instance_first=True)
    assert both[3:6] == (Page.INSTANCE, Page.INTERFACE, Page.EIPS)
    assert order(Method.SECONDARY_CIDR, instance_first=True) == order(Method.SECONDARY_CIDR)
    swapped = update(SELECTION, InstanceOrderChosen(instance_first=True))
    assert swapped == replace(SELECTION, instance_first=True)
    assert update(swapped, InstanceOrderChosen(instance_first=True)) is swapped
    assert update(swapped, RegionChosen(RegionId("cn-beijing"))).instance_first


def test_an_interface_must_fit_the_instance_that_was_chosen_before_it() -> None:
    far = with_eni(replace(FREE_ENI, zone_id="cn-shanghai-z"))
    codes = {
        first: {
            page: {each.code for each in page_problems(page, state(chosen, inventory=far))}
            for page in (Page.INTERFACE, Page.INSTANCE)
        }
        for first in (False, True)
        for chosen in (replace(SELECTION, instance_first=first),)
    }
    assert P.INSTANCE_OTHER_ZONE in codes[False][Page.INSTANCE]
    assert P.INSTANCE_OTHER_ZONE not in codes[False][Page.INTERFACE]
    assert P.INSTANCE_OTHER_ZONE in codes[True][Page.INTERFACE]
    assert P.INSTANCE_OTHER_ZONE not in codes[True][Page.INSTANCE]
    none = replace(SELECTION, eni=None, instance_first=True)
    assert {each.code for each in page_problems(Page.INTERFACE, state(none))} == {P.ENI_MISSING}


def test_what_does_not_fit_is_told_and_nothing_else() -> None:
    assert fit_problems(RUNNING, FREE_ENI, INVENTORY) == ()
    far = replace(FREE_ENI, zone_id="cn-shanghai-z", vpc_id=VpcId("vpc-far"))
    codes = [each.code for each in fit_problems(RUNNING, far, INVENTORY)]
    assert codes == [P.INSTANCE_OTHER_VPC, P.INSTANCE_OTHER_ZONE]


# The way out


def test_a_rule_knows_what_remedies_it() -> None:
    assert way_out([Problem(P.INSTANCE_FAMILY)]) is WayOut.OTHER_METHOD
    assert way_out([Problem(P.INSTANCE_OTHER_ZONE), Problem(P.INSTANCE_OTHER_VPC)]) is WayOut.OTHER_INTERFACE
    assert way_out([Problem(P.EIP_UNSETTLED)]) is WayOut.REFRESH
    assert way_out([Problem(P.TOO_MANY_EIPS)]) is WayOut.OTHER_EIPS
    assert way_out([Problem(P.INSTANCE_FAMILY), Problem(P.INSTANCE_STATE)]) is None, "one of them is not enough"
    assert way_out([Problem(P.EIP_LOCKED)]) is None
    assert way_out([]) is None


def test_an_eip_on_its_way_is_left_out() -> None:
    moving = replace(free_eip(1), status=EipStatus.ASSOCIATING)
    assert begun(eip_id(1), inventory=with_eips(moving)).left_out == (eip_id(1),)
    assert InstanceId("i-gone") not in INVENTORY.instance_by_id
    assert begun("i-gone").event == Begun()
