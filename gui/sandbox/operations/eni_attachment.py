"""AttachNetworkInterface and DetachNetworkInterface.

The codes are those of the table shared by the interface operations (api-ecs-2014-05-26-attachnetworkinterface).
"""

from gui.sandbox import attachment_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import EniStatus, EniType, InstanceStatus


def attach_network_interface(account: Account, params: Params) -> Answer:
    """Attach a secondary interface to an instance."""
    region = lookups.region(account, params).id
    params.number("NetworkCardIndex")
    instance = lookups.instance(account, params.required("InstanceId"), region)
    eni = lookups.interface(account, params.required("NetworkInterfaceId"), region)
    attachment_rules.check_attach(account, eni, instance)
    doomed = attachment_rules.falls_back(account, eni, instance)
    account.interfaces.attach(eni, instance.id)

    def attached() -> None:
        eni.status = EniStatus.IN_USE

    def detached() -> None:
        account.interfaces.detach(eni)

    account.tasks.start(
        eni.id,
        "AttachNetworkInterface",
        detached if doomed else attached,
        fail=detached,
    )
    return {}


def detach_network_interface(account: Account, params: Params) -> Answer:
    """Detach a secondary interface; while it is Detaching the call may be repeated, which ends a hang."""
    region = lookups.region(account, params).id
    instance = lookups.instance(account, params.required("InstanceId"), region)
    eni = lookups.interface(account, params.required("NetworkInterfaceId"), region)
    if eni.type is EniType.PRIMARY:
        raise Refusal("InvalidOperation.DetachPrimaryEniNotAllowed", "A primary interface cannot be detached.")
    if eni.service_managed:
        raise Refusal("InvalidOperation.EniServiceManaged", "A cloud service manages the interface.", 403)
    if eni.instance != instance.id:
        raise Refusal("InvalidParameter.EniNotBelongEcs", "The interface is not attached to the instance.")
    if eni.status not in {EniStatus.IN_USE, EniStatus.DETACHING}:
        raise Refusal("InvalidOperation.InvalidEniState", "The interface is neither InUse nor Detaching.")
    if instance.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:
        raise Refusal("InvalidOperation.InvalidEcsState", "The instance is neither running nor stopped.")
    attachment_rules.check_hot_plug(account, instance)
    if eni.status is EniStatus.IN_USE and account.tasks.busy(eni.id):
        raise Refusal("OperationConflict", "An EIP of the interface is being changed.", 409)
    eni.status = EniStatus.DETACHING

    def stay() -> None:
        eni.status = EniStatus.IN_USE

    account.tasks.start(eni.id, "DetachNetworkInterface", lambda: account.interfaces.detach(eni), fail=stay)
    return {}


OPERATIONS = (
    Operation("AttachNetworkInterface", attach_network_interface),
    Operation("DetachNetworkInterface", detach_network_interface),
)
