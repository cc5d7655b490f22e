"""A plan as plain data and back: the content of a plan file and of the journal. Pure; files are read elsewhere."""

import hashlib
import json
from typing import Any

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.plans.file_data import PLAN, Data
from gui.domain.plans.operation_data import (
    operation_from_data,
    operation_to_data,
)
from gui.domain.plans.plan import Fact, Plan

FORMAT = 1
"""Number of the format; raised when an older program could misread a plan."""


def plan_to_data(plan: Plan) -> dict[str, Any]:
    """Return ``plan`` as data that JSON can hold, with a checksum so that a file changed by hand is noticed."""
    chosen = plan.selection
    data = {
        "format": FORMAT,
        "region": plan.region,
        "selection": {"eips": list(chosen.eips), "eni": chosen.eni, "instance": chosen.instance, **_more(chosen)},
        "operations": [operation_to_data(operation) for operation in plan.operations],
        "relied_on": [list(fact) for fact in plan.relied_on],
        "fingerprint": plan.fingerprint,
        **_account(plan),
    }
    return {**data, "checksum": _checksum(data)}


def _account(plan: Plan) -> dict[str, Any]:
    """Return the account of the plan, if it is known; without one a plan reads as it always did."""
    account = plan.account
    if account is None:
        return {}
    names = {
        "id": account.account_id,
        "access_key_id": account.access_key_id,
        "endpoint": account.endpoint,
        "profile": account.profile,
    }
    return {"account": names}


def _more(chosen: Selection) -> dict[str, Any]:
    """Return what only some plans have; without it a plan reads as it always did."""
    stacks = {"stacks": list(chosen.stacks)} if chosen.stacks else {}
    if chosen.method is Method.MULTI_EIP:
        return stacks
    return {"road": chosen.method.value, "security_group": chosen.group, **stacks}


def _checksum(data: Data) -> str:
    """Return sixteen hexadecimal digits that differ when anything in ``data`` but its checksum differs."""
    content = {name: value for name, value in data.items() if name != "checksum"}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def plan_from_data(data: object) -> Plan:
    """Return the plan that ``data`` holds.

    Raises:
        InputError: it holds none, or one of a newer program, or one that was changed by hand.
    """
    found = PLAN.object(data, "plan")
    if type(found.get("format")) is not int or found["format"] != FORMAT:  # true equals 1
        raise InputError(f"The plan has format {found.get('format')!r}; this program reads format {FORMAT}.")
    if found.get("checksum") != _checksum(found):
        raise InputError("The checksum of the plan does not match: it was changed after it was reviewed.")
    region = RegionId(PLAN.text(found, "region"))
    chosen = PLAN.object(found.get("selection"), "selection")
    eni, instance, group = (_text_if_any(chosen, name) for name in ("eni", "instance", "security_group"))
    selection = Selection(
        region=region,
        eips=tuple(AllocationId(each) for each in PLAN.texts(chosen, "eips")),
        # A plan that makes an ENI has none yet; a teardown of a free ENI has no instance.
        eni=EniId(eni) if eni is not None else None,
        instance=InstanceId(instance) if instance is not None else None,
        method=_method_of(chosen),
        group=SecurityGroupId(group) if group is not None else None,
        stacks=PLAN.texts(chosen, "stacks") if "stacks" in chosen else (),
    )
    operations = tuple(operation_from_data(each) for each in PLAN.list(found, "operations"))
    facts = tuple(_fact(each) for each in PLAN.list(found, "relied_on"))
    plan = Plan(region, operations, selection, facts, _account_of(found))
    if selection.eni is None and any(_binds_to_a_known_eni(operation) for operation in operations):
        raise PLAN.wrong("eni is missing")
    if any(operation.region != region for operation in operations):
        raise InputError("The plan names more than one region.")
    return plan


def _text_if_any(found: Data, name: str) -> str | None:
    return PLAN.text(found, name) if found.get(name) is not None else None


def _account_of(found: Data) -> Account | None:
    """Return the account of a plan, None where an earlier version has saved none."""
    if found.get("account") is None:
        return None
    account = PLAN.object(found.get("account"), "account")
    endpoint = _text_if_any(account, "endpoint")
    names = (PLAN.text(account, name) if account.get(name) else "" for name in ("id", "access_key_id", "profile"))
    number, key, profile = names
    return Account(number, key, endpoint, profile)


def _method_of(chosen: Data) -> Method:
    try:
        return Method(PLAN.text(chosen, "road")) if chosen.get("road") is not None else Method.MULTI_EIP
    except ValueError as cause:
        raise InputError(f"The plan names an unknown method {chosen.get('road')!r}.") from cause


def _binds_to_a_known_eni(operation: Operation) -> bool:
    return isinstance(operation, AssociateEips | AttachEni) and not isinstance(operation.eni_id, MarkRef)


def _fact(value: object) -> Fact:
    match value:
        case [str(resource), str(name), str(fact)]:
            return Fact(resource, name, fact)
        case _:
            raise PLAN.wrong("a fact is not three texts")
