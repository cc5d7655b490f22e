"""StartInstance, StopInstance and RebootInstance."""

from collections.abc import Callable

from gui.sandbox import lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import EniStatus, Instance, InstanceStatus, Lock


def _instance(account: Account, params: Params, needed: InstanceStatus) -> Instance:
    region = lookups.optional_region(account, params)
    instance = lookups.instance(account, params.required("InstanceId"), region, "InvalidInstanceId.NotFound")
    if account.overdue or instance.lock is not Lock.NONE:
        raise Refusal("InstanceLockedForSecurity", "The instance is locked.", 403)
    if instance.status is not needed:
        raise Refusal("IncorrectInstanceStatus", f"The instance is not in the state {needed.value}.", 403)
    if account.tasks.busy(instance.id):
        raise Refusal("OperationConflict", "Another task is running on the instance.")
    return instance


def _to(instance: Instance, status: InstanceStatus) -> Callable[[], None]:
    def change() -> None:
        instance.status = status

    return change


def start_instance(account: Account, params: Params) -> Answer:
    """Start a stopped instance."""
    instance = _instance(account, params, InstanceStatus.STOPPED)
    _start(account, instance, "StartInstance")
    return {}


def _start(account: Account, instance: Instance, action: str) -> None:
    instance.status = InstanceStatus.STARTING
    running, stopped = _to(instance, InstanceStatus.RUNNING), _to(instance, InstanceStatus.STOPPED)
    account.tasks.start(instance.id, action, running, fail=stopped)


def stop_instance(account: Account, params: Params) -> Answer:
    """Stop a running instance; a detachment that hung in the guest ends with it."""
    instance = _instance(account, params, InstanceStatus.RUNNING)
    instance.status = InstanceStatus.STOPPING

    def stopped() -> None:
        instance.status = InstanceStatus.STOPPED
        _end_detachments(account, instance)

    account.tasks.start(instance.id, "StopInstance", stopped, fail=_to(instance, InstanceStatus.RUNNING))
    return {}


def reboot_instance(account: Account, params: Params) -> Answer:
    """Restart a running instance; a detachment that hung in the guest ends with it."""
    instance = _instance(account, params, InstanceStatus.RUNNING)
    _end_detachments(account, instance)
    _start(account, instance, "RebootInstance")
    return {}


def _end_detachments(account: Account, instance: Instance) -> None:
    for eni in account.interfaces.of_instance(instance.id):
        if eni.status is EniStatus.DETACHING:
            account.tasks.drop(eni.id)
            account.interfaces.detach(eni)


OPERATIONS = (
    Operation("StartInstance", start_instance),
    Operation("StopInstance", stop_instance),
    Operation("RebootInstance", reboot_instance),
)
