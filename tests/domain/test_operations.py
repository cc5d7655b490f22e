from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode
from gui.domain.operations.judgements import Judgement
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from tests.helpers.queries import reads_of, seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip

A, B = eip_id(1), eip_id(2)
ASSOCIATE = AssociateEips(REGION, (A, B), ENI, AssociationMode.MULTI_EIP, IPv4Address("10.0.0.5"))
UNASSOCIATE = UnassociateEips(REGION, (A, B), ENI, AssociationMode.MULTI_EIP, IPv4Address("10.0.0.5"))
ATTACH = AttachEni(REGION, ENI, INSTANCE)
DETACH = DetachEni(REGION, ENI, INSTANCE)


def test_each_operation_is_undone_by_its_opposite() -> None:
    assert ASSOCIATE.undo == UNASSOCIATE
    assert UNASSOCIATE.undo == ASSOCIATE
    assert ATTACH.undo == DETACH
    assert DETACH.undo == ATTACH


def test_the_action_is_the_api_call() -> None:
    single = AssociateEips(REGION, (A,), ENI, batch=False)
    actions = [each.action for each in (ASSOCIATE, single, UNASSOCIATE, ATTACH, DETACH)]
    assert actions == [
        "AssociateEipAddressBatch",
        "AssociateEipAddress",
        "UnassociateEipAddress",
        "AttachNetworkInterface",
        "DetachNetworkInterface",
    ]


def test_a_batch_takes_all_at_once_and_single_calls_take_one() -> None:
    assert ASSOCIATE.next_call({A, B}) == ASSOCIATE
    assert ASSOCIATE.next_call({B}).items == (B,)
    assert AssociateEips(REGION, (A, B), ENI, batch=False).next_call({A, B}).items == (A,)
    assert UNASSOCIATE.next_call({A, B}).items == (A,)
    assert ATTACH.next_call({ENI}) == ATTACH
    assert DETACH.next_call({ENI}) == DETACH


@pytest.mark.parametrize("operation", [ASSOCIATE, UNASSOCIATE])
def test_a_binding_reads_its_eips_and_around_them_the_eni(operation: Any) -> None:
    assert operation.reads == reads_of((A, B))
    assert operation.surroundings == reads_of((A, B), (ENI,))
    assert operation.items == (A, B)
    assert operation.only({B}).items == (B,)


@pytest.mark.parametrize("operation", [ATTACH, DETACH])
def test_an_attachment_reads_its_eni_and_around_it_the_instance(operation: Any) -> None:
    assert operation.reads == reads_of(enis=(ENI,))
    assert operation.surroundings == reads_of(enis=(ENI,), instances=(INSTANCE,))
    assert operation.items == (ENI,)
    assert operation.only({ENI}) == operation


def test_operations_judge_each_item() -> None:
    seen = seen_of([free_eip(1), bound_eip(2)], [eni()])
    assert [each.judgement for each in ASSOCIATE.judge(seen)] == [Judgement.NOT_YET, Judgement.HOLDS]
    assert [each.judgement for each in UNASSOCIATE.judge(seen)] == [Judgement.HOLDS, Judgement.NOT_YET]
    assert [each.judgement for each in ATTACH.judge(seen)] == [Judgement.NOT_YET]
    assert [each.judgement for each in DETACH.judge(seen)] == [Judgement.HOLDS]
