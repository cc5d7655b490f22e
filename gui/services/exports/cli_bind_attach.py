"""The part of a CLI script that binds and unbinds, and stops and starts instances."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from gui.domain.operations.instance_eips import AssociateWithInstance, InstanceEipChange, UnassociateFromInstance
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    UnassociateEips,
    parameters,
)
from gui.domain.operations.power import PowerChange, StartInstance, StopInstance
from gui.services.exports import cli_create_delete as cli_made
from gui.services.exports.cli_functions import SETTLING_SECONDS, command, named

Change = BindingChange | InstanceEipChange | PowerChange


def title(operation: Change, names: Mapping[str, str]) -> str:
    """Return what the script says it is doing; ``names`` says what to call a resource, by id."""
    match operation:
        case AssociateEips(allocation_ids=ids, eni_id=eni):
            return f"binding {len(ids)} EIPs to {named(str(eni), names)}: {_all_named(ids, names)}"
        case UnassociateEips(allocation_ids=ids, eni_id=eni):
            return f"unbinding {len(ids)} EIPs from {named(str(eni), names)}: {_all_named(ids, names)}"
        case AssociateWithInstance(eip=eip, instance_id=instance):
            return f"binding {named(eip, names)} to {named(instance, names)}"
        case UnassociateFromInstance(eip=eip, instance_id=instance):
            return f"unbinding {named(eip, names)} from {named(instance, names)}"
        case AttachEni(eni_id=eni, instance_id=instance):
            return f"binding {named(str(eni), names)} to {named(instance, names)}"
        case DetachEni(eni_id=eni, instance_id=instance):
            return f"unbinding {named(str(eni), names)} from {named(instance, names)}"
        case StopInstance(instance_id=instance):
            return f"stopping {named(instance, names)}"
        case StartInstance(instance_id=instance):
            return f"starting {named(instance, names)}"
        case _:
            assert_never(operation)


def _all_named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(named(each, names) for each in ids)


def write(operation: Change) -> Iterator[str]:
    """Yield the calls, each with the wait for its effect."""
    match operation:
        case AssociateEips(allocation_ids=ids):
            for call in [operation] if operation.batch else [operation.only({each}) for each in ids]:
                yield _call("vpc", call)
                yield from (command("await_eip", each, "InUse") for each in call.allocation_ids)
        case UnassociateEips(allocation_ids=ids):
            for each in ids:
                yield _call("vpc", operation.only({each}))
                yield command("await_eip", each, "Available")
        case AssociateWithInstance() | UnassociateFromInstance():
            yield from _of_instance(operation)
        case AttachEni():
            yield _call("ecs", operation)
            yield _await_eni(operation, "InUse")
        case DetachEni():
            yield _call("ecs", operation)
            yield _await_eni(operation, "Available")
        case StopInstance(instance_id=instance):
            yield _power(operation)
            yield _await_instance(instance, "Stopped")
        case StartInstance(instance_id=instance):
            yield _power(operation)
            yield _await_instance(instance, "Running")
        case _:
            assert_never(operation)


def _of_instance(operation: InstanceEipChange) -> Iterator[str]:
    yield _call("vpc", operation)
    yield command("await_eip", operation.eip, "InUse" if isinstance(operation, AssociateWithInstance) else "Available")


def _call(product: str, operation: BindingChange | InstanceEipChange) -> str:
    # The calls of ECS take no ClientToken.
    token = ' --ClientToken "$(token)"' if product == "vpc" else ""
    # The request id goes to standard error, with the progress: standard output is for the gateways.
    return f"call {product} {operation.action} {cli_made.words(operation, 'RegionId')}{token} >&2"


def _await_eni(operation: AttachEni | DetachEni, status: str) -> str:
    eni = cli_made.words(operation, "RegionId", "InstanceId").removeprefix("--NetworkInterfaceId ")
    return f"await_eni {eni} {status}"


def _power(operation: PowerChange) -> str:
    # These two have no parameter RegionId, and the CLI sends nothing that the API does not list.
    words = [word for name, value in parameters(operation) for word in (f"--{name}", value)]
    return command("aliyun", "ecs", operation.action) + ' --region "$region" ' + command(*words) + " >&2"


def _await_instance(instance: str, status: str) -> str:
    return (
        command(
            *("call", "ecs", "DescribeInstances", "--InstanceIds", f'["{instance}"]'),
            *("--waiter", "expr=Instances.Instance[0].Status", f"to={status}"),
            *(f"timeout={SETTLING_SECONDS}", "interval=2"),
        )
        + " >/dev/null"
    )
