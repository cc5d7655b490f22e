"""How events change what the user chose: ``update`` is the only way."""

from dataclasses import replace
from typing import assert_never

from gui.domain.choices.selection import (
    Begun,
    DetachConsented,
    EipsCleared,
    EipTicked,
    EniChosen,
    Event,
    GroupChosen,
    HidingConsented,
    HostStopConsented,
    InstanceChosen,
    InstanceOrderChosen,
    InventoryRead,
    MethodChosen,
    OrderChosen,
    Rebinding,
    RebindingConsented,
    RegionChosen,
    Restored,
    Selection,
    StopConsented,
    TrialChosen,
)
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.region import RegionId


def update(now: Selection, event: Event) -> Selection:
    """Return the selection after ``event``; the very same object when nothing changes."""
    match event:
        case RegionChosen() | MethodChosen() | EniChosen() | InstanceChosen() | GroupChosen():
            return _choose(now, event)
        case Begun() | OrderChosen() | InstanceOrderChosen() | Restored():
            return _changed(now, _arrange(now, event))
        case EipTicked(eip, ticked):
            return _tick(now, eip, ticked=ticked)
        case EipsCleared():
            return replace(now, eips=(), rebind=(), trial=False) if now.eips else now
        case DetachConsented() | HostStopConsented() | StopConsented() | RebindingConsented() | TrialChosen():
            return _changed(now, _consent(now, event))
        case HidingConsented(blocks):
            return _changed(now, replace(now, hide=blocks))
        case InventoryRead(inventory):
            return _keep_existing(now, inventory)
        case _:
            assert_never(event)


def _arrange(now: Selection, event: Begun | OrderChosen | InstanceOrderChosen | Restored) -> Selection:
    match event:
        case Begun(eips, eni, instance, method):
            taken = tuple(dict.fromkeys(eips))[:MAX_EIPS_PER_ENI]
            by_instance = instance is not None and eni is None
            begun = Selection(now.region, taken, eni, instance, method=method)
            return replace(begun, interface_first=eni is not None, instance_first=by_instance)
        case OrderChosen(first):
            return replace(now, interface_first=first)
        case InstanceOrderChosen(first):
            return replace(now, instance_first=first)
        case Restored(selection):
            return selection
        case _:
            assert_never(event)


def _choose(now: Selection, event: RegionChosen | MethodChosen | EniChosen | InstanceChosen | GroupChosen) -> Selection:
    match event:
        case RegionChosen(region):
            return now if region == now.region else _elsewhere(now, region)
        case MethodChosen(method):
            return _changed(now, replace(now, method=method))
        case EniChosen(eni):
            return now if eni == now.eni else replace(now, eni=eni, detach_from=None, stop_host=None)
        case InstanceChosen(instance):
            return now if instance == now.instance else replace(now, instance=instance, stop=None, group=None, hide=())
        case GroupChosen(group):
            return _changed(now, replace(now, group=group))
        case _:
            assert_never(event)


def _elsewhere(now: Selection, region: RegionId) -> Selection:
    first, by_instance = now.interface_first, now.instance_first
    return Selection(region, method=now.method, interface_first=first, instance_first=by_instance)


def _consent(
    now: Selection, event: DetachConsented | HostStopConsented | StopConsented | RebindingConsented | TrialChosen
) -> Selection:
    match event:
        case DetachConsented(eni, instance):
            return replace(now, detach_from=instance) if eni == now.eni else now
        case HostStopConsented(eni, instance, agreed):
            return replace(now, stop_host=instance if agreed else None) if eni == now.eni else now
        case StopConsented(instance, agreed):
            return replace(now, stop=instance if agreed else None) if instance == now.instance else now
        case RebindingConsented(eip, target, agreed):
            others = tuple(each for each in now.rebind if each.eip != eip)
            return replace(now, rebind=(*others, Rebinding(eip, target)) if agreed else others)
        case TrialChosen(on):
            return replace(now, trial=on)
        case _:
            assert_never(event)


def _changed(now: Selection, then: Selection) -> Selection:
    return now if then == now else then


def _tick(now: Selection, eip: AllocationId, *, ticked: bool) -> Selection:
    if not ticked:
        if eip not in now.eips:
            return now
        rebind = tuple(each for each in now.rebind if each.eip != eip)
        return replace(now, eips=tuple(each for each in now.eips if each != eip), rebind=rebind)
    if eip in now.eips or len(now.eips) >= MAX_EIPS_PER_ENI:
        return now
    return replace(now, eips=(*now.eips, eip))


def _still_there(agreed: Rebinding, inventory: Inventory) -> bool:
    """Return whether the EIP is free by now, or bound to what was agreed to."""
    eip = inventory.eip_by_id.get(agreed.eip)
    return eip is not None and eip.target_id in {None, agreed.target}


def _keep_existing(now: Selection, inventory: Inventory) -> Selection:
    if inventory.region != now.region:
        return now
    kept = now
    if inventory.has_read(ListName.EIPS):
        kept = replace(kept, eips=tuple(eip for eip in now.eips if eip in inventory.eip_by_id))
        kept = replace(kept, rebind=tuple(each for each in now.rebind if _still_there(each, inventory)))
    if inventory.has_read(ListName.INTERFACES):
        eni = inventory.eni_by_id.get(now.eni) if now.eni else None
        if eni is None:
            kept = replace(kept, eni=None, detach_from=None, stop_host=None)
        elif eni.instance_id != now.stop_host:
            # Agreed to for another instance than the one that has it now.
            kept = replace(kept, stop_host=None)
    if inventory.has_read(ListName.INSTANCES) and now.instance not in inventory.instance_by_id:
        kept = replace(kept, instance=None, stop=None, group=None, hide=())
    return _changed(now, kept)
