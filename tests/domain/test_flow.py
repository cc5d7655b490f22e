from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import EniId, SecurityGroup, SecurityGroupId, Vpc, VpcId
from gui.domain.cloud.instance import InstanceType
from gui.domain.cloud.inventory import ListName, Unread
from gui.domain.cloud.problems import ProblemCode, blocking
from gui.domain.cloud.region import RegionId
from gui.domain.rules.network_facts import VpcFacts
from gui.domain.wizards.steps import BIND, Page, State, complete, order, page_changes, page_losses, page_problems
from tests.helpers.region_values import (
    CATALOG,
    DENIED,
    INSTANCE,
    INVENTORY,
    PRIMARY,
    RUNNING,
    SELECTION,
    attached_eni,
    bound_eip,
    unread,
    with_eni,
)

P = ProblemCode
READY = State(SELECTION, CATALOG, INVENTORY, signed_in=True, applied=True)
EMPTY = State(Selection(), CATALOG)


def codes(page: Page, state: State) -> list[ProblemCode]:
    return [problem.code for problem in page_problems(page, state)]


def on(method: Method, *, interface_first: bool = False) -> Selection:
    return Selection(method=method, interface_first=interface_first)


@pytest.mark.parametrize("chosen", [on(method, interface_first=first) for method in Method for first in (False, True)])
def test_the_pages_of_a_method_follow_one_another_to_the_last(chosen: Selection) -> None:
    method = chosen.method
    pages = order(method, interface_first=chosen.interface_first)
    assert [State(chosen, CATALOG).next_page(page) for page in pages] == [*pages[1:], None]
    assert pages[:3] == (Page.ACCOUNT, Page.REGION, Page.METHOD)
    assert pages[-4:] == (Page.REVIEW, Page.APPLY, Page.GUEST, Page.DONE)
    assert set(pages) == set(order(method))


def test_interface_and_eips_can_be_asked_for_in_either_order() -> None:
    assert order(Method.MULTI_EIP)[3:5] == (Page.EIPS, Page.INTERFACE)
    assert order(Method.MULTI_EIP, interface_first=True)[3:5] == (Page.INTERFACE, Page.EIPS)
    assert order(Method.SECONDARY_CIDR, interface_first=True) == order(Method.SECONDARY_CIDR), "it takes no interface"


def test_an_interface_that_is_chosen_first_must_have_room_for_one_eip() -> None:
    ten = tuple(bound_eip(number) for number in range(1, 11))
    full = replace(INVENTORY, eips=(*ten, *INVENTORY.eips[-1:]))
    first = replace(SELECTION, eips=(), interface_first=True)
    assert P.ENI_FULL in codes(Page.INTERFACE, replace(READY, selection=first, inventory=full))
    assert not blocking(page_problems(Page.INTERFACE, replace(READY, selection=first)))


def test_too_many_eips_for_the_interface_chosen_before_them_are_told_where_they_are_ticked() -> None:
    nine = tuple(bound_eip(number) for number in range(10, 19))
    crowded = replace(INVENTORY, eips=(*nine, *INVENTORY.eips))
    after = replace(READY, inventory=crowded)
    before = replace(after, selection=replace(SELECTION, interface_first=True))
    assert P.TOO_MANY_EIPS not in codes(Page.EIPS, after), "the interface can still be another one"
    assert P.TOO_MANY_EIPS in codes(Page.EIPS, before)
    assert P.TOO_MANY_EIPS in codes(Page.INTERFACE, after)
    none = replace(before, selection=replace(before.selection, eips=()))
    assert codes(Page.EIPS, none) == [P.EIPS_MISSING]


def test_the_methods_part_after_the_eips() -> None:
    assert order(Method.MULTI_EIP)[4:-4] == (Page.INTERFACE, Page.INSTANCE)
    assert order(Method.SECONDARY_CIDR)[4:-4] == (Page.INSTANCE, Page.NETWORK)
    assert set(BIND) == {*order(Method.MULTI_EIP), *order(Method.SECONDARY_CIDR)}


def test_a_page_the_method_does_not_pass_leads_back_to_it() -> None:
    assert State(on(Method.SECONDARY_CIDR), CATALOG).next_page(Page.INTERFACE) is Page.INSTANCE
    assert State(on(Method.MULTI_EIP), CATALOG).next_page(Page.NETWORK) is Page.REVIEW


@pytest.mark.parametrize("page", order(Method.MULTI_EIP))
def test_every_page_is_complete_when_all_is_chosen_and_done(page: Page) -> None:
    assert complete(page, READY)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Page.ACCOUNT, [P.NOT_SIGNED_IN]),
        (Page.REGION, [P.REGION_MISSING]),
        (Page.METHOD, []),
        (Page.EIPS, [P.INVENTORY_MISSING]),
        (Page.INTERFACE, [P.INVENTORY_MISSING]),
        (Page.NETWORK, [P.INVENTORY_MISSING]),
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


def test_a_refused_mode_is_told_where_the_method_is_chosen_and_reviewed() -> None:
    refused = replace(READY, mode_refusal="Mode.NotSupport")
    assert codes(Page.METHOD, refused) == [P.MODE_REFUSED]
    assert P.MODE_REFUSED in codes(Page.REVIEW, refused)
    assert complete(Page.METHOD, refused), "the vendor may have admitted the account since"


def test_a_region_without_the_mode_can_be_chosen_but_leaves_only_one_method() -> None:
    elsewhere = RegionId("cn-hangzhou")
    there = replace(
        READY, selection=replace(SELECTION, region=elsewhere), inventory=replace(INVENTORY, region=elsewhere)
    )
    assert complete(Page.REGION, there)
    assert codes(Page.METHOD, there) == [P.REGION_WITHOUT_MODE]
    assert not complete(Page.METHOD, there)
    second = replace(there, selection=replace(there.selection, method=Method.SECONDARY_CIDR))
    assert codes(Page.METHOD, second) == []


def test_a_closed_region_is_the_end_of_both_methods() -> None:
    closed = replace(READY, selection=replace(SELECTION, region=RegionId("ap-south-1")))
    assert codes(Page.REGION, closed) == [P.REGION_CLOSED]


# The secondary CIDR method

VPC = Vpc(VpcId("vpc-1"), IPv4Network("10.0.0.0/8"))
GROUP = SecurityGroup(SecurityGroupId("sg-1"), VPC.id)
FACTS = VpcFacts(VPC.id, (), (GROUP,))
ROOMY = replace(INVENTORY, vpcs=(VPC,), instance_types=(InstanceType("ecs.g5.large", "ecs.g5", 4, 6),))
BLOCK = IPv4Network("47.0.0.0/28")
SECOND = replace(SELECTION, eni=None, method=Method.SECONDARY_CIDR, group=GROUP.id, hide=(BLOCK,))
EXPOSING = State(SECOND, CATALOG, ROOMY, signed_in=True, applied=True, vpc=FACTS)


@pytest.mark.parametrize("page", order(Method.SECONDARY_CIDR))
def test_every_page_of_the_second_method_is_complete_when_all_is_chosen_and_done(page: Page) -> None:
    assert complete(page, EXPOSING), page_problems(page, EXPOSING)


@pytest.mark.parametrize(
    ("page", "change", "expected"),
    [
        (Page.EIPS, {"eips": ()}, P.EIPS_MISSING),
        (Page.INSTANCE, {"instance": None}, P.INSTANCE_MISSING),
        (Page.NETWORK, {"group": None}, P.GROUP_MISSING),
        (Page.NETWORK, {"hide": ()}, P.HIDING_NOT_AGREED),
        (Page.NETWORK, {"hide": (IPv4Network("47.0.0.0/27"),)}, P.HIDING_NOT_AGREED),
    ],
)
def test_the_second_method_asks_each_page_for_its_own_and_the_review_for_all(
    page: Page, change: dict[str, Any], expected: ProblemCode
) -> None:
    lacking = replace(EXPOSING, selection=replace(SECOND, **change))
    for each in (page, Page.REVIEW):
        assert [found.code for found in blocking(page_problems(each, lacking))] == [expected]
    others = {Page.EIPS, Page.INSTANCE} - {page}
    assert all(complete(each, lacking) for each in others)


def test_the_second_method_needs_no_mode_and_no_listed_family() -> None:
    strange = replace(ROOMY, instances=tuple(replace(each, family="ecs.g99") for each in ROOMY.instances))
    state = replace(EXPOSING, inventory=strange, mode_refusal="Mode.NotSupport")
    assert complete(Page.REVIEW, state)
    assert P.MODE_REFUSED not in codes(Page.REVIEW, state)


def test_what_was_read_of_another_vpc_says_nothing() -> None:
    for other in (None, replace(FACTS, vpc_id=VpcId("vpc-2"))):
        unread_yet = replace(EXPOSING, vpc=other)
        assert codes(Page.NETWORK, unread_yet) == [P.VPC_FACTS_MISSING]
        assert P.VPC_FACTS_MISSING in codes(Page.REVIEW, unread_yet)


def test_where_there_is_no_place_no_consent_is_asked_for() -> None:
    taken = replace(ROOMY, vpcs=(replace(VPC, secondary_cidrs=(IPv4Network("47.0.0.2/31"),)),))
    found = blocking(page_problems(Page.NETWORK, replace(EXPOSING, inventory=taken)))
    assert {each.code for each in found} == {P.OVERLAPS_BLOCK, P.EDGE_OF_BLOCK}


def test_without_its_vpc_no_consent_is_asked_for() -> None:
    found = blocking(page_problems(Page.NETWORK, replace(EXPOSING, inventory=replace(ROOMY, vpcs=()))))
    assert [each.code for each in found] == [P.VPC_GONE]


def test_before_an_instance_is_chosen_the_network_has_nothing_to_say() -> None:
    assert codes(Page.NETWORK, replace(EXPOSING, selection=replace(SECOND, instance=None))) == []


def test_what_is_exposed_already_needs_no_network() -> None:
    nics = tuple(
        replace(
            attached_eni(),
            id=EniId(f"eni-{number}"),
            private_address=IPv4Address(f"47.0.0.{number}"),
        )
        for number in (1, 2)
    )
    eips = tuple(bound_eip(number, f"eni-{number}", AssociationMode.NAT) for number in (1, 2))
    done = replace(ROOMY, interfaces=(PRIMARY, *nics), eips=eips)
    state = replace(EXPOSING, inventory=done, vpc=None, selection=replace(SECOND, group=None, hide=()))
    assert codes(Page.NETWORK, state) == []
    assert complete(Page.REVIEW, state)


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


@pytest.mark.parametrize("known_as_of", [None, INVENTORY.as_of])
def test_no_page_that_needs_a_main_list_is_complete_without_it_whatever_was_known_before(known_as_of: Any) -> None:
    needing = {
        ListName.EIPS: {Page.EIPS, Page.INTERFACE, Page.REVIEW},
        ListName.INTERFACES: {Page.INTERFACE, Page.INSTANCE, Page.REVIEW},
        ListName.INSTANCES: {Page.INSTANCE, Page.REVIEW},
    }
    for name, pages in needing.items():
        whole = INVENTORY if known_as_of else unread(name)
        dark = replace(READY, inventory=replace(whole, unread=(Unread(name, DENIED, known_as_of),)))
        said = P(f"{name.value}_unread")
        for page in (Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.REVIEW):
            found = codes(page, dark)
            assert (found.count(said), complete(page, dark)) == ((1, False) if page in pages else (0, True)), page
            assert not {P.EIP_GONE, P.ENI_GONE, P.INSTANCE_GONE} & {*found}


@pytest.mark.parametrize("known_as_of", [None, INVENTORY.as_of])
def test_nor_is_one_of_the_second_method(known_as_of: Any) -> None:
    needing = {
        ListName.EIPS: {Page.EIPS, Page.NETWORK, Page.REVIEW},
        ListName.INTERFACES: {Page.INSTANCE, Page.NETWORK, Page.REVIEW},
        ListName.INSTANCES: {Page.INSTANCE, Page.NETWORK, Page.REVIEW},
    }
    for name, pages in needing.items():
        whole = ROOMY if known_as_of else replace(ROOMY, **{name.value: ()})  # type: ignore[arg-type]
        dark = replace(EXPOSING, inventory=replace(whole, unread=(Unread(name, DENIED, known_as_of),)))
        said = P(f"{name.value}_unread")
        for page in (Page.EIPS, Page.INSTANCE, Page.NETWORK, Page.REVIEW):
            found = codes(page, dark)
            assert (found.count(said), complete(page, dark)) == ((1, False) if page in pages else (0, True)), page
            assert not {P.EIP_GONE, P.INSTANCE_GONE} & {*found}


def test_that_all_is_exposed_already_is_not_believed_of_interfaces_that_were_known_before() -> None:
    nics = tuple(
        replace(
            attached_eni(),
            id=EniId(f"eni-{number}"),
            private_address=IPv4Address(f"47.0.0.{number}"),
            vpc_id=PRIMARY.vpc_id,
        )
        for number in (1, 2)
    )
    eips = tuple(bound_eip(number, f"eni-{number}", AssociationMode.NAT) for number in (1, 2))
    done = replace(ROOMY, interfaces=(PRIMARY, *nics), eips=eips)
    state = replace(EXPOSING, inventory=done, vpc=None, selection=replace(SECOND, group=None, hide=()))
    assert complete(Page.REVIEW, state)
    dark = replace(done, unread=(Unread(ListName.INTERFACES, DENIED, done.as_of),))
    assert codes(Page.REVIEW, replace(state, inventory=dark)).count(P.INTERFACES_UNREAD) == 1


def test_after_all_is_bound_every_page_stays_complete() -> None:
    done = replace(with_eni(attached_eni()), eips=(bound_eip(1), bound_eip(2)))
    assert all(complete(page, replace(READY, inventory=done)) for page in order(Method.MULTI_EIP))


def test_consent_to_stop_the_host_of_an_interface_is_none_for_the_second_method() -> None:
    cold = replace(ROOMY, instances=(replace(RUNNING, type="ecs.t5-lc1m2.small"),))
    types = (InstanceType("ecs.t5-lc1m2.small", "ecs.t5", 4, 6),)
    state = replace(EXPOSING, inventory=replace(cold, instance_types=types))
    for chosen, agreed in ((replace(SECOND, stop_host=INSTANCE), False), (replace(SECOND, stop=INSTANCE), True)):
        assert complete(Page.INSTANCE, replace(state, selection=chosen)) is agreed


def test_the_shell_asks_the_state_for_all_of_it() -> None:
    assert READY.steps == order(Method.MULTI_EIP)
    first = replace(READY, selection=replace(SELECTION, interface_first=True))
    assert first.steps == order(Method.MULTI_EIP, interface_first=True)
    for page in BIND:
        assert EMPTY.problems(page) == page_problems(page, EMPTY)
        assert EMPTY.complete(page) == complete(page, EMPTY)
        assert (READY.changes(page), READY.losses(page)) == (page_changes(page, READY), page_losses(page, READY))
    assert READY.after_run(applied=False) == replace(READY, applied=False)
