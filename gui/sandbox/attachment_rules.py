"""When an interface may be attached to an instance.

Sources: [T] the error table shared by the interface operations of ECS, [D] the description of AttachNetworkInterface,
[H] help page 63410 on instance types without hot plug, [M] the page on multi-EIP-to-ENI mode.
"""

from gui.sandbox import binding_rules
from gui.sandbox.account import Account
from gui.sandbox.errors import Refusal
from gui.sandbox.resources import EniStatus, EniType, Instance, InstanceStatus, Interface, Mode
from gui.sandbox.switches import Late


def check_attach(account: Account, eni: Interface, instance: Instance) -> None:
    """Refuse what the cloud refuses."""
    if eni.type is not EniType.SECONDARY:  # [T]
        raise Refusal("InvalidOperation.InvalidEniType", "Only a secondary interface can be attached.", 403)
    if eni.service_managed:  # [T]
        raise Refusal("InvalidOperation.EniServiceManaged", "A cloud service manages the interface.", 403)
    if eni.status is not EniStatus.AVAILABLE:  # [D]
        raise Refusal("InvalidOperation.InvalidEniState", "The interface is not in the state Available.")
    if account.tasks.busy(eni.id):  # an EIP is still on its way to or from the interface
        raise Refusal("OperationConflict", "An EIP of the interface is being changed.", 409)
    if instance.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:  # [D]
        raise Refusal("InvalidOperation.InvalidEcsState", "The instance is neither running nor stopped.")
    if eni.vpc != instance.vpc:  # [D]
        raise Refusal("InvalidOperation.VpcMismatch", "Interface and instance are in different VPCs.", 403)
    if eni.zone != instance.zone:  # [D]
        raise Refusal(
            "InvalidOperation.AvailabilityZoneMismatch", "Interface and instance are in different zones.", 403
        )
    check_hot_plug(account, instance)
    _check_quota(account, eni, instance)
    if _unsupported(account, eni, instance) and account.switches.attach_to_unsupported_family is Late.REFUSED:  # [M]
        raise Refusal("OperationUnsupported.EipBindModel", "The instance type does not support multi-EIP mode.")


def check_hot_plug(account: Account, instance: Instance) -> None:
    """Refuse a running instance whose type takes interfaces only while stopped [H]."""
    if instance.status is InstanceStatus.RUNNING and not account.types[instance.type].hot_plug:
        code = account.switches.no_hot_plug_code
        status = 403 if code.value == "InvalidOperation.HotPlugNotSupport" else 400
        raise Refusal(code.value, "The instance type does not support hot plug; stop the instance first.", status)


def _check_quota(account: Account, eni: Interface, instance: Instance) -> None:
    size = account.types[instance.type]
    if len(account.interfaces.of_instance(instance.id)) >= size.enis:  # [T]
        raise Refusal("EniPerInstanceLimitExceeded", "The instance has the most interfaces its type takes.", 403)
    if len(eni.addresses) > size.ipv4_per_eni:  # [T]
        raise Refusal("InvalidOperation.Ipv4CountExceeded", "The interface has too many private addresses.", 403)


def _unsupported(account: Account, eni: Interface, instance: Instance) -> bool:
    multi = any(eip.mode is Mode.MULTI_BINDED for eip in account.eips.bound_to(eni.id))
    return multi and not binding_rules.family_supported(account, instance)


def falls_back(account: Account, eni: Interface, instance: Instance) -> bool:
    """Return whether the attachment is accepted and then fails, as one reading of the pages has it."""
    return _unsupported(account, eni, instance)
