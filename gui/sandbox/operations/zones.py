"""DescribeZones of both APIs, and DescribeAvailableResource: what the account file has.

Codes: the tables of describezones and describeavailableresource. Every type and every disk category is to be had in
every zone here; the cloud sells out.
"""

from typing import Final

from gui.sandbox import lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Region

_DISKS: Final = ("cloud_efficiency", "cloud_ssd", "cloud_essd")
_LANGUAGES: Final = ("zh-cn", "zh_tw", "en-us", "ja", "fr", "de", "ko")


def _local_name(region: Region, zone: str, params: Params) -> str:
    letter = zone[-1].upper()
    chinese = params.text("AcceptLanguage", "zh-cn").lower().startswith("zh")
    return f"{region.name_zh} 可用区 {letter}" if chinese else f"{region.name} Zone {letter}"


def describe_vpc_zones(account: Account, params: Params) -> Answer:
    """List the zones of a region."""
    region = lookups.region(account, params)
    kind = params.text("ZoneType", "AvailabilityZone")
    zones = region.zones if kind == "AvailabilityZone" else ()
    shown = [{"ZoneId": zone, "LocalName": _local_name(region, zone, params), "ZoneType": kind} for zone in zones]
    return {"Zones": {"Zone": shown}}


def describe_ecs_zones(account: Account, params: Params) -> Answer:
    """List the zones of a region, with what can be made there."""
    region = lookups.region(account, params)
    if params.text("AcceptLanguage", "zh-cn").lower() not in _LANGUAGES:
        raise Refusal("InvalidAcceptLanguage.NotFound", "The specified language is not supported.", 404)
    if params.text("InstanceChargeType", "PostPaid").lower() not in {"postpaid", "prepaid"}:
        raise Refusal("InvalidInstanceChargeType.NotFound", "The specified InstanceChargeType does not exist.", 404)
    params.choice("SpotStrategy", ("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"), "", "InvalidSpotStrategy")
    brief = params.flag("Verbose") is False
    shown = []
    for zone in region.zones:
        row: dict[str, object] = {"ZoneId": zone, "LocalName": _local_name(region, zone, params)}
        shown.append(row if brief else {**row, "ZoneType": "AvailabilityZone", **_offer(account)})
    return {"Zones": {"Zone": shown}}


def _offer(account: Account) -> dict[str, object]:
    families = list(dict.fromkeys(size.family for size in account.types.values()))
    information = {
        "IoOptimized": True,
        "SystemDiskCategories": {"supportedSystemDiskCategory": [*_DISKS]},
        "DataDiskCategories": {"supportedDataDiskCategory": [*_DISKS]},
        "NetworkTypes": {"supportedNetworkCategory": ["vpc"]},
        "InstanceTypes": {"supportedInstanceType": [*account.types]},
        "InstanceTypeFamilies": {"supportedInstanceTypeFamily": families},
        "InstanceGenerations": {"supportedInstanceGeneration": []},
    }
    return {
        "AvailableResourceCreation": {"ResourceTypes": ["VSwitch", "IoOptimized", "Instance", "Disk"]},
        "AvailableDiskCategories": {"DiskCategories": [*_DISKS]},
        "AvailableVolumeCategories": {"VolumeCategories": []},
        "AvailableInstanceTypes": {"InstanceTypes": [*account.types]},
        "AvailableDedicatedHostTypes": {"DedicatedHostType": []},
        "DedicatedHostGenerations": {"DedicatedHostGeneration": []},
        "AvailableResources": {"ResourcesInfo": [information]},
    }


def describe_available_resource(account: Account, params: Params) -> Answer:
    """Tell what of one kind of resource can be had in each zone."""
    region = lookups.region(account, params)
    kind = params.text("DestinationResource")
    if kind not in {"Zone", "IoOptimized", "InstanceType", "Network", "SystemDisk", "DataDisk"}:
        raise Refusal("Invalid.Param", "DestinationResource is mandatory, and one of those of the page.")
    if params.text("InstanceChargeType", "PostPaid").lower() not in {"postpaid", "prepaid"}:
        raise Refusal("Invalid.InstanceChargeType", "The specified InstanceChargeType is not valid.")
    if params.text("IoOptimized", "optimized").lower() not in {"none", "optimized"}:
        raise Refusal("Invalid.IoOptimized", "The specified IoOptimized is not valid.", 404)
    if params.text("NetworkCategory", "vpc").lower() not in {"vpc", "classic"}:
        raise Refusal("Invalid.NetworkCategory", "The specified NetworkCategory is not valid.", 404)
    if params.text("DedicatedHostId") or kind == "ddh":
        raise Refusal("UnsupportedParameter", "The sandbox has no dedicated hosts.")
    zone = params.text("ZoneId")
    zones = [each for each in region.zones if zone in {"", each}] if _offered(account, params) else []
    values = _values(account, params, kind)
    return {"AvailableZones": {"AvailableZone": [_available(region.id, each, kind, values) for each in zones]}}


def _types(account: Account, params: Params) -> list[str]:
    cores, memory, wanted = params.number("Cores"), params.text("Memory"), params.text("InstanceType")
    return [
        size.id
        for size in account.types.values()
        if wanted in {"", size.id}
        and cores in {None, size.cpu}
        and memory in {"", f"{size.memory}", f"{size.memory}.0"}
    ]


def _offered(account: Account, params: Params) -> bool:
    """Return whether the type, the network and the disks that a call names are to be had."""
    disks = {params.text("SystemDiskCategory"), params.text("DataDiskCategory")}
    classic = params.text("NetworkCategory").lower() == "classic"
    return bool(_types(account, params)) and not classic and disks <= {"", *_DISKS}


def _values(account: Account, params: Params, kind: str) -> list[dict[str, object]]:
    if kind in {"SystemDisk", "DataDisk"}:
        wanted = params.text(f"{kind}Category")
        size = {"Min": 20, "Max": 2048 if kind == "SystemDisk" else 32768, "Unit": "GiB"}
        return [_value(disk) | size for disk in _DISKS if wanted in {"", disk}]
    named = {"InstanceType": _types(account, params), "IoOptimized": ["optimized"], "Network": ["vpc"]}
    return [_value(each) for each in named.get(kind, [])]


def _value(text: str) -> dict[str, object]:
    return {"Value": text, "Status": "Available", "StatusCategory": "WithStock"}


def _available(region: str, zone: str, kind: str, values: list[dict[str, object]]) -> dict[str, object]:
    row: dict[str, object] = {
        "RegionId": region,
        "ZoneId": zone,
        "Status": "Available",
        "StatusCategory": "WithStock",
    }
    if kind != "Zone":
        found = [{"Type": kind, "SupportedResources": {"SupportedResource": values}}]
        row["AvailableResources"] = {"AvailableResource": found}
    return row


VPC_OPERATIONS = (Operation("DescribeZones", describe_vpc_zones),)
ECS_OPERATIONS = (
    Operation("DescribeZones", describe_ecs_zones),
    Operation("DescribeAvailableResource", describe_available_resource),
)
