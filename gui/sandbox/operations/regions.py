"""DescribeRegions, which exists in the VPC API and in the ECS API."""

from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params


def _regions(account: Account, params: Params, product: str, more: dict[str, str]) -> Answer:
    chinese = params.text("AcceptLanguage", "zh-CN").lower().startswith("zh")
    found = [
        {
            "RegionId": region.id,
            "RegionEndpoint": f"{product}.{region.id}.aliyuncs.com",
            "LocalName": region.name_zh if chinese else region.name,
            **more,
        }
        for region in account.regions.values()
    ]
    return {"Regions": {"Region": found}}


def describe_vpc_regions(account: Account, params: Params) -> Answer:
    """List the regions. The list says nothing about the multi-EIP mode."""
    return _regions(account, params, "vpc", {})


def describe_ecs_regions(account: Account, params: Params) -> Answer:
    """List the regions with their state."""
    return _regions(account, params, "ecs", {"Status": "available"})


VPC_OPERATIONS = (Operation("DescribeRegions", describe_vpc_regions),)
ECS_OPERATIONS = (Operation("DescribeRegions", describe_ecs_regions),)
