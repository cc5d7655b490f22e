from ipaddress import IPv4Address

import pytest

from gui.domain.operations.networks import CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips, parameters
from tests.helpers.every_operation import EVERY
from tests.helpers.region_values import ENI, INSTANCE, REGION, eip_id

TWO = (eip_id(1), eip_id(2))


def test_the_batch_names_every_eip_by_number() -> None:
    assert parameters(AssociateEips(REGION, TWO, ENI)) == (
        ("RegionId", "cn-shanghai"),
        ("BindedInstanceId", "eni-1"),
        ("BindedInstanceType", "NetworkInterface"),
        ("Mode", "MULTI_BINDED"),
        ("InstanceIds.1", "eip-1"),
        ("InstanceIds.2", "eip-2"),
    )


def test_the_single_call_names_the_first_eip_and_the_private_address_where_it_is_known() -> None:
    begin = (
        ("RegionId", "cn-shanghai"),
        ("AllocationId", "eip-1"),
        ("InstanceId", "eni-1"),
        ("InstanceType", "NetworkInterface"),
        ("Mode", "MULTI_BINDED"),
    )
    assert parameters(AssociateEips(REGION, TWO, ENI, batch=False)) == begin
    address = IPv4Address("10.0.0.5")
    known = AssociateEips(REGION, TWO, ENI, private_address=address, batch=False)
    assert parameters(known) == (*begin, ("PrivateIpAddress", "10.0.0.5"))


def test_disassociating_names_the_target_and_its_type() -> None:
    assert parameters(UnassociateEips(REGION, TWO, ENI)) == (
        ("RegionId", "cn-shanghai"),
        ("AllocationId", "eip-1"),
        ("InstanceId", "eni-1"),
        ("InstanceType", "NetworkInterface"),
    )


def test_attaching_and_detaching_name_eni_and_instance() -> None:
    expected = (("RegionId", "cn-shanghai"), ("NetworkInterfaceId", "eni-1"), ("InstanceId", "i-1"))
    assert parameters(AttachEni(REGION, ENI, INSTANCE)) == expected
    assert parameters(DetachEni(REGION, ENI, INSTANCE)) == expected


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_each_call_names_what_it_is_about(operation: Operation) -> None:
    values = [value for _, value in parameters(operation.next_call(operation.items))]
    if isinstance(operation, AssociateEips | UnassociateEips):
        assert operation.items[0] in values
    assert any(item == value or item in value for item in operation.items for value in values)


def test_what_is_made_carries_its_mark_and_a_name_only_where_it_has_one() -> None:
    named, nameless = (each for each in EVERY if isinstance(each, CreateVSwitch))
    assert ("VSwitchName", "exposed") in parameters(named)
    assert "VSwitchName" not in dict(parameters(nameless))
    assert parameters(nameless)[-2:] == (("Tag.1.Key", "multi-eip-wizard"), ("Tag.1.Value", "m-vsw"))
