"""How a person does an operation in the console of Alibaba Cloud: where to click, with the ids."""

from gui.domain.cloud.eip import AssociationMode
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock, VpcChange
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Making,
    Operation,
    UnassociateEips,
)
from gui.domain.operations.power import StartInstance, StopInstance
from gui.words.operations import operation_title
from gui.words.translation import translate


def console_steps(operation: Operation) -> str:
    """Return where in the console a person finishes ``operation``, from menu to button, with the ids it is about."""
    steps = ""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            steps = _binding(operation)
        case AssociateWithInstance(eip=eip, instance_id=instance):
            steps = translate("Console", "EIP console > {eips} > Bind Resource > ECS Instance > {instance}")
            steps = steps.format(eips=eip, instance=instance)
        case UnassociateFromInstance(eip=eip, instance_id=instance):
            steps = _unbinding(eip, instance)
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            steps = _making(operation)
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            steps = _vpc(operation)
        case StopInstance(instance_id=instance):
            steps = translate("Console", "ECS console > Instances > {instance} > Stop").format(instance=instance)
        case StartInstance(instance_id=instance):
            steps = translate("Console", "ECS console > Instances > {instance} > Start").format(instance=instance)
    if steps:
        return steps
    # What has no way of its own there is looked for by what it does.
    product = "EIP" if operation.call.product == "vpc" else "ECS"
    text = translate("Console", "{product} console > {title}")
    return text.format(product=product, title=operation_title(operation, None))


def _binding(operation: BindingChange) -> str:
    eni = str(operation.eni_id)
    match operation:
        case AssociateEips(mode=AssociationMode.NAT):
            text = translate("Console", "EIP console > {eips} > Bind Resource > Secondary ENI > NAT mode > {eni}")
            return text.format(eips=" ".join(operation.items), eni=eni)
        case AssociateEips():
            text = translate(
                "Console", "EIP console > {eips} > Bind Resource > Secondary ENI > Multi-EIP to ENI mode > {eni}"
            )
            return text.format(eips=" ".join(operation.items), eni=eni)
        case UnassociateEips():
            return _unbinding(" ".join(operation.items), eni)
        case AttachEni(instance_id=instance):
            text = translate("Console", "ECS console > Network Interfaces > {eni} > Bind to Instance > {instance}")
            return text.format(eni=eni, instance=instance)
        case DetachEni(instance_id=instance):
            text = translate("Console", "ECS console > Network Interfaces > {eni} > Unbind (from {instance})")
            return text.format(eni=eni, instance=instance)


def _unbinding(eips: str, target: str) -> str:
    return translate("Console", "EIP console > {eips} > Unbind (from {eni})").format(eips=eips, eni=target)


def _making(operation: Making) -> str:
    match operation:
        case CreateEni(name=name):
            text = translate("Console", "ECS console > Network Interfaces > Create ENI > {name}")
            return text.format(name=name or translate("Console", "any name"))
        case DeleteEni(eni_id=eni):
            text = translate("Console", "ECS console > Network Interfaces > {eni} > Delete")
            return text.format(eni=str(eni))
        case AllocateEip():
            return translate("Console", "EIP console > Create EIP")
        case ReleaseEip(eip=eip, name=name):
            text = translate("Console", "EIP console > {eip} > Release")
            return text.format(eip=name or str(eip))


def _vpc(operation: VpcChange) -> str:
    match operation:
        case AddBlock(vpc_id=vpc, block=block):
            text = translate("Console", "VPC console > {vpc} > CIDR Block > Add Secondary IPv4 CIDR Block {block}")
            return text.format(vpc=vpc, block=block)
        case RemoveBlock(vpc_id=vpc, block=block):
            text = translate("Console", "VPC console > {vpc} > CIDR Block > {block} > Delete")
            return text.format(vpc=vpc, block=block)
        case CreateVSwitch(vpc_id=vpc, cidr=cidr, zone_id=zone):
            text = translate("Console", "VPC console > vSwitch > Create vSwitch {cidr} in {vpc}, {zone}")
            return text.format(cidr=cidr, vpc=vpc, zone=zone)
        case DeleteVSwitch(vswitch_id=vswitch, name=name):
            text = translate("Console", "VPC console > vSwitch > {vswitch} > Delete")
            return text.format(vswitch=name or str(vswitch))
