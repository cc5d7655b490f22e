"""One of every operation, and those that are told apart further: for everything that must know them all."""

from ipaddress import IPv4Address, IPv4Network
from typing import get_args

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import SecurityGroupId, VpcId, VSwitchId
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip, TrafficCharge
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from tests.helpers.region_values import ENI, INSTANCE, REGION, eip_id

VPC = VpcId("vpc-1")
BLOCK = IPv4Network("47.100.1.64/27")
ADDRESS = IPv4Address("47.100.1.77")
GROUP = SecurityGroupId("sg-1")
VSWITCH = VSwitchId("vsw-1")

EVERY: tuple[Operation, ...] = (
    AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=IPv4Address("10.0.0.5")),
    AssociateEips(REGION, (eip_id(1),), MarkRef("m-eni"), AssociationMode.NAT, ADDRESS, batch=False),
    UnassociateEips(REGION, (eip_id(1),), ENI),
    UnassociateEips(REGION, (eip_id(1),), MarkRef("m-eni"), AssociationMode.NAT, ADDRESS),
    AttachEni(REGION, ENI, INSTANCE),
    AttachEni(REGION, MarkRef("m-eni"), INSTANCE),
    DetachEni(REGION, ENI, INSTANCE),
    DetachEni(REGION, MarkRef("m-eni"), INSTANCE),
    CreateEni(REGION, "m-eni", VSWITCH, GROUP, "sip", IPv4Address("10.0.0.9")),
    CreateEni(REGION, "m-eni", MarkRef("m-vsw"), GROUP),
    DeleteEni(REGION, ENI, "sip"),
    DeleteEni(REGION, MarkRef("m-eni")),
    StopInstance(REGION, INSTANCE),
    StartInstance(REGION, INSTANCE),
    AllocateEip(REGION, "m-eip", 5, TrafficCharge.TRAFFIC, "sip-1"),
    AllocateEip(REGION, "m-eip", 500, TrafficCharge.BANDWIDTH),
    ReleaseEip(REGION, eip_id(1), "47.0.0.1"),
    ReleaseEip(REGION, MarkRef("m-eip")),
    AddBlock(REGION, VPC, BLOCK),
    RemoveBlock(REGION, VPC, BLOCK),
    CreateVSwitch(REGION, "m-vsw", VPC, "cn-shanghai-b", BLOCK, "exposed"),
    CreateVSwitch(REGION, "m-vsw", VPC, "cn-shanghai-b", BLOCK),
    DeleteVSwitch(REGION, VSWITCH, VPC, "exposed"),
    DeleteVSwitch(REGION, MarkRef("m-vsw"), VPC),
    ModifyEip(REGION, eip_id(1), "sip-2", 10, "sip-1", 5),
    ModifyEip(REGION, eip_id(1), bandwidth=10, bandwidth_before=5),
    ModifyEip(REGION, eip_id(1), "sip-1"),
    AssociateWithInstance(REGION, eip_id(1), INSTANCE),
    UnassociateFromInstance(REGION, eip_id(1), INSTANCE),
)


def kinds(union: object = Operation) -> set[object]:
    """Return the classes of the union."""
    return {kind for each in get_args(union) for kind in (kinds(each) or {each})}
