"""What every CLI script begins with: checks, calls and waits as functions of bash; and how a line of it is written."""

import shlex
from collections.abc import Mapping
from typing import Final

from gui.words.plain_text import one_line

SETTLING_SECONDS: Final = 300
HEADER: Final = """\
#!/usr/bin/env bash
# Made by Multi-EIP Wizard for region {region}: {plans}.
{account}#
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

ACCOUNT_FUNCTION: Final = """
# require_account NUMBER: the CLI is signed in to this account
require_account() {
    local answer
    answer=$(aliyun sts GetCallerIdentity --region "$region")
    answer=${answer//[[:space:]]/}
    if [[ $answer != *"\\"AccountId\\":\\"$1\\""* ]]; then
        printf 'The CLI is not signed in to account %s, which this is for.\\n' "$1" >&2
        exit 3
    fi
}
"""
"""Checks the account first, in a script that names one."""


def begin(text: str) -> str:
    """Return the line that says what the script does next."""
    return f"begin {shlex.quote(one_line(text))}"


def command(*words: str) -> str:
    """Return ``words`` as one line that bash takes for these words, whatever is in them."""
    return " ".join(shlex.quote(one_line(word)) for word in words)


def named(identifier: str, names: Mapping[str, str]) -> str:
    """Return what a message calls a resource: its id, and its name where ``names`` has one."""
    name = names.get(identifier, "")
    return f"{identifier} ({name})" if name else identifier
