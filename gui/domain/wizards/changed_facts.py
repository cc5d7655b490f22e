"""What is chosen, as it stood when it was: what has changed since is told before anything is planned.

The same facts count as at the moment of applying (see ``Plan.changes``), so that both say the same.
"""

from dataclasses import dataclass, field

from gui.domain.choices.selection import (
    Begun,
    EipsCleared,
    EipTicked,
    EniChosen,
    Event,
    InstanceChosen,
    InventoryRead,
    RegionChosen,
    Selection,
)
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import FactChange, differences, facts, seen_in

Resource = ElasticIp | NetworkInterface | Instance


@dataclass(frozen=True, slots=True)
class AsChosen:
    """How what is chosen stood.

    Attributes:
        seen: the chosen EIPs, ENI and instance, each as it was when it was chosen; with all EIPs on the ENI.
        gone: what was chosen and exists no longer, as it was then; until the user answers that question again.
    """

    seen: Snapshot = field(default_factory=Snapshot)
    gone: tuple[Resource, ...] = ()


def after(before: AsChosen, event: Event, now: Selection, inventory: Inventory | None) -> AsChosen:
    """Return how what is chosen stood when it was, after ``event``.

    Args:
        before: the same before it.
        event: what happened.
        now: what is chosen after it.
        inventory: what is known of the region; until that is read, nothing new is noted.
    """
    if isinstance(event, RegionChosen):
        return AsChosen()
    # What is begun with was chosen from what is shown now.
    known = AsChosen() if isinstance(event, Begun) else _without_answered(before, event)
    fresh = Snapshot()
    if inventory is not None and inventory.region == now.region:
        fresh = seen_in(inventory, _reads(now))
    # Each as it was when it was chosen; what is newly chosen, as it is now. An ENI has its EIPs beside it.
    then = {query: found for query, found in known.seen.answers.items() if found or query.by is By.INTERFACE}
    seen = {query: then.get(query, fresh.answers.get(query, ())) for query in _reads(now)}
    there = {each.id for query, found in seen.items() if query.kind is INTERFACES for each in found}
    kept = {
        query: found for query, found in seen.items() if (query.value in there if query.by is By.INTERFACE else found)
    }
    return AsChosen(Snapshot(kept), _gone(known, event, now))


def changes(chosen: AsChosen, inventory: Inventory | None) -> tuple[FactChange, ...]:
    """Return which facts of what is chosen are not as they were then; what is not known now is no change."""
    if inventory is None:
        return ()
    then = chosen.seen
    unread = inventory.unread_of(ListName.EIPS) is not None
    reads = Reads(tuple(query for query in then.answers if not (unread and query.by is By.INTERFACE)))
    now = facts(seen_in(inventory, reads))
    # What is gone, or was not read, has no facts now.
    here = {(fact.resource, fact.name) for fact in now}
    return differences(tuple(fact for fact in facts(then) if (fact.resource, fact.name) in here), now)


def _without_answered(before: AsChosen, event: Event) -> AsChosen:
    """Forget what ``event`` answers anew, be it by the same answer: whoever gives it has seen what there is now."""
    match event:
        case EipTicked(eip=eip):
            return AsChosen(before.seen.without(EIPS, By.ID, eip), _others(before.gone, ElasticIp))
        case EipsCleared():
            return AsChosen(before.seen.without(EIPS, By.ID), _others(before.gone, ElasticIp))
        case EniChosen():
            seen = before.seen.without(INTERFACES, By.ID).without(EIPS, By.INTERFACE)
            return AsChosen(seen, _others(before.gone, NetworkInterface))
        case InstanceChosen():
            return AsChosen(before.seen.without(INSTANCES, By.ID), _others(before.gone, Instance))
        case _:
            return before


def _others(gone: tuple[Resource, ...], kind: type[Resource]) -> tuple[Resource, ...]:
    return tuple(each for each in gone if not isinstance(each, kind))


def _gone(known: AsChosen, event: Event, now: Selection) -> tuple[Resource, ...]:
    if not isinstance(event, InventoryRead):
        return known.gone
    chosen: set[str | None] = {*now.eips, now.eni, now.instance}
    seen = known.seen
    before: tuple[Resource, ...] = (*known.gone, *seen.all(EIPS), *seen.all(INTERFACES), *seen.all(INSTANCES))
    return tuple(each for each in before if resource_id(each) not in chosen)


def resource_id(resource: Resource) -> str:
    """Return the id of ``resource``."""
    return resource.allocation_id if isinstance(resource, ElasticIp) else resource.id


def _reads(now: Selection) -> Reads:
    enis = (now.eni,) if now.eni else ()
    instances = (now.instance,) if now.instance else ()
    return Reads.of(EIPS, *now.eips) | Reads.of(INTERFACES, *enis) | Reads.of(INSTANCES, *instances) | Reads.on(*enis)
