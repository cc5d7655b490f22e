"""The part of a CLI script that makes and deletes, and finds again what the plan itself made."""

import shlex
from collections.abc import Iterator
from typing import Final

from gui.domain.cloud.references import MARK_TAG, MarkRef
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock, VpcChange
from gui.domain.operations.operation import Making, Operation, parameters
from gui.words.plain_text import one_line

FUNCTIONS: Final = f"""\
# made_KIND MARK: the id of the one resource that carries the mark
made() {{
    local pattern=$1 mark=$2 answer
    shift 2
    answer=$(call "$@" --Tag.1.Key {MARK_TAG} --Tag.1.Value "$mark")
    if [[ ! $answer =~ \\"($pattern-[0-9a-z]+)\\" ]]; then
        printf 'Nothing carries the mark %s.\\n' "$mark" >&2
        return 1
    fi
    printf '%s' "${{BASH_REMATCH[1]}}"
}}

made_eip() {{
    made eip "$1" vpc DescribeEipAddresses
}}

made_eni() {{
    made eni "$1" ecs DescribeNetworkInterfaces
}}

made_vswitch() {{
    made vsw "$1" vpc DescribeVSwitches
}}

# require_bare ENI: what becomes of an EIP whose interface is deleted is not documented
require_bare() {{
    local found
    found=$(call vpc DescribeEipAddresses --AssociatedInstanceType NetworkInterface --AssociatedInstanceId "$1")
    if [[ $found == *'"AllocationId"'* ]]; then
        printf '%s carries EIPs that are none of this plan, so it is not deleted.\\n' "$1" >&2
        exit 3
    fi
}}

# until_gone ID PRODUCT ACTION [--Name value]...: an answer without it, not a refusal to answer, says that it is gone
until_gone() {{
    local id=$1 tries=0 answer
    shift
    while :; do
        answer=$(call "$@")
        [[ $answer == *"\\"$id\\""* ]] || return 0
        ((tries += 1))
        if ((tries == 150)); then
            printf '%s is still there.\\n' "$id" >&2
            return 1
        fi
        sleep 2
    done
}}
"""

_FINDERS: Final = {
    "AllocationId": "made_eip",
    "InstanceId": "made_eni",
    "NetworkInterfaceId": "made_eni",
    "VSwitchId": "made_vswitch",
}


def words(operation: Operation, *without: str) -> str:
    """Return the call's parameters as words of a shell; what has only a mark yet is looked up there."""
    named = (each for each in parameters(operation) if each[0] not in without)
    return " ".join(f"{shlex.quote(f'--{name}')} {_value(name, value)}" for name, value in named)


def _value(name: str, value: str) -> str:
    mark = value.removeprefix(f"{MARK_TAG}=")
    if mark != value:
        return f'"$({_FINDERS[name]} {shlex.quote(one_line(mark))})"'
    return shlex.quote(one_line(value))


def _gone(name: str, value: str) -> str:
    """Return the line that remembers what is to go; in quotes, so that nobody takes an id for a subtraction."""
    said = _value(name, value)
    return f"gone='{said}'" if said == value else f"gone={said}"


def title(operation: Making | VpcChange) -> str:
    """Return what the script says it is doing."""
    match operation:
        case CreateEni():
            return f"making interface {operation.name}"
        case DeleteEni():
            return f"deleting interface {operation.name or operation.eni_id}"
        case AllocateEip():
            return f"allocating an EIP {operation.name}"
        case ReleaseEip():
            return f"releasing EIP {operation.name or operation.eip}"
        case AddBlock():
            return f"adding the block {operation.block} to {operation.vpc_id}"
        case RemoveBlock():
            return f"taking the block {operation.block} from {operation.vpc_id}"
        case CreateVSwitch():
            return f"making vSwitch {operation.cidr}"
        case DeleteVSwitch():
            return f"deleting vSwitch {operation.name or operation.vswitch_id}"


def write(operation: Making | VpcChange) -> Iterator[str]:
    """Yield the call and the wait for its effect."""
    said = words(operation, "RegionId")
    match operation:
        case CreateEni():
            yield f'call ecs CreateNetworkInterface {said} --ClientToken "$(token)" >&2'
        case DeleteEni(eni_id=eni):
            yield _gone("NetworkInterfaceId", str(eni))
            if not isinstance(eni, MarkRef):
                yield 'require_bare "$gone"'
            yield 'call ecs DeleteNetworkInterface --NetworkInterfaceId "$gone" >&2'
            yield 'until_gone "$gone" ecs DescribeNetworkInterfaces --NetworkInterfaceId.1 "$gone"'
        case AllocateEip():
            yield f'call vpc AllocateEipAddress {said} --ClientToken "$(token)" >&2'
        case ReleaseEip(eip=eip):
            yield _gone("AllocationId", str(eip))
            yield 'call vpc ReleaseEipAddress --AllocationId "$gone" >&2'
            yield 'until_gone "$gone" vpc DescribeEipAddresses --AllocationId "$gone"'
        case AddBlock(vpc_id=vpc) | RemoveBlock(vpc_id=vpc):
            yield f"call vpc {operation.action} {said} >&2"
            yield (
                f"call vpc DescribeVpcs --VpcId {shlex.quote(one_line(vpc))} --waiter expr='Vpcs.Vpc[0].Status'"
                " to=Available timeout=300 interval=2 >/dev/null"
            )
        case CreateVSwitch():
            yield f'call vpc CreateVSwitch {said} --ClientToken "$(token)" >&2'
            mark = shlex.quote(one_line(operation.mark))
            yield (
                f"call vpc DescribeVSwitches --Tag.1.Key {MARK_TAG} --Tag.1.Value {mark}"
                " --waiter expr='VSwitches.VSwitch[0].Status' to=Available timeout=300 interval=2 >/dev/null"
            )
        case DeleteVSwitch(vswitch_id=vswitch):
            yield _gone("VSwitchId", str(vswitch))
            yield 'call vpc DeleteVSwitch --VSwitchId "$gone" >&2'
            yield 'until_gone "$gone" vpc DescribeVSwitches --VSwitchId "$gone"'
