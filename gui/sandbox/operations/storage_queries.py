"""DescribeDisks and DescribeImages, DescribeInstanceRamRole and DescribeUserData.

Codes: the tables of the four pages. Disks and images are listed and carry tags; none can be made or deleted here.
"""

from fnmatch import fnmatchcase
from typing import Final

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.storage import Disk, Image

_FEWEST, _MOST = 10, 500
_MOST_IDS, _MOST_PER_PAGE, _MOST_ROLES = 100, 100, 50
_CATEGORIES: Final = (
    "all",
    "cloud",
    "cloud_efficiency",
    "cloud_ssd",
    "cloud_essd",
    "cloud_auto",
    "cloud_essd_entry",
    "ephemeral_ssd",
)
_STATES: Final = ("In_use", "Available", "Attaching", "Detaching", "Creating", "ReIniting", "All")


def describe_disks(account: Account, params: Params) -> Answer:
    """List disks; each is in use."""
    region = lookups.region(account, params).id
    wanted = params.json_list("DiskIds", _MOST_IDS)
    kind = params.choice("DiskType", ("all", "system", "data"), "all", "InvalidDiskType.ValueNotSupported")
    category = params.choice("Category", _CATEGORIES, "all", "InvalidCategory.ValueNotSupported")
    status = params.choice("Status", _STATES, "All", "InvalidStatus.ValueNotSupported")
    charge = params.text("DiskChargeType", "PostPaid")
    if charge not in {"PostPaid", "PrePaid"}:
        raise Refusal("InvalidDiskChargeType.NotFound", "The specified DiskChargeType does not exist.", 404)
    instance, zone, name, tags = (
        params.text("InstanceId"),
        params.text("ZoneId"),
        params.text("DiskName"),
        params.tags(),
    )
    elsewhere = status not in {"All", "In_use"} or charge == "PrePaid" or params.flag("Encrypted")
    found = [
        disk
        for disk in account.disks.of_region(region).values()
        if not elsewhere
        and (not params.text("DiskIds") or disk.id in wanted)
        and kind in {"all", disk.type}
        and category in {"all", disk.category}
        and instance in {"", disk.instance}
        and zone in {"", disk.zone}
        and name in {"", disk.name}
        and tags.items() <= disk.tags.items()
    ]
    page = paging.either(params, found, account.disks.serial, _FEWEST, _MOST)
    return {**page.about, "Disks": {"Disk": [_describe_disk(account, disk) for disk in page.records]}}


def _describe_disk(account: Account, disk: Disk) -> dict[str, object]:
    instance = account.instances.get(disk.instance)
    attachment = {"InstanceId": disk.instance, "Device": disk.device, "AttachedTime": disk.created}
    return {
        "DiskId": disk.id,
        "DiskName": disk.name,
        "Description": "",
        "RegionId": disk.region,
        "ZoneId": disk.zone,
        "Status": "In_use",
        "Type": disk.type,
        "Category": disk.category,
        "PerformanceLevel": "PL0" if disk.category == "cloud_essd" else "",
        "Size": disk.size,
        "Device": disk.device,
        "InstanceId": disk.instance,
        "Attachments": {"Attachment": [attachment]},
        "AttachedTime": disk.created,
        "DetachedTime": "",
        "CreationTime": disk.created,
        "ExpiredTime": "2099-12-31T15:59Z",
        "ImageId": instance.image if instance is not None and disk.type == "system" else "",
        "SourceSnapshotId": "",
        "AutoSnapshotPolicyId": "",
        "ProductCode": "",
        "DiskChargeType": "PostPaid",
        "Portable": True,
        "Encrypted": False,
        "KMSKeyId": "",
        "DeleteWithInstance": True,
        "DeleteAutoSnapshot": False,
        "EnableAutoSnapshot": False,
        "EnableAutomatedSnapshotPolicy": False,
        "MultiAttach": "Disabled",
        "MountInstanceNum": 0,
        "MountInstances": {"MountInstance": []},
        "OperationLocks": {"OperationLock": []},
        "ResourceGroupId": instance.resource_group if instance is not None else "",
        "Tags": {"Tag": [{"TagKey": key, "TagValue": value} for key, value in disk.tags.items()]},
    }


def describe_images(account: Account, params: Params) -> Answer:
    """List public images; the account has none of its own."""
    region = lookups.region(account, params).id
    owner = params.choice(
        "ImageOwnerAlias", ("system", "self", "others", "marketplace"), "", "InvalidImageOwnerAlias.ValueNotSupported"
    )
    checks = {
        "OSType": ({"", "windows", "linux"}, "InvalidOSType"),
        "Architecture": ({"", "i386", "x86_64", "arm64"}, "InvalidArchitecture"),
        "Usage": ({"", "instance", "none"}, "InvalidUsage"),
    }
    for name, (known, code) in checks.items():
        if params.text(name) not in known:
            raise Refusal(code, f"The specified {name} is not valid.", 404)
    if params.text("InstanceType") and params.text("InstanceType") not in account.types:
        raise Refusal("InvalidInstanceType.ValueNotSupported", "The specified InstanceType does not exist.")
    ids, pattern, os_type = (
        params.comma_list("ImageId", _MOST_IDS),
        params.text("ImageName", "*"),
        params.text("OSType"),
    )
    others = owner not in {"", "system"} or params.text("Architecture", "x86_64") != "x86_64" or params.members("Tag")
    gone = params.text("ImageFamily") or params.text("SnapshotId") or params.flag("IsPublic") is False
    used = {instance.image for instance in account.instances.of_region(region).values()}
    usage = params.text("Usage")
    found = [
        image
        for image in account.images.values()
        if not others
        and not gone
        and "Available" in params.text("Status", "Available").split(",")
        and (not ids or image.id in ids)
        and fnmatchcase(image.id, pattern.replace("[", "[[]").replace("?", "[?]"))
        and os_type in {"", image.os_type}
        and usage in {"", "instance" if image.id in used else "none"}
    ]
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    shown = [_describe_image(image, used=image.id in used) for image in page.records]
    return {**page.about, "RegionId": region, "Images": {"Image": shown}}


def _describe_image(image: Image, *, used: bool) -> dict[str, object]:
    mapping = {"Device": "/dev/xvda", "Type": "system", "Size": str(image.size), "SnapshotId": "", "Format": ""}
    return {
        "ImageId": image.id,
        "ImageName": image.id,
        "ImageFamily": "",
        "ImageVersion": "",
        "ImageOwnerAlias": "system",
        "Description": "",
        "OSType": image.os_type,
        "OSName": image.os_name,
        "OSNameEn": image.os_name,
        "Platform": image.os_name.partition("  ")[0],
        "Architecture": "x86_64",
        "Size": image.size,
        "Status": "Available",
        "Progress": "100%",
        "Usage": "instance" if used else "none",
        "CreationTime": image.created,
        "IsPublic": True,
        "IsSelfShared": "",
        "IsCopied": False,
        "IsSubscribed": False,
        "IsSupportIoOptimized": True,
        "IsSupportCloudinit": image.os_type == "linux",
        "ProductCode": "",
        "ResourceGroupId": "",
        "DiskDeviceMappings": {"DiskDeviceMapping": [{**mapping, "ImportOSSBucket": "", "ImportOSSObject": ""}]},
        "Tags": {"Tag": []},
    }


def describe_instance_ram_role(account: Account, params: Params) -> Answer:
    """Tell which RAM role each instance has; an instance without one has an empty name."""
    region = lookups.region(account, params).id
    role = params.text("RamRoleName")
    if not role and not params.text("InstanceIds"):
        raise Refusal("InvalidParameter.AllEmpty", "Name instances or a role.", 403)
    try:
        wanted = params.json_list("InstanceIds", _MOST_ROLES)
    except Refusal:
        raise Refusal("InvalidInstanceIds.Malformed", "InstanceIds is no JSON array of at most 50 ids.") from None
    here = account.instances.of_region(region)
    if any(each not in here for each in wanted):
        raise Refusal("InvalidInstanceId.NotFound", "A specified instance does not exist.", 404)
    chosen = [here[each] for each in dict.fromkeys(wanted)] or list(here.values())
    rows = [
        {"InstanceId": instance.id, "RamRoleName": instance.ram_role}
        for instance in chosen
        if role in {"", instance.ram_role}
    ]
    page = paging.numbered(params, rows, _MOST_ROLES)
    total = page.about["TotalCount"]
    return {
        "RegionId": region,
        "TotalCount": total,
        "InstanceRamRoleSets": {"InstanceRamRoleSet": page.records},
    }


def describe_user_data(account: Account, params: Params) -> Answer:
    """Show what an instance was given to run at its first start: nothing, here."""
    region = lookups.region(account, params).id
    instance = lookups.instance(account, params.required("InstanceId"), region, "InvalidInstanceId.NotFound")
    return {"RegionId": region, "InstanceId": instance.id, "UserData": ""}


OPERATIONS = (
    Operation("DescribeDisks", describe_disks, dry_run=True),
    Operation("DescribeImages", describe_images, dry_run=True),
    Operation("DescribeInstanceRamRole", describe_instance_ram_role),
    Operation("DescribeUserData", describe_user_data),
)
