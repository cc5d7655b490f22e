"""Every operation has a title and a way to finish it by hand."""

import pytest

from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eni import SecurityGroupId, VSwitchId
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.power import StartInstance, StopInstance
from gui.qt.messages.operations import console_steps, operation_title
from tests.helpers.region_values import ENI, INSTANCE, INVENTORY, REGION, eip_id

CREATE = CreateEni(REGION, "mark-1", VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "sip")


@pytest.mark.parametrize(
    ("operation", "title", "by_hand"),
    [
        (AssociateEips(REGION, (eip_id(1),), ENI), "to interface eni-1", "Bind Resource"),
        (UnassociateEips(REGION, (eip_id(1),), ENI), "from interface eni-1", "Disassociate"),
        (AttachEni(REGION, ENI, INSTANCE), "Bind interface eni-1 to instance i-1", "Bind to Instance"),
        (DetachEni(REGION, ENI, INSTANCE), "Unbind interface eni-1 from instance i-1", "Unbind"),
        (CREATE, "Create interface sip", "Create ENI"),
        (CREATE.undo, "Delete interface sip", "mark-1"),
        (DeleteEni(REGION, "mark-1"), "Delete interface", "Delete"),
        (StopInstance(REGION, INSTANCE), "Stop instance i-1", "Stop"),
        (StartInstance(REGION, INSTANCE), "Start instance i-1 again", "Start"),
    ],
)
def test_each_operation_is_said_in_words(operation: Operation, title: str, by_hand: str) -> None:
    said = operation_title(operation, INVENTORY)
    assert said.endswith(title)
    assert by_hand in console_steps(operation)
