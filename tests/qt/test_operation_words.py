"""Every operation has a title and a way to finish it by hand."""

import pytest

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import SecurityGroupId, VSwitchId
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import AllocateEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.words.console_steps import console_steps
from gui.words.operations import operation_title
from tests.helpers.every_operation import BLOCK, EVERY, VPC, VSWITCH
from tests.helpers.region_values import ENI, INSTANCE, INVENTORY, REGION, eip_id

CREATE = CreateEni(REGION, "mark-1", VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "sip")


@pytest.mark.parametrize(
    ("operation", "title", "by_hand"),
    [
        (AssociateEips(REGION, (eip_id(1),), ENI), "to interface eni-1", "Bind Resource"),
        (UnassociateEips(REGION, (eip_id(1),), ENI), "from interface eni-1", "Unbind (from eni-1)"),
        (AttachEni(REGION, ENI, INSTANCE), "Attach interface eni-1 to instance i-1", "Bind to Instance"),
        (DetachEni(REGION, ENI, INSTANCE), "Detach interface eni-1 from instance i-1", "Unbind"),
        (CREATE, "Create interface sip", "Create ENI"),
        (CREATE.undo, "Delete interface sip", "mark-1"),
        (DeleteEni(REGION, MarkRef("mark-1")), "Delete interface mark-1", "mark-1"),
        (DeleteEni(REGION, ENI), "Delete interface eni-1", "Delete"),
        (AssociateEips(REGION, (eip_id(1),), MarkRef("m"), AssociationMode.NAT), "to interface m", "NAT mode"),
        (AllocateEip(REGION, "m", 5, TrafficCharge.TRAFFIC), "Allocate EIP", "Create EIP"),
        (ReleaseEip(REGION, eip_id(1), "47.0.0.1"), "Release EIP 47.0.0.1", "Release"),
        (AddBlock(REGION, VPC, BLOCK), "Add the secondary CIDR block 47.100.1.64/27", "CIDR Block"),
        (RemoveBlock(REGION, VPC, BLOCK), "Remove the secondary CIDR block 47.100.1.64/27", "CIDR Block"),
        (CreateVSwitch(REGION, "m", VPC, "z", BLOCK), "Create vSwitch 47.100.1.64/27", "vSwitch"),
        (DeleteVSwitch(REGION, VSWITCH, VPC), "Delete vSwitch vsw-1", "vSwitch"),
        (StopInstance(REGION, INSTANCE), "Stop instance i-1", "Stop"),
        (StartInstance(REGION, INSTANCE), "Start instance i-1 again", "Start"),
    ],
)
def test_each_operation_is_said_in_words(operation: Operation, title: str, by_hand: str) -> None:
    said = operation_title(operation, INVENTORY)
    assert said.endswith(title)
    assert by_hand in console_steps(operation)


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_no_operation_is_without_words(operation: Operation) -> None:
    assert operation_title(operation, None)
    assert console_steps(operation)
