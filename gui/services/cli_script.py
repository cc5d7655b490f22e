"""Plans as a bash script of ``aliyun`` CLI calls, to be read by a colleague and run where the program is not.

The script checks first that everything is as the plans found it, sends each call once, and waits for its effect. It
stops at the first refusal, says what was finished by then, and takes nothing back. Syntax of the CLI: RPC style,
``aliyun <product> <Action> --Name value``, lists as ``--Name.1``, and
``--waiter expr=<JMESPath> to=<value> timeout=<s> interval=<s>``.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from gui.domain.allocation import AllocateEip, ReleaseEip
from gui.domain.calls import parameters
from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eip import AssociationMode
from gui.domain.one_way import one_way
from gui.domain.operations import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Making,
    Operation,
    UnassociateEips,
    VpcChange,
)
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan
from gui.domain.power import StartInstance, StopInstance
from gui.domain.vpc_changes import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.services import cli_made
from gui.services.plain_text import one_line

_SETTLING_SECONDS = 300
_HEADER = """\
#!/usr/bin/env bash
# Made by Multi-EIP Wizard for region {region}: {plans}.
# Needs the aliyun CLI, version 3, signed in. Sends each call once and waits until its effect is there; stops at the
# first refusal and takes nothing back.
{notes}set -euo pipefail

region={quoted_region}
step='checking that everything is as the plan found it'
finished=''
trap '(($? == 0)) || ended_early' EXIT

ended_early() {{
    printf 'Stopped while %s. ' "$step" >&2
    if [[ -n $finished ]]; then
        printf 'Finished before that, and staying so:\\n%s' "$finished" >&2
    else
        printf 'Nothing was finished before that.\\n' >&2
    fi
}}

begin() {{
    step=$1
    printf '== %s\\n' "$step" >&2
}}

finish() {{
    finished+="   $step"$'\\n'
}}

# call PRODUCT ACTION [--Name value]...
call() {{
    local product=$1 action=$2
    shift 2
    aliyun "$product" "$action" --region "$region" --RegionId "$region" "$@"
}}

# Names a write, so that an attempt the CLI repeats by itself counts once.
token() {{
    printf 'multi-eip-%s-%s-%s' "$(date +%s)" "$$" "$RANDOM"
}}

changed() {{
    printf '%s; make a new plan.\\n' "$1" >&2
    exit 3
}}

# require RESOURCE STATUS PLACE PRODUCT ACTION [--Name value]...: what PLACE names it must be bound to, if anything
require() {{
    local resource=$1 status=$2 place=$3 answer
    shift 3
    answer=$(call "$@")
    answer=${{answer//[[:space:]]/}}
    if [[ $answer != *"\\"Status\\":\\"$status\\""* ]]; then
        changed "$resource is no longer in the state $status"
    elif [[ -n $place && $answer != *"\\"InstanceId\\":\\"$place\\""* ]]; then
        changed "$resource is no longer bound to $place"
    fi
}}

require_eip() {{
    require "$1" "$2" "${{3-}}" vpc DescribeEipAddresses --AllocationId "$1"
}}

require_eni() {{
    require "$1" "$2" "${{3-}}" ecs DescribeNetworkInterfaces --NetworkInterfaceId.1 "$1"
}}

# require_carried ENI [EIP]...: these EIPs are bound to it, and no others
require_carried() {{
    local eni=$1 eip answer
    shift
    answer=$(call vpc DescribeEipAddresses --AssociatedInstanceType NetworkInterface --AssociatedInstanceId "$eni" \\
        --PageSize 100)
    answer=${{answer//[[:space:]]/}}
    for eip in "$@"; do
        [[ $answer == *"\\"AllocationId\\":\\"$eip\\""* ]] || changed "$eip is no longer bound to $eni"
        answer=${{answer//\\"AllocationId\\":\\"$eip\\"/}}
    done
    [[ $answer != *'"AllocationId"'* ]] || changed "$eni carries EIPs that it did not carry before"
}}

await_eip() {{
    call vpc DescribeEipAddresses --AllocationId "$1" \\
        --waiter expr='EipAddresses.EipAddress[0].Status' to="$2" timeout={seconds} interval=2 >/dev/null
}}

await_eni() {{
    call ecs DescribeNetworkInterfaces --NetworkInterfaceId.1 "$1" \\
        --waiter expr='NetworkInterfaceSets.NetworkInterfaceSet[0].Status' to="$2" timeout={seconds} interval=2 \\
        >/dev/null
}}
"""


def to_cli_script(plan: Plan, names: Mapping[str, str] | None = None, notes: Sequence[PlanNote] = ()) -> bytes:
    """Return the script that carries out ``plan``.

    Args:
        plan: the plan.
        names: what to call a resource in a message, by id.
        notes: what whoever runs it must know first; they stand at its top.
    """
    return plans_to_cli_script((plan,), names, notes)


def plans_to_cli_script(
    plans: Sequence[Plan], names: Mapping[str, str] | None = None, notes: Sequence[PlanNote] = ()
) -> bytes:
    """Return the one script that carries out ``plans``, a block for each, one after another.

    Nothing is sent before everything that any of them relies on was found as it was.

    Args:
        plans: at least one, all for one region; no two may be about the same EIP or ENI.
        names: what to call a resource in a message, by id.
        notes: what whoever runs it must know first; they stand at its top.

    Raises:
        ValueError: they are for several regions, or there is none.
    """
    regions = {one_line(plan.region) for plan in plans}
    if len(regions) != 1:
        raise ValueError(f"one script is for one region, not for {len(regions)}")
    (region,) = regions
    told = ("plan " if len(plans) == 1 else "plans ") + ", ".join(plan.fingerprint for plan in plans)
    operations = [each for plan in plans for each in plan.operations]
    makes = any(isinstance(each, Making | VpcChange) for each in operations)
    lines = [
        _HEADER.format(
            plans=told,
            region=region,
            notes=_noted(notes),
            quoted_region=shlex.quote(region),
            seconds=_SETTLING_SECONDS,
        ),
        *([cli_made.FUNCTIONS] if makes else []),
        *dict.fromkeys(line for plan in plans for line in _checks(plan)),
        *(line for plan in plans for line in _block(plan, names or {}, titled=len(plans) > 1)),
        *(line for plan in plans for line in _gateways(plan)),
        "",
        _begin("ending: everything is as planned" if operations else "ending: there is nothing to do"),
    ]
    return ("\n".join(lines) + "\n").encode()


def _block(plan: Plan, names: Mapping[str, str], *, titled: bool) -> Iterator[str]:
    if titled and plan.selection.eni:
        yield ""
        yield one_line(f"# ---- {_named(plan.selection.eni, names)}, plan {plan.fingerprint}")
    for operation in plan.operations:
        yield from _told(operation, plan, names)
        yield "finish"


def _begin(text: str) -> str:
    return f"begin {shlex.quote(one_line(text))}"


def _named(identifier: str, names: Mapping[str, str]) -> str:
    name = names.get(identifier, "")
    return f"{identifier} ({name})" if name else identifier


def _noted(notes: Sequence[PlanNote]) -> str:
    told = (f"#  - {one_line(note.sentence)}\n" for note in notes)
    return "".join(("#\n# Before you run it:\n", *told, "\n")) if notes else ""


def _checks(plan: Plan) -> Iterator[str]:
    """Yield what must still be so before the first write: where EIPs and ENIs are, and in which state."""
    facts = {(fact.resource, fact.name): fact.value for fact in plan.relied_on}
    for kind, ids, place in (("eip", plan.reads.eips, "target"), ("eni", plan.reads.enis, "instance")):
        for each in ids:
            if (status := facts.get((each, "status"))) is not None:
                bound_to = facts.get((each, place), "")
                yield _command(f"require_{kind}", each, status, *([bound_to] if bound_to else []))
    for eni in plan.reads.enis:
        if (carried := facts.get((eni, "eips"))) is not None:
            yield _command("require_carried", eni, *carried.split())


def _command(*words: str) -> str:
    return " ".join(shlex.quote(one_line(word)) for word in words)


def _told(operation: Operation, plan: Plan, names: Mapping[str, str]) -> Iterator[str]:
    if operation is next((each for each in plan.operations if one_way(each)), None):
        yield from ("", "# From here on there is no way back: nothing brings back what follows.")
    yield from _operation(operation, names)


def _operation(operation: Operation, names: Mapping[str, str]) -> Iterator[str]:
    yield ""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            yield from _binding(operation, names)
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            yield from _making(operation)
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            yield from _making(operation)
        case StopInstance(instance_id=instance):
            yield _begin(f"stopping {_named(instance, names)}")
            yield _power(operation)
            yield _await_instance(instance, "Stopped")
        case StartInstance(instance_id=instance):
            yield _begin(f"starting {_named(instance, names)}")
            yield _power(operation)
            yield _await_instance(instance, "Running")
        case _:
            assert_never(operation)


def _making(operation: Making | VpcChange) -> Iterator[str]:
    yield _begin(cli_made.title(operation))
    yield from cli_made.write(operation)


def _power(operation: StopInstance | StartInstance) -> str:
    # These two have no parameter RegionId, and the CLI sends nothing that the API does not list.
    named = [word for name, value in parameters(operation) for word in (f"--{name}", value)]
    return _command("aliyun", "ecs", operation.action) + ' --region "$region" ' + _command(*named) + " >&2"


def _await_instance(instance: str, status: str) -> str:
    return (
        _command(
            *("call", "ecs", "DescribeInstances", "--InstanceIds", f'["{instance}"]'),
            *("--waiter", "expr=Instances.Instance[0].Status", f"to={status}"),
            *(f"timeout={_SETTLING_SECONDS}", "interval=2"),
        )
        + " >/dev/null"
    )


def _binding(operation: BindingChange, names: Mapping[str, str]) -> Iterator[str]:
    eni = _named(str(operation.eni_id), names)
    match operation:
        case AssociateEips(allocation_ids=ids):
            yield _begin(f"binding {len(ids)} EIPs to {eni}: {', '.join(_named(each, names) for each in ids)}")
            for call in [operation] if operation.batch else [operation.only({each}) for each in ids]:
                yield _write("vpc", call)
                yield from (_command("await_eip", each, "InUse") for each in call.allocation_ids)
        case UnassociateEips(allocation_ids=ids):
            yield _begin(f"unbinding {len(ids)} EIPs from {eni}: {', '.join(_named(each, names) for each in ids)}")
            for each in ids:
                yield _write("vpc", operation.only({each}))
                yield _command("await_eip", each, "Available")
        case AttachEni(instance_id=instance):
            yield _begin(f"binding {eni} to {_named(instance, names)}")
            yield _write("ecs", operation)
            yield _await_eni(operation, "InUse")
        case DetachEni(instance_id=instance):
            yield _begin(f"unbinding {eni} from {_named(instance, names)}")
            yield _write("ecs", operation)
            yield _await_eni(operation, "Available")
        case _:
            assert_never(operation)


def _await_eni(operation: AttachEni | DetachEni, status: str) -> str:
    eni = cli_made.words(operation, "RegionId", "InstanceId").removeprefix("--NetworkInterfaceId ")
    return f"await_eni {eni} {status}"


def _write(product: str, operation: Operation) -> str:
    # The calls of ECS take no ClientToken.
    token = ' --ClientToken "$(token)"' if product == "vpc" else ""
    # The request id goes to standard error, with the progress: standard output is for the gateways.
    return f"call {product} {operation.action} {cli_made.words(operation, 'RegionId')}{token} >&2"


def _gateways(plan: Plan) -> Iterator[str]:
    """Yield the call that tells what the guest needs, where the plan binds EIPs in multi-EIP mode."""
    bound = [each for each in plan.operations if isinstance(each, AssociateEips)]
    for eni_id in dict.fromkeys(str(each.eni_id) for each in bound if each.mode is AssociationMode.MULTI_EIP):
        yield ""
        yield _begin("reading gateway and netmask of each EIP, for the configuration of the guest")
        yield _command("call", "vpc", "DescribeEipGatewayInfo", "--InstanceId", eni_id)
