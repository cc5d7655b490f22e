"""Find what a call names, with the cloud's code when it is not there."""

from collections.abc import Collection, Iterable

from gui.sandbox.account import DEFAULT_GROUP, Account
from gui.sandbox.errors import Refusal
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip, Instance, Interface, Region, SecurityGroup, Vpc, VSwitch
from gui.sandbox.switches import NoGroup, UnknownId


def region(account: Account, params: Params, code: str = "InvalidRegionId.NotFound") -> Region:
    """Return the region that ``RegionId`` names."""
    found = account.regions.get(params.required("RegionId"))
    if found is None:
        raise Refusal(code, "The specified region does not exist.", 404)
    return found


def optional_region(account: Account, params: Params) -> str | None:
    """Return the region id of the call, or nothing when it names none (the operation then looks everywhere)."""
    return region(account, params).id if params.text("RegionId") else None


def eip(account: Account, identifier: str, region_id: str | None) -> Eip:
    """Return the EIP with this allocation id."""
    found = account.eips.get(identifier, region_id)
    if found is None:
        raise Refusal("InvalidAllocationId.NotFound", "The specified EIP does not exist.", 404)
    return found


def interface(account: Account, identifier: str, region_id: str | None) -> Interface:
    """Return the interface with this id, for the operations of ECS."""
    found = account.interfaces.get(identifier, region_id)
    if found is None:
        raise Refusal("InvalidEniId.NotFound", "The specified network interface does not exist.", 404)
    return found


def instance(account: Account, identifier: str, region_id: str | None, code: str = "InvalidEcsId.NotFound") -> Instance:
    """Return the instance with this id, for the operations of ECS."""
    found = account.instances.get(identifier, region_id)
    if found is None:
        raise Refusal(code, "The specified instance does not exist.", 404)
    return found


def vpc(account: Account, identifier: str, region_id: str | None, code: str, status: int) -> Vpc:
    """Return the VPC with this id; each operation has its own code for a missing one."""
    found = account.vpcs.get(identifier, region_id)
    if found is None:
        raise Refusal(code, "The specified VPC does not exist.", status)
    return found


def vswitch(account: Account, identifier: str, region_id: str | None) -> VSwitch:
    """Return the vSwitch with this id."""
    found = account.vswitches.get(identifier, region_id)
    if found is None:
        raise Refusal("InvalidVSwitchId.NotFound", "The specified vSwitch does not exist.", 404)
    return found


def security_group(account: Account, identifier: str, region_id: str | None) -> SecurityGroup:
    """Return the security group with this id."""
    found = account.security_groups.get(identifier, region_id)
    if found is None:
        raise Refusal("InvalidSecurityGroupId.NotFound", "The specified security group does not exist.", 404)
    return found


def resource_group(account: Account, params: Params, code: str, status: int) -> str:
    """Return the id of the resource group that a call gives to what it makes; empty where it gives none."""
    wanted = params.text("ResourceGroupId")
    if wanted and wanted not in account.resource_groups:
        raise Refusal(code, "The specified resource group does not exist.", status)
    return wanted


def shown_group(account: Account, group: str) -> str:
    """Return what ``ResourceGroupId`` of a resource of the VPC API shows."""
    none_given = account.switches.resource_group_when_none_given is NoGroup.EMPTY
    return group or ("" if none_given else DEFAULT_GROUP.id)


def check_ids(account: Account, wanted: Iterable[str], there: Collection[str], code: str) -> None:
    """Refuse a list by ids of which one does not exist, where the account's switch says so.

    Only the table of DescribeVSwitches promises this code; that of DescribeNetworkInterfaces, which ECS shares among
    its operations, has its own one too, although its practice is an empty list.
    """
    if account.switches.unknown_id is UnknownId.NOT_FOUND and any(each not in there for each in wanted):
        raise Refusal(code, "A resource that the call names does not exist.", 404)
