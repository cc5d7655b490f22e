"""DescribeRouteTableList and DescribeRouteEntryList.

Fields, paging and words: the pages of both operations and the SDK's models. A VPC has its system route table here; it
holds what ``Vpc.routes`` lists, and what the cloud makes for each vSwitch and for its own services.
"""

from typing import NamedTuple

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Vpc

_MOST_TABLES = 50
_MOST_ENTRIES = 100
_SERVICES = "100.64.0.0/10"


def table_of(vpc: Vpc) -> str:
    """Return the id of the system route table of ``vpc``."""
    return vpc.id.replace("vpc-", "vtb-")


def describe_route_table_list(account: Account, params: Params) -> Answer:
    """List route tables of a region, or of one VPC."""
    region = lookups.region(account, params).id
    vpc_id, table, kind = params.text("VpcId"), params.text("RouteTableId"), params.text("RouteTableType")
    found = [
        vpc
        for vpc in account.vpcs.of_region(region).values()
        if vpc_id in {"", vpc.id} and table in {"", table_of(vpc)} and kind in {"", "System"}
    ]
    page = paging.numbered(params, found, _MOST_TABLES)
    return {**page.about, "RouterTableList": {"RouterTableListType": [_table(account, vpc) for vpc in page.records]}}


def _table(account: Account, vpc: Vpc) -> dict[str, object]:
    inside = [vswitch.id for vswitch in account.vswitches.of_region(vpc.region).values() if vswitch.vpc == vpc.id]
    return {
        "RouteTableId": table_of(vpc),
        "RouteTableName": "",
        "RouteTableType": "System",
        "RouterId": vpc.id.replace("vpc-", "vrt-"),
        "RouterType": "VRouter",
        "AssociateType": "VSwitch",
        "Status": "Available",
        "VpcId": vpc.id,
        "VSwitchIds": {"VSwitchId": inside},
        "CreationTime": vpc.created,
        "Description": "",
        "OwnerId": int(account.id),
        "ResourceGroupId": lookups.shown_group(account, vpc.resource_group),
        "RoutePropagationEnable": True,
        "Tags": {"Tag": []},
    }


class _Entry(NamedTuple):
    serial: int
    destination: str
    kind: str


def describe_route_entry_list(account: Account, params: Params) -> Answer:
    """List the entries of one route table, the cloud's own ones too."""
    region = lookups.region(account, params).id
    table, kind = params.required("RouteTableId"), params.text("RouteEntryType")
    vpc = next((each for each in account.vpcs.of_region(region).values() if table_of(each) == table), None)
    if vpc is None:
        raise Refusal("InvalidRouteTableId.NotFound", "The specified route table does not exist.", 404)
    wanted = params.text("DestinationCidrBlock")
    found = [each for each in _entries(account, vpc) if kind in {"", each.kind} and wanted in {"", each.destination}]
    size = params.integer("MaxResult", 10, 1, _MOST_ENTRIES)
    page = paging.by_token(params, found, lambda each: each.serial, low=size, most=size)
    entries = [_describe(table, each) for each in page.records]
    return {**page.about, "TotalCount": len(found), "RouteEntrys": {"RouteEntry": entries}}


def _entries(account: Account, vpc: Vpc) -> list[_Entry]:
    local = [each.cidr for each in account.vswitches.of_region(vpc.region).values() if each.vpc == vpc.id]
    system = [(destination, "System") for destination in (*local, _SERVICES)]
    custom = [(destination, "Custom") for destination in vpc.routes]
    return [_Entry(number, *each) for number, each in enumerate((*system, *custom), start=1)]


def _describe(table: str, entry: _Entry) -> dict[str, object]:
    custom = entry.kind == "Custom"
    hop = {"NextHopType": "RouterInterface", "NextHopId": "ri-sandbox", "Enabled": 1, "Weight": 0}
    return {
        "RouteTableId": table,
        "RouteEntryId": f"rte-{table.removeprefix('vtb-')}{entry.serial}" if custom else "",
        "RouteEntryName": "",
        "DestinationCidrBlock": entry.destination,
        "Type": entry.kind,
        "IpVersion": "IPv4",
        "Status": "Available",
        "Description": "",
        "NextHops": {"NextHop": [hop] if custom else []},
    }


OPERATIONS = (
    Operation("DescribeRouteTableList", describe_route_table_list),
    Operation("DescribeRouteEntryList", describe_route_entry_list),
)
