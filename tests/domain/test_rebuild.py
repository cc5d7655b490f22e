"""The plan that would make what exists."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.plans import rebuild
from gui.domain.plans.plan import PlanBlockedError
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, ToyCloud, bound_eip, eip_id, eni, free_eip, instance, step

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def region(*, attached: bool = True, known: bool = True) -> Inventory:
    nic = eni(EniStatus.IN_USE, INSTANCE) if attached else eni()
    eips = (
        bound_eip(1),
        bound_eip(2),
        free_eip(3),
        bound_eip(4, mode=AssociationMode.NAT),
        bound_eip(5, status=EipStatus.ASSOCIATING),
    )
    return Inventory(REGION, datetime.now(UTC), eips, (nic,), (instance(),) if known else ())


def test_it_binds_and_attaches_exactly_what_is_there() -> None:
    plan = rebuild.build(ENI, region())
    bind, attach = plan.operations
    assert isinstance(bind, AssociateEips)
    assert bind.allocation_ids == (eip_id(1), eip_id(2))
    assert isinstance(attach, AttachEni)
    assert attach.instance_id == INSTANCE


def test_it_relies_on_the_state_before_and_can_be_carried_out_there() -> None:
    plan = rebuild.build(ENI, region())
    assert {fact.value for fact in plan.relied_on if fact.name == "status"} == {"Available", "Running"}
    cloud = ToyCloud()
    assert not step(cloud, plan).report.failures
    assert cloud.eips[eip_id(1)] == bound_eip(1)
    assert cloud.enis[ENI].instance_id == INSTANCE


def test_an_interface_that_is_attached_nowhere_is_not_attached() -> None:
    assert len(rebuild.build(ENI, region(attached=False)).operations) == 1


def test_an_instance_that_was_not_read_is_named_all_the_same() -> None:
    assert rebuild.build(ENI, region(known=False)).selection.instance == INSTANCE


def test_without_multi_mode_eips_there_is_nothing_to_make() -> None:
    bare = replace(region(), eips=(free_eip(1),))
    with pytest.raises(PlanBlockedError) as blocked:
        rebuild.build(ENI, bare)
    assert blocked.value.problems[0].code is ProblemCode.EIPS_MISSING
    with pytest.raises(PlanBlockedError):
        rebuild.build(EniId("eni-gone"), bare)


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_nothing_is_planned_by_a_list_that_could_not_be_read(name: ListName) -> None:
    """Neither by an empty one nor by what was known of it before: both would leave something out."""
    for whole, since in ((region(), NOW), (replace(region(), **{name.value: ()}), None)):  # type: ignore[arg-type]
        dark = replace(whole, unread=(Unread(name, CloudError(CloudErrorKind.THROTTLED, "Throttling"), since),))
        with pytest.raises(PlanBlockedError) as blocked:
            rebuild.build(ENI, dark)
        assert [each.code.value for each in blocked.value.problems] == [f"{name.value}_unread"]
