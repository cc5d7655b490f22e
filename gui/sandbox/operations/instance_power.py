"""StartInstance, StopInstance and RebootInstance."""

from gui.sandbox import lookups, power
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Instance, InstanceStatus, Lock


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


def start_instance(account: Account, params: Params) -> Answer:
    """Start a stopped instance."""
    instance = _instance(account, params, InstanceStatus.STOPPED)
    power.start(account, instance, "StartInstance")
    return {}


def stop_instance(account: Account, params: Params) -> Answer:
    """Stop a running instance; a detachment that hung in the guest ends with it."""
    instance = _instance(account, params, InstanceStatus.RUNNING)
    power.stop(account, instance)
    return {}


def reboot_instance(account: Account, params: Params) -> Answer:
    """Restart a running instance; a detachment that hung in the guest ends with it."""
    instance = _instance(account, params, InstanceStatus.RUNNING)
    power.restart(account, instance)
    return {}


OPERATIONS = (
    Operation("StartInstance", start_instance),
    Operation("StopInstance", stop_instance),
    Operation("RebootInstance", reboot_instance),
)
