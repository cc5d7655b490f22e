"""What a plan file must hold before it is carried out: it may have been made or changed by another user.

The checksum has no key, so it shows a slip and no intent. What protects is that a plan can name nothing without a fact
of it, which is read again before the first call.
"""

from collections import Counter
from collections.abc import Iterator

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AssociationMode
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance
from gui.domain.plans.document import plan_from_data
from gui.domain.plans.file_data import PLAN
from gui.domain.plans.plan import Plan, named


def plan_from_file(data: object) -> Plan:
    """Return the plan that the file's ``data`` holds.

    Raises:
        InputError: it holds none, or one without operations, whose fingerprint is not that of its facts, that names a
            resource without a fact of it, or more EIPs than an interface takes.
    """
    plan = plan_from_data(data)
    if not plan.operations:
        raise InputError("The plan has no operations: nothing is to be changed, and nothing was sent.")
    if PLAN.object(data, "plan").get("fingerprint") != plan.fingerprint:
        raise InputError("The fingerprint of the plan is not that of its facts: it was changed after it was reviewed.")
    _check_facts(plan)
    _check_limits(plan)
    return plan


def _check_facts(plan: Plan) -> None:
    known = {fact.resource for fact in plan.relied_on}
    for operation in plan.operations:
        for resource in _resources(operation):
            if resource not in known:
                raise InputError(
                    f"{operation.action} of the plan names {resource}, and the plan holds no fact of it to compare with"
                    " the cloud. Make the plan again."
                )


def _resources(operation: Operation) -> Iterator[str]:
    """Yield the ids that ``operation`` names; an interface that is detached tells itself which instance has it."""
    yield from (query.value for query in named(operation))
    match operation:
        case AssociateEips(allocation_ids=eips) | UnassociateEips(allocation_ids=eips):
            yield from eips
        case AssociateWithInstance(eip=eip) | UnassociateFromInstance(eip=eip):
            yield eip
        case AttachEni(instance_id=instance) | StartInstance(instance_id=instance):
            yield instance
        case _:
            return


def _check_limits(plan: Plan) -> None:
    bound: Counter[str | MarkRef] = Counter()
    for each in plan.operations:
        if isinstance(each, AssociateEips | UnassociateEips) and len(each.allocation_ids) > MAX_EIPS_PER_ENI:
            raise InputError(f"{each.action} of the plan names more than {MAX_EIPS_PER_ENI} EIPs at once.")
        if isinstance(each, AssociateEips) and each.mode is AssociationMode.MULTI_EIP:
            bound[each.eni_id] += len(each.allocation_ids)
    if any(count > MAX_EIPS_PER_ENI for count in bound.values()):
        raise InputError(f"The plan binds more than {MAX_EIPS_PER_ENI} EIPs to one interface.")
