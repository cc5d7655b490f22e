from dataclasses import replace
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.operations.judgements import (
    Judgement,
    Reason,
    judge_attached,
    judge_bound,
    judge_detached,
    judge_unbound,
)
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, bound_eip, eip_id, eni, free_eip

MULTI = AssociationMode.MULTI_EIP
H, P, N, C = Judgement.HOLDS, Judgement.PENDING, Judgement.NOT_YET, Judgement.CONFLICTING


@pytest.mark.parametrize(
    ("eip", "bound", "unbound"),
    [
        (None, (C, Reason.GONE), (C, Reason.GONE)),
        (free_eip(1), (N, None), (H, None)),
        (bound_eip(1), (H, None), (N, None)),
        (bound_eip(1, status=EipStatus.ASSOCIATING), (P, None), (P, None)),
        (bound_eip(1, status=EipStatus.UNASSOCIATING), (P, None), (P, None)),
        (bound_eip(1, "eni-9"), (C, Reason.TAKEN), (C, Reason.TAKEN)),
        (bound_eip(1, "i-9", target_type="EcsInstance", mode=None), (C, Reason.TAKEN), (C, Reason.TAKEN)),
        (bound_eip(1, "eni-9", EipStatus.ASSOCIATING), (C, Reason.TAKEN), (C, Reason.TAKEN)),
        (bound_eip(1, "eni-9", EipStatus.UNASSOCIATING), (P, None), (P, None)),
        (bound_eip(1, mode=AssociationMode.NAT), (C, Reason.OTHER_MODE), (C, Reason.OTHER_MODE)),
        (bound_eip(1, mode=None), (C, Reason.OTHER_MODE), (C, Reason.OTHER_MODE)),
        (replace(free_eip(1), status=EipStatus.RELEASING), (C, Reason.LEAVING), (C, Reason.LEAVING)),
        (replace(free_eip(1), status=EipStatus.ASSOCIATING), (P, None), (P, None)),
        (replace(free_eip(1), status=EipStatus.UNKNOWN), (P, None), (P, None)),
    ],
)
def test_every_state_of_an_eip_is_judged(eip: Any, bound: Any, unbound: Any) -> None:
    first = judge_bound(eip_id(1), eip, ENI, MULTI)
    second = judge_unbound(eip_id(1), eip, ENI, MULTI)
    assert ((first.judgement, first.reason), (second.judgement, second.reason)) == (bound, unbound)


@pytest.mark.parametrize(
    ("found", "attached", "detached"),
    [
        (None, (C, Reason.GONE), (C, Reason.GONE)),
        (eni(), (N, None), (H, None)),
        (eni(EniStatus.IN_USE, INSTANCE), (H, None), (N, None)),
        (eni(EniStatus.IN_USE, OTHER), (C, Reason.TAKEN), (C, Reason.TAKEN)),
        (eni(EniStatus.ATTACHING, INSTANCE), (P, None), (P, None)),
        (eni(EniStatus.ATTACHING), (P, None), (P, None)),
        (eni(EniStatus.ATTACHING, OTHER), (C, Reason.TAKEN), (C, Reason.TAKEN)),
        (eni(EniStatus.DETACHING, OTHER), (P, None), (P, None)),
        (eni(EniStatus.DELETING), (C, Reason.LEAVING), (C, Reason.LEAVING)),
        (eni(EniStatus.UNKNOWN, INSTANCE), (P, None), (P, None)),
    ],
)
def test_every_state_of_an_eni_is_judged(found: Any, attached: Any, detached: Any) -> None:
    first = judge_attached(ENI, found, INSTANCE)
    second = judge_detached(ENI, found, INSTANCE)
    assert ((first.judgement, first.reason), (second.judgement, second.reason)) == (attached, detached)


def test_a_conflict_names_what_is_in_the_way() -> None:
    assert judge_bound(eip_id(1), bound_eip(1, "eni-9"), ENI, MULTI).values == (("target", "eni-9"),)
    assert judge_bound(eip_id(1), bound_eip(1, mode=AssociationMode.NAT), ENI, MULTI).values == (("mode", "NAT"),)
    assert judge_attached(ENI, eni(EniStatus.IN_USE, OTHER), INSTANCE).values == (("target", OTHER),)
