from dataclasses import replace

import pytest

from gui.domain.flow import ORDER, Page, State, complete, next_page, page_problems
from gui.domain.inventory import ListName
from gui.domain.problems import ProblemCode
from gui.domain.region import RegionId
from gui.domain.selection import Selection
from tests.helpers.region_values import CATALOG, INVENTORY, SELECTION, attached_eni, bound_eip, unread, with_eni

P = ProblemCode
READY = State(SELECTION, CATALOG, INVENTORY, signed_in=True, applied=True)
EMPTY = State(Selection(), CATALOG)


def codes(page: Page, state: State) -> list[ProblemCode]:
    return [problem.code for problem in page_problems(page, state)]


def test_the_pages_follow_one_another_to_the_last() -> None:
    assert [next_page(page) for page in ORDER] == [*ORDER[1:], None]
    assert ORDER[0] is Page.ACCOUNT


@pytest.mark.parametrize("page", Page)
def test_every_page_is_complete_when_all_is_chosen_and_done(page: Page) -> None:
    assert complete(page, READY)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Page.ACCOUNT, [P.NOT_SIGNED_IN]),
        (Page.REGION, [P.REGION_MISSING]),
        (Page.EIPS, [P.INVENTORY_MISSING]),
        (Page.INTERFACE, [P.INVENTORY_MISSING]),
        (Page.INSTANCE, [P.INVENTORY_MISSING]),
        (Page.REVIEW, [P.INVENTORY_MISSING]),
        (Page.APPLY, [P.NOT_APPLIED]),
        (Page.GUEST, []),
        (Page.DONE, []),
    ],
)
def test_at_the_beginning_every_page_says_what_it_lacks(page: Page, expected: list[ProblemCode]) -> None:
    assert codes(page, EMPTY) == expected
    assert complete(page, EMPTY) is not bool(expected)


@pytest.mark.parametrize("page", [Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.REVIEW])
def test_an_inventory_of_another_region_is_none(page: Page) -> None:
    elsewhere = replace(READY, inventory=replace(INVENTORY, region=RegionId("eu-central-1")))
    assert codes(page, elsewhere) == [P.INVENTORY_MISSING]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Page.EIPS, [P.EIPS_MISSING]),
        (Page.INTERFACE, [P.ENI_MISSING]),
        (Page.INSTANCE, [P.INSTANCE_MISSING]),
        (Page.REVIEW, [P.EIPS_MISSING, P.ENI_MISSING, P.INSTANCE_MISSING]),
    ],
)
def test_a_page_answers_for_its_own_choice_only(page: Page, expected: list[ProblemCode]) -> None:
    state = replace(READY, selection=Selection(INVENTORY.region))
    assert codes(page, state) == expected
    assert not complete(page, state)


def test_a_note_does_not_hold_anybody_up() -> None:
    assert codes(Page.INSTANCE, READY) == [P.SAME_VSWITCH, P.DHCP_NEEDED]
    assert complete(Page.INSTANCE, READY)


def test_a_refused_mode_is_told_where_eips_are_chosen_and_reviewed() -> None:
    refused = replace(READY, mode_refusal="Mode.NotSupport")
    assert codes(Page.EIPS, refused) == [P.MODE_REFUSED]
    assert P.MODE_REFUSED in codes(Page.REVIEW, refused)
    assert complete(Page.EIPS, refused), "the vendor may have admitted the account since"


def test_unread_lists_are_told_on_the_page_that_needs_them() -> None:
    pages = {
        ListName.EIPS: Page.EIPS,
        ListName.INTERFACES: Page.INTERFACE,
        ListName.VSWITCHES: Page.INTERFACE,
        ListName.VPCS: Page.INTERFACE,
        ListName.INSTANCES: Page.INSTANCE,
        ListName.INSTANCE_TYPES: Page.INSTANCE,
    }
    for name in ListName:
        assert P(f"{name.value}_unread") in codes(pages[name], replace(READY, inventory=unread(name)))


def test_after_all_is_bound_every_page_stays_complete() -> None:
    done = replace(with_eni(attached_eni()), eips=(bound_eip(1), bound_eip(2)))
    assert all(complete(page, replace(READY, inventory=done)) for page in Page)
