"""Plans as a bash script of ``aliyun`` CLI calls, to be read by a colleague and run where the program is not.

The script checks first that everything is as the plans found it, sends each call once, and waits for its effect. It
stops at the first refusal, says what was finished by then, and takes nothing back. Syntax of the CLI: RPC style,
``aliyun <product> <Action> --Name value``, lists as ``--Name.1``, and
``--waiter expr=<JMESPath> to=<value> timeout=<s> interval=<s>``.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from gui.domain.cloud.account import Account, described
from gui.domain.cloud.eip import AssociationMode
from gui.domain.engine.irreversible import irreversible
from gui.domain.operations.instance_eips import InstanceEipChange
from gui.domain.operations.networks import VpcChange
from gui.domain.operations.operation import AssociateEips, BindingChange, Making, Operation
from gui.domain.operations.power import PowerChange
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan
from gui.services.exports import cli_bind_attach as cli_bound
from gui.services.exports import cli_create_delete as cli_made
from gui.services.exports.cli_functions import ACCOUNT_FUNCTION, HEADER, SETTLING_SECONDS, begin, command, named
from gui.words.plain_text import one_line
from gui.words.plan_notes import english_note


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
    accounts = dict.fromkeys(plan.account for plan in plans if plan.account)
    numbers = [each.account_id for each in accounts if _can_be_asked(each)]
    operations = [each for plan in plans for each in plan.operations]
    makes = any(isinstance(each, Making | VpcChange) for each in operations)
    lines = [
        HEADER.format(
            plans=told,
            account="".join(f"# For {one_line(described(each))}.\n" for each in accounts),
            region=region,
            notes=_noted(notes),
            quoted_region=shlex.quote(region),
            seconds=SETTLING_SECONDS,
        ),
        *([cli_made.FUNCTIONS] if makes else []),
        *([ACCOUNT_FUNCTION] if numbers else []),
        *(command("require_account", each) for each in numbers),
        *dict.fromkeys(line for plan in plans for line in _checks(plan)),
        *(line for plan in plans for line in _block(plan, names or {}, titled=len(plans) > 1)),
        *(line for plan in plans for line in _gateways(plan)),
        "",
        begin("ending: everything is as planned" if operations else "ending: there is nothing to do"),
    ]
    return ("\n".join(lines) + "\n").encode()


def _can_be_asked(account: Account) -> bool:
    """Return whether the CLI can tell that it is signed in to ``account``: it knows the vendor's own server only."""
    return bool(account.account_id) and account.endpoint is None


def _block(plan: Plan, names: Mapping[str, str], *, titled: bool) -> Iterator[str]:
    if titled and plan.selection.eni:
        yield ""
        yield one_line(f"# ---- {named(plan.selection.eni, names)}, plan {plan.fingerprint}")
    for operation in plan.operations:
        yield from _told(operation, plan, names)
        yield "finish"


def _noted(notes: Sequence[PlanNote]) -> str:
    told = (f"#  - {one_line(english_note(note))}\n" for note in notes)
    return "".join(("#\n# Before you run it:\n", *told, "\n")) if notes else ""


def _checks(plan: Plan) -> Iterator[str]:
    """Yield what must still be so before the first write: where EIPs and ENIs are, and in which state."""
    facts = {(fact.resource, fact.name): fact.value for fact in plan.relied_on}
    for kind, ids, place in (("eip", plan.reads.eips, "target"), ("eni", plan.reads.enis, "instance")):
        for each in ids:
            if (status := facts.get((each, "status"))) is not None:
                bound_to = facts.get((each, place), "")
                yield command(f"require_{kind}", each, status, *([bound_to] if bound_to else []))
    for eni in plan.reads.enis:
        if (carried := facts.get((eni, "eips"))) is not None:
            yield command("require_carried", eni, *carried.split())


def _told(operation: Operation, plan: Plan, names: Mapping[str, str]) -> Iterator[str]:
    if operation is next((each for each in plan.operations if irreversible(each)), None):
        yield from ("", "# From here on there is no way back: nothing brings back what follows.")
    yield from operation_lines(operation, names)


def operation_lines(operation: Operation, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that carry out ``operation``; ``names`` says what to call a resource, by id."""
    lines: list[str] = []
    if isinstance(operation, Making | VpcChange):
        lines = [begin(cli_made.title(operation)), *cli_made.write(operation)]
    elif isinstance(operation, BindingChange | InstanceEipChange | PowerChange):
        lines = [begin(cli_bound.title(operation, names)), *cli_bound.write(operation)]
    yield ""
    yield from lines or _taking_effect_at_once(operation, names)


def _taking_effect_at_once(operation: Operation, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the call of an operation that takes effect with its answer: there is no state to wait for."""
    token = ' --ClientToken "$(token)"' if operation.call.takes_token else ""
    yield begin(f"{operation.action} of " + ", ".join(named(each, names) for each in operation.items))
    words = cli_made.words(operation, "RegionId")
    yield f"call {operation.call.product} {operation.action} {words}{token} >&2"


def _gateways(plan: Plan) -> Iterator[str]:
    """Yield the call that tells what the guest needs, where the plan binds EIPs in multi-EIP mode."""
    bound = [each for each in plan.operations if isinstance(each, AssociateEips)]
    for eni_id in dict.fromkeys(str(each.eni_id) for each in bound if each.mode is AssociationMode.MULTI_EIP):
        yield ""
        yield begin("reading gateway and netmask of each EIP, for the configuration of the guest")
        yield command("call", "vpc", "DescribeEipGatewayInfo", "--InstanceId", eni_id)
