"""DescribeRouteTableList, DescribeRouteEntryList and ListGatewayRouteTableEntries.

Fields, paging and words: the pages of the operations and the SDK's models. A VPC has its system route table here; it
holds what ``Vpc.routes`` lists, and what the cloud makes for each vSwitch and for its own services. Where the account
says so it has a gateway route table too, which routes what comes in by the IPv4 gateway to the vSwitches.
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


def gateway_table_of(vpc: Vpc) -> str:
    """Return the id of the gateway route table of ``vpc``, where it has one."""
    return vpc.id.replace("vpc-", "vtb-gw")


class _Table(NamedTuple):
    vpc: Vpc
    id: str
    kind: str

    @property
    def of_gateway(self) -> bool:
        return self.id == gateway_table_of(self.vpc)


def _tables(account: Account, region: str) -> list[_Table]:
    found = []
    for vpc in account.vpcs.of_region(region).values():
        found.append(_Table(vpc, table_of(vpc), "System"))
        if vpc.gateway_route_table:
            found.append(_Table(vpc, gateway_table_of(vpc), "Custom"))
    return found


def describe_route_table_list(account: Account, params: Params) -> Answer:
    """List route tables of a region, or of one VPC."""
    region = lookups.region(account, params).id
    vpc_id, table, kind = params.text("VpcId"), params.text("RouteTableId"), params.text("RouteTableType")
    found = [
        each
        for each in _tables(account, region)
        if vpc_id in {"", each.vpc.id} and table in {"", each.id} and kind in {"", each.kind}
    ]
    page = paging.numbered(params, found, _MOST_TABLES)
    return {
        **page.about,
        "RouterTableList": {"RouterTableListType": [_describe_table(account, each) for each in page.records]},
    }


def _describe_table(account: Account, table: _Table) -> dict[str, object]:
    vpc = table.vpc
    inside = [vswitch.id for vswitch in account.vswitches.of_region(vpc.region).values() if vswitch.vpc == vpc.id]
    return {
        "RouteTableId": table.id,
        "RouteTableName": "",
        "RouteTableType": table.kind,
        "RouterId": vpc.id.replace("vpc-", "vrt-"),
        "RouterType": "VRouter",
        "AssociateType": "Gateway" if table.of_gateway else "VSwitch",
        "GatewayIds": {"GatewayIds": [vpc.id.replace("vpc-", "ipv4gw-")] if table.of_gateway else []},
        "Status": "Available",
        "VpcId": vpc.id,
        "VSwitchIds": {"VSwitchId": [] if table.of_gateway else inside},
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
    named = next((each for each in _tables(account, region) if each.id == table), None)
    if named is None:
        # The table of the page has this code and status; Terraform treats it as absent.
        raise Refusal("InvalidRouteTable.NotFound", "The specified route table does not exist.")
    if named.of_gateway:
        raise Refusal("OperationDenied.UseGatewayRouteEntryQueryInterface", "Use ListGatewayRouteTableEntries.")
    wanted = params.text("DestinationCidrBlock")
    found = [
        each for each in _entries(account, named.vpc) if kind in {"", each.kind} and wanted in {"", each.destination}
    ]
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


def list_gateway_route_table_entries(account: Account, params: Params) -> Answer:
    """List the entries of a gateway route table: one for each vSwitch, local until somebody redirects it."""
    region = lookups.region(account, params).id
    table, wanted = params.required("GatewayRouteTableId"), params.text("DestinationCidrBlock")
    named = next((each for each in _tables(account, region) if each.id == table and each.of_gateway), None)
    if named is None:
        raise Refusal("ResourceNotFound.GatewayRouteTable", "The specified gateway route table does not exist.")
    local = [each for each in _entries(account, named.vpc) if each.kind == "System" and each.destination != _SERVICES]
    found = [each for each in local if wanted in {"", each.destination}]
    size = params.integer("MaxResults", 10, 1, _MOST_ENTRIES)
    page = paging.by_token(params, found, lambda each: each.serial, low=size, most=size)
    shown = [
        {
            "DestinationCidrBlock": each.destination,
            "Name": "",
            "Description": "",
            "NextHopType": "local",
            "NextHopId": "",
            "NextHops": [],
            "Status": "Available",
        }
        for each in page.records
    ]
    return {**page.about, "TotalCount": str(len(found)), "GatewayRouteEntryModels": shown}


OPERATIONS = (
    Operation("DescribeRouteTableList", describe_route_table_list),
    Operation("DescribeRouteEntryList", describe_route_entry_list),
    Operation("ListGatewayRouteTableEntries", list_gateway_route_table_entries),
)
