"""A plan: operations in order, what was chosen, and the facts it relies on, so that a change in between is seen."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from gui.domain.choices.selection import Selection
from gui.domain.cloud.account import Account
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES, KIND_OF, RESOURCES
from gui.domain.cloud.problems import Problem
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import references
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Query, Reads, Snapshot


class Fact(NamedTuple):
    """One fact of the cloud that a plan relies on: resource id, name of the fact, its value as text."""

    resource: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that the plan relied on and that is different now.

    Attributes:
        resource: id of the EIP, ENI or instance.
        name: which fact, for example ``status``.
        before: when the plan was made; empty when there was none.
        after: now; empty when there is none.
    """

    resource: str
    name: str
    before: str
    after: str


@dataclass(eq=False)
class PlanBlockedError(WizardError):
    """Rules are not met, so there is no plan.

    Attributes:
        problems: the blocking ones, in the order of the pages.
    """

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "; ".join(f"{problem.code.value} {problem.subject}".strip() for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is going to be done.

    Attributes:
        region: where.
        operations: in order; empty when everything holds already.
        selection: what the user chose.
        relied_on: facts of the cloud when the plan was made.
        account: whose resources it names; None in a plan that an earlier version has saved.
    """

    region: RegionId
    operations: tuple[Operation, ...]
    selection: Selection
    relied_on: tuple[Fact, ...] = ()
    account: Account | None = None

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that differ when any fact, or the account, differs."""
        facts_and_account: list[object] = [*sorted(self.relied_on)]
        if self.account is not None:
            facts_and_account.append([self.account.owner, self.account.endpoint])
        text = json.dumps(facts_and_account, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]

    @property
    def reads(self) -> Reads:
        """What must be read to see whether the facts still hold: what was chosen, and what operations name by id."""
        chosen = self.selection
        reads = Reads.of(EIPS, *chosen.eips)
        reads |= Reads.of(INTERFACES, *((chosen.eni,) if chosen.eni else ()))
        reads |= Reads.of(INSTANCES, *((chosen.instance,) if chosen.instance else ()))
        for operation in self.operations:
            reads |= named(operation)
        return reads | Reads.on(*reads.enis)

    def changes(self, now: Snapshot) -> tuple[FactChange, ...]:
        """Return what differs between the facts relied on and ``now``."""
        return differences(self.relied_on, facts(now))


def named(operation: Operation) -> Reads:
    """Return what ``operation`` needs to be as it was; what the plan itself makes is not there before."""
    reads = Reads()
    for name, kind, ref in references(operation):
        if name in operation.relies_on and not isinstance(ref, MarkRef):
            reads |= Reads.of(KIND_OF[kind], ref)
    return reads


def differences(before: tuple[Fact, ...], after: tuple[Fact, ...]) -> tuple[FactChange, ...]:
    """Return what differs between two readings of the same resources.

    Of a resource that was known before, only what was known of it counts: a plan that an earlier version has saved may
    know fewer facts.
    """
    was = {(fact.resource, fact.name): fact.value for fact in before}
    now = {(fact.resource, fact.name): fact.value for fact in after}
    known = {fact.resource for fact in before}
    return tuple(
        FactChange(resource, name, was.get((resource, name), ""), now.get((resource, name), ""))
        for resource, name in dict.fromkeys((*was, *(each for each in now if each[0] not in known)))
        if was.get((resource, name), "") != now.get((resource, name), "")
    )


def facts(seen: Snapshot) -> tuple[Fact, ...]:
    """Return the facts of ``seen`` that a plan relies on; names and other decoration are not among them."""
    return tuple(_facts(seen))


def _facts(seen: Snapshot) -> Iterator[Fact]:
    for kind in RESOURCES:
        for each in seen.all(kind):
            yield from (Fact(kind.key(each), name, value) for name, value in kind.facts(each))
        if kind is INTERFACES:
            for eni_id, eips in seen.carriers():
                yield Fact(eni_id, "eips", " ".join(sorted(eip.allocation_id for eip in eips)))


def relying(plan: Plan, inventory: Inventory) -> Plan:
    """Return ``plan`` with what it relies on, as ``inventory`` has it."""
    return replace(plan, relied_on=facts(seen_in(inventory, plan.reads)))


def seen_in(inventory: Inventory, reads: Reads) -> Snapshot:
    """Return what ``reads`` would see if the cloud were as in ``inventory``; nothing is found by its mark."""
    return Snapshot({query: _answer(inventory, query) for query in reads})


def _answer(inventory: Inventory, query: Query) -> tuple[object, ...]:
    if query.by is By.INTERFACE:
        return inventory.eips_on(EniId(query.value))
    found = query.kind.find(inventory).get(query.value) if query.by is By.ID else None
    return (found,) if found else ()
