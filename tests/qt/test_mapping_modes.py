"""An EIP that is the address of its interface is told apart from one that NAT mode hides from the guest."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address

import pytest

from gui.domain.cloud.eip import AssociationMode, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import mappings
from gui.qt.models.mapping_columns import mapping_columns
from gui.qt.views.mappings import otherwise
from tests.helpers.toy_cloud import REGION, bound_eip, eni, free_eip

NAT = bound_eip(1, mode=AssociationMode.NAT)
EXPOSED = replace(NAT, address=IPv4Address("10.0.0.5"))


@pytest.mark.parametrize(
    ("eip", "mode", "other"),
    [
        (bound_eip(1), "Multi-EIP to ENI mode", False),
        (EXPOSED, "NAT mode, seen in the guest", False),
        (NAT, "NAT mode", True),
        (bound_eip(1, "lb-1", target_type="SlbInstance", mode=None), "", True),
        (free_eip(1), "", False),
    ],
)
def test_the_mode_says_what_the_guest_sees(eip: ElasticIp, mode: str, other: object) -> None:
    row = mappings(Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), (eip,), (eni(),)))[0]
    column = next(each for each in mapping_columns() if each.name == "mode")
    assert (column.show(row), otherwise(row)) == (mode, other)
