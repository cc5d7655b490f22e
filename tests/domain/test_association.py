from collections.abc import Callable
from dataclasses import replace

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import Problem, ProblemCode, Severity, blocking
from gui.domain.cloud.region import RegionId
from gui.domain.rules.multi_eip import (
    chosen_eips_problems,
    chosen_eni_problems,
    chosen_instance_problems,
    eip_problems,
    problems,
    region_problems,
    unread_problems,
)
from tests.helpers.region_values import (
    CATALOG,
    ENI,
    INSTANCE,
    INVENTORY,
    OTHER_INSTANCE,
    REGION,
    SELECTION,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
    unread,
    with_eips,
    with_eni,
)

P = ProblemCode
NOTES = (P.ENI_IPV4_GATEWAY, P.SAME_VSWITCH, P.DHCP_NEEDED)


def codes(found: tuple[Problem, ...]) -> tuple[ProblemCode, ...]:
    return tuple(problem.code for problem in found)


def test_nothing_is_wrong_with_a_fitting_selection() -> None:
    found = problems(SELECTION, INVENTORY, CATALOG)
    assert codes(found) == NOTES
    assert {problem.severity for problem in found} == {Severity.INFORMS}


def test_problems_come_in_the_order_of_the_pages() -> None:
    found = problems(Selection(), INVENTORY, CATALOG)
    assert codes(found) == (P.REGION_MISSING, P.EIPS_MISSING, P.ENI_MISSING, P.INSTANCE_MISSING)


def test_an_inventory_of_another_region_says_nothing() -> None:
    elsewhere = replace(INVENTORY, region=RegionId("eu-central-1"))
    assert codes(problems(SELECTION, elsewhere, CATALOG)) == (P.INVENTORY_MISSING,)


@pytest.mark.parametrize(
    ("region", "code"),
    [
        (None, P.REGION_MISSING),
        (RegionId("ap-south-1"), P.REGION_CLOSED),
        (RegionId("cn-hangzhou"), P.REGION_WITHOUT_MODE),
        (RegionId("no-such-region"), P.REGION_WITHOUT_MODE),
    ],
)
def test_a_region_must_be_open_and_offer_the_mode(region: RegionId | None, code: ProblemCode) -> None:
    (found,) = region_problems(region, CATALOG)
    assert found.code is code
    assert found.values == ((("region", region),) if region else ())


def test_a_listed_region_that_has_closed_is_closed() -> None:
    catalog = replace(CATALOG, closed_regions=frozenset({REGION}))
    assert codes(region_problems(REGION, catalog)) == (P.REGION_CLOSED,)
    assert region_problems(REGION, CATALOG) == ()


@pytest.mark.parametrize(
    ("eip", "expected"),
    [
        (free_eip(1), ()),
        (replace(free_eip(1), service_managed=True), (P.EIP_SERVICE_MANAGED,)),
        (replace(free_eip(1), locks=("financial", "security")), (P.EIP_LOCKED,)),
        (bound_eip(1), (P.EIP_BOUND,)),
        (replace(bound_eip(1), target_id=None), (P.EIP_BOUND,)),
        *((replace(free_eip(1), status=status), (P.EIP_UNSETTLED,)) for status in EipStatus if not status.settled),
    ],
)
def test_an_eip_must_be_free_unlocked_and_ones_own(eip: ElasticIp, expected: tuple[ProblemCode, ...]) -> None:
    assert codes(eip_problems(eip)) == expected


def test_a_problem_of_an_eip_names_what_a_sentence_needs() -> None:
    assert dict(eip_problems(replace(free_eip(1), locks=("financial", "new")))[0].values) == {
        "reason": "financial, new"
    }
    assert dict(eip_problems(bound_eip(1))[0].values) == {"target": ENI}
    assert dict(eip_problems(replace(bound_eip(1), target_id=None))[0].values) == {"target": "?"}
    assert dict(eip_problems(replace(free_eip(1), status=EipStatus.UNKNOWN))[0].values) == {"status": "Unknown"}


def test_an_eip_that_is_where_it_shall_be_has_no_problem() -> None:
    locked = replace(bound_eip(1), locks=("financial",))
    assert eip_problems(locked, ENI) == ()
    assert codes(eip_problems(bound_eip(1, mode=AssociationMode.NAT), ENI)) == (P.EIP_BOUND,)
    assert codes(eip_problems(bound_eip(1, status=EipStatus.UNASSOCIATING), ENI)) == (P.EIP_UNSETTLED,)


def test_chosen_eips_are_looked_up_each_once() -> None:
    selection = replace(SELECTION, eips=(eip_id(1), eip_id(7), eip_id(1)))
    found = chosen_eips_problems(selection, INVENTORY)
    assert [(problem.code, problem.subject) for problem in found] == [
        (P.EIP_TWICE, eip_id(1)),
        (P.EIP_GONE, eip_id(7)),
    ]


def test_only_eips_still_to_be_bound_count_against_the_limit() -> None:
    eight = tuple(bound_eip(number) for number in range(10, 18))
    inventory = with_eips(free_eip(1), free_eip(2), *eight)
    chosen = replace(SELECTION, eips=(eip_id(1), eip_id(2), eip_id(10)))
    assert not blocking(chosen_eni_problems(chosen, inventory, CATALOG))
    more = with_eips(free_eip(1), free_eip(2), *eight, bound_eip(18))
    (found,) = blocking(chosen_eni_problems(chosen, more, CATALOG))
    assert dict(found.values) == {"present": 9, "chosen": 2, "room": 1, "limit": 10}


def test_when_nothing_is_left_to_do_nothing_is_in_the_way() -> None:
    # Even a locked EIP and a busy instance: nothing is going to be touched.
    done = replace(with_eni(attached_eni()), eips=(bound_eip(1), replace(bound_eip(2), locks=("financial",))))
    assert codes(problems(SELECTION, done, CATALOG)) == (P.DHCP_NEEDED,)


def test_an_eni_on_another_instance_must_be_unbound_even_when_its_eips_are_there() -> None:
    inventory = replace(with_eni(attached_eni(OTHER_INSTANCE)), eips=(bound_eip(1), bound_eip(2)))
    found = chosen_eni_problems(SELECTION, inventory, CATALOG)
    assert codes(found) == (P.ENI_ATTACHED, P.ENI_HOST_MUST_STOP)


def test_an_instance_that_must_stop_is_no_problem_once_it_was_agreed_to() -> None:
    cold = replace(SELECTION, instance=OTHER_INSTANCE)
    assert codes(blocking(problems(cold, INVENTORY, CATALOG))) == (P.INSTANCE_MUST_STOP,)
    assert blocking(problems(replace(cold, stop=OTHER_INSTANCE), INVENTORY, CATALOG)) == ()
    assert codes(blocking(problems(replace(cold, stop=INSTANCE), INVENTORY, CATALOG))) == (P.INSTANCE_MUST_STOP,)


def test_a_host_that_must_stop_is_no_problem_once_it_was_agreed_to() -> None:
    inventory = with_eni(attached_eni(OTHER_INSTANCE))
    unbound = replace(SELECTION, detach_from=OTHER_INSTANCE)
    assert codes(blocking(problems(unbound, inventory, CATALOG))) == (P.ENI_HOST_MUST_STOP,)
    assert blocking(problems(replace(unbound, stop_host=OTHER_INSTANCE), inventory, CATALOG)) == ()
    assert codes(blocking(problems(replace(unbound, stop_host=INSTANCE), inventory, CATALOG))) == (
        P.ENI_HOST_MUST_STOP,
    )
    back = replace(unbound, instance=OTHER_INSTANCE)
    assert codes(blocking(problems(back, inventory, CATALOG))) == (P.ENI_HOST_MUST_STOP, P.INSTANCE_MUST_STOP)
    # Agreed to once, for both: it is stopped once.
    assert blocking(problems(replace(back, stop_host=OTHER_INSTANCE), inventory, CATALOG)) == ()


def test_an_eni_in_use_is_no_problem_once_it_was_agreed_to_unbind_it_from_that_instance() -> None:
    inventory = with_eni(attached_eni())
    agreed = replace(SELECTION, detach_from=INSTANCE)
    assert codes(blocking(chosen_eni_problems(SELECTION, inventory, CATALOG))) == (P.ENI_ATTACHED,)
    assert blocking(problems(agreed, inventory, CATALOG)) == ()
    moved = with_eni(attached_eni(OTHER_INSTANCE))
    assert P.ENI_ATTACHED in codes(chosen_eni_problems(agreed, moved, CATALOG))


@pytest.mark.parametrize(
    ("check", "selection", "expected"),
    [
        (lambda s, i: chosen_eni_problems(s, i, CATALOG), replace(SELECTION, eni="eni-7"), (P.ENI_GONE,)),
        (lambda s, i: chosen_eni_problems(s, i, CATALOG), replace(SELECTION, eni=None), (P.ENI_MISSING,)),
        (lambda s, i: chosen_instance_problems(s, i, CATALOG), replace(SELECTION, instance="i-7"), (P.INSTANCE_GONE,)),
        (
            lambda s, i: chosen_instance_problems(s, i, CATALOG),
            replace(SELECTION, instance=None),
            (P.INSTANCE_MISSING,),
        ),
        (lambda s, i: chosen_instance_problems(s, i, CATALOG), replace(SELECTION, eni=None), (P.DHCP_NEEDED,)),
        (chosen_eips_problems, replace(SELECTION, eips=()), (P.EIPS_MISSING,)),
    ],
)
def test_what_is_not_chosen_or_not_there(
    check: Callable[[Selection, Inventory], tuple[Problem, ...]],
    selection: Selection,
    expected: tuple[ProblemCode, ...],
) -> None:
    assert codes(check(selection, INVENTORY)) == expected


@pytest.mark.parametrize("name", ListName)
def test_an_unread_list_is_told_and_never_taken_for_empty(name: ListName) -> None:
    inventory = unread(name)
    found = problems(SELECTION, inventory, CATALOG)
    (told,) = [problem for problem in found if problem.code.name.endswith("_UNREAD")]
    assert told.code.value == f"{name.value}_unread"
    assert dict(told.values) == {"code": "NoPermission", "kind": "denied"}
    gone = {P.EIP_GONE, P.ENI_GONE, P.INSTANCE_GONE, P.INSTANCE_TYPE_UNKNOWN}
    assert not gone & set(codes(found))
    must = {ListName.EIPS, ListName.INTERFACES, ListName.INSTANCES}
    assert (told.severity is Severity.BLOCKS) is (name in must)


def test_an_unread_list_without_a_code_is_told_by_its_kind() -> None:
    silent = Unread(ListName.VPCS, CloudError(CloudErrorKind.TIMED_OUT))
    (found,) = unread_problems(replace(INVENTORY, unread=(silent,)), ListName.VPCS)
    assert dict(found.values) == {"code": "timed_out", "kind": "timed_out"}
    assert unread_problems(replace(INVENTORY, unread=(silent,)), ListName.EIPS) == ()


def test_a_refused_mode_is_told_with_the_rest() -> None:
    found = problems(SELECTION, INVENTORY, CATALOG, "Mode.NotSupport")
    assert codes(found) == (P.MODE_REFUSED, *NOTES)
