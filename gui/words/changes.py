"""What has changed since something was chosen, or since a plan was made, in words."""

from collections.abc import Iterable

from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.plan import FactChange
from gui.domain.wizards.changed_facts import Resource, resource_id
from gui.words import states
from gui.words.joining import listed
from gui.words.names import resource_name, short_name
from gui.words.translation import QT_TRANSLATE_NOOP, translate

_SENTENCES = {
    "target": QT_TRANSLATE_NOOP("Changes", "{resource} was bound to {before}, and is bound to {after} now."),
    "status": QT_TRANSLATE_NOOP("Changes", "{resource}: its state was {before}, and is {after} now."),
    "address": QT_TRANSLATE_NOOP("Changes", "{resource} had the address {before}, and has {after} now."),
    "locks": QT_TRANSLATE_NOOP("Changes", "{resource} was locked by the cloud ({before}), and is now ({after})."),
    "zone": QT_TRANSLATE_NOOP("Changes", "{resource} was in zone {before}, and is in {after} now."),
    "vpc": QT_TRANSLATE_NOOP("Changes", "{resource} was in VPC {before}, and is in {after} now."),
    "prefixes": QT_TRANSLATE_NOOP("Changes", "{resource} had these IP prefixes: {before}; now: {after}."),
    "secondary": QT_TRANSLATE_NOOP(
        "Changes", "{resource} had these secondary private addresses: {before}; now: {after}."
    ),
    "managed": QT_TRANSLATE_NOOP("Changes", "{resource} is managed by another cloud service now."),
    "eips": QT_TRANSLATE_NOOP("Changes", "{resource} carried these EIPs: {before}; now: {after}."),
    "type": QT_TRANSLATE_NOOP("Changes", "{resource} was of type {before}, and is of {after} now."),
    "blocks": QT_TRANSLATE_NOOP("Changes", "{resource} had these CIDR blocks: {before}; now: {after}."),
    "cidr": QT_TRANSLATE_NOOP("Changes", "{resource} had the CIDR block {before}, and has {after} now."),
}
_APPEARED = {
    "target": QT_TRANSLATE_NOOP("Changes", "{resource} was free, and is bound to {after} now."),
    "locks": QT_TRANSLATE_NOOP("Changes", "{resource} has been locked by the cloud ({after})."),
    "managed": QT_TRANSLATE_NOOP(
        "Changes", "{resource} is managed by a cloud service now. Only that service can change it."
    ),
}
_VANISHED = {
    "target": QT_TRANSLATE_NOOP("Changes", "{resource} was bound to {before}, and is free now."),
    "locks": QT_TRANSLATE_NOOP("Changes", "{resource} is no longer locked by the cloud."),
    "managed": QT_TRANSLATE_NOOP("Changes", "{resource} is no longer managed by a cloud service."),
}
_BOUND = {"target", "instance"}
_SETTLED = {EipStatus.AVAILABLE.value, EipStatus.IN_USE.value}


def changes_text(found: Iterable[FactChange], inventory: Inventory | None) -> tuple[str, ...]:
    """Return a sentence for each change; one for a resource that exists no longer, however many facts went with it.

    Args:
        found: what is different.
        inventory: names the resources.
    """
    by_resource: dict[str, list[FactChange]] = {}
    for each in found:
        by_resource.setdefault(each.resource, []).append(each)
    return tuple(text for each in by_resource.values() for text in _of_one(each, inventory))


def loss_text(lost: Resource) -> str:
    """Return that what was chosen exists no longer."""
    name = str(lost.address) if isinstance(lost, ElasticIp) else lost.name
    resource = resource_id(lost)
    said = translate("Changes", "{resource} no longer exists in this region and was removed from the selection.")
    return said.format(resource=f"{name} ({resource})" if name else resource)


def _of_one(found: list[FactChange], inventory: Inventory | None) -> Iterable[str]:
    resource = resource_name(found[0].resource, inventory)
    if any(each.name == "status" and not each.after for each in found):
        yield translate("Changes", "{resource} no longer exists.").format(resource=resource)
        return
    bound = any(each.name in _BOUND for each in found)
    for each in found:
        if bound and each.name == "status" and each.after in _SETTLED:
            continue  # where it is bound says so
        yield _sentence(each).format(
            resource=resource, before=_value(each, each.before, inventory), after=_value(each, each.after, inventory)
        )


def _sentence(change: FactChange) -> str:
    name = "target" if change.name in _BOUND else change.name
    chosen = _SENTENCES if change.before and change.after else _VANISHED if change.before else _APPEARED
    return translate("Changes", str(chosen.get(name, _SENTENCES[name])))


def _value(change: FactChange, value: str, inventory: Inventory | None) -> str:
    if not value:
        return translate("Changes", "none")
    if change.name == "status":
        return states.state(value)
    if change.name == "locks":
        return listed(states.lock(each) for each in value.split())
    if change.name in {*_BOUND, "eips"}:
        return listed(short_name(each, inventory) for each in value.split())
    return value
